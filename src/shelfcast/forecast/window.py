"""How much may sell in the days until the next delivery has come?

The distribution of the sum of demand over the first n days. It is made from errors of n-day sums in
the backtest, by the same conformal method as single days: quantiles of days do not add up, since a
good day does not follow every good day, nor is it independent of it. The mean is the sum of the
daily means. The standard deviation is the root mean square error of such sums.
Where few sums were seen, windows that begin later in the horizon speak too. A window longer than
any the backtest could see takes the relative errors of the longest it saw: errors would have to
last the whole window, which is the careful side. Weeks and months count by the share of them that
lies in the window.
Not here: what to order (inventory/).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from shelfcast.contracts import WINDOW_DEMAND
from shelfcast.contracts.frames import WINDOW_QUANTILES
from shelfcast.forecast import conformal, counts
from shelfcast.forecast.backtest import Origin
from shelfcast.forecast.intervals import HALF_A_UNIT, unit
from shelfcast.forecast.series import Floats, Ints

PROBABILITIES = tuple(WINDOW_QUANTILES.values())
SUMS_A_FOLD = 750
MOST_FOLDS = 4
ENOUGH_SUMS = 400
MOST_STARTS = 28


def window_demand(
    truth: Floats,
    origins: Sequence[Origin],
    means: Sequence[Floats],
    last: tuple[Origin, Floats],
    windows: Sequence[int],
) -> pl.DataFrame:
    """The WINDOW_DEMAND frame: a row a series and window. means: S x H, H covers every window."""
    at, units = last
    whole = counts.whole(truth)
    parts = [
        _window(truth, origins, means, at, np.nan_to_num(units), days=days, whole=whole)
        for days in sorted(set(windows))
    ]
    return WINDOW_DEMAND.conform(pl.concat(parts)) if parts else WINDOW_DEMAND.empty()


def _window(
    truth: Floats,
    origins: Sequence[Origin],
    means: Sequence[Floats],
    at: Origin,
    units: Floats,
    *,
    days: int,
    whole: counts.Flags,
) -> pl.DataFrame:
    mean = units @ shares(at, days)
    floor = unit(at) * days / at.panel.cadence.days
    usual = at.recent * days
    scale = conformal.scale(mean, usual, floor)
    table = _table(truth, origins, means, _periods(at, days), floor=floor, whole=whole)
    codes = conformal.keys(scale, at.classes, np.ones(len(mean), dtype=np.int64), floor)
    prior = mean[:, None] * _gamma(days) + np.where(whole, HALF_A_UNIT, 0.0)[:, None]
    found = counts.sold(conformal.quantiles(table, mean, scale, codes, prior), whole)
    _, spread = table.look_up(codes, scale)
    sd = np.where(np.isnan(spread), mean * days**-0.25, spread * scale)
    shut = at.panel.exposed(at.cutoff, at.cutoff + _periods(at, days)).sum(axis=1) == 0
    found[shut], sd[shut] = 0, 0
    return at.panel.keys.select("store_id", "product_id").with_columns(
        pl.lit(days).alias("days"),
        pl.Series("mean", mean),
        pl.Series("sd", sd),
        *(pl.Series(name, found[:, i]) for i, name in enumerate(WINDOW_QUANTILES)),
    )


def shares(at: Origin, days: int) -> Floats:
    """The share of each forecast period that lies in the first `days` days, H values.

    Days beyond the last forecast period are taken to sell as those before did.
    """
    starts = at.panel.dates[at.cutoff :]
    ends = np.append(starts[1:], at.panel.cadence.starts(starts[-1], 2)[-1])
    length = (ends - starts).astype(np.float64)
    inside = np.clip(days - (starts - starts[0]).astype(np.float64), 0, length)
    beyond = max(1.0, days / float(length.sum()))
    result: Floats = inside / length * beyond
    return result


def _periods(at: Origin, days: int) -> int:
    return int((shares(at, days) > 0).sum())


def _table(
    truth: Floats,
    origins: Sequence[Origin],
    means: Sequence[Floats],
    periods: int,
    *,
    floor: float,
    whole: counts.Flags,
) -> conformal.Table:
    """Pools of scaled errors of sums over `periods` periods, or over the most that were seen."""
    seen = [min(truth.shape[1] - at.cutoff, at.panel.horizon) for at in origins]
    length = min(periods, max(seen, default=0))
    least = floor * length / periods
    parts = [
        _errors(truth, at, np.nan_to_num(mean), length, start, floor=least, whole=whole)
        for at, mean, most in zip(origins, means, seen, strict=True)
        for start in _starts(most - length, len(truth) * len(origins))
    ]
    u, size = (np.concatenate([np.zeros(0), *(part[i] for part in parts)]) for i in (0, 3))
    codes = [conformal.joined([part[1][i] for part in parts]) for i in range(len(conformal.FEWEST))]
    cutoff = conformal.joined([part[2] for part in parts])
    fewest = _fewest(len(truth) * len(origins))
    return conformal.fit(u, codes, size, cutoff, PROBABILITIES, fewest)


def _fewest(sums: int) -> tuple[int, ...]:
    """Errors that a pool has at least, coarsest first: up to MOST_FOLDS times a single period's.

    An order reads one quantile of a pool and follows its luck. Where all have few sums, pools of
    more would put fast and slow sellers together, which is worse.

    >>> _fewest(180), _fewest(3000)
    ((20, 60, 120, 250), (20, 240, 480, 1000))
    """
    folds = min(max(sums / SUMS_A_FOLD, 1.0), MOST_FOLDS)
    all_in_one, *finer = conformal.FEWEST
    return (all_in_one, *(int(count * folds) for count in finer))


def _starts(latest: int, sums: int) -> range:
    """The periods at which windows may begin: the first, or more where sums are few."""
    if latest < 0:
        return range(0)
    return range(1 if sums >= ENOUGH_SUMS else min(latest, MOST_STARTS) + 1)


def _errors(
    truth: Floats,
    at: Origin,
    mean: Floats,
    length: int,
    start: int,
    *,
    floor: float,
    whole: counts.Flags,
) -> tuple[Floats, tuple[Ints, ...], Ints, Floats]:
    """Scaled errors of the sums over `length` periods from `start`, codes, cutoff and scale."""
    begin, end = at.cutoff + start, at.cutoff + start + length
    exposure = at.panel.exposed(begin, end)
    y = np.where(exposure > 0, truth[:, begin:end], 0).sum(axis=1)
    expected = mean[:, start : start + length].sum(axis=1)
    usual = at.recent * at.panel.cadence.days * length
    scale = conformal.scale(expected, usual, floor)
    kept = np.isfinite(y) & (at.panel.start < at.cutoff)
    ahead = np.ones(len(y), dtype=np.int64)
    codes = conformal.keys(scale, at.classes, ahead, floor)
    cutoff = np.full(int(kept.sum()), at.cutoff, dtype=np.int64)
    u = (counts.jittered(y, whole, seed=begin) - expected) / scale
    return u[kept], tuple(code[kept] for code in codes), cutoff, scale[kept]


def _gamma(days: int) -> Floats:
    """Quantiles over the mean where nothing was seen: gamma, wider than independent days would be.

    Its relative standard deviation is days ** -1/4: 1 for a day, as exponential demand has.
    """
    from scipy.stats import gamma

    shape = np.sqrt(days)
    result: Floats = gamma.ppf(PROBABILITIES, shape) / shape
    return result
