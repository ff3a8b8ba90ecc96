"""How good are forecasts of all products at every level at once, weighted by money?

WRMSSE and WSPL of the M5 competitions. A panel of S store x item series is summed to twelve levels;
each level counts a twelfth, each series of a level by its share of the revenue of the last 28 days.
A series' scale is its mean squared (WSPL: absolute) one-day change since its first sale.
Units: sales per day. history is S x T, truth and forecast S x H, all float.
Sources: Makridakis, Spiliotis & Assimakopoulos (2022), The M5 accuracy competition, equations 1 and
2; The M5 uncertainty competition, equations 1 and 2 (both IJF 38(4)).
Not here: reading the files (bench_m5.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

Floats = npt.NDArray[np.floating]
Ints = npt.NDArray[np.int64]
QUANTILES = (0.005, 0.025, 0.165, 0.25, 0.5, 0.75, 0.835, 0.975, 0.995)
LEVELS: dict[str, tuple[str, ...]] = {
    "total": (),
    "state": ("state",),
    "store": ("store",),
    "category": ("category",),
    "department": ("department",),
    "state_category": ("state", "category"),
    "state_department": ("state", "department"),
    "store_category": ("store", "category"),
    "store_department": ("store", "department"),
    "item": ("item",),
    "item_state": ("item", "state"),
    "item_store": ("item", "store"),
}


@dataclass(frozen=True)
class Group:
    """One level: the code of each of the S series, in the order of the level's sorted keys."""

    name: str
    codes: Ints

    @property
    def size(self) -> int:
        """Series of the level."""
        return int(self.codes.max()) + 1

    def sums(self, leaves: Floats) -> Floats:
        """Sums of S x n (or S) over the series of each code."""
        order = np.argsort(self.codes, kind="stable")
        starts = np.searchsorted(self.codes[order], np.arange(self.size))
        out: Floats = np.add.reduceat(leaves[order].astype(np.float64), starts, axis=0)
        return out


def groups(keys: pl.DataFrame) -> list[Group]:
    """The twelve levels of keys with columns item, department, category, store, state."""
    found = []
    for name, columns in LEVELS.items():
        if not columns:
            found.append(Group(name, np.zeros(keys.height, dtype=np.int64)))
            continue
        named = keys.select(columns).unique().sort(columns).with_row_index("code")
        codes = keys.join(named, on=columns, how="left", maintain_order="left")["code"]
        found.append(Group(name, codes.to_numpy().astype(np.int64)))
    return found


def scale(history: Floats, change: Callable[[Floats], Floats] = np.square) -> Floats:
    """Mean squared (or `change`d) one-day step of each row since its first sale; NaN without one.

    >>> scale(np.array([[0.0, 0.0, 2.0, 5.0, 4.0]]))
    array([5.])
    """
    begun = np.cumsum(history > 0, axis=1)[:, :-1] > 0
    steps = np.where(begun, change(np.diff(history.astype(np.float64), axis=1)), 0)
    count = begun.sum(axis=1)
    mean: Floats = np.divide(
        steps.sum(axis=1), count, out=np.full(len(count), np.nan), where=count > 0
    )
    return mean


def wrmsse(
    keys: pl.DataFrame, history: Floats, revenue: Floats, truth: Floats, forecast: Floats
) -> dict[str, float]:
    """The WRMSSE of each level, and their mean as `all`. revenue: S, of the last 28 days."""
    scores = {}
    for group in groups(keys):
        error = group.sums(truth) - group.sums(forecast)
        ratio = np.sqrt((error**2).mean(axis=1) / scale(group.sums(history)))
        scores[group.name] = _weighted(ratio, group.sums(revenue))
    return {**scores, "all": float(np.mean(list(scores.values())))}


def wspl(
    keys: pl.DataFrame,
    history: Floats,
    revenue: Floats,
    truth: Floats,
    quantiles: Callable[[Group], Floats],
) -> dict[str, float]:
    """The WSPL of each level, and their mean as `all`.

    quantiles: asked for one level after the other, so that one is in memory at a time; answers
    G x H x 9 at QUANTILES.
    """
    p = np.array(QUANTILES)
    scores = {}
    for group in groups(keys):
        error = group.sums(truth)[:, :, None] - quantiles(group)
        loss = np.maximum(p * error, (p - 1) * error).mean(axis=(1, 2))
        ratio = loss / scale(group.sums(history), np.abs)
        scores[group.name] = _weighted(ratio, group.sums(revenue))
    return {**scores, "all": float(np.mean(list(scores.values())))}


def _weighted(ratio: Floats, revenue: Floats) -> float:
    """Mean by revenue. A series without revenue weighs nothing, whatever its scale is."""
    counted = revenue > 0
    return float(np.average(ratio[counted], weights=revenue[counted]))
