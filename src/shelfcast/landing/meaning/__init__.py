"""Which dataset is a table, and which column is which?"""
