"""How much may be sold in just the stretch of days an order has to cover?

Units: days; demand in units of the product over the window.

The forecast gives demand for some lengths of window. Another length t is read off them:
- between two lengths, mean, variance and every quantile are interpolated linearly in days;
- outside them (or with one length T only) the mean is scaled by t / T and deviations from it by
  sqrt(t / T), which is right for days that vary independently at a steady rate, and quantiles
  below 0 become 0;
- a window of 0 days has no demand.
Source: Var over t days = t Var over one, Silver, Pyke & Thomas, section on converting forecast
errors over one period to those over the lead time.
Not here: the forecast of a window itself (forecast/).
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from shelfcast.contracts.frames import WINDOW_QUANTILES
from shelfcast.inventory.distribution import DemandDistribution, Floats, Ints

KEY = ["store_id", "product_id"]
_NAMES = list(WINDOW_QUANTILES)
_VALUES = ["days", "mean", "sd", *_NAMES]


@dataclass(frozen=True)
class WindowDemand:
    """Demand in n windows: mean, sd and quantiles at WINDOW_QUANTILES, in units."""

    mean: Floats
    sd: Floats
    quantiles: Floats

    def distribution(self, extra_sd: npt.ArrayLike = 0.0) -> DemandDistribution:
        """The n distributions, widened by an independent source of `extra_sd` units (n,)."""
        base = DemandDistribution.from_quantiles(list(WINDOW_QUANTILES.values()), self.quantiles)
        extra = np.broadcast_to(np.asarray(extra_sd, dtype=np.float64), self.mean.shape)
        return base.widened(self.sd, extra) if np.any(extra > 0) else base


class WindowTable:
    """The forecast windows of n lines, ready to be read at any length."""

    def __init__(self, window_demand: pl.DataFrame, lines: pl.DataFrame) -> None:
        index = lines.select(KEY).with_row_index("line")
        found = window_demand.select(*KEY, "days").with_row_index("row")
        found = found.join(index, on=KEY, how="inner").sort("line", "days")
        self._rows = found["row"].to_numpy()
        self._lines = found["line"].to_numpy().astype(np.int64)
        self._days = found["days"].to_numpy().astype(np.int64)
        self._given = window_demand.select(pl.col(_VALUES).cast(pl.Float64).fill_null(np.nan))
        self._longest = int(self._days.max()) if len(self._days) else 0

    def rows(self, lines: Ints) -> WindowTable:
        """The table of these lines, numbered anew; `lines` rises without gaps."""
        part = copy(self)
        first, last = (int(lines[0]), int(lines[-1]) + 1) if len(lines) else (0, 0)
        inside = slice(*np.searchsorted(self._lines, [first, last]))
        part._rows, part._days = self._rows[inside], self._days[inside]
        part._lines = self._lines[inside] - first
        return part

    def over(self, days: npt.NDArray[np.int64]) -> WindowDemand:
        """Demand of line i over `days[i]` days, for all n lines; NaN where a line has no window."""
        if not len(self._days):
            unknown = np.full(len(days), np.nan)
            return WindowDemand(unknown, unknown, np.full((len(days), len(_NAMES)), np.nan))
        scale = max(self._longest, int(days.max(initial=0))) + 1
        given = self._lines * scale + self._days
        asked = np.arange(len(days)) * scale + days
        high = np.searchsorted(given, asked, side="left")
        low = np.searchsorted(given, asked, side="right") - 1
        above, below = self._read(high), self._read(low)
        # A line that ends there has a window on one side only, or on none.
        above = np.where(np.isnan(above), below, above)
        return _between(days.astype(np.float64), np.where(np.isnan(below), above, below), above)

    def _read(self, places: npt.NDArray[np.intp]) -> Floats:
        """(n, 3 + k): days, mean, sd, quantiles at these places; NaN where of another line."""
        own = np.clip(places, 0, len(self._rows) - 1)
        values = self._given[self._rows[own]].to_numpy()
        inside = (places == own) & (self._lines[own] == np.arange(len(places)))
        return np.where(inside[:, None], values, np.nan)


def _between(t: Floats, low: Floats, high: Floats) -> WindowDemand:
    span = high[:, 0] - low[:, 0]
    share = np.divide(t - low[:, 0], span, out=np.zeros_like(t), where=span > 0)[:, None]
    mixed = low[:, 1:] + share * (high[:, 1:] - low[:, 1:])
    sd = np.sqrt(low[:, 2] ** 2 + share[:, 0] * (high[:, 2] ** 2 - low[:, 2] ** 2))
    # Inside the given lengths the scale is 1; outside, low and high are the same window.
    scale = np.where(span > 0, 1.0, t / low[:, 0])
    mean = mixed[:, 0] * scale
    deviation = (mixed[:, 2:] - mixed[:, :1]) * np.sqrt(scale)[:, None]
    return WindowDemand(
        np.maximum(mean, 0.0),
        np.maximum(sd, 0.0) * np.sqrt(scale),
        np.maximum(np.where(t[:, None] > 0, mean[:, None] + deviation, t[:, None]), 0.0),
    )
