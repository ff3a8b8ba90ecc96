"""What does a model get to see of a product, standing at one day and asked about a later one?

Features of each series for a pair (origin, target): everything about demand, price and promotion
comes from periods before `origin`; of the target only what a calendar and the declared closures
tell. Levels are told as logarithms of ratios to the base forecast, so that a shop that sells ten
thousand a day and one that sells two look alike.
Not here: the base itself (models/moving_average.py), the choice of pairs (models/rows.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shelfcast.forecast.models import moving_average
from shelfcast.forecast.series import Floats, Ints, Panel
from shelfcast.forecast.sums import Sums, sums

CATEGORICAL = ("store_code", "category_code")
EPSILON = 1e-3
HALF_YEAR_WINDOW = 3


@dataclass(frozen=True)
class Facts:
    """What is computed once a panel and read for every pair: running sums and codes.

    own, store, category: sums of the series, of its store, of its category. price and promotion:
    running sums of prices and promotion shares. floor: the least base, far below the mean rate.
    """

    panel: Panel
    own: Sums
    store: Sums
    category: Sums
    price: Sums
    promotion: Floats
    category_code: Ints
    floor: float


def facts(panel: Panel) -> Facts:
    """The facts of a panel. Nothing here looks across an origin; Sums answer per origin."""
    season = moving_average.smoothing_season(panel)
    names = panel.keys["category"] if "category" in panel.keys.columns else None
    codes = (
        names.cast(str).rank("dense").to_numpy().astype(np.int64) - 1
        if names is not None
        else np.zeros(panel.keys.height, dtype=np.int64)
    )
    category = np.zeros((int(codes.max()) + 1, panel.length))
    np.add.at(category, codes, np.nan_to_num(panel.rate))
    some_open = panel.open_days[:, : panel.length].any(axis=0)
    mean = np.nanmean(panel.rate) if (~np.isnan(panel.rate)).any() else 0.0
    return Facts(
        panel=panel,
        own=sums(panel.rate, season),
        store=sums(moving_average.store_rates(panel), season),
        category=sums(np.where(some_open, category, np.nan), season),
        price=sums(panel.price, season),
        promotion=np.cumsum(np.pad(panel.promotion, ((0, 0), (1, 0))), axis=1),
        category_code=codes,
        floor=max(float(mean) * EPSILON, 1e-9),
    )


def base(of: Facts, origin: int, target: int) -> Floats:
    """The base forecast, units per open day, kept above the floor; NaN before the first sale."""
    found = moving_average.base(of.panel, of.own, of.store, origin, target)
    return np.maximum(found, of.floor)


def features(of: Facts, origin: int, target: int) -> dict[str, Floats]:
    """Name to S values, in a fixed order."""
    floor = base(of, origin, target)
    level = np.maximum(of.own.slow[:, origin], of.floor)
    return {
        **_levels(of, origin, target, floor, level),
        **_life(of, origin),
        **_surroundings(of, origin, target),
        **_calendar(of, origin, target),
        **_offer(of, origin),
        "store_code": of.panel.store.astype(np.float64),
        "category_code": of.category_code.astype(np.float64),
    }


def _levels(of: Facts, origin: int, target: int, floor: Floats, level: Floats) -> dict[str, Floats]:
    found: dict[str, Floats] = {"log_base": np.log(floor), "factor": np.log(floor / level)}
    found["fast"] = _log_ratio(of.own.fast[:, origin], level)
    for window in of.panel.cadence.windows:
        found[f"mean_{window}"] = _log_ratio(of.own.mean(origin, window), level)
    season = 7 if of.panel.cadence.freq == "D" else 1
    same = of.own.same_season(origin, target, season, 4)
    known = ~np.isnan(same)
    for lag in range(2):
        column = same[:, lag] if same.shape[1] > lag else np.full(len(level), np.nan)
        found[f"lag_{lag + 1}"] = np.minimum(column / floor, 20)
    count = known.sum(axis=1)
    mean = np.divide(
        np.where(known, same, 0).sum(axis=1),
        count,
        out=np.full(len(level), np.nan),
        where=count > 0,
    )
    found["same_season"] = _log_ratio(mean, level)
    found["year_ago"] = _year_ago(of.own, of.panel, origin, target)
    return found


def _life(of: Facts, origin: int) -> dict[str, Floats]:
    short, long = of.panel.cadence.windows[2], of.panel.cadence.windows[4]
    return {
        "hits_short": of.own.hit_share(origin, short),
        "hits_long": of.own.hit_share(origin, long),
        "since_sale": np.minimum(origin - of.own.last[:, origin], 400).astype(np.float64),
        "age": np.minimum(origin - of.panel.start, 2 * of.panel.cadence.year).astype(np.float64),
        "variation": of.own.variation(origin, long),
    }


def _surroundings(of: Facts, origin: int, target: int) -> dict[str, Floats]:
    """Where the store and the category are heading, and where they went a year ago."""
    panel, found = of.panel, {}
    window = panel.cadence.windows[1]
    for name, group, codes in (
        ("store", of.store, panel.store),
        ("category", of.category, of.category_code),
    ):
        slow = np.maximum(group.slow[:, origin], of.floor)
        found[f"{name}_fast"] = _log_ratio(group.fast[:, origin], slow)[codes]
        found[f"{name}_recent"] = _log_ratio(group.mean(origin, window), slow)[codes]
        found[f"{name}_year_ago"] = _year_ago(group, panel, origin, target)[codes]
    return found


def _year_ago(group: Sums, panel: Panel, origin: int, target: int) -> Floats:
    """Log of the rate around the target a year before over the rate before the origin then."""
    year, window = panel.cadence.year, panel.cadence.windows[2]
    half = HALF_YEAR_WINDOW if panel.cadence.freq == "D" else 0
    end = min(target - year + half + 1, origin)
    start = target - year - half
    if start < 1 or end <= start or origin - year < 2:
        return np.full(len(group.rate), np.nan)
    then, before = group.mean(end, end - start), group.mean(origin - year, window)
    tiny = EPSILON * np.maximum(np.nan_to_num(before), 1e-9) + 1e-9
    return np.clip(_log_ratio(then, before + tiny), -3, 3)


def _calendar(of: Facts, origin: int, target: int) -> dict[str, Floats]:
    panel = of.panel
    day = panel.dates[target].astype(object)
    open_days = panel.open_days
    last = open_days.shape[1] - 1
    size = len(panel.rate)
    found = {
        "horizon": np.full(size, float(target - origin + 1)),
        "open": open_days[panel.store, target],
        "open_before": open_days[panel.store, max(0, target - 1)],
        "open_after": open_days[panel.store, min(last, target + 1)],
        "day_of_month": np.full(size, float(day.day)),
        "weekday": np.full(size, float(day.weekday())),
    }
    if panel.length >= 2 * panel.cadence.year:
        found["day_of_year"] = np.full(size, float(day.timetuple().tm_yday))
    return found


def _offer(of: Facts, origin: int) -> dict[str, Floats]:
    window = of.panel.cadence.windows[2]
    start = max(0, origin - window)
    recent = of.price.mean(origin, of.panel.cadence.windows[0])
    share = (of.promotion[:, origin] - of.promotion[:, start]) / max(1, origin - start)
    return {
        "price": _log_ratio(recent, of.price.mean(origin, of.panel.cadence.windows[4])),
        "promotion_share": share,
    }


def _log_ratio(top: Floats, bottom: Floats) -> Floats:
    """log((top + small) / (bottom + small)), NaN where either is."""
    small = EPSILON * np.abs(np.where(np.isnan(bottom), 1, bottom)) + 1e-12
    ratio: Floats = np.log((top + small) / (bottom + small))
    return ratio
