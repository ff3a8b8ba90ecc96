"""What was on the shelf when someone counted?

Every store counts on the last day what it still sells. The best seller that ran out was counted
daily: for ten days its shelf emptied by what was sold, then it was bare, and for two days more it
was filled again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from corner_shop.catalogue import PRODUCTS
from corner_shop.company import STORES
from corner_shop.incidents import Incidents
from corner_shop.purchasing import PurchaseOrder, on_the_way

COVER_DAYS = 21
RECENT = 28
RUN_DOWN = 10


@dataclass(frozen=True)
class Count:
    """A count, with what is on the way and when it is due."""

    as_of: date
    store_id: str
    product_id: str
    on_hand: int
    in_transit: int
    due_on: date | None


def count(
    sold: NDArray[np.int64],
    wanted: NDArray[np.float64],
    orders: list[PurchaseOrder],
    incidents: Incidents,
    rng: np.random.Generator,
) -> list[Count]:
    """The counts around the stock-out, then the last day's of everything.

    `sold` and `wanted` are units (store, product, day).
    """
    return _around_stock_out(sold, incidents, rng) + _last_day(wanted, orders, incidents, rng)


def _last_day(
    wanted: NDArray[np.float64],
    orders: list[PurchaseOrder],
    incidents: Incidents,
    rng: np.random.Generator,
) -> list[Count]:
    a_day = wanted[:, :, -RECENT:].mean(axis=2)
    on_hand = np.ceil(a_day * rng.uniform(0, COVER_DAYS, a_day.shape))
    due = on_the_way(orders)
    counts: list[Count] = []
    for s, store in enumerate(STORES):
        for p, product in enumerate(PRODUCTS):
            if incidents.ended.get(product.product_id, incidents.until) < incidents.until:
                continue
            order = due.get((store.store_id, product.product_id))
            transit = order.quantity if order else 0
            # A late delivery is due tomorrow at the earliest, whatever was promised.
            tomorrow = incidents.until + timedelta(1)
            due_on = max(order.expected_on, tomorrow) if order else None
            here = int(on_hand[s, p])
            counts.append(
                Count(incidents.until, store.store_id, product.product_id, here, transit, due_on)
            )
    return counts


def _around_stock_out(
    sold: NDArray[np.int64], incidents: Incidents, rng: np.random.Generator
) -> list[Count]:
    empty = incidents.stock_out
    store_at = [store.store_id for store in STORES].index(empty.store_id)
    product_at = [product.product_id for product in PRODUCTS].index(empty.product_id)
    bare = (empty.window.starts_on - incidents.first_day).days
    left: list[int] = []
    for step in range(RUN_DOWN):
        still_sold = sold[store_at, product_at, bare - RUN_DOWN + step + 1 : bare].sum()
        left.append(max(1, int(still_sold)))
    refilled = [int(rng.integers(4, 60)) for _ in range(2)]
    first = empty.window.starts_on - timedelta(RUN_DOWN)
    return [
        Count(first + timedelta(step), empty.store_id, empty.product_id, units, 0, None)
        for step, units in enumerate([*left, *[0] * len(empty.window), *refilled])
    ]
