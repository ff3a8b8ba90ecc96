"""By which periods is forecast, and how many ahead, also where the settings leave that out?

What they leave out follows from how the sales are told. Not here: how that is seen
(forecast/frequency.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from shelfcast import forecast
from shelfcast.project import ForecastSettings, Freq


@dataclass(frozen=True)
class Periods:
    """Their length, and how many ahead."""

    freq: Freq
    horizon: int


def periods(told: ForecastSettings, demand: pl.DataFrame) -> Periods:
    """demand: ds, y."""
    freq = told.freq or forecast.frequency(demand)
    return Periods(freq, told.horizon or forecast.HORIZON[freq])
