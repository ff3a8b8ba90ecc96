"""Which orders follow from a level that a policy has set?

Each function takes the numbers of a policy, one for all or an array (n,), and gives a policy that
the simulator can follow: a function of the state to quantities. Position = on hand + on order -
backlog.
Units of the product.
Source: Snyder & Shen, Fundamentals of Supply Chain Theory, chapter 4 (inventory position and
policies); the cap on orders, Xin (2021), Understanding the performance of capped base-stock
policies in lost-sales inventory models, Operations Research 69(1).
Not here: which levels are good (../policies/).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.simulator.state import Policy, State


def base_stock(level: npt.ArrayLike) -> Policy:
    """Order up to S = `level` at every decision."""
    return min_max(np.inf, level)


def min_max(point: npt.ArrayLike, level: npt.ArrayLike) -> Policy:
    """(s, S): where the position is at or below s = `point`, order up to S = `level`."""
    low, high = np.asarray(point, dtype=np.float64), np.asarray(level, dtype=np.float64)

    def order(state: State) -> Floats:
        position = state.position
        return np.where(position <= low, np.maximum(high - position, 0.0), 0.0)

    return order


def reorder_batches(point: npt.ArrayLike, batch: npt.ArrayLike) -> Policy:
    """(r, Q): where the position is at or below r = `point`, the batches of Q that lift it above r.

    Raises ValueError for a batch of 0 or less.
    """
    low, size = np.asarray(point, dtype=np.float64), np.asarray(batch, dtype=np.float64)
    if np.any(size <= 0):
        raise ValueError("a batch holds more than 0 units")

    def order(state: State) -> Floats:
        missing = low - state.position
        return np.asarray(np.where(missing >= 0, (np.floor(missing / size) + 1) * size, 0.0))

    return order


def capped_base_stock(level: npt.ArrayLike, cap: npt.ArrayLike) -> Policy:
    """Order up to S = `level`, at most `cap` at a time: for lost sales and long lead times."""
    high, most = np.asarray(level, dtype=np.float64), np.asarray(cap, dtype=np.float64)

    def order(state: State) -> Floats:
        return np.asarray(np.clip(high - state.position, 0.0, most))

    return order


def schedule(orders: Mapping[int, npt.ArrayLike]) -> Policy:
    """Order what was planned for the close of each period; nothing where nothing was."""
    planned = {period: np.asarray(units, dtype=np.float64) for period, units in orders.items()}
    nothing = np.zeros(())

    def order(state: State) -> Floats:
        return planned.get(state.period, nothing)

    return order
