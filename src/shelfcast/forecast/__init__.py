"""What will sell, and how sure is that? Pure functions over frames; see make.py.

`make` makes the forecasts; `paths` draws whole futures from them, a chunk of series at a time.
"""

from shelfcast.forecast.ahead import Drivers
from shelfcast.forecast.config import ForecastConfig, Freq
from shelfcast.forecast.frequency import HORIZON, frequency
from shelfcast.forecast.learned import Earlier
from shelfcast.forecast.make import ForecastResult, make
from shelfcast.forecast.sample_paths import paths, published_quantiles, summed
from shelfcast.forecast.task import Done, Spread, Task, Work

__all__ = [
    "HORIZON",
    "Done",
    "Drivers",
    "Earlier",
    "ForecastConfig",
    "ForecastResult",
    "Freq",
    "Spread",
    "Task",
    "Work",
    "frequency",
    "make",
    "paths",
    "published_quantiles",
    "summed",
]
