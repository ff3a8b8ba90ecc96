"""On which day does a shelf run out, given what is on it and what is due?

Units: units of the product; days counted from the day asked, the first after it being 1.
Symbols: M_t expected demand of days 1 to t; m_t its median; x_t stock that could be sold by day t,
on hand and deliveries.
- expected: the first day with M_t > x_t;
- likely: the first day with m_t > x_t + 1/2, that is, with a chance above one half to have run out
  (goods are sold whole, so half a unit is the border between x and x + 1).
M_t sums the forecast's days, so that a Saturday counts as one; after its last day the mean day goes
on. m_t = M_t + g(t), where g is median less mean of the forecast's windows, which come from whole
sample paths, linear between a few lengths.
Assumptions: a delivery is counted on from the day after it is due, as plan.py counts an order's;
nothing else is ordered. An empty shelf that sells has run out on day 1. Nothing is said beyond a
year.
Source: the distribution of demand over a stretch of days, Silver, Pyke & Thomas, Inventory and
Production Management in Supply Chains, section on the run-out time of an item.
Not here: the chance to run out before a delivery (outlook.py).
"""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl

from shelfcast.contracts.frames import WINDOW_QUANTILES
from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.windows import KEY, WindowTable

YEAR = 365
LOOKED = 91
HALF_A_UNIT = 0.5
GRID = np.array([1, 7, 14, 28, 91, YEAR])
_MEDIAN = list(WINDOW_QUANTILES).index("q50")
_AT_ONCE = 20_000


def first_day_beyond(demand: Floats, stock: Floats) -> npt.NDArray[np.int64]:
    """The first day (1-based) on which `demand` (n, t) is above `stock` (n, t); 0 where none is.

    >>> first_day_beyond(np.array([[3.0, 6.0, 9.0]]), np.array([[7.0, 7.0, 7.0]])).tolist()
    [3]
    """
    short = demand > stock
    return np.where(short.any(axis=1), short.argmax(axis=1) + 1, 0)


def expected_by_day(forecasts: pl.DataFrame, lines: pl.DataFrame, as_of: date) -> Floats:
    """Expected demand (n, days ahead) of `lines` on each day after `as_of`, at most 91 of them.

    `forecasts` holds store x product rows of FORECASTS; weeks and months are spread evenly over
    their days. A line that is not forecast gets zeros; no column where nothing lies ahead.
    """
    starts = forecasts["ds"].unique().sort()
    if starts.len() < 1:
        return np.zeros((lines.height, 0))
    days = np.asarray(starts.to_numpy(), dtype="datetime64[D]").astype(np.int64)
    lengths = np.diff(days, append=0)
    lengths[-1] = lengths[-2] if len(lengths) > 1 else 1
    grid = np.zeros((lines.height, len(days)))
    index = lines.select(KEY).with_row_index("line")
    found = forecasts.select(*KEY, "ds", "mean").join(index, on=KEY, how="inner")
    grid[found["line"].to_numpy(), starts.search_sorted(found["ds"]).to_numpy()] = found["mean"]
    ahead = np.repeat(days, lengths) + _within(lengths) - np.datetime64(as_of, "D").astype(np.int64)
    a_day = np.repeat(grid / lengths, lengths, axis=1)
    return np.asarray(a_day[:, (ahead >= 1) & (ahead <= LOOKED)])


def _within(lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """0, 1, ... within each of the periods of these lengths."""
    return np.concatenate([np.arange(length) for length in lengths])


class RunOut:
    """Demand of n lines summed day by day over a year, in the mean and at the median."""

    def __init__(self, a_day: Floats, windows: WindowTable, steady: Floats) -> None:
        """`a_day` (n, days ahead) of `expected_by_day`; `steady` (n,) a day where it says none."""
        self._a_day, self._steady = a_day, steady
        gaps = []
        for length in GRID:
            over = windows.over(np.full(len(steady), length, dtype=np.int64))
            gaps.append(over.quantiles[:, _MEDIAN] - over.mean)
        self._gaps = np.nan_to_num(np.column_stack(gaps))

    def mean(self, rows: slice) -> Floats:
        """M_t (rows, 365)."""
        told = self._a_day[rows]
        known = told.shape[1]
        usual = told.mean(axis=1) if known else self._steady[rows]
        rest = np.repeat(usual[:, None], YEAR - known, axis=1)
        return np.asarray(np.cumsum(np.hstack([told, rest]), axis=1))

    def median(self, rows: slice) -> Floats:
        """m_t (rows, 365), never falling and never below 0."""
        days = np.arange(1, YEAR + 1)
        right = np.clip(np.searchsorted(GRID, days), 1, len(GRID) - 1)
        share = (days - GRID[right - 1]) / (GRID[right] - GRID[right - 1])
        gaps = self._gaps[rows]
        between = gaps[:, right - 1] * (1 - share) + gaps[:, right] * share
        return np.asarray(np.maximum.accumulate(np.maximum(self.mean(rows) + between, 0.0), axis=1))

    def days(
        self, on_hand: Floats, due: npt.NDArray[np.int64], coming: Floats
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """The days (n,) of expected and of likely run-out, 0 where not within a year.

        `due` and `coming` (n, k): the day and units of each line's deliveries, 0 units for none.
        """
        expected = np.zeros(len(on_hand), dtype=np.int64)
        likely = np.zeros(len(on_hand), dtype=np.int64)
        for start in range(0, len(on_hand), _AT_ONCE):
            rows = slice(start, start + _AT_ONCE)
            stock = _stock_by_day(on_hand[rows], due[rows], coming[rows])
            sums = self.mean(rows)
            empty = (on_hand[rows] <= 0) & (sums[:, -1] > 0)
            expected[rows] = np.where(empty, 1, first_day_beyond(sums, stock))
            beyond = first_day_beyond(self.median(rows), stock + HALF_A_UNIT)
            likely[rows] = np.where(empty, 1, beyond)
        return expected, likely


def _stock_by_day(on_hand: Floats, due: npt.NDArray[np.int64], coming: Floats) -> Floats:
    """x_t (n, 365): on hand, and from the day after it is due what was coming."""
    arrivals = np.zeros((len(on_hand), YEAR + 1))
    for at in range(due.shape[1]):
        np.add.at(arrivals, (np.arange(len(on_hand)), np.clip(due[:, at], 1, YEAR)), coming[:, at])
    return np.asarray(on_hand[:, None] + np.cumsum(arrivals, axis=1)[:, :YEAR])
