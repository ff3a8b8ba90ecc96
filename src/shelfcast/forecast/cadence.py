"""What does a period look like: a day, a week or a month?

Weeks start on Monday, months on the 1st. All lengths below are counted in periods.
`season` is the cycle the seasonal naive repeats; `year` the periods after which the same time of
year returns (364 days, so that the weekday is the same).
Not here: which days are open (series.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from shelfcast.forecast.config import Freq

Days = npt.NDArray[np.datetime64]


@dataclass(frozen=True)
class Cadence:
    """The lengths that belong to a frequency."""

    freq: Freq
    season: int
    year: int
    windows: tuple[int, ...]
    days: float
    kept: int

    def starts(self, first: np.datetime64, periods: int) -> Days:
        """First days of `periods` periods from the one that starts on `first`."""
        if self.freq == "M":
            months: Days = first.astype("datetime64[M]") + np.arange(periods)
            return months.astype("datetime64[D]")
        starts: Days = first + np.arange(periods) * int(self.days)
        return starts

    def index(self, days: Days, first: np.datetime64) -> npt.NDArray[np.int64]:
        """The period each day falls in, counted from the one that starts on `first`."""
        if self.freq == "M":
            months = days.astype("datetime64[M]") - first.astype("datetime64[M]")
            found: npt.NDArray[np.int64] = months.astype(np.int64)
            return found
        index: npt.NDArray[np.int64] = (days - first).astype(np.int64) // int(self.days)
        return index

    def floor(self, day: np.datetime64) -> np.datetime64:
        """The first day of the period that `day` falls in.

        >>> CADENCES["W"].floor(np.datetime64("2024-02-29"))
        np.datetime64('2024-02-26')
        """
        if self.freq == "M":
            month: np.datetime64 = day.astype("datetime64[M]").astype("datetime64[D]")
            return month
        if self.freq == "W":
            monday: np.datetime64 = day - (day.astype(np.int64) + 3) % 7
            return monday
        return day

    def periods_for(self, days: int) -> int:
        """Periods that surely cover `days` days from the first day of a period.

        >>> CADENCES["W"].periods_for(10), CADENCES["M"].periods_for(30)
        (2, 2)
        """
        shortest = 28 if self.freq == "M" else int(self.days)
        return -(-days // shortest)


CADENCES: dict[Freq, Cadence] = {
    "D": Cadence("D", 7, 364, (7, 14, 28, 56, 112), 1, 1100),
    "W": Cadence("W", 52, 52, (2, 4, 8, 13, 26), 7, 270),
    "M": Cadence("M", 12, 12, (1, 2, 3, 6, 12), 30.4375, 120),
}
