"""How may one product's demand go on, given nothing but its own past?

`futures` draws sample paths from a mixture of small models; see futures.py.
"""

from shelfcast.forecast.one_series.futures import Futures, futures

__all__ = ["Futures", "futures"]
