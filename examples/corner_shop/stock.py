"""What was on the shelf when someone counted?

Every store counts on the last day what it still sells. The best seller that ran out was counted
daily, from two days before its shelf was empty to two days after it was filled again.
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
    wanted: NDArray[np.float64],
    orders: list[PurchaseOrder],
    incidents: Incidents,
    rng: np.random.Generator,
) -> list[Count]:
    """The counts around the stock-out, then the last day's of everything."""
    return _around_stock_out(incidents, rng) + _last_day(wanted, orders, incidents, rng)


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


def _around_stock_out(incidents: Incidents, rng: np.random.Generator) -> list[Count]:
    empty = incidents.stock_out
    first = empty.window.starts_on - timedelta(2)
    days = [first + timedelta(step) for step in range(len(empty.window) + 4)]
    return [
        Count(
            day,
            empty.store_id,
            empty.product_id,
            0 if day in empty.window else int(rng.integers(4, 60)),
            0,
            None,
        )
        for day in days
    ]
