"""Two shops to build everywhere: the corner shop, and a small one of nothing but traps.

The traps are what engines are known to treat each in its own way: ties, nulls and their order,
letters of other scripts, blanks that are none, quotes and line breaks in names, halves of a
hundredth of a penny, hours that clocks skip or tell twice, thirds of a discount, amounts no type
holds.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl

from corner_shop.generate import generate
from shelfcast import project
from shelfcast.contracts import DATASETS
from shelfcast.lake import Lake, Zone, data_files, open_lake
from shelfcast.pipeline import named, run_steps
from shelfcast.steps.step import Run

from .star import star_sales, star_tables, versions

UNTIL = date(2026, 6, 30)
LANDED = datetime(2024, 11, 2, 8)
STRICT = {
    "labels": "normalise",
    "label_language": "en",
    "missing_values": {"category": "master", "unit_price": "master", "channel": "it's a till"},
    "exact_duplicates": "drop",
    "near_duplicates": "drop",
    "near_duplicate_key": ["store_id", "order_id", "product_id"],
    "near_duplicate_minutes": 5.0,
    "test_rows": "drop",
    "test_words": [],
    "cancelled_orders": "as_return",
    "cancelled_words": [],
    "outliers": "flag",
    "outlier_threshold": 6.0,
    "impossible_price_ratio": 100.0,
    "non_product_codes": "flag",
    "service_codes": ["FEE"],
    "goods_codes": [],
}
NAMES = [
    "Čokoláda", "čokoláda ", "ČOKOLÁDA", "İstanbul lokumu", "istanbul lokumu", "ΚΑΦΕΣ", "καφες",
    "Straße", "STRASSE", "ÉCLAIR", "éclair", "É\u00a0clair", "a\u3000b", "a  b", "茶", "чай", "Чай",
    'quoted "name"', "comma, name", "line\nbreak", "back\\slash", "\\N", "NULL", "tab\tname",
    "$1 \\1 {x}", "O'Brien's", "%_like", "100% test", "TEST item", "testing", "postage", "",
]  # fmt: skip


@dataclass
class Shop:
    """A shop's lake: its files by dataset, the names of its batches' files, its rules."""

    name: str
    files: dict[str, list[str]]
    batches: dict[str, str] = field(default_factory=dict)
    rules: dict[str, Any] | None = None
    lake: Lake | None = None


def corner_shop(folder: Path) -> Shop:
    """The corner shop, landed as a person would."""
    generate(folder / "files", UNTIL)
    opened = project.init(folder / "shop")
    run_steps(Run(opened, files=tuple(sorted((folder / "files").iterdir()))), named(["land"]))
    lake = open_lake(opened.lake)
    return Shop("corner shop", {n: data_files(lake, Zone.CURATED, n) for n in DATASETS}, lake=lake)


def crafty_shop(folder: Path, rules: dict[str, Any] | None = None) -> Shop:
    """The shop of traps, from one seed."""
    folder.mkdir(parents=True)
    shop = Shop("strict traps" if rules else "traps", {}, rules=rules)
    dice = random.Random(20241027)
    for number, rows in enumerate((_everyday(dice), _spoilt(dice), _ties())):
        _put(shop, folder, "sales", rows, f"s{number}", LANDED + timedelta(minutes=number))
    wide = [_line(dice, f"W{n}", quantity=Decimal(n), unit_price=None) for n in range(1, 6)]
    headed = [row | {"_heading": f"d_{n}"} for n, row in enumerate(wide)]
    _put(shop, folder, "sales", headed, "w0", LANDED, [1, 1, 1, 2, 2])
    for dataset, rows in (_masters() | _receipts(dice) | _supply(dice)).items():
        _put(shop, folder, dataset, rows, f"{dataset}-0", LANDED)
    stars = random.Random(20221103)
    _put(shop, folder, "sales", star_sales(stars), "s3", LANDED + timedelta(minutes=3))
    for dataset, rows in star_tables(stars).items():
        _put(shop, folder, dataset, rows, f"{dataset}-star", LANDED + timedelta(hours=1))
    for number, told in enumerate(versions()):
        for dataset, rows in told.items():
            _put(shop, folder, dataset, rows, f"{dataset}-v{number}", LANDED + timedelta(2, number))
    newer = [{"product_id": "P1", "product_name": "newer", "unit_cost": Decimal("0.3333")}] * 2
    _put(shop, folder, "products", newer, "products-1", LANDED + timedelta(days=1))
    return shop


def _put(
    shop: Shop,
    folder: Path,
    dataset: str,
    rows: list[dict[str, Any]],
    batch: str,
    landed: datetime,
    numbers: list[int] | None = None,
) -> None:
    """Land rows as one file, whose name has signs that paths must have escaped."""
    schema = DATASETS[dataset].schema()
    counted = numbers or list(range(1, len(rows) + 1))
    frame = pl.DataFrame(
        {name: [row.get(name) for row in rows] for name in schema}, schema=schema
    ).with_columns(
        _batch_id=pl.lit(batch),
        _row_number=pl.Series(counted, dtype=pl.Int64),
        _landed_at=pl.lit(landed),
        _extra=pl.Series([row.get("_extra") for row in rows], dtype=pl.String),
        _heading=pl.Series([row.get("_heading") for row in rows], dtype=pl.String),
    )
    path = folder / f"{dataset} it's [{batch}].parquet"
    frame.write_parquet(path)
    shop.files.setdefault(dataset, []).append(str(path))
    shop.batches[batch] = f'{dataset}, "{batch}".csv'


def _line(dice: random.Random, product: str | None, **values: Any) -> dict[str, Any]:
    day = date(2024, 1, 1) + timedelta(days=dice.randrange(305))
    noon = datetime(day.year, day.month, day.day, 12, dice.randrange(60), 0, dice.randrange(10**6))
    line = {
        "sold_at": noon,
        "store_id": dice.choice(["S1", "S2", None]),
        "product_id": product,
        "customer_id": dice.choice(["C1", "C2", "c1", None]),
        "quantity": Decimal(dice.choice([1, 1, 2, 3, -1])),
        "unit_price": Decimal(dice.randrange(1, 2000)) / 100,
        "discount": dice.choice([None, Decimal("0.05"), Decimal("0.3333")]),
        "order_id": dice.choice([None, str(dice.randrange(40)), f"C{dice.randrange(9)}"]),
        "category": dice.choice(["Tea", "tea", "TEA ", "Süßes", "süßes", None]),
        "country": dice.choice(["GB", "gb", None]),
        "channel": dice.choice(["till", "Web", None]),
        "promotion": dice.choice([None, "0", "No", "SPRING", "Été"]),
        "status": dice.choice([None, "completed", "Cancelled", "annulliert", "İptal"]),
        "currency": "GBP",
    }
    return line | values


def _everyday(dice: random.Random) -> list[dict[str, Any]]:
    """Names in every spelling; a weekday on which S1 is shut; clocks that change."""
    rows = []
    for number in range(600):
        name = NAMES[number % len(NAMES)]
        code = None if number % 7 == 0 else f"P{number % 12}"
        rows.append(_line(dice, code, product_name=name, store_name=dice.choice(NAMES[:8])))
    skipped = [datetime(2024, 3, 31, 1, 30), datetime(2024, 3, 31, 2, 30)]
    skipped += [datetime(2024, 3, 10, 2, 30), datetime(2024, 10, 27, 1, 30)]
    rows += [_line(dice, "P1", sold_at=moment, store_id="S1") for moment in skipped * 2]
    rows += [_line(dice, "P2", sold_at=datetime(2024, 2, 29, 23, 59, 59, 999999), order_id="L")]
    return rows


def _spoilt(dice: random.Random) -> list[dict[str, Any]]:
    """Money that rounds at a half, money that no type holds, lines told twice, far values."""
    nothing: dict[str, Any] = {"unit_price": None, "discount": None}
    rows = []
    for cents, units in [(101, 8), (1, 8), (-101, 8), (33, 7), (205, 16), (12345, -8)]:
        told = {"revenue": Decimal(cents) / 100, "quantity": Decimal(units)}
        rows.append(_line(dice, "P3", **(nothing | told)))
    rows += [_line(dice, "P3", **(nothing | {"revenue": Decimal("-4"), "quantity": None}))]
    rows += [_line(dice, "P4", quantity=Decimal(99999999), unit_price=Decimal(99999999))]
    rows += [_line(dice, "P5", unit_price=Decimal("1.99"), quantity=Decimal(1)) for _ in range(12)]
    rows += [_line(dice, "P5", unit_price=Decimal("19900"), quantity=Decimal(1))]
    rows += [_line(dice, "P5", unit_price=Decimal("1.99"), quantity=Decimal(5000))]
    rows += [_line(dice, "P5", unit_price=Decimal("-3"))]
    rows += [_line(dice, "FEE"), _line(dice, "POST", product_name="Postage")]
    twin = _line(dice, "P6", store_id="S1", order_id="T1", _extra='{"a": "é"}')
    again = twin | {"sold_at": twin["sold_at"] + timedelta(minutes=3), "quantity": Decimal(7)}
    back = twin | {"quantity": -twin["quantity"], "sold_at": twin["sold_at"] + timedelta(hours=1)}
    return [*rows, twin, dict(twin), dict(twin), again, back]


def _ties() -> list[dict[str, Any]]:
    """Two names, two categories, as often as each other; two prices at one moment."""
    at = datetime(2024, 5, 6, 12)
    line = {"store_id": "S3", "quantity": Decimal(1), "sold_at": at, "currency": "GBP"}
    names = ["beta", "Alpha", "álpha", "_x", "Zeta", "a b", "a-b", "ab"]
    rows = [
        line | {"product_id": "TIE", "product_name": name, "unit_price": Decimal(number + 1)}
        for number, name in enumerate(names)
    ]
    return (
        rows + [row | {"category": "Ä"} for row in rows] + [row | {"category": "Z"} for row in rows]
    )


def _masters() -> dict[str, list[dict[str, Any]]]:
    products = [
        {"product_id": f"P{n}", "category": "Tea" if n % 2 else None, "unit_cost": Decimal(n) / 7}
        for n in range(1, 9)
    ]
    products = [row | {"unit_cost": round(row["unit_cost"], 4)} for row in products]
    products[1] |= {"product_name": "Čaj", "lead_time": 3.5, "pack_size": Decimal(6)}
    return {
        "products": [*products, {"product_id": "p1", "product_name": "lower case code"}],
        "stores": [
            {"store_id": "S1", "store_name": "Brno", "region": "Süd", "latitude": 49.195061},
            {
                "store_id": "S2",
                "store_name": "ÇORLU",
                "country": "TR",
                "opened_on": date(2020, 2, 29),
            },
        ],
        "customers": [{"customer_id": "C1", "customer_name": "Zoë", "region": "süd"}],
        "labels": [
            {"column": "category", "original": "SÜSSES", "label": "Sweets", "language": "en"},
            {"column": "Category", "original": "süßes", "label": "Sweets", "language": "EN"},
            {"column": None, "original": "茶", "label": "Green tea", "language": None},
            {"column": "item name", "original": "P7", "label": "Seven", "language": "de"},
            {"column": "product_name", "original": "P8", "label": "Eight", "language": "en"},
        ],
        "events": [
            {"occurred_at": LANDED, "user_id": "u1", "product_id": "P1", "event_type": "view"},
            {"occurred_at": LANDED, "user_id": "u1", "product_id": None, "event_type": "CART"},
        ],
    }


def _receipts(dice: random.Random) -> dict[str, list[dict[str, Any]]]:
    """Orders whose discount or total is spread over lines in thirds and sevenths."""
    heads, lines = [], []
    for number in range(40):
        order = f"R{number}"
        at = datetime(2024, 6, 1, 9) + timedelta(hours=11 * number)
        amounts = [Decimal(dice.randrange(1, 900)) / 100 for _ in range(dice.choice([1, 3, 7]))]
        head: dict[str, Any] = {"order_id": order, "sold_at": at, "store_id": "S1"}
        cut = Decimal(dice.randrange(1, 99)) / 100
        kind = number % 4
        head |= {"revenue": sum(amounts) - cut} if kind == 0 else {}
        head |= {"discount": cut} if kind == 1 else {}
        head |= {"revenue": Decimal(dice.randrange(100, 9999)) / 100} if kind == 2 else {}
        heads.append(head)
        for amount in [] if number == 39 else amounts:
            line = {"order_id": order, "product_id": f"P{dice.randrange(9)}"}
            told = {"quantity": Decimal(dice.choice([1, 2, 3]))}
            lines.append(line | told | ({} if kind == 2 else {"revenue": amount}))
    lines.append({"order_id": "missing", "product_id": "P1", "quantity": Decimal(2)})
    heads.append({"order_id": "alone", "sold_at": datetime(2024, 6, 2), "revenue": Decimal("9.99")})
    return {"receipts": heads, "receipt_lines": lines}


def _counts(dice: random.Random, first: date) -> list[dict[str, Any]]:
    """What lies in a store on most days of two months, nothing of it for ten."""
    return [
        {
            "store_id": "S1",
            "product_id": "P1",
            "as_of": first + timedelta(days=day),
            "on_hand": Decimal(0 if 40 <= day <= 50 else 5),
            "in_transit": dice.choice([None, Decimal(3)]),
            "due_on": dice.choice([None, first + timedelta(days=day + 2)]),
        }
        for day in range(60)
        if day % 13
    ]


def _bought(dice: random.Random, first: date) -> list[dict[str, Any]]:
    return [
        {
            "purchase_order_id": dice.choice([None, f"PO{n}"]),
            "product_id": f"P{n % 5}",
            "ordered_at": first + timedelta(days=n),
            "received_at": dice.choice([None, first + timedelta(days=n + dice.randrange(1, 30))]),
            "quantity": Decimal(10),
            "unit_cost": dice.choice([None, Decimal("1.10"), Decimal("1.20")]),
        }
        for n in range(40)
    ]


def _supply(dice: random.Random) -> dict[str, list[dict[str, Any]]]:
    first = date(2024, 3, 1)
    empty = {"day": date(2024, 3, 31), "store_id": None, "product_id": "P2", "in_stock": False}
    spring = {"promotion": "SPRING", "starts_on": date(2024, 3, 30), "ends_on": date(2024, 4, 2)}
    prices = [
        {"product_id": "P9", "valid_from": first, "price": Decimal("2.50")},
        {
            "product_id": "P9",
            "store_id": "S2",
            "valid_from": first + timedelta(days=30),
            "valid_to": first + timedelta(days=33),
            "price": Decimal("1.25"),
        },
    ]
    return {
        "stock": _counts(dice, first),
        "availability": [empty, empty | {"store_id": "S1", "in_stock": True}],
        "promotions": [
            spring | {"product_id": "P2"},
            spring | {"store_id": "S2", "promotion": "É"},
        ],
        "calendar": [
            {"day": date(2024, 3, 31), "event": "Easter", "closed": True},
            {"day": date(2024, 11, 5), "store_id": "S1", "event": "works", "closed": True},
        ],
        "purchase_orders": _bought(dice, first),
        "prices": prices,
    }
