"""How will a new product go on, going by how its nearest kin did at that age?

For series younger than eight weeks (six months where months are forecast); the others are forecast
by moving_average.py. Kin are products whose launch was seen, of the same category where it has
enough of them, the nearer the closer their price and the more words of the name, and the brand,
they share. Their rates by age (in seasons since the first sale) are chained: the growth from one
age to the next is that of the kin of which both are known, drawn towards none where they are few.
The level is the product's own over the days it has, and its kin's, scaled to the store, as far as
those days are few. The shape of the week is the store's. Units per period.
Source: the chain-ladder method, Mack (1993), Distribution-free calculation of the standard error of
chain ladder reserve estimates, ASTIN Bulletin 23(2), of launches instead of claims.
Not here: whether it is any better than the others for new products (choose.py), which it must be to
be used.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy import sparse

from shelfcast.forecast.demand_class import is_young, youth
from shelfcast.forecast.known import known_mean
from shelfcast.forecast.models import moving_average
from shelfcast.forecast.series import Floats, Ints, Panel

NEAREST = 30
FEWEST = 8
PRICE_BAND = 0.5
TOWARDS_NONE = 3.0
OWN_PERIODS = {"D": 7.0, "W": 1.0, "M": 0.5}
GROWTH = (0.5, 2.0)
REACH = (0.2, 5.0)


@dataclass(frozen=True)
class Ages:
    """Mean rates of each series by age, S x B in bins of a season; NaN where not yet reached.

    size: periods a bin. seen: whether the launch lies within the panel.
    """

    rates: Floats
    size: int
    seen: Ints


def forecast(panel: Panel) -> Floats:
    """Units of each series and future period, S x H; NaN for a series not yet begun."""
    units = moving_average.forecast(panel)
    young = np.flatnonzero(is_young(panel) & (panel.start < panel.length))
    if not young.size:
        return units
    ages = by_age(panel)
    near = kinship(panel, young, ages.seen)
    week = moving_average.week(panel) if panel.cadence.freq == "D" else np.ones(units.shape)
    for row, others in zip(map(int, young), near, strict=True):
        if others.size < FEWEST:
            continue
        age = int(panel.length - panel.start[row])
        curve = launch_curve(ages.rates[others], ages.size, age + panel.horizon)
        level = own_level(panel, row, others, curve)
        rates = level * curve[age : age + panel.horizon] * week[row]
        units[row] = rates * panel.exposure[row, panel.length :]
    return units


def by_age(panel: Panel) -> Ages:
    """Rates by age. A launch is seen where four weeks (two months) of the panel lie before it."""
    size = moving_average.smoothing_season(panel) if panel.cadence.freq == "D" else 1
    bins = -(-(youth(panel) + panel.horizon) // size)
    known = ~np.isnan(panel.rate)
    total = np.cumsum(np.pad(np.where(known, panel.rate, 0), ((0, 0), (1, 0))), axis=1)
    count = np.cumsum(np.pad(known, ((0, 0), (1, 0))), axis=1)
    edges = panel.start[:, None] + size * np.arange(bins + 1)
    at = np.minimum(edges, panel.length)
    rows = np.arange(len(panel.rate))[:, None]
    sold, days = np.diff(total[rows, at], axis=1), np.diff(count[rows, at], axis=1)
    whole = (edges[:, 1:] <= panel.length) & (days > 0)
    rates = np.divide(sold, days, out=np.full(sold.shape, np.nan), where=whole)
    seen = panel.start >= panel.cadence.windows[2]
    return Ages(rates, size, seen.astype(np.int64))


def launch_curve(rates: Floats, size: int, periods: int) -> Floats:
    """The rate at each age in periods, as a multiple of the first age's, from kin's rates by age.

    A product that sells four times as much counts twice.

    >>> rates = np.array([[2.0, 4.0, 4.0]] * 40 + [[2.0, 4.0, np.nan]] * 40)
    >>> launch_curve(rates, 1, 4).round(1)
    array([1. , 1.9, 1.9, 1.9])
    """
    mean = known_mean(rates, none=0.0)
    if not (mean > 0).any():
        return np.ones(periods)
    scaled = rates[mean > 0] / np.sqrt(mean[mean > 0])[:, None]
    both = ~np.isnan(scaled[:, :-1]) & ~np.isnan(scaled[:, 1:])
    drawn = TOWARDS_NONE * float(np.nanmean(scaled))
    before = np.where(both, scaled[:, :-1], 0).sum(axis=0) + drawn
    after = np.where(both, scaled[:, 1:], 0).sum(axis=0) + drawn
    growth = np.clip(after / before, *GROWTH)
    curve = np.clip(np.concatenate([[1.0], np.cumprod(growth)]), *REACH)
    of_period = np.minimum(np.arange(periods) // size, len(curve) - 1)
    found: Floats = curve[of_period]
    return found


def own_level(panel: Panel, row: int, others: Ints, curve: Floats) -> float:
    """What the curve is multiplied by: the product's own level, and its kin's as it has few days.

    Kin of another store count by the size of the store: the mean rate of a product in it.
    """
    start = int(panel.start[row])
    own = panel.rate[row, start : panel.length]
    known = ~np.isnan(own)
    expected = float(curve[: len(own)][known].sum())
    sold = float(own[known].sum())
    weight = OWN_PERIODS[panel.cadence.freq]
    kin = _kin_level(panel, row, others, curve)
    level: float = (sold + weight * kin) / (expected + weight) if expected + weight > 0 else 0.0
    return level


def _kin_level(panel: Panel, row: int, others: Ints, curve: Floats) -> float:
    """The mean level of kin over the ages that the product has reached, scaled to its store."""
    size = _store_sizes(panel)
    age = int(panel.length - panel.start[row])
    levels = []
    for other in others:
        start = int(panel.start[other])
        rates = panel.rate[other, start : min(start + age, panel.length)]
        known = ~np.isnan(rates)
        if known.any() and size[panel.store[other]] > 0:
            ratio = size[panel.store[row]] / size[panel.store[other]]
            levels.append(rates[known].sum() / curve[: len(rates)][known].sum() * ratio)
    return float(np.mean(levels)) if levels else 0.0


def _store_sizes(panel: Panel) -> Floats:
    """The mean rate of a product in each store, over the last eight weeks (three months)."""
    recent = panel.rate[:, -panel.cadence.windows[3] :]
    known = ~np.isnan(recent)
    sold = np.bincount(panel.store, np.where(known, recent, 0).sum(axis=1), len(panel.open_days))
    count = np.bincount(panel.store, known.sum(axis=1), len(panel.open_days))
    found: Floats = np.divide(sold, count, out=np.zeros(len(sold)), where=count > 0)
    return found


def kinship(panel: Panel, young: Ints, seen: Ints) -> list[Ints]:
    """Of each young series the rows of its nearest kin, NEAREST at most, the nearest first."""
    old = np.flatnonzero(seen & (panel.length - panel.start > panel.cadence.windows[1]))
    if not old.size:
        return [old] * len(young)
    words, price = _words(panel.keys), _prices(panel)
    category = _codes(panel.keys, "category")
    brand = _codes(panel.keys, "brand")
    found = []
    ids = panel.keys["product_id"].to_numpy()
    for row in young:
        others = old[ids[old] != ids[row]]
        same = others[category[others] == category[row]]
        pool = same if same.size >= FEWEST else others
        gap = np.abs(price[pool] - price[row])
        score = np.exp(-np.where(np.isnan(gap), 1.0, gap) / PRICE_BAND)
        score *= 1 + _shared(words, int(row), pool)
        score *= np.where((brand[pool] == brand[row]) & (brand[row] >= 0), 2.0, 1.0)
        score *= np.where(panel.store[pool] == panel.store[row], 1.5, 1.0)
        found.append(pool[np.argsort(-score, kind="stable")[:NEAREST]])
    return found


def _words(keys: pl.DataFrame) -> sparse.csr_array:
    """Which words the name of each series' product has, S x W of 0 and 1."""
    if "product_name" not in keys.columns:
        return sparse.csr_array((keys.height, 1))
    names = keys["product_name"].fill_null("").str.to_lowercase().str.extract_all(r"\pL{3,}")
    told = pl.DataFrame({"row": np.arange(keys.height), "word": names}).explode("word")
    told = told.drop_nulls().unique().with_columns(code=pl.col("word").rank("dense") - 1)
    size = (keys.height, int(told["code"].max() or 0) + 1)  # type: ignore[arg-type]
    at = (told["row"].to_numpy(), told["code"].to_numpy().astype(np.int64))
    return sparse.csr_array((np.ones(told.height), at), shape=size)


def _shared(words: sparse.csr_array, row: int, pool: Ints) -> Floats:
    """The share of words that the names of `pool` and `row` have in common (Jaccard)."""
    mine = words[[row]]
    both = np.asarray((words[pool] @ mine.T).todense()).ravel()
    every = np.asarray(words[pool].sum(axis=1)).ravel() + mine.sum() - both
    found: Floats = np.divide(both, every, out=np.zeros(len(pool)), where=every > 0)
    return found


def _prices(panel: Panel) -> Floats:
    """The logarithm of the mean price of each series; NaN where none was paid."""
    known = panel.price > 0
    total = np.where(known, panel.price, 0).sum(axis=1)
    mean = np.divide(total, known.sum(axis=1), out=np.full(len(total), np.nan), where=total > 0)
    found: Floats = np.log(mean)
    return found


def _codes(keys: pl.DataFrame, column: str) -> Ints:
    """A number for each value of a column; -1 where it is not told."""
    if column not in keys.columns:
        return np.full(keys.height, -1, dtype=np.int64)
    codes = keys[column].cast(pl.String).rank("dense").fill_null(0).to_numpy()
    found: Ints = codes.astype(np.int64) - 1
    return found
