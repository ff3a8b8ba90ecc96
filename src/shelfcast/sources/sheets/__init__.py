"""How are workbooks read?"""
