"""Which receipts did the sold units go over the till on?

Units of a product become lines (mostly one unit, sometimes two or three), the lines of a store's
day are shuffled into baskets of one to five, and each basket gets a time, a channel and, in about
six of ten cases, a known customer. `LINE` is the row that all of this ends in.
Not here: returns (returns.py), how lines are written (sales_files.py).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import numpy as np
from numpy.typing import NDArray

from corner_shop.catalogue import PRODUCTS, Product, first_year_pence
from corner_shop.company import STORES
from corner_shop.customers import Customer, Tills
from corner_shop.incidents import YEAR, Incidents

BASKET_SIZES = (0.34, 0.28, 0.18, 0.12, 0.08)
NEW_LINE = 0.78
KNOWN_AT_TILL = 0.565
WEB_SHARE = 0.08
OPENS, CLOSES = 7 * 60, 21 * 60


@dataclass(frozen=True)
class Line:
    """A line of a receipt; money in pence, `discount` for the whole line."""

    receipt_no: str
    sold_at: datetime
    store_id: str
    product: Product
    customer_id: str | None
    quantity: int
    price: int
    discount: int
    cost: int
    channel: str
    promotion: str | None


@dataclass(frozen=True)
class Basket:
    """What the lines of one receipt share."""

    receipt_no: str
    sold_at: datetime
    store_id: str
    customer_id: str | None
    channel: str


def ring_up(
    units: NDArray[np.int64],
    customers: tuple[Customer, ...],
    incidents: Incidents,
    rng: np.random.Generator,
) -> list[Line]:
    """Every line of every receipt, by store, day and time. `units` is (store, product, day)."""
    tills = Tills(customers)
    lines: list[Line] = []
    for store_at, store in enumerate(STORES):
        number = 0
        for step, day in enumerate(incidents.days):
            contents = _contents(units[store_at, :, step], rng)
            minutes = sorted(int(m) for m in rng.integers(OPENS, CLOSES, len(contents)))
            buyers = _buyers(tills, store_at, day, len(contents), rng)
            for content, minute, (customer_id, channel) in zip(
                contents, minutes, buyers, strict=True
            ):
                number += 1
                sold_at = datetime.combine(day, time()) + timedelta(minutes=minute)
                receipt_no = f"{store.store_id}-{number:06d}"
                basket = Basket(receipt_no, sold_at, store.store_id, customer_id, channel)
                lines += [line_of(basket, PRODUCTS[p], n, incidents) for p, n in content.items()]
    return lines


def line_of(basket: Basket, product: Product, quantity: int, incidents: Incidents) -> Line:
    """A line priced as on its day, at the promotion's discount where one ran."""
    day = basket.sold_at.date()
    early = (day - incidents.first_day).days < YEAR
    price = first_year_pence(product.price) if early else product.price
    cost = first_year_pence(product.cost) if early else product.cost
    offer = incidents.promotion
    on_offer = product.category.name == offer.category and day in offer.window
    discount = round(quantity * price * offer.percent / 100) if on_offer else 0
    return Line(
        **vars(basket),
        product=product,
        quantity=quantity,
        price=price,
        discount=discount,
        cost=cost,
        promotion=offer.name if on_offer else None,
    )


def _contents(units: NDArray[np.int64], rng: np.random.Generator) -> list[Counter[int]]:
    """A store's day as baskets: product position -> units, each product once in a basket."""
    lines = _split(units, rng)
    rng.shuffle(lines)
    sizes = rng.choice(len(BASKET_SIZES), size=len(lines), p=BASKET_SIZES) + 1
    baskets: list[Counter[int]] = []
    taken = 0
    for size in sizes:
        if taken >= len(lines):
            break
        basket: Counter[int] = Counter()
        for product_at, quantity in lines[taken : taken + size]:
            basket[int(product_at)] += int(quantity)
        baskets.append(basket)
        taken += size
    return baskets


def _split(units: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int64]:
    """Rows of (product position, quantity): each unit starts a line or joins the one before."""
    product = np.repeat(np.arange(len(units)), units)
    starts = rng.random(len(product)) < NEW_LINE
    starts[np.flatnonzero(np.diff(product, prepend=-1))] = True
    at = np.flatnonzero(starts)
    return np.column_stack([product[at], np.diff(at, append=len(product))])


def _buyers(
    tills: Tills, store_at: int, day: date, count: int, rng: np.random.Generator
) -> list[tuple[str | None, str]]:
    """For each basket the customer, where known, and the channel; web customers are known."""
    chosen = tills.choose(store_at, day, count, rng)
    web = rng.random(count) < WEB_SHARE
    known = rng.random(count) < KNOWN_AT_TILL
    return [
        (who if online or shown else None, "web" if online else "till")
        for who, online, shown in zip(chosen, web, known, strict=True)
    ]
