"""Is this table wide, counted or carried, and how does it become a row a fact?"""
