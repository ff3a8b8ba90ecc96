"""A little company in a DuckDB of its own, with the marts that metrics read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import count

import duckdb
import polars as pl
import pytest

MONEY = pl.Decimal(18, 4)
LINES = {
    "day": pl.Date,
    "order_id": pl.String,
    "store_id": pl.String,
    "product_id": pl.String,
    "customer_id": pl.String,
    "channel": pl.String,
    "promotion": pl.String,
    "currency": pl.String,
    "country": pl.String,
    "quantity": MONEY,
    "unit_price": MONEY,
    "discount": MONEY,
    "revenue": MONEY,
    "unit_cost": MONEY,
    "cost": MONEY,
    "gross_profit": MONEY,
    "is_return": pl.Boolean,
    "is_repeat": pl.Boolean,
}
STORES = pl.DataFrame(
    {
        "store_id": ["S1", "S2", "S3"],
        "store_name": ["High Street", "Station", "Harbour"],
        "region": ["North", "North", "South"],
        "city": ["Leeds", "York", "Poole"],
    }
)
PRODUCTS = pl.DataFrame(
    {
        "product_id": ["P1", "P2", "P3", "P4"],
        "product_name": ["Red Lamp", "Blue lamp", "100% Wool_Hat", "Postage"],
        "category": ["Lights", "Lights", "Clothes", "uncategorised"],
        "brand": ["Lumen", None, "Baa", None],
    }
)
CUSTOMERS = pl.DataFrame({"customer_id": ["C1", "C2"], "customer_name": ["Ann", "Bob"]})
_ids = count()


class MemoryReader:
    """A snapshot in memory, of the shape metrics ask for; it counts the statements it ran."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        self.connection.execute("CREATE SCHEMA marts")
        self.snapshot_id = f"test-{next(_ids)}"
        self.statements: list[str] = []

    def put(self, name: str, frame: pl.DataFrame) -> None:
        table = frame.to_arrow()
        self.connection.register("incoming", table)
        self.connection.execute(f'CREATE TABLE marts."{name}" AS SELECT * FROM incoming')
        self.connection.unregister("incoming")

    def frame(self, sql: str, params: Sequence[object] = ()) -> pl.DataFrame:
        self.statements.append(sql)
        result = self.connection.execute(sql, list(params)).to_arrow_reader()
        return pl.DataFrame(pl.from_arrow(result.read_all()))


def line(**values: object) -> dict[str, object]:
    """A sale line: revenue is quantity x price, profit follows from the cost."""
    row: dict[str, object] = {
        "day": date(2011, 3, 1),
        "order_id": "O1",
        "store_id": "S1",
        "product_id": "P1",
        "currency": "GBP",
        "country": "UK",
        "quantity": 1,
        "unit_price": 10,
    }
    row |= values
    row.setdefault("revenue", row["quantity"] * row["unit_price"])  # type: ignore[operator]
    row.setdefault("is_return", row["quantity"] < 0)  # type: ignore[operator]
    if row.get("unit_cost") is not None:
        row["cost"] = row["unit_cost"] * row["quantity"]  # type: ignore[operator]
        row["gross_profit"] = row["revenue"] - row["cost"]  # type: ignore[operator]
    return {name: _typed(row.get(name), kind) for name, kind in LINES.items()}


def _typed(value: object, kind: object) -> object:
    return Decimal(str(value)) if kind == MONEY and value is not None else value


def calendar() -> pl.DataFrame:
    days = [date(2009, 1, 1) + timedelta(days=n) for n in range(365 * 5)]
    return pl.DataFrame(
        {
            "day": days,
            "weekday": [day.isoweekday() for day in days],
            "weekday_name": [day.strftime("%A") for day in days],
        }
    )


def make_reader(lines: Sequence[dict[str, object]]) -> MemoryReader:
    reader = MemoryReader()
    reader.put("sales_lines", pl.DataFrame(list(lines), schema=LINES))
    for name, frame in (("stores", STORES), ("products", PRODUCTS), ("customers", CUSTOMERS)):
        reader.put(name, frame)
    reader.put("calendar", calendar())
    return reader


@pytest.fixture
def a_line() -> Callable[..., dict[str, object]]:
    return line


@pytest.fixture
def company() -> Iterator[Callable[[Sequence[dict[str, object]]], MemoryReader]]:
    made: list[MemoryReader] = []

    def make(lines: Sequence[dict[str, object]]) -> MemoryReader:
        made.append(make_reader(lines))
        return made[-1]

    yield make
    for reader in made:
        reader.connection.close()
