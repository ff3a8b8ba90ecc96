"""What sells on average lately, by weekday?

A level times a weekday factor. The level is an exponentially weighted mean of units per open day
(half-life four weeks; censored and closed days are skipped, days like no other count less). The
weekday factor is the store's, moved towards the product's own as far as the product has days with
sales to show for it:
weight = n / (n + 8), n the sales days among the last 12 of that weekday. Weeks and months have no
factor. It is the simple model that lumpy and intermittent demand is hard to beat with, and the
base that LightGBM starts from.
Source: simple exponential smoothing, Hyndman & Athanasopoulos (3rd ed.), equation 8.2.
Not here: trend, price, promotions (lightgbm.py).
"""

from __future__ import annotations

import numpy as np

from shelfcast.forecast.outliers import tempered
from shelfcast.forecast.series import At, Floats, Panel
from shelfcast.forecast.sums import ALL, Sums, sums

WEEKS = 12
OWN_WEIGHT = 8
FACTORS = (0.2, 5.0)


def forecast(panel: Panel) -> Floats:
    """Units of each series and future period, S x horizon; NaN for a series not yet begun."""
    units: Floats = _rates(panel)[0] * panel.exposed(panel.length)
    return units


def base(  # noqa: PLR0917 (what is known, when, of which)
    panel: Panel, own: Sums, store: Sums, origin: int, target: int, at: At = ALL
) -> Floats:
    """Expected units per open day of `target`, from periods before `origin`; a value a series."""
    level = own.slow[at, origin]
    if panel.cadence.freq != "D":
        return level
    store_factor = _factor(store, store.slow[:, origin], origin, target)[panel.store[at]]
    same = own.same_season(origin, target, 7, WEEKS, at)
    hits = (same > 0).sum(axis=1)
    own_factor = _ratio(same, level)
    weight = hits / (hits + OWN_WEIGHT)
    factor = weight * np.where(hits > 0, own_factor, 1) + (1 - weight) * store_factor
    result: Floats = level * factor
    return result


def week(panel: Panel) -> Floats:
    """The weekday factor of each series and future period, S x H; 1 where there is none."""
    if panel.cadence.freq != "D":
        return np.ones((len(panel.rate), panel.horizon))
    rates, level = _rates(panel)
    factor: Floats = np.divide(rates, level, out=np.ones_like(rates), where=level > 0)
    return factor


def _rates(panel: Panel) -> tuple[Floats, Floats]:
    """Units per open day, S x H, and the level, S x 1; made block by block."""
    season = smoothing_season(panel)
    store = sums(store_rates(panel), season)
    ends = range(panel.length, panel.length + panel.horizon)
    rates, levels = [], []
    for block in panel.blocks():
        some = panel.only(block)
        own = sums(tempered(some.rate, panel.cadence.freq), season)
        told = [base(some, own, store, panel.length, target) for target in ends]
        rates.append(np.stack(told, axis=1))
        levels.append(own.slow[:, [panel.length]])
    return np.concatenate(rates), np.concatenate(levels)


def store_rates(panel: Panel) -> Floats:
    """Units per open day of each store, all products together; NaN where it was shut."""
    rows = np.zeros((len(panel.open_days), panel.length))
    for block in panel.blocks():
        np.add.at(rows, panel.store[block], np.nan_to_num(panel.rate[block]))
    return np.where(panel.open_days[:, : panel.length] > 0, rows, np.nan)


def smoothing_season(panel: Panel) -> int:
    """Periods that the half-lives are counted in: a week, two weeks, a month."""
    return {"D": 7, "W": 2, "M": 1}[panel.cadence.freq]


def _factor(of: Sums, level: Floats, origin: int, target: int) -> Floats:
    """Mean rate of the target's weekday over the level, bounded; 1 where it was never seen."""
    return _ratio(of.same_season(origin, target, 7, WEEKS), level)


def _ratio(same: Floats, level: Floats) -> Floats:
    known = ~np.isnan(same)
    count = known.sum(axis=1)
    total = np.where(known, same, 0).sum(axis=1)
    usable = (count > 0) & (level > 0)
    ratio = np.divide(total, count * level, out=np.ones(len(level)), where=usable)
    bounded: Floats = np.clip(ratio, *FACTORS)
    return bounded
