"""How much sold on average in the periods before a given one, for all series at once?

Running sums over the panel, so that a mean over any span costs two look-ups. Every answer for
`origin` uses periods before `origin` only (columns 0 to origin - 1).
`at` picks the series that are asked about; all of them where it is left out.
Units are units per open day. Not here: which spans a model looks at (features.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from shelfcast.forecast.series import At, Floats

Counts = npt.NDArray[np.int16]
ALL = slice(None)
MOST_PERIODS = 32_000
SLOW = 4.0


@dataclass(frozen=True)
class Sums:
    """Running sums of S series, each S x (T + 1): column t is over the first t periods.

    total, known, hits, squares: of the rates, of known periods, of periods with a sale, of rates
    squared. slow, fast: exponentially weighted mean rates. last: the last with a sale, or -1.
    """

    rate: Floats
    total: Floats
    known: Counts
    hits: Counts
    squares: Floats
    slow: Floats
    fast: Floats
    last: Counts

    def mean(self, origin: int, window: int, at: At = ALL) -> Floats:
        """Mean rate of the `window` periods before `origin`; NaN where none is known."""
        start = max(0, origin - window)
        return _ratio(_between(self.total, start, origin, at), self._count(start, origin, at))

    def hit_share(self, origin: int, window: int, at: At = ALL) -> Floats:
        """Share of known periods with a sale."""
        start = max(0, origin - window)
        return _ratio(_between(self.hits, start, origin, at), self._count(start, origin, at))

    def variation(self, origin: int, window: int, at: At = ALL) -> Floats:
        """Squared coefficient of variation of the rates."""
        start = max(0, origin - window)
        mean = self.mean(origin, window, at)
        square = _ratio(_between(self.squares, start, origin, at), self._count(start, origin, at))
        return _ratio(np.maximum(square - mean**2, 0), mean**2)

    def same_season(
        self, origin: int, target: int, season: int, count: int, at: At = ALL
    ) -> Floats:
        """Rates of the last `count` periods before `origin` in the season of `target`, S x n."""
        back = -(-(target - origin + 1) // season)
        columns = [target - season * (back + i) for i in range(count)]
        told = [self.rate[at, column] for column in columns if column >= 0]
        none: Floats = self.rate[at][:, :0]
        return np.stack(told, axis=1) if told else none

    def _count(self, start: int, end: int, at: At) -> Floats:
        return _between(self.known, start, end, at)


def sums(rate: Floats, season: int) -> Sums:
    """Running sums of a panel's rates; half-lives are 4 seasons (slow) and 1 season (fast).

    Some 60 bytes a cell while it works: large panels are told block by block. Raises ValueError
    for more than MOST_PERIODS periods, which its counts could not hold.
    """
    if rate.shape[1] > MOST_PERIODS:
        raise ValueError(f"{rate.shape[1]} periods, of {MOST_PERIODS} at most")
    known = ~np.isnan(rate)
    filled = np.where(known, rate, 0).astype(np.float64)
    sold = filled > 0
    period = np.where(sold, np.arange(rate.shape[1], dtype=np.int16), np.int16(-1))
    return Sums(
        rate=rate,
        total=running(filled),
        known=running(known, np.int16),
        hits=running(sold, np.int16),
        squares=running(filled**2),
        slow=_weighted(filled, known, SLOW * season),
        fast=_weighted(filled, known, 1.0 * season),
        last=_shifted(np.maximum.accumulate(period, axis=1)),
    )


def latest(rate: Floats, season: int) -> Floats:
    """The slow mean rate after the last period, a value a series: the end of `sums(...).slow`.

    >>> rate = np.array([[2.0, np.nan, 4.0]])
    >>> bool(latest(rate, 7)[0] == sums(rate, 7).slow[0, -1])
    True
    """
    known = ~np.isnan(rate)
    *_, end = _faded(rate, known, SLOW * season)
    return end.astype(np.float32)


def running(values: npt.NDArray[Any], kind: npt.DTypeLike = np.float64) -> npt.NDArray[Any]:
    """What came together before each column, added up in `kind`: S x T -> S x (T + 1).

    >>> running(np.array([[1.0, 2.0, 3.0]]))
    array([[0., 1., 3., 6.]])
    """
    out = np.zeros((values.shape[0], values.shape[1] + 1), dtype=kind)
    np.cumsum(values, axis=1, out=out[:, 1:], dtype=kind)
    return out


def _shifted(values: Counts) -> Counts:
    first = np.full((values.shape[0], 1), -1, dtype=np.int16)
    return np.concatenate([first, values], axis=1)


def _between(running: Floats | Counts, start: int, end: int, at: At) -> Floats:
    """What was added between two columns of running sums."""
    added: Floats = (running[at, end] - running[at, start]).astype(np.float64)
    return added


def _weighted(filled: Floats, known: npt.NDArray[np.bool_], half_life: float) -> Floats:
    """Exponentially weighted means before each period; NaN before anything is known."""
    out = np.empty((len(filled), filled.shape[1] + 1), dtype=np.float32)
    for column, mean in enumerate(_faded(filled, known, half_life)):
        out[:, column] = mean
    return out


def _faded(rate: Floats, known: npt.NDArray[np.bool_], half_life: float) -> Iterator[Floats]:
    """The weighted mean before each period and after the last: T + 1 times S values."""
    decay = 0.5 ** (1 / half_life)
    top, weight = np.zeros(len(rate)), np.zeros(len(rate))
    yield _ratio(top, weight)
    for column in range(rate.shape[1]):
        is_known = known[:, column]
        top = np.where(is_known, top * decay + rate[:, column], top)
        weight = np.where(is_known, weight * decay + 1, weight)
        yield _ratio(top, weight)


def _ratio(top: Floats, bottom: Floats) -> Floats:
    out = np.full(np.broadcast_shapes(top.shape, bottom.shape), np.nan)
    ratio: Floats = np.divide(top, bottom, out=out, where=bottom > 0)
    return ratio
