"""A company of sixteen months, three stores and thirteen products, drawn at random from one seed.

Lines without an order number, without a customer, without money; returns, also before the first
purchase; a service; a product that is never sold, one sold once, one that stops; events, counts of
stock with gaps, targets at several levels.
"""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from decimal import Decimal

FIRST, LAST = date(2023, 1, 3), date(2024, 4, 16)
STORES = ("S1", "S2", "S3")
CATEGORIES = {f"P{n:02}": ("Tea", "Cake", "Cups")[n % 3] for n in range(1, 14)}
NEVER_SOLD, STOPPED, ONCE, LAUNCHED = "P13", "P12", "P11", "P10"
LANDED = datetime(2024, 5, 1)


def sales(dice: random.Random) -> list[dict]:
    """Sale lines; a store's first ones are on the first day."""
    rows = []
    for offset in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=offset)
        for order in range(dice.choice([0, 1, 1, 2]) if offset else 3):
            rows += _order(dice, day, order)
    rows.append(_line(dice, date(2023, 7, 7), "S2", ONCE) | {"quantity": Decimal(1)})
    return rows


def _order(dice: random.Random, day: date, order: int) -> list[dict]:
    store = STORES[order % 3] if day == FIRST else dice.choice(STORES)
    buyer = f"C{dice.randint(1, 40):02}" if dice.random() < 0.8 else None
    number = f"{day:%y%m%d}{order}" if dice.random() < 0.9 else None
    known = [code for code in CATEGORIES if code not in (NEVER_SOLD, ONCE)]
    lines = [_line(dice, day, store, dice.choice(known)) for _ in range(dice.randint(1, 4))]
    if dice.random() < 0.1:
        lines.append(_line(dice, day, store, "POST") | {"quantity": Decimal(1)})
    told = {"customer_id": buyer, "order_id": number}
    return [line | told for line in lines if _on_sale(line["product_id"], day)]


def _on_sale(product: str, day: date) -> bool:
    return not (
        (product == STOPPED and day > date(2023, 9, 1))
        or (product == LAUNCHED and day < date(2023, 10, 10))
    )


def _line(dice: random.Random, day: date, store: str, product: str) -> dict:
    price = Decimal(dice.choice(["1.20", "2.35", "9.99"]))
    return {
        "sold_at": datetime(day.year, day.month, day.day, dice.randint(8, 19), dice.randint(0, 59)),
        "store_id": store,
        "product_id": product,
        "quantity": Decimal(dice.choice([1, 1, 2, 3, 5, -1, -2])),
        "unit_price": None if dice.random() < 0.03 else price,
        "unit_cost": Decimal("0.75") if dice.random() < 0.7 else None,
    }


def products() -> list[dict]:
    """The master, with the product that is never sold."""
    known = [
        {"product_id": code, "category": category, "unit_cost": Decimal("1.5")}
        for code, category in CATEGORIES.items()
    ]
    return [*known, {"product_id": "POST", "product_name": "Postage"}]


def versions(dice: random.Random) -> list[list[dict]]:
    """Master files one after another: each tells some stores, changed, the same or cut short."""
    files = []
    for _ in range(12):
        told = dice.sample(STORES, dice.randint(1, 3))
        rows = [
            {
                "store_id": store,
                "region": dice.choice(["North", "South", None]),
                "latitude": dice.choice([51.5, None]),
            }
            for store in told
        ]
        files.append(rows + rows[: dice.randint(0, 1)])
    return files


def counts(dice: random.Random) -> list[dict]:
    """Counts of stock on some days, of either figure or both."""
    rows = []
    for store in STORES[:2]:
        for product in (*list(CATEGORIES)[:5], NEVER_SOLD, STOPPED):
            days = sorted(dice.sample(range((LAST - FIRST).days + 20), 6))
            for offset in days:
                both = dice.random()
                rows.append(
                    {
                        "as_of": FIRST + timedelta(days=offset),
                        "store_id": store,
                        "product_id": product,
                        "on_hand": Decimal(dice.randint(0, 20)) if both < 0.8 else None,
                        "in_transit": Decimal(dice.randint(0, 9)) if both > 0.3 else None,
                    }
                )
    return rows


def events(dice: random.Random) -> list[dict]:
    """What thirty visitors did in four months, in the words of three web shops."""
    words = ["view", "page_view", "VIEW", "add_to_cart", "CART", "purchase", "Transaction", "zoom"]
    return [
        {
            "occurred_at": datetime(2024, dice.randint(1, 4), dice.randint(1, 15), 12),
            "user_id": f"U{dice.randint(1, 30)}",
            "session_id": dice.choice([None, f"V{dice.randint(1, 99)}"]),
            "product_id": dice.choice([None, *CATEGORIES]),
            "event_type": dice.choice(words),
        }
        for _ in range(260)
    ]


def targets() -> list[dict]:
    """Categories of a store in March, a store in April, the company in May."""
    march, april, may = date(2024, 3, 1), date(2024, 4, 9), date(2024, 5, 1)
    return [
        {"month": march, "store_id": "S1", "category": "Tea", "target_revenue": Decimal(100)},
        {"month": march, "store_id": "S1", "category": "Cake", "target_revenue": Decimal(50)},
        {"month": march, "store_id": "S2", "category": "Tea", "target_units": Decimal(7)},
        {"month": march, "store_id": "S2", "target_revenue": Decimal(300)},
        {"month": april, "store_id": "S3", "target_revenue": Decimal(80)},
        {"month": april + timedelta(7), "store_id": "S3", "target_revenue": Decimal(20)},
        {"month": may, "target_revenue": Decimal(900), "target_units": Decimal(99)},
    ]
