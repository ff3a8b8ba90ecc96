"""Room: dashboard. What does the shop look like today, on a screen?

Streamlit, a file a page: overview, forecast, orders, data. A page asks `metrics` and draws; there
is no SQL here and nothing is summed that `metrics` could sum. `launch` starts it.
"""
