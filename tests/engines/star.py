"""What the shop of traps tells the marts of the star: two years, and much that is a tie.

Customers who spent the same on the same days, products whose demand does not vary, months without
a sale, plans at every level, versions that change and change back, spans of prices that overlap,
stock that nobody buys, deliveries without a day, steps of a funnel out of order.
"""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

Rows = list[dict[str, Any]]
FIRST = datetime(2022, 11, 3, 9)
STEPS = ["view", "Page View", "CART", "add_to_cart", "purchase", "Purchased", "wishlist", "İade"]


def star_sales(dice: random.Random) -> Rows:
    """Pairs of customers alike, products from the first month and from later ones."""
    rows = []
    for number in range(420):
        at = FIRST + timedelta(days=dice.randrange(0, 710), hours=dice.choice([0, 0, 3, 8, 11]))
        product = dice.randrange(12)
        if at < FIRST + timedelta(days=40 * product) or at.month == 2:
            continue
        line = {
            "sold_at": at,
            "store_id": dice.choice(["S1", "S2", "S4"]),
            "product_id": f"Q{product}",
            "category": ["Tea", "Ä", "Z", "Žele"][product % 4],
            "quantity": Decimal(dice.choice([1, 1, 2, 5, -1])),
            "unit_price": Decimal(dice.choice([199, 250, 333, 1999])) / 100,
            "unit_cost": dice.choice([None, Decimal("1.1111")]),
            "order_id": dice.choice([None, f"Q{number // 3}"]),
            "promotion": dice.choice([None, None, None, "SPRING", "Été"]),
            "currency": "GBP",
        }
        customer = dice.randrange(9)
        rows += [line | {"customer_id": f"{twin}{customer}"} for twin in ("K", "k", "Ķ")]
    steady = {"product_id": "Q99", "store_id": "S4", "quantity": Decimal(3), "currency": "GBP"}
    moments = [datetime(2023, month, 15, 10) for month in range(1, 13)]
    return rows + [steady | {"sold_at": at, "unit_price": Decimal("0.3333")} for at in moments]


def star_tables(dice: random.Random) -> dict[str, Rows]:
    """The rows of each other dataset, as one file of it tells them."""
    return {
        "events": _events(dice),
        "targets": _targets(dice),
        "stock": _stock(dice),
        "purchase_orders": _orders(dice),
        "prices": _prices(dice),
        "promotions": _promotions(),
    }


def versions() -> list[dict[str, Rows]]:
    """Files of masters, the one after the other: changed, the same again, and changed back."""
    return [
        {
            "customers": [{"customer_id": "K1", "customer_name": name, "country": "GB"}],
            "stores": [{"store_id": "S4", "store_name": "Žďár", "format": name}],
            "products": [{"product_id": "Q1", "supplier_id": name, "lead_time": 2.5}],
        }
        for name in ("Ö", "Ö", "o", "Ö")
    ]


def _events(dice: random.Random) -> Rows:
    return [
        {
            "occurred_at": datetime(2024, 1, 30) + timedelta(minutes=37 * (number // 2)),
            "user_id": f"u{dice.randrange(14)}",
            "session_id": dice.choice([None, f"s{number // 5}"]),
            "product_id": dice.choice([None, "Q1", "P1", "nobody's"]),
            "store_id": dice.choice([None, "S1"]),
            "event_type": dice.choice(STEPS),
            "price": dice.choice([None, Decimal("2.50")]),
        }
        for number in range(300)
    ]


def _targets(dice: random.Random) -> Rows:
    places = [(None, None), ("S1", None), (None, "Tea"), ("S1", "Tea"), ("S2", "Ä"), ("S9", "Z")]
    return [
        {
            "month": date(2024, month, dice.choice([1, 15])),
            "store_id": store,
            "category": category,
            "target_revenue": dice.choice([None, Decimal(0), Decimal("1234.5678")]),
            "target_units": dice.choice([None, Decimal(7)]),
        }
        for month in range(1, 13)
        for store, category in places
        if dice.random() < 0.6
    ]


def _stock(dice: random.Random) -> Rows:
    return [
        {
            "store_id": dice.choice([None, "S2", "S4"]),
            "product_id": f"Q{number % 14}",
            "as_of": date(2024, 1, 1) + timedelta(days=dice.randrange(280)),
            "on_hand": dice.choice([None, Decimal(0), Decimal("4.5"), Decimal(-1)]),
            "in_transit": dice.choice([None, Decimal(2)]),
            "due_on": dice.choice([None, date(2024, 5, 5)]),
        }
        for number in range(90)
    ]


def _orders(dice: random.Random) -> Rows:
    rows = []
    for number in range(60):
        ordered = date(2024, 1, 1) + timedelta(days=3 * number)
        took = dice.choice([None, -1, 0, 4, 9])
        rows.append(
            {
                "purchase_order_id": f"Q{number // 2}",
                "supplier_id": dice.choice([None, "Ö", "o", "Weiß"]),
                "product_id": f"Q{number % 7}",
                "ordered_at": ordered,
                "expected_at": dice.choice([None, ordered + timedelta(days=4)]),
                "received_at": None if took is None else ordered + timedelta(days=took),
                "quantity": Decimal(10),
                "received_quantity": dice.choice([None, Decimal(9)]),
                "unit_cost": dice.choice([None, Decimal("1.1111")]),
            }
        )
    return rows


def _prices(dice: random.Random) -> Rows:
    starts = [date(2023, 1, 1) + timedelta(days=20 * number) for number in range(24)]
    return [
        {
            "product_id": f"Q{number % 3}",
            "store_id": dice.choice([None, "S1"]),
            "valid_from": start,
            "valid_to": dice.choice([None, start + timedelta(days=35)]),
            "price": dice.choice([Decimal("1.99"), Decimal("2.49"), None, Decimal(0)]),
        }
        for number, start in enumerate(starts)
    ]


def _promotions() -> Rows:
    spans = [(date(2024, 4, 1), date(2024, 4, 10)), (date(2024, 4, 8), date(2024, 4, 8))]
    return [
        {"promotion": name, "starts_on": first, "ends_on": last, "product_id": product}
        for name, product in [("SPRING", "Q1"), ("Été", "Q2"), ("été", None)]
        for first, last in spans
    ]
