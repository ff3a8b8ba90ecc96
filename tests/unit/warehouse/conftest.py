"""A tiny retailer whose every trap is known, landed as Parquet and built once a session."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from shelfcast import warehouse as wh
from shelfcast.contracts import DATASETS

from . import star_company

FIRST = date(2024, 1, 1)
LAST = date(2024, 4, 30)
SHUT_UNANNOUNCED = date(2024, 3, 13)
SHUT_ANNOUNCED = date(2024, 2, 14)
SHUT_AHEAD = date(2024, 5, 1)


@dataclass
class Landing:
    """Writes rows as the lake would: contract columns, then batch, row number, time, extra."""

    folder: Path
    tables: dict[str, list[str]] = field(default_factory=dict)

    def put(self, dataset: str, rows: list[dict], batch: str, landed: datetime) -> Path:
        """Land `rows` as one file of `dataset`."""
        schema = DATASETS[dataset].schema()
        columns = {name: [row.get(name) for row in rows] for name in schema}
        frame = pl.DataFrame(columns, schema=schema).with_columns(
            _batch_id=pl.lit(batch),
            _row_number=pl.int_range(1, len(rows) + 1, dtype=pl.Int64),
            _landed_at=pl.lit(landed),
            _extra=pl.lit(None, dtype=pl.String),
        )
        path = self.folder / f"{dataset} o'{batch}.parquet"
        frame.write_parquet(path)
        self.tables.setdefault(dataset, []).append(str(path))
        return path


@dataclass
class Shop:
    """The built warehouse and what went into it."""

    warehouse: Path
    landing: Landing
    sales: list[dict]
    report: wh.BuildReport

    def frame(self, name: str) -> pl.DataFrame:
        """A mart of the work file."""
        return wh.read_frame(self.warehouse, name)


@dataclass
class Star(Shop):
    """The same, with what was landed of each dataset and of the store master, file by file."""

    told: dict[str, list[dict]]
    masters: list[list[dict]]


@pytest.fixture
def landing(tmp_path: Path) -> Landing:
    folder = tmp_path / "lake"
    folder.mkdir()
    return Landing(folder)


@pytest.fixture
def sale() -> Callable[..., dict]:
    return make_sale


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    root = tmp_path_factory.mktemp("shop")
    (root / "lake").mkdir()
    lake = Landing(root / "lake")
    sales = _land_sales(lake)
    _land_masters(lake)
    _land_stock(lake)
    report = wh.build(root / "warehouse", lake.tables, country="GB")
    return Shop(root / "warehouse", lake, sales, report)


@pytest.fixture(scope="session")
def star(tmp_path_factory: pytest.TempPathFactory) -> Star:
    """The company of star_company.py, built once."""
    root = tmp_path_factory.mktemp("star")
    (root / "lake").mkdir()
    lake, dice = Landing(root / "lake"), random.Random(11)
    told = {
        "sales": star_company.sales(dice),
        "products": star_company.products(),
        "stock": star_company.counts(dice),
        "events": star_company.events(dice),
        "targets": star_company.targets(),
    }
    for name, rows in told.items():
        lake.put(name, rows, f"{name}1", star_company.LANDED)
    masters = star_company.versions(dice)
    for number, rows in enumerate(masters):
        lake.put("stores", rows, f"v{number:02}", datetime(2024, 1, 1 + number // 2))
    report = wh.build(root / "warehouse", lake.tables)
    return Star(root / "warehouse", lake, told["sales"], report, told, masters)


def make_sale(day: date, store: str | None, product: str | None, **values: object) -> dict:
    """A sale line at noon."""
    noon = datetime(day.year, day.month, day.day, 12)
    return {"sold_at": noon, "store_id": store, "product_id": product, **values}


def _money(value: float) -> Decimal:
    return Decimal(str(round(value, 2)))


def _land_sales(lake: Landing) -> list[dict]:
    dice = random.Random(7)
    rows: list[dict] = []
    for offset in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=offset)
        rows += _busy_store(day, dice) + _quiet_store(day, dice)
    special = _special_lines()
    lake.put("sales", rows, "aaaa", datetime(2024, 5, 1, 8))
    lake.put("sales", special, "bbbb", datetime(2024, 5, 1, 9))
    return rows + special


def _busy_store(day: date, dice: random.Random) -> list[dict]:
    """S1 sells 12 products on every day but Sundays and the two days it is shut."""
    if day.weekday() == 6 or day in (SHUT_UNANNOUNCED, SHUT_ANNOUNCED):
        return []
    return [
        make_sale(
            day,
            "S1",
            f"A{number}",
            order_id=f"{day}-{number // 3}",
            quantity=Decimal(dice.randint(1, 6)),
            unit_price=_money(1 + number + dice.random()),
            discount=_money(dice.random() / 2),
            product_name=f"Item {number}",
            country="France" if number == 1 else None,
        )
        for number in range(1, 13)
    ]


def _quiet_store(day: date, dice: random.Random) -> list[dict]:
    """S2 sells a little on any day, of A2 only now and then; A3 comes back at times."""
    rows = []
    if dice.random() < 0.3:
        rows.append(make_sale(day, "S2", "A2", quantity=Decimal(2), unit_price=Decimal("3.3333")))
    if dice.random() < 0.6:
        quantity = Decimal(dice.choice([-2, 1, 1, 3]))
        rows.append(make_sale(day, "S2", "A3", quantity=quantity, unit_price=Decimal("4.10")))
    return rows


def _special_lines() -> list[dict]:
    twin = make_sale(date(2024, 2, 5), "S3", "A4", order_id="T", quantity=Decimal(1))
    twin |= {"unit_price": Decimal("9.99"), "customer_id": "C1", "promotion": "LEAP"}
    return [
        twin,
        dict(twin),
        dict(twin),
        make_sale(date(2024, 2, 6), "S3", None, revenue=Decimal("12.50"), product_name="Soap 5"),
        make_sale(date(2024, 2, 7), "S3", None, revenue=Decimal("-3.20"), customer_id="C2"),
        make_sale(date(2024, 2, 8), None, "A5", quantity=Decimal(2), promotion="0"),
        make_sale(date(2024, 2, 9), "S3", "POST", quantity=Decimal(1), unit_price=Decimal(4)),
    ]


def _land_masters(lake: Landing) -> None:
    early, late = datetime(2024, 1, 1), datetime(2024, 4, 1)
    lake.put(
        "products",
        [
            {"product_id": "A1", "product_name": "Old name", "unit_cost": Decimal("0.90")},
            {"product_id": "A2", "category": "Tea", "unit_cost": Decimal("1.25")},
            *({"product_id": f"Z{n}", "unit_price": Decimal(5)} for n in range(1, 10)),
        ],
        "p1",
        early,
    )
    newer = {"product_id": "A1", "product_name": "New name", "unit_cost": Decimal("1.10")}
    lake.put("products", [newer | {"product_name": "Draft"}, newer], "p2", late)
    lake.put("stores", [{"store_id": "S1", "region": "North", "country": "Spain"}], "s1", early)
    lake.put(
        "stores",
        [{"store_id": "S1", "region": "South", "country": "UK"}, {"store_id": "S2"}],
        "s2",
        late,
    )
    lake.put("customers", [{"customer_id": "C1", "customer_name": "Ann"}], "c1", early)
    lake.put("customers", [{"customer_id": "C1", "customer_name": "Anne"}], "c2", late)
    lake.put(
        "calendar",
        [
            {"day": SHUT_ANNOUNCED, "store_id": "S1", "event": "works", "closed": True},
            {"day": SHUT_AHEAD, "event": "May Day", "closed": True},
            {"day": date(2024, 2, 20), "store_id": "S1", "event": "open", "closed": True},
        ],
        "k1",
        early,
    )
    promotion = {"promotion": "SPRING", "starts_on": date(2024, 3, 4), "ends_on": date(2024, 3, 6)}
    everything = {"promotion": "ALL", "starts_on": date(2024, 4, 1), "ends_on": date(2024, 4, 1)}
    two = [promotion | {"product_id": "A2"}, everything | {"store_id": "S2"}]
    lake.put("promotions", two, "m1", early)


def _land_stock(lake: Landing) -> None:
    early, late = datetime(2024, 1, 1), datetime(2024, 4, 1)
    at = {"store_id": "S2", "product_id": "A2", "as_of": date(2024, 4, 20)}
    counts = [
        at | {"on_hand": Decimal(7), "in_transit": Decimal(5), "due_on": date(2024, 4, 25)},
        at | {"on_hand": Decimal(7), "in_transit": Decimal(6), "due_on": date(2024, 4, 28)},
        at | {"on_hand": Decimal(7), "in_transit": Decimal(9), "due_on": date(2024, 4, 20)},
        at | {"as_of": date(2024, 4, 1), "on_hand": Decimal(99)},
    ]
    daily = [
        {
            "store_id": "S2",
            "product_id": "A3",
            "as_of": date(2024, 3, day),
            "on_hand": Decimal(0 if 10 <= day <= 14 else 5),
        }
        for day in range(1, 29)
        if day != 12
    ]
    lake.put("stock", counts + daily, "t1", early)
    empty = {"day": date(2024, 3, 5), "store_id": "S1", "product_id": "A1", "in_stock": False}
    lake.put("availability", [empty, empty | {"product_id": "A2"}], "v1", early)
    lake.put("availability", [empty | {"product_id": "A2", "in_stock": True}], "v2", late)
    order = {"purchase_order_id": "P1", "product_id": "A1", "ordered_at": date(2024, 1, 2)}
    order["quantity"] = Decimal(10)
    received = [
        order | {"received_at": date(2024, 1, 6)},
        order | {"purchase_order_id": "P2", "received_at": date(2024, 1, 12)},
        order | {"purchase_order_id": "P3"},
        order | {"purchase_order_id": None, "product_id": "A2", "received_at": date(2024, 1, 5)},
        order | {"purchase_order_id": None, "product_id": "A2", "received_at": date(2024, 1, 8)},
    ]
    lake.put("purchase_orders", [order], "o1", early)
    lake.put("purchase_orders", received, "o2", late)
