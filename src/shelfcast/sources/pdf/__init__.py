"""How are the tables of a PDF found?"""
