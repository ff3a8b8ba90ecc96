"""From the sales files a shop already has to KPIs, forecasts and a costed order list."""

__version__ = "0.1.0"
