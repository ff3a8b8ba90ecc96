"""What did a promotion bring that would not have been sold without it?

The counterfactual comes from the days without a promotion: units of the promoted products by store
and day are explained by store, weekday and trend over the weeks before and after (poisson.py), and
the promotion is what the days of the promotion have beside that. The same is done with comparable
products, other categories in the same stores, which had none: what moved them in those days
(weather, a street festival) is taken off, a difference of differences. The two weeks after the
promotion are set apart: what they lack was bought ahead. Products of the promoted categories that
were not promoted tell what the promotion took from its neighbours.
The interval is that of placebos: the same sum for as many weeks before the promotion as there are,
where the truth is 0; their spread is the error, Student's t with as many degrees of freedom as
there are windows that do not overlap. With fewer than 8 placebos there is none, and it is said.
Source: Angrist & Pischke 2009, Mostly Harmless Econometrics, section 5.2 (difference in
differences); Abadie, Diamond & Hainmueller 2010 (placebos); van Heerde, Leeflang & Wittink 2004,
"Decomposing the sales promotion bump" (what is bought ahead and taken from others).
Assumptions: the comparable products are not themselves moved by the promotion; days on which a
store was shut, or another promotion of these products ran, do not count.
Not here: what the price alone does (elasticity.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, sqrt

import numpy as np
import polars as pl
from scipy import stats

from shelfcast.insights.poisson import Floats, dummies, fit_mean, independent

BEFORE, AFTER, DIP = 56, 28, 14
LEAST_DAYS, LEAST_PLACEBOS = 28, 8


@dataclass(frozen=True)
class Effect:
    """By how much units in the promotion, and in the two weeks after, differ; logarithms.

    `error` is that of the promotion's, `after_error` that of the weeks after; `freedom` their
    degrees of freedom, 0 where there are too few placebos for an interval.
    """

    during: float
    after: float
    error: float
    after_error: float
    freedom: int

    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of `during`; None without enough placebos."""
        if not self.freedom:
            return None
        half = float(stats.t.ppf(0.975, self.freedom)) * self.error
        return self.during - half, self.during + half


def effect(treated: pl.DataFrame, control: pl.DataFrame, first: date, last: date) -> Effect | None:
    """The promotion's effect from `first` to `last`; None with too few days to compare with.

    Both frames have store, day and units; days that do not count are absent. `control` may be
    empty: then nothing is taken off.
    """
    during = _difference(treated, control, first, last)
    if during is None:
        return None
    placebos = _placebos(treated, control, first, last)
    length = (last - first).days + 1
    apart = max(1, -(-(length + DIP) // 7))
    freedom = len(placebos) // apart if len(placebos) >= LEAST_PLACEBOS else 0
    errors = [sqrt(sum(p[n] ** 2 for p in placebos) / len(placebos)) for n in (0, 1) if placebos]
    error, after = errors if placebos else (0.0, 0.0)
    return Effect(*during, error, after, freedom if freedom >= 2 else 0)


def _placebos(
    treated: pl.DataFrame, control: pl.DataFrame, first: date, last: date
) -> list[tuple[float, float]]:
    """The same difference for each earlier week at which nothing began, the promotion left out."""
    quiet = pl.col("day") < first
    known, other = treated.filter(quiet), control.filter(quiet)
    if known.is_empty():
        return []
    opening = known["day"].min()
    assert isinstance(opening, date)
    found: list[tuple[float, float]] = []
    length = last - first
    start = first - timedelta(days=7 * (-(-(length.days + 1 + DIP) // 7)))
    while start - timedelta(days=BEFORE) >= opening and len(found) < 60:
        placebo = _difference(known, other, start, start + length)
        if placebo is not None:
            found.append(placebo)
        start -= timedelta(days=7)
    return found


def _difference(
    treated: pl.DataFrame, control: pl.DataFrame, first: date, last: date
) -> tuple[float, float] | None:
    ours = _bump(treated, first, last)
    theirs = (0.0, 0.0) if control.is_empty() else _bump(control, first, last)
    if ours is None or theirs is None:
        return None
    return ours[0] - theirs[0], ours[1] - theirs[1]


def _bump(days: pl.DataFrame, first: date, last: date) -> tuple[float, float] | None:
    """How far the days of the window, and the two weeks after, lie from the rest; logarithms."""
    near = days.filter(
        pl.col("day").is_between(first - timedelta(days=BEFORE), last + timedelta(days=DIP + AFTER))
    ).sort("store", "day")
    inside = near["day"].is_between(first, last).to_numpy().astype(np.float64)
    dip_end = last + timedelta(days=DIP)
    after = ((near["day"] > last) & (near["day"] <= dip_end)).to_numpy().astype(np.float64)
    base = (inside + after) == 0
    units = near["units"].cast(pl.Float64).to_numpy()
    if near.filter(pl.Series(base))["day"].n_unique() < LEAST_DAYS or not units[base].sum():
        return None
    if not inside.any() or not units[inside > 0].sum():
        return None
    x = _columns(near, first, np.column_stack([inside, after]))
    fit = fit_mean(x, np.maximum(units, 0.0), np.zeros(len(units)))
    return float(fit.b[0]), float(fit.b[1]) if after.any() and units[after > 0].sum() else 0.0


def _columns(near: pl.DataFrame, first: date, wanted: Floats) -> Floats:
    trend = (near["day"] - first).dt.total_days().to_numpy()[:, None] / 28
    others = np.column_stack(
        [
            np.ones(near.height),
            trend,
            dummies(near["day"].dt.weekday().to_numpy()),
            dummies(near["store"].to_numpy()),
        ]
    )
    after = wanted[:, 1:] if wanted[:, 1].any() else np.zeros((near.height, 0))
    x = np.column_stack([wanted[:, :1], after, others])
    kept = x[:, independent(x)]
    return kept if after.shape[1] else np.column_stack([kept[:, :1], 0 * kept[:, :1], kept[:, 1:]])


def extra(sold: float, log_effect: float) -> float:
    """Of the units sold, how many the effect brought: all but what exp(-effect) would have sold.

    >>> round(extra(190, 0.6418538861723947))
    90
    """
    return sold * (1 - exp(-log_effect))
