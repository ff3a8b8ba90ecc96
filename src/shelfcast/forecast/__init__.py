"""What will sell, and how sure is that? Pure functions over frames; see make.py."""

from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.make import ForecastResult, make

__all__ = ["ForecastConfig", "ForecastResult", "make"]
