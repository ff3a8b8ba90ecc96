"""How are numbers drawn that are neither a line nor a bar? A figure a file, from plain lists.

Not here: lines and bars (charts.py), which numbers are drawn (panels/).
"""
