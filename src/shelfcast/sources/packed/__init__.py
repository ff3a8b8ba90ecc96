"""How are archives and mails opened without being fooled?"""
