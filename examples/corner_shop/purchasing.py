"""What was ordered from the two suppliers, and when did it come?

Each store orders each product every four weeks. Moor Foods keeps its promise; Quay Wholesale
promises seven days and is usually two to five days late. The newest orders are still on the way.
Quantities cover the demand of the four weeks ahead, in whole packs. Times in days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from corner_shop.catalogue import PRODUCTS, Product
from corner_shop.company import STORES
from corner_shop.incidents import DAYS, Incidents

CYCLE = 28
PROMISED = {"SUP-MOOR": 3, "SUP-QUAY": 7}
LATE = {"SUP-MOOR": (0.9, 0.1), "SUP-QUAY": (0.15, 0.05, 0.2, 0.25, 0.2, 0.15)}


@dataclass(frozen=True)
class PurchaseOrder:
    """One product ordered for one store; `received_on` is None while it is on the way."""

    number: str
    ordered_on: date
    expected_on: date
    received_on: date | None
    store_id: str
    product: Product
    quantity: int


def place(
    wanted: NDArray[np.float64], incidents: Incidents, rng: np.random.Generator
) -> list[PurchaseOrder]:
    """Every order of the two years, by day. `wanted` is (store, product, day)."""
    orders: list[PurchaseOrder] = []
    for store_at, store in enumerate(STORES):
        for product_at, product in enumerate(PRODUCTS):
            for step in range((store_at * 9 + product_at * 5) % CYCLE, DAYS, CYCLE):
                need = float(wanted[store_at, product_at, step : step + CYCLE].sum())
                if need > 0:
                    day = incidents.first_day + timedelta(step)
                    orders.append(
                        _order(
                            store.store_id,
                            product,
                            day=day,
                            need=need,
                            until=incidents.until,
                            rng=rng,
                        )
                    )
    return sorted(orders, key=lambda order: (order.ordered_on, order.number))


def on_the_way(orders: list[PurchaseOrder]) -> dict[tuple[str, str], PurchaseOrder]:
    """The newest order not yet received, by store and product."""
    return {
        (order.store_id, order.product.product_id): order
        for order in orders
        if order.received_on is None
    }


def _order(
    store_id: str,
    product: Product,
    *,
    day: date,
    need: float,
    until: date,
    rng: np.random.Generator,
) -> PurchaseOrder:
    supplier = product.category.supplier_id
    expected_on = day + timedelta(PROMISED[supplier])
    late = int(rng.choice(len(LATE[supplier]), p=LATE[supplier]))
    received_on = expected_on + timedelta(late)
    packs = max(1, round(need / product.pack_size))
    return PurchaseOrder(
        number=f"PO-{day:%y%m%d}-{store_id}-{product.product_id}",
        ordered_on=day,
        expected_on=expected_on,
        received_on=received_on if received_on <= until else None,
        store_id=store_id,
        product=product,
        quantity=max(packs * product.pack_size, product.minimum_order),
    )
