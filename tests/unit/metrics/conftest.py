"""A little company in a DuckDB of its own, with the marts that metrics read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

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
        "unit_cost": [Decimal("2.5"), None, Decimal("4"), Decimal("0.1")],
    },
    schema_overrides={"unit_cost": MONEY},
)
CUSTOMERS = pl.DataFrame({"customer_id": ["C1", "C2"], "customer_name": ["Ann", "Bob"]})
_KEYS = {"store_id": pl.String, "product_id": pl.String}
FURTHER = {
    "events": pl.DataFrame(
        schema={
            "day": pl.Date,
            "user_id": pl.String,
            "session_id": pl.String,
            **_KEYS,
            "event_type": pl.String,
            "step": pl.String,
            "price": MONEY,
        }
    ),
    "stock_by_day": pl.DataFrame(
        schema={"day": pl.Date, **_KEYS, "on_hand": MONEY, "in_transit": MONEY}
    ),
    "forecasts": pl.DataFrame(
        schema={
            "unique_id": pl.String,
            **_KEYS,
            "level": pl.String,
            "ds": pl.Date,
            "mean": pl.Float64,
        }
    ),
    "demand": pl.DataFrame(schema={**_KEYS, "ds": pl.Date, "y": pl.Float64}),
    "orders": pl.DataFrame(
        schema={"order_date": pl.Date, **_KEYS, "quantity": pl.Float64, "expected_cost": pl.Float64}
    ),
}
"""The other marts that metrics are made of, empty."""
_SUMS = """
sum(quantity) AS units, sum(revenue) AS revenue, sum(cost) AS cost,
sum(gross_profit) AS gross_profit, count(*) AS lines,
sum(CASE WHEN is_return THEN -quantity ELSE 0 END) AS returned_units"""
_RATIOS = """
sum(CASE WHEN gross_profit IS NOT NULL THEN revenue END) AS costed_revenue,
sum(CASE WHEN NOT is_return THEN quantity END) AS sold_units,
sum(CASE WHEN NOT is_return THEN revenue END) AS sold_revenue,
sum(CASE WHEN is_return THEN revenue ELSE 0 END) AS returned_revenue,
sum(CASE WHEN is_return THEN 0 ELSE 1 END) AS sold_lines"""
ROLLUPS = {
    "sales_by_day_store_category": f"""
        SELECT day, store_id, category, {_SUMS}, {_RATIOS}, min(currency) AS first_currency,
               max(currency) AS last_currency
        FROM marts.sales_lines LEFT JOIN marts.products USING (product_id) GROUP BY ALL""",
    "sales_by_month": f"""
        SELECT date_trunc('month', day)::DATE AS month, store_id, product_id, {_SUMS}, {_RATIOS}
        FROM marts.sales_lines GROUP BY ALL""",
    "sales_by_day": f"""
        SELECT day, store_id, product_id, {_SUMS} FROM marts.sales_lines GROUP BY ALL""",
}
"""The coarser marts as dbt builds them (tests/unit/warehouse proves those)."""


class MemoryReader:
    """A snapshot in memory, of the shape metrics ask for; it counts the statements it ran."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        self.connection.execute("CREATE SCHEMA marts")
        self.snapshot_id = f"test-{uuid4()}"
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


def make_reader(
    lines: Sequence[dict[str, object]], others: Mapping[str, pl.DataFrame] | None = None
) -> MemoryReader:
    reader = MemoryReader()
    reader.put("sales_lines", pl.DataFrame(list(lines), schema=LINES))
    for name, frame in (("stores", STORES), ("products", PRODUCTS), ("customers", CUSTOMERS)):
        reader.put(name, frame)
    reader.put("calendar", calendar())
    for name, frame in {**FURTHER, **(others or {})}.items():
        reader.put(name, frame)
    for name, sql in ROLLUPS.items():
        reader.connection.execute(f"CREATE TABLE marts.{name} AS {sql}")
    return reader


@pytest.fixture
def a_line() -> Callable[..., dict[str, object]]:
    return line


@pytest.fixture
def company() -> Iterator[Callable[..., MemoryReader]]:
    made: list[MemoryReader] = []

    def make(
        lines: Sequence[dict[str, object]], others: Mapping[str, pl.DataFrame] | None = None
    ) -> MemoryReader:
        made.append(make_reader(lines, others))
        return made[-1]

    yield make
    for reader in made:
        reader.connection.close()
