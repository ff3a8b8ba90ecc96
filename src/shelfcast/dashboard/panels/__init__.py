"""What stands on a tab of a page? A tab a file; each asks for its numbers through the page's view.

A panel is drawn only while its tab is open, and again alone when a control within it is used.
Not here: the figures (figures/), which tabs a page has (the page's own file).
"""
