"""Room: dashboard. What does the shop look like today, on a screen?

Streamlit, a file a page. A page asks `metrics` and `insights` through its view and draws; there is
no SQL here and nothing is summed that `metrics` could sum. Pages with several tabs have a file a
tab in `panels`; what is neither line nor bar is drawn in `figures`. `launch` starts it.
"""
