"""Which errors may speak for which forecast?

The interval of a forecast at a cutoff is made from the errors at the other cutoffs, so that the
coverage reported was never fitted to the days it is counted on. The interval of the published
forecast is made from the errors of all cutoffs. With one cutoff only, the series with even and odd
rows speak for each other; with one series too, the exponential law does.
Quantiles here are of Z, which is what sold plus a number between 0 and 1 where it is sold whole
(counts.py); what is published is `counts.sold` of them.
Not here: the conformal arithmetic (conformal.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from shelfcast.contracts.frames import QUANTILES
from shelfcast.forecast import conformal, counts
from shelfcast.forecast.backtest import Origin, scored
from shelfcast.forecast.series import Floats, Ints

PROBABILITIES = tuple(QUANTILES.values())
PRIOR = conformal.exponential(PROBABILITIES)
HALF_A_UNIT = 0.5
HORIZON_UNIT = {"D": 7, "W": 4, "M": 3}
LEAST_UNIT = 0.01


@dataclass(frozen=True)
class Cells:
    """Forecasts of one origin as flat rows, S * H; u is the scaled error, shift the mean of U."""

    mean: Floats
    scale: Floats
    shift: Floats
    codes: tuple[Ints, ...]
    u: Floats
    fold: Ints
    cutoff: Ints

    def part(self, first: int, stop: int) -> Cells:
        """The rows from `first` on, up to `stop`."""
        rows = slice(first, stop)
        codes = tuple(code[rows] for code in self.codes)
        mean, scale, shift = self.mean[rows], self.scale[rows], self.shift[rows]
        return Cells(mean, scale, shift, codes, self.u[rows], self.fold[rows], self.cutoff[rows])


@dataclass(frozen=True)
class Told:
    """Quantiles of one origin, S x H x P, looked up for the series that are asked about.

    All at once are a hundred numbers a series and more: where there are many, ask block by block.
    """

    rows: Cells
    tables: dict[int, conformal.Table]
    horizon: int

    def __getitem__(self, series: slice) -> Floats:
        """The quantiles of some series, n x H x P."""
        first, stop, _ = series.indices(len(self.rows.mean) // self.horizon)
        found = _quantiles(self.rows.part(first * self.horizon, stop * self.horizon), self.tables)
        return found.reshape(-1, self.horizon, len(PROBABILITIES))


def unit(at: Origin) -> float:
    """A quantity far below what a typical series of the level sells in a period."""
    begun = at.recent[at.panel.start < at.cutoff]
    return max(LEAST_UNIT * float(begun.mean()) if begun.size else 0.0, 1e-9)


def cells(
    at: Origin,
    mean: Floats,
    truth: Floats | None,
    horizon: int,
    floor: float,
    *,
    fold: int,
    whole: counts.Flags,
) -> Cells:
    """The rows of one origin; u is NaN where nothing is scored. A fold of -1 is by parity."""
    size = len(mean)
    mean = np.nan_to_num(mean[:, :horizon])
    exposure = at.panel.exposed(at.cutoff, at.cutoff + horizon)
    scale = conformal.scale(mean, at.recent[:, None] * exposure, floor) * (exposure > 0)
    y = np.full(mean.shape, np.nan) if truth is None else scored(truth, at, horizon)
    with np.errstate(invalid="ignore", divide="ignore"):
        u = (counts.jittered(y, whole, seed=at.cutoff) - mean) / scale
    ahead = np.tile(seasons_ahead(at, horizon), size)
    codes = conformal.keys(scale.ravel(), np.repeat(at.classes, horizon), ahead, floor)
    of_series = np.arange(size) % 2 if fold < 0 else np.full(size, fold)
    folds = np.repeat(of_series.astype(np.int32), horizon)
    cutoff = np.full(mean.size, at.cutoff, dtype=np.int32)
    shift = np.repeat(np.where(whole, HALF_A_UNIT, 0.0), horizon) * (scale.ravel() > 0)
    return Cells(mean.ravel(), scale.ravel(), shift, codes, u.ravel(), folds, cutoff)


def seasons_ahead(at: Origin, horizon: int) -> Ints:
    """How many seasons (weeks, where days are forecast) ahead each period lies, the first is 1."""
    return 1 + np.arange(horizon) // HORIZON_UNIT[at.panel.cadence.freq]


def intervals(
    truth: Floats,
    origins: Sequence[Origin],
    means: Sequence[Floats],
    horizon: int,
    floor: float,
    *,
    reported: int | None = None,
) -> list[Told]:
    """Quantiles of each origin of the backtest, S x horizon x P, from the other origins.

    reported: only of so many, the first ones; the errors of all speak.
    """
    alone, whole = len(origins) == 1, counts.whole(truth)
    rows = [
        cells(at, mean, truth, horizon, floor, fold=-1 if alone else number, whole=whole)
        for number, (at, mean) in enumerate(zip(origins, means, strict=True))
    ]
    folds = (0, 1) if alone else range(len(rows[:reported]))
    tables = {fold: table(rows, without=fold) for fold in folds}
    return [Told(one, tables, horizon) for one in rows[:reported]]


def final_intervals(
    truth: Floats,
    origins: Sequence[Origin],
    means: Sequence[Floats],
    last: tuple[Origin, Floats],
    *,
    horizon: int,
    floor: float,
) -> Told:
    """Quantiles of the published forecast, S x horizon x P, from all origins' errors."""
    whole = counts.whole(truth)
    rows = [
        cells(at, mean, truth, horizon, floor, fold=number, whole=whole)
        for number, (at, mean) in enumerate(zip(origins, means, strict=True))
    ]
    one = cells(*last, None, horizon, floor, fold=0, whole=whole)
    return Told(one, {0: table(rows, without=None)}, horizon)


def table(rows: Sequence[Cells], without: int | None) -> conformal.Table:
    """The pools of all rows but those of a fold."""
    kept = [np.isfinite(one.u) & (one.fold != without) for one in rows]
    pairs = list(zip(rows, kept, strict=True))
    codes = [
        conformal.joined([one.codes[i][k] for one, k in pairs])
        for i in range(len(conformal.FEWEST))
    ]
    u, size = (
        np.concatenate([np.zeros(0), *(getattr(one, name)[k] for one, k in pairs)])
        for name in ("u", "scale")
    )
    cutoff = conformal.joined([one.cutoff[k] for one, k in pairs])
    return conformal.fit(u, codes, size, cutoff, PROBABILITIES)


def _quantiles(one: Cells, tables: dict[int, conformal.Table]) -> Floats:
    out = np.zeros((len(one.mean), len(PROBABILITIES)))
    for fold in np.unique(one.fold):
        at = np.flatnonzero(one.fold == fold)
        codes = [codes[at] for codes in one.codes]
        prior = one.mean[at, None] * PRIOR + one.shift[at, None]
        out[at] = conformal.quantiles(tables[int(fold)], one.mean[at], one.scale[at], codes, prior)
    return out
