"""What moves each forecast away from what the product usually sells?

Of each store, product and future period: the base (the mean of the last weeks), then how many units
the level, the season, the calendar, the price and the promotions add or take away, and what scaling
the parts to a better total did. Base and parts add up to the published forecast exactly.

LightGBM says by how much to multiply, and its SHAP values say how much of the logarithm of that
factor each feature gave; features are gathered in groups. A part of the logarithm becomes units by
the logarithmic mean of base and forecast, the one weight with which the parts add up. SHAP values
are costly, so the products that sell most are told in detail, as many as WORK allows (in leaves of
trees, never by a clock); of the others, and of models without features, the level is what the whole
horizon has in common and the season is the rest.
Sources: Lundberg et al. (2020), From local explanations to global understanding with explainable AI
for trees; Ang (2004), Decomposition analysis for policymaking in energy, equation 7 (LMDI).
Not here: how right the forecasts were (value.py), a person's overrides, the words (insights/).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from shelfcast.contracts import FORECAST_DRIVERS
from shelfcast.contracts.frames import DRIVERS
from shelfcast.forecast.backtest import Origin
from shelfcast.forecast.bottom_up import GRID
from shelfcast.forecast.models.lightgbm import Boosted
from shelfcast.forecast.models.rows import asked
from shelfcast.forecast.series import Floats, Ints

TREES = "lightgbm"
LEAST = 0.01
LEAVES_PER_SECOND = 1_500_000
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("price", ("price", "discount")),
    ("promotion", ("promotion", "promo")),
    ("season", ("factor", "same_season", "weekday", "day_of_year", "week", "month_of", "fourier")),
    ("season", ("year_ago", "store_year_ago", "category_year_ago", "sin", "cos", "season")),
    ("calendar", ("open", "holiday", "event", "day_of_month", "snap", "calendar", "closed")),
)
"""A feature belongs to the group with the longest of these beginnings; else it is of the level."""


def group_of(feature: str) -> str:
    """The group of a feature.

    >>> group_of("price"), group_of("promotion_share"), group_of("mean_28"), group_of("open_after")
    ('price', 'promotion', 'level', 'calendar')
    """
    begins = [(len(w), group) for group, words in GROUPS for w in words if feature.startswith(w)]
    return max(begins)[1] if begins else "level"


def drivers(
    last: Origin,
    units: Floats,
    published: Floats,
    models: Sequence[str],
    *,
    horizon: int,
    budget_seconds: float,
    trees: Floats | None = None,
) -> pl.DataFrame:
    """The FORECAST_DRIVERS frame. units, published: S x H or more, before and after scaling.

    models: S names, the model of each series, or that it is a mixture; trees: S weights of the
    trees in it, 0 or 1 by `models` where not told. A mixture's parts are those of its models, by
    their weights.
    """
    base = (last.recent[:, None] * last.panel.exposed(last.cutoff))[:, :horizon]
    near = np.nan_to_num(units[:, :horizon])
    weights = (np.array(models) == TREES).astype(np.float64) if trees is None else trees
    parts = in_units(base, near, _plain(base, near))
    told = _in_detail(last, weights, horizon, budget_seconds)
    if told.size:
        mixed = _mixed(last, told, base[told], near[told], weights[told, None])
        for name, part in mixed.items():
            parts[name][told] = part
    columns = {"base": base, **parts}
    columns["mean"] = np.nan_to_num(published[:, :horizon])
    columns["scaled"], rounded = _apart(columns["mean"] - near)
    columns["level"] = columns["level"] + rounded
    return _frame(last, columns, models, told)


def _apart(moved: Floats) -> tuple[Floats, Floats]:
    """What scaling did, and what is rounding to whole multiples of 2^-16 (bottom_up.py)."""
    tiny = np.abs(moved) <= 1 / GRID
    return np.where(tiny, 0.0, moved), np.where(tiny, moved, 0.0)


def _mixed(
    last: Origin, told: Ints, base: Floats, units: Floats, weight: Floats
) -> dict[str, Floats]:
    """The parts of mixtures of trees and other models, rows x horizon."""
    horizon = units.shape[1]
    by_trees = np.nan_to_num(last.units[TREES][told, :horizon])
    left = 1 - weight
    rest = np.divide(
        units - weight * by_trees, left, out=by_trees.astype(np.float64), where=left > LEAST
    )
    trees = in_units(base, by_trees, _by_trees(last, told, horizon))
    others = in_units(base, rest, _plain(base, rest))
    found: dict[str, Floats] = {
        name: weight * trees[name] + left * others[name] for name in DRIVERS
    }
    # What rounding leaves is of the level, so that the parts add up.
    found["level"] += (units - base) - sum(found.values(), np.zeros(units.shape))
    return found


def in_units(base: Floats, units: Floats, logs: dict[str, Floats]) -> dict[str, Floats]:
    """Parts of log(units / base) as parts of units - base; the rest of the logarithm is season.

    Where base or units are 0 there is no logarithm, and the whole difference is of the level.

    >>> parts = in_units(np.array([[2.0]]), np.array([[8.0]]), {"price": np.log([[2.0]])})
    >>> {name: float(value.round(6)[0, 0]) for name, value in parts.items()}
    {'price': 3.0, 'season': 3.0, 'level': 0.0}
    """
    usable = (base > 0) & (units > 0)
    ratio = np.log(np.divide(units, base, out=np.ones(units.shape), where=usable))
    gap = units - base
    weight = np.divide(gap, ratio, out=base.astype(np.float64), where=np.abs(ratio) > 1e-12)
    found = {
        name: np.where(usable, weight * part, 0.0)
        for name, part in logs.items()
        if name not in ("season", "level")
    }
    level = logs.get("level", np.zeros(units.shape))
    used = sum(found.values(), np.zeros(units.shape))
    found["season"] = np.where(usable, gap - weight * level - used, 0.0)
    found["level"] = gap - used - found["season"]
    return found


def _plain(base: Floats, units: Floats) -> dict[str, Floats]:
    """What a model without features can say: the level of the whole horizon, the season by day."""
    before, after = base.sum(axis=1), units.sum(axis=1)
    usable = (before > 0) & (after > 0)
    ratio = np.divide(after, before, out=np.ones(len(base)), where=usable)
    logs: dict[str, Floats] = {name: np.zeros(units.shape) for name in DRIVERS}
    logs["level"] += np.log(ratio)[:, None]
    return logs


def _in_detail(
    last: Origin, weights: Floats, horizon: int, budget_seconds: float
) -> npt.NDArray[np.int64]:
    """The rows that trees forecast and that the work allows, where they tell most first."""
    fitted = last.fitted.get(TREES)
    if not isinstance(fitted, Boosted) or fitted.booster is None or TREES not in last.units:
        return np.zeros(0, dtype=np.int64)
    stood_in = last.fell_back.get(TREES, np.zeros(len(weights), dtype=bool))
    by_trees = (weights > LEAST) & ~stood_in & (last.panel.start < last.cutoff)
    rows = np.flatnonzero(by_trees)
    leaves = sum(tree["num_leaves"] for tree in fitted.booster.dump_model()["tree_info"])
    most = int(budget_seconds * LEAVES_PER_SECOND / max(1, leaves * horizon))
    order = np.argsort(-(last.recent * weights)[rows], kind="stable")
    return np.sort(rows[order[:most]]).astype(np.int64)


def _by_trees(last: Origin, told: Ints, horizon: int) -> dict[str, Floats]:
    """The logarithms of each group, rows x horizon."""
    fitted = last.fitted[TREES]
    assert isinstance(fitted, Boosted)
    steps = [_parts(fitted.booster, x) for x in asked(last.panel, told, horizon)]
    return {name: np.stack([step[name] for step in steps], axis=1) for name in DRIVERS}


def _parts(booster: Any, x: Floats) -> dict[str, Floats]:
    """What the trees' answers to the rows of `x` are made of, by group."""
    told = booster.predict(x, pred_contrib=True, num_threads=2)
    parts: dict[str, Floats] = {name: np.zeros(len(x)) for name in DRIVERS}
    # The last column is the constant that all rows share: it moves the level.
    for place, name in enumerate(booster.feature_name()):
        parts[group_of(name)] += told[:, place]
    parts["level"] += told[:, -1]
    return parts


def _frame(
    last: Origin, columns: dict[str, Floats], models: Sequence[str], told: Ints
) -> pl.DataFrame:
    """The columns, S x horizon each, as one row a series and period."""
    size, horizon = columns["base"].shape
    series = np.repeat(np.arange(size), horizon)
    keys = last.panel.keys.select("store_id", "product_id")[series]
    dates = np.tile(last.panel.dates[last.cutoff : last.cutoff + horizon], size)
    return FORECAST_DRIVERS.conform(
        keys.with_columns(
            pl.Series("ds", dates),
            pl.Series("model", models, dtype=pl.String).gather(series),
            pl.Series("detailed", np.isin(series, told)),
            *(pl.Series(name, cells.ravel()) for name, cells in columns.items()),
        )
    )
