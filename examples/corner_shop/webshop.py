"""What did people look at in the web shop before they bought?

The last ninety days of clicks: each web purchase was viewed and put in the cart first, and for
each there are several looks that came to nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from corner_shop.catalogue import PRODUCTS
from corner_shop.incidents import Incidents
from corner_shop.receipts import Line

DAYS_KEPT = 90
IDLE_VIEWS = 4
CARTS_LEFT = 0.15


@dataclass(frozen=True)
class Event:
    """One click; `price` in pence as shown."""

    occurred_at: datetime
    user_id: str
    session_id: str
    event_type: str
    product_id: str
    store_id: str
    price: int


def browse(lines: list[Line], incidents: Incidents, rng: np.random.Generator) -> list[Event]:
    """The clicks around the web purchases of the last ninety days, by time."""
    since = incidents.until - timedelta(DAYS_KEPT - 1)
    events: list[Event] = []
    for line in lines:
        if line.channel == "web" and line.sold_at.date() >= since:
            events += _bought(line, rng) + _idle(line, rng)
    return sorted(events, key=lambda event: (event.occurred_at, event.session_id))


def _bought(line: Line, rng: np.random.Generator) -> list[Event]:
    minutes = int(rng.integers(3, 9))
    steps = (("VIEW", minutes), ("CART", 2), ("PURCHASE", 0))
    return [
        _event(line, name, line.product.product_id, line.price, before) for name, before in steps
    ]


def _idle(line: Line, rng: np.random.Generator) -> list[Event]:
    events: list[Event] = []
    for product_at in rng.integers(0, len(PRODUCTS), int(rng.poisson(IDLE_VIEWS))):
        product = PRODUCTS[int(product_at)]
        before = int(rng.integers(9, 40))
        events.append(_event(line, "VIEW", product.product_id, product.price, before))
        if rng.random() < CARTS_LEFT:
            events.append(_event(line, "CART", product.product_id, product.price, before - 1))
    return events


def _event(line: Line, name: str, product_id: str, price: int, minutes_before: int) -> Event:
    return Event(
        occurred_at=line.sold_at - timedelta(minutes=minutes_before),
        user_id=line.customer_id or "",
        session_id=f"W-{line.receipt_no}",
        event_type=name,
        product_id=product_id,
        store_id=line.store_id,
        price=price,
    )
