"""What does a model get to see of a product, standing at one day and asked about a later one?

Features of each series for a pair (origin, target): everything about demand, prices paid, stock and
past promotions comes from periods before `origin`; of the target only what a calendar, the declared
closures, the events, and the lists of prices and promotions tell ahead. Levels are told as
logarithms of ratios to the base forecast, so that a shop that sells ten thousand a day and one that
sells two look alike.
Not here: the base itself (models/moving_average.py), the choice of pairs (models/rows.py), lifts of
events (event_lift.py), prices (price_facts.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from shelfcast.forecast.event_lift import Lifts, lifts
from shelfcast.forecast.known import known_mean
from shelfcast.forecast.models import moving_average
from shelfcast.forecast.price_facts import Prices, beside, prices
from shelfcast.forecast.series import At, Floats, Ints, Panel
from shelfcast.forecast.sums import ALL, Sums, running, sums

CODES = ("store", "region", "category", "subcategory", "brand")
CATEGORICAL = (*(f"{name}_code" for name in CODES), "event_code")
EPSILON = 1e-3
HALF_YEAR_WINDOW = 3
DAYS_OF_YEAR = 365.25
PERIODS = 64
"""Periods that groups are summed at once, of all series."""


@dataclass(frozen=True)
class Around:
    """What all series have in common, computed once a panel: sums of groups and codes.

    groups: name to sums of groups and the group of each series: store, category, shelf (a category
    in a store), product in all stores. beside: of the prices of each shelf. codes: name to S codes.
    lifts: of the shelves, None without events. floor: the least base, far below the mean rate.
    """

    groups: dict[str, tuple[Sums, Ints]]
    beside: Floats
    codes: dict[str, Ints]
    lifts: Lifts | None
    floor: float

    @property
    def store(self) -> Sums:
        """The running sums of the stores."""
        return self.groups["store"][0]

    def of(self, series: At) -> Around:
        """The same, with the groups and codes of some of the series."""
        groups = {name: (sums_of, of[series]) for name, (sums_of, of) in self.groups.items()}
        codes = {name: code[series] for name, code in self.codes.items()}
        return replace(self, groups=groups, codes=codes)


@dataclass(frozen=True)
class Facts:
    """What is computed once for some series of a panel and read for every pair.

    own: sums of each series. promotion, empty: running sums of promotion and stock-out shares.
    """

    panel: Panel
    around: Around
    own: Sums
    prices: Prices
    promotion: Floats
    empty: Floats


def facts(panel: Panel, within: Around | None = None, series: At = ALL) -> Facts:
    """The facts of some series of a panel, all where left out.

    within: what `around` made of the whole panel. Nothing here looks across an origin; Sums answer
    per origin. They take some 60 bytes a cell: large panels are told block by block (Panel.blocks).
    """
    near, some = (within or around(panel)).of(series), panel.only(series)
    return Facts(
        panel=some,
        around=near,
        own=sums(some.rate, moving_average.smoothing_season(panel)),
        prices=prices(some, near.beside, near.groups["shelf"][1]),
        promotion=running(some.promotion, np.float32),
        empty=running(some.censored, np.float32),
    )


def around(panel: Panel) -> Around:
    """What the series of a panel have in common."""
    season = moving_average.smoothing_season(panel)
    codes = {name: _codes(panel.keys, [name]) for name in CODES if name in panel.keys.columns}
    codes["store"] = panel.store
    shelf = _codes(panel.keys, ["store_id", "category"])
    members = {
        "store": panel.store,
        "category": codes.get("category", np.zeros(panel.keys.height, dtype=np.int64)),
        "shelf": shelf,
        "product": _codes(panel.keys, ["product_id"]),
    }
    groups = {name: (sums(_together(panel, of), season), of) for name, of in members.items()}
    groups["store"] = (sums(moving_average.store_rates(panel), season), panel.store)
    first = np.unique(shelf, return_index=True)[1]
    mean = np.nanmean(panel.rate) if (~np.isnan(panel.rate)).any() else 0.0
    return Around(
        groups=groups,
        beside=beside(panel, shelf),
        codes=codes,
        lifts=lifts(
            panel.ahead,
            groups["shelf"][0],
            panel.store[first],
            7 if panel.cadence.freq == "D" else 1,
        ),
        floor=max(float(mean) * EPSILON, 1e-9),
    )


def base(of: Facts, origin: int, target: int, at: At = ALL) -> Floats:
    """The base forecast, units per open day, kept above the floor; NaN before the first sale."""
    found = moving_average.base(of.panel, of.own, of.around.store, origin, target, at)
    return np.maximum(found, of.around.floor)


def features(of: Facts, origin: int, target: int, at: At = ALL) -> dict[str, Floats]:
    """Name to a value of each series of `at`, in a fixed order."""
    floor = base(of, origin, target, at)
    level = np.maximum(of.own.slow[at, origin], of.around.floor)
    return {
        **_levels(of, origin, target, floor, level, at),
        **_life(of, origin, at),
        **_surroundings(of, origin, target, at),
        **_calendar(of, origin, target, at),
        **_events(of, origin, target, at),
        **of.prices.features(of.panel, origin, target, at),
        **_offer(of, origin, target, at),
        **{f"{name}_code": code[at].astype(np.float64) for name, code in of.around.codes.items()},
    }


def _codes(keys: pl.DataFrame, columns: list[str]) -> Ints:
    """A number for each combination of the columns, in their order; 0 where there is none."""
    columns = [name for name in columns if name in keys.columns]
    if not columns:
        return np.zeros(keys.height, dtype=np.int64)
    values = keys.select(pl.col(columns).cast(pl.String).fill_null(""))
    named = values.unique().sort(columns).with_row_index("code")
    found = values.join(named, on=columns, how="left", maintain_order="left")["code"]
    return found.to_numpy().astype(np.int64)


def _together(panel: Panel, group: Ints) -> Floats:
    """Rates of all series of each group, added; NaN where none of them is known."""
    size = int(group.max()) + 1
    order = np.argsort(group, kind="stable")
    starts = np.searchsorted(group[order], np.arange(size))
    rates = np.full((size, panel.length), np.nan, dtype=panel.rate.dtype)
    for first in range(0, panel.length, PERIODS):
        part = panel.rate[:, first : first + PERIODS][order]
        known = ~np.isnan(part)
        total = np.add.reduceat(np.where(known, part, 0), starts, axis=0)
        some = np.logical_or.reduceat(known, starts, axis=0)
        rates[:, first : first + PERIODS] = np.where(some, total, np.nan)
    return rates


def _levels(  # noqa: PLR0917 (what is known, when, beside what, of which)
    of: Facts, origin: int, target: int, floor: Floats, level: Floats, at: At
) -> dict[str, Floats]:
    found: dict[str, Floats] = {"log_base": np.log(floor), "factor": np.log(floor / level)}
    found["fast"] = _log_ratio(of.own.fast[at, origin], level)
    for window in (*_short(of.panel), *of.panel.cadence.windows):
        found[f"mean_{window}"] = _log_ratio(of.own.mean(origin, window, at), level)
    season = 7 if of.panel.cadence.freq == "D" else 1
    same = of.own.same_season(origin, target, season, 4, at)
    for lag in range(3):
        column = same[:, lag] if same.shape[1] > lag else np.full(len(level), np.nan)
        found[f"lag_{lag + 1}"] = np.minimum(column / floor, 20)
    found["same_season"] = _log_ratio(known_mean(same), level)
    found["year_ago"] = _year_ago(of.own, of.panel, origin, target, at)
    return found


def _short(panel: Panel) -> tuple[int, ...]:
    return (3,) if panel.cadence.freq == "D" else ()


def _life(of: Facts, origin: int, at: At) -> dict[str, Floats]:
    panel = of.panel
    short, long = panel.cadence.windows[2], panel.cadence.windows[4]
    hits = of.own.hit_share(origin, long, at)
    since = np.minimum(origin - of.own.last[at, origin], 400).astype(np.float64)
    start = max(0, origin - short)
    return {
        "hits_short": of.own.hit_share(origin, short, at),
        "hits_long": hits,
        "since_sale": since,
        "quiet": since * hits,
        "age": np.minimum(origin - panel.start[at], 2 * panel.cadence.year).astype(np.float64),
        "variation": of.own.variation(origin, long, at),
        "empty_share": (of.empty[at, origin] - of.empty[at, start]) / max(1, origin - start),
    }


def _surroundings(of: Facts, origin: int, target: int, at: At) -> dict[str, Floats]:
    """Where the store, the category and the product are heading, and where they went a year ago."""
    panel, found = of.panel, {}
    window = panel.cadence.windows[1]
    for name, (group, codes) in of.around.groups.items():
        mine = codes[at]
        slow = np.maximum(group.slow[:, origin], of.around.floor)
        found[f"{name}_fast"] = _log_ratio(group.fast[:, origin], slow)[mine]
        found[f"{name}_recent"] = _log_ratio(group.mean(origin, window), slow)[mine]
        found[f"{name}_long"] = _log_ratio(group.mean(origin, panel.cadence.windows[4]), slow)[mine]
        if name != "product":
            found[f"{name}_year_ago"] = _year_ago(group, panel, origin, target)[mine]
    return found


def _year_ago(group: Sums, panel: Panel, origin: int, target: int, at: At = ALL) -> Floats:
    """Log of the rate around the target a year before over the rate before the origin then."""
    year, window = panel.cadence.year, panel.cadence.windows[2]
    half = HALF_YEAR_WINDOW if panel.cadence.freq == "D" else 0
    end = min(target - year + half + 1, origin)
    start = target - year - half
    if start < 1 or end <= start or origin - year < 2:
        return np.full(len(group.rate[at]), np.nan)
    then, before = group.mean(end, end - start, at), group.mean(origin - year, window, at)
    tiny = EPSILON * np.maximum(np.nan_to_num(before), 1e-9) + 1e-9
    return np.clip(_log_ratio(then, before + tiny), -3, 3)


def _calendar(of: Facts, origin: int, target: int, at: At) -> dict[str, Floats]:
    panel = of.panel
    day = panel.dates[target].astype(object)
    open_days, store = panel.open_days, panel.store[at]
    last = open_days.shape[1] - 1
    size = len(store)
    found: dict[str, Floats] = {
        "horizon": np.full(size, float(target - origin + 1)),
        "open": open_days[store, target],
        "open_before": open_days[store, max(0, target - 1)],
        "open_after": open_days[store, min(last, target + 1)],
        "day_of_month": np.full(size, float(day.day)),
        "weekday": np.full(size, float(day.weekday())),
    }
    if panel.length >= 2 * panel.cadence.year:
        number = day.timetuple().tm_yday
        found["day_of_year"] = np.full(size, float(number))
        for order in (1, 2):
            angle = 2 * np.pi * order * number / DAYS_OF_YEAR
            found[f"fourier_sin_{order}"] = np.full(size, np.sin(angle))
            found[f"fourier_cos_{order}"] = np.full(size, np.cos(angle))
    return found


def _events(of: Facts, origin: int, target: int, at: At) -> dict[str, Floats]:
    """Holidays and events of the target: what they did before, which, how near."""
    lifts = of.around.lifts
    if lifts is None:
        return {}
    store = of.panel.store[at]
    return {
        "event_lift": lifts.at(origin, target)[of.around.groups["shelf"][1][at]],
        "event_code": lifts.code[store, target].astype(np.float64),
        "event_next": lifts.next[store, target],
        "event_since": lifts.since[store, target],
    }


def _offer(of: Facts, origin: int, target: int, at: At) -> dict[str, Floats]:
    """Promotions: the share of the last periods, and whether one is announced for the target."""
    start = max(0, origin - of.panel.cadence.windows[2])
    share = (of.promotion[at, origin] - of.promotion[at, start]) / max(1, origin - start)
    found: dict[str, Floats] = {"promotion_share": share}
    ahead = of.panel.ahead
    if ahead.planned is not None and ahead.plan_reach > 0:
        untold = target >= origin + ahead.plan_reach
        planned = ahead.planned[at, target]
        found["promotion_planned"] = np.full(planned.shape, np.nan) if untold else planned
    return found


def _log_ratio(top: Floats, bottom: Floats) -> Floats:
    """log((top + small) / (bottom + small)), NaN where either is."""
    small = EPSILON * np.abs(np.where(np.isnan(bottom), 1, bottom)) + 1e-12
    ratio: Floats = np.log((top + small) / (bottom + small))
    return ratio
