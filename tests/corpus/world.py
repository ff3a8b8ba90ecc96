"""What did the shops of the corpus sell? Seeded sale lines in the words of each language.

A line's money is exact: amount = quantity x price - discount, to the cent. Product names hold what
breaks readers: delimiters, quotes, accents, inch signs, commas. Not here: how an export writes it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from corpus.words import CATEGORIES, CITIES, PEOPLE, PRODUCTS

CENT = Decimal("0.01")


def cents(number: Decimal) -> Decimal:
    """Rounded to the cent, halves away from zero, as tills do."""
    return number.quantize(CENT, ROUND_HALF_UP)


@dataclass(frozen=True)
class Product:
    """What is sold."""

    code: str
    name: str
    category: str
    price: Decimal
    cost: Decimal
    ean: str


@dataclass(frozen=True)
class Line:
    """One sale line; `place` is its place in its order, from 0."""

    at: datetime
    order: str
    place: int
    store: str
    store_name: str
    product: Product
    customer: str
    customer_name: str
    qty: Decimal
    price: Decimal
    discount: Decimal
    rate: Decimal

    @property
    def day(self) -> datetime:
        """The day, at midnight."""
        return datetime(self.at.year, self.at.month, self.at.day)

    @property
    def amount(self) -> Decimal:
        """What the line brought in, tax as the price has it."""
        return cents(self.qty * self.price - self.discount)

    @property
    def net(self) -> Decimal:
        """The amount without the tax in it."""
        return cents(self.amount / (1 + self.rate))

    @property
    def tax(self) -> Decimal:
        """The tax in the amount."""
        return self.amount - self.net

    @property
    def cost(self) -> Decimal:
        """What the goods of the line cost."""
        return cents(self.qty * self.product.cost)


@dataclass(frozen=True)
class Style:
    """How a shop's codes look and what happens in it."""

    order: str = "{:06d}"
    product: str = "{:05d}"
    store: str = "{:02d}"
    customer: str = "{:05d}"
    returns: float = 0.04
    discounts: float = 0.15
    weights: float = 0.0
    stores: int = 3
    scale: int = 1
    rate: str = "0.20"
    start: str = "2024-01-02"
    days: int = 80


def products(language: str, rng: random.Random, style: Style) -> list[Product]:
    """The shop's products, the names of its language."""
    made = []
    for place, name in enumerate(PRODUCTS[language]):
        price = cents(Decimal(rng.randrange(79, 18999)) / 100) * style.scale
        cost = cents(price * Decimal(rng.randrange(40, 70)) / 100)
        category = CATEGORIES[language][place % len(CATEGORIES[language])]
        code = style.product.format(1001 + place * 37)
        made.append(Product(code, name, category, price, cost, ean(rng)))
    return made


def ean(rng: random.Random) -> str:
    """A number of thirteen digits with its check digit."""
    digits = [4, 0] + [rng.randrange(10) for _ in range(10)]
    odd, even = sum(digits[0::2]), sum(digits[1::2])
    return "".join(map(str, digits)) + str(-(odd + 3 * even) % 10)


def sale_lines(language: str, count: int, seed: int, style: Style | None = None) -> list[Line]:
    """`count` sale lines in order of time, one to four to an order."""
    style = style or Style()
    rng = random.Random(f"{language}-{seed}")
    goods = products(language, rng, style)
    start = datetime.fromisoformat(style.start)
    lines: list[Line] = []
    number = rng.randrange(1200, 9000)
    for day in range(style.days):
        due = count * (day + 1) // style.days
        minutes = sorted(rng.sample(range(8 * 60, 19 * 60), max(1, due - len(lines))))
        for minute in minutes:
            if len(lines) >= due:
                break
            at = start + timedelta(days=day, minutes=minute, seconds=rng.randrange(60))
            number += 1
            size = min(rng.choice((1, 1, 2, 2, 3, 4)), due - len(lines))
            lines += _order(at, number, size, (language, goods, style, rng))
    return lines


def _order(at: datetime, number: int, size: int, shop: tuple) -> list[Line]:
    language, goods, style, rng = shop
    store = rng.randrange(style.stores)
    person = rng.randrange(len(PEOPLE[language]))
    picked = rng.sample(goods, min(size, len(goods)))
    made = []
    for place, product in enumerate(picked):
        qty = Decimal(rng.choice((1, 1, 1, 2, 2, 3, 4, 6, 12)))
        if rng.random() < style.weights:
            qty = Decimal(rng.randrange(120, 4800)) / 1000
        if rng.random() < style.returns:
            qty = -qty
        off = Decimal(0)
        if qty > 0 and rng.random() < style.discounts:
            off = cents(qty * product.price * Decimal(rng.choice((5, 10, 15, 20, 25))) / 100)
        made.append(
            Line(
                at,
                style.order.format(number),
                place,
                style.store.format(store + 1),
                CITIES[language][store % len(CITIES[language])],
                product,
                style.customer.format(700 + person * 13),
                PEOPLE[language][person],
                qty,
                product.price,
                off,
                Decimal(style.rate),
            )
        )
    return made


def orders(lines: list[Line]) -> list[list[Line]]:
    """The lines, those of one order together."""
    made: dict[str, list[Line]] = {}
    for line in lines:
        made.setdefault(line.order, []).append(line)
    return list(made.values())
