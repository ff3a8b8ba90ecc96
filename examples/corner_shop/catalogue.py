"""What does the corner shop sell, for how much, and from whom?

`rate` is units a day in a store of share 1, before season and trend. Prices are those of the second
year, in pence; in the first year everything was about 4 % cheaper (`first_year_pence`).
Not here: when a product was launched or ended (incidents.py).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Category:
    """A category: who supplies it, how it swings over the year, how long it keeps."""

    name: str
    prefix: str
    supplier_id: str
    swing: float
    peak_day: int
    christmas: float
    shelf_life: int


@dataclass(frozen=True)
class Product:
    """One product and the terms it is bought on."""

    product_id: str
    name: str
    category: Category
    brand: str
    cost: int
    price: int
    pack_size: int
    minimum_order: int
    rate: float


BAKERY = Category("Bakery", "BAK", "SUP-MOOR", 0.08, 15, 1.2, 3)
DAIRY = Category("Dairy", "DAI", "SUP-MOOR", 0.05, 130, 1.25, 12)
DRINKS = Category("Drinks", "DRI", "SUP-QUAY", 0.25, 200, 1.5, 270)
FROZEN = Category("Frozen", "FRO", "SUP-MOOR", 0.55, 200, 1.0, 365)
HOUSEHOLD = Category("Household", "HOU", "SUP-QUAY", 0.05, 90, 1.1, 1095)
SNACKS = Category("Snacks", "SNA", "SUP-QUAY", 0.12, 350, 1.9, 180)
CATEGORIES: tuple[Category, ...] = (BAKERY, DAIRY, DRINKS, FROZEN, HOUSEHOLD, SNACKS)

_Terms = tuple[str, str, int, int, int, int, float]
_TERMS: dict[Category, tuple[_Terms, ...]] = {
    BAKERY: (
        ("White loaf 800 g", "Fellside", 68, 145, 6, 6, 4.4),
        ("Wholemeal loaf 800 g", "Fellside", 74, 160, 6, 6, 3.1),
        ("Butter croissant", "Fellside", 42, 110, 12, 12, 2.6),
        ("Crème brûlée tart", "Petit Four", 125, 280, 4, 4, 0.35),
        ("Cheese scone", "Fellside", 48, 125, 8, 8, 1.1),
        ("Fruit loaf", "Fellside", 92, 210, 6, 6, 0.5),
    ),
    DAIRY: (
        ("Milk 1 pint", "Dale Farm", 52, 95, 12, 24, 4.8),
        ("Milk 2 litres", "Dale Farm", 104, 175, 6, 12, 3.4),
        ("Salted butter 250 g", "Dale Farm", 148, 245, 10, 10, 1.3),
        ("Mature cheddar 350 g", "Dale Farm", 245, 420, 8, 8, 1.0),
        ("Natural yoghurt 500 g", "Dale Farm", 98, 185, 6, 6, 0.8),
        ("Free-range eggs, 6", "Hen & Hedge", 118, 210, 10, 10, 2.1),
    ),
    DRINKS: (
        ("Ginger fizz 500 ml", "Quayside", 58, 135, 24, 24, 6.2),
        ("Spring water 500 ml", "Clearbeck", 22, 85, 24, 48, 3.6),
        ("Orange juice 1 litre", "Grove", 96, 195, 8, 8, 1.6),
        ("Cola 2 litres", "Quayside", 88, 185, 8, 16, 1.5),
        ("Ground coffee 227 g", "Roastery Row", 265, 475, 6, 6, 0.7),
        ("Breakfast tea, 80 bags", "Roastery Row", 148, 290, 6, 6, 0.9),
        ("Rosé wine 75 cl", "Château Néant", 420, 799, 6, 6, 0.45),
        ("Elderflower cordial", "Grove", 180, 385, 6, 6, 0.08),
    ),
    FROZEN: (
        ("Vanilla ice cream 1 litre", "Polar Bay", 155, 325, 6, 6, 0.8),
        ("Ice lolly", "Polar Bay", 38, 120, 24, 24, 1.8),
        ("Garden peas 900 g", "Fieldgate", 98, 190, 8, 8, 0.7),
        ("Fish fingers, 10", "Polar Bay", 142, 275, 8, 8, 0.6),
        ("Margherita pizza", "Fieldgate", 160, 310, 6, 6, 0.9),
        ("Puff pastry 500 g", "Fieldgate", 112, 215, 6, 6, 0.07),
    ),
    HOUSEHOLD: (
        ("Washing-up liquid", "Brightly", 72, 150, 8, 8, 0.6),
        ("Kitchen roll, 2", "Brightly", 118, 225, 6, 6, 0.7),
        ("AA batteries, 4", "Volta", 190, 420, 10, 10, 0.3),
        ("Candles, 6", "Brightly", 135, 299, 6, 6, 0.09),
        ("Light bulb E27", "Volta", 165, 350, 10, 10, 0.06),
        ("Matches", "Brightly", 28, 75, 20, 20, 0.2),
        ("Umbrella", "Volta", 380, 899, 4, 4, 0.05),
    ),
    SNACKS: (
        ("Sea salt crisps 150 g", "Cliff Top", 92, 195, 12, 12, 2.7),
        ("Jalapeño crisps 150 g", "Cliff Top", 95, 199, 12, 12, 1.2),
        ("Milk chocolate bar", "Cocoa Lane", 62, 140, 24, 24, 3.0),
        ("Box of truffles", "Cocoa Lane", 360, 750, 6, 6, 0.25),
        ("Salted peanuts 200 g", "Cliff Top", 88, 180, 12, 12, 0.8),
        ("Oat biscuits", "Fellside", 76, 165, 12, 12, 1.4),
        ("Liquorice tin", "Cocoa Lane", 210, 450, 6, 6, 0.07),
    ),
}


def _products() -> tuple[Product, ...]:
    return tuple(
        _product(category, number, terms)
        for category in CATEGORIES
        for number, terms in enumerate(_TERMS[category])
    )


def _product(category: Category, number: int, terms: _Terms) -> Product:
    name, brand, cost, price, pack_size, minimum_order, rate = terms
    return Product(
        product_id=f"{category.prefix}-{101 + number}",
        name=name,
        category=category,
        brand=brand,
        cost=cost,
        price=price,
        pack_size=pack_size,
        minimum_order=minimum_order,
        rate=rate,
    )


def first_year_pence(pence: int) -> int:
    """What cost `pence` in the second year cost this in the first: 4 % less, in whole pence.

    >>> first_year_pence(135)
    130
    """
    return round(pence * 0.96)


PRODUCTS: tuple[Product, ...] = _products()
PRODUCT_IDS: tuple[str, ...] = tuple(product.product_id for product in PRODUCTS)
