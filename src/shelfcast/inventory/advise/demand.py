"""Where does the demand of one product come from?

This file alone of inventory/ asks forecast/: a program that asks for advice has one history and no
forecast at hand (decision 0022).
"""

from __future__ import annotations

from shelfcast.forecast.one_series.futures import Futures, futures

__all__ = ["Futures", "futures"]
