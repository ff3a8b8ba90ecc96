"""How is a cell's text written, and what value is it?"""
