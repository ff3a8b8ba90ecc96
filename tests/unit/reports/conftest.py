"""A little company with everything a report shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import count

import duckdb
import polars as pl
import pytest

from shelfcast.contracts import FORECASTS, ORDERS, SCORES
from shelfcast.contracts.simulation import ORDER_PROOF, PROOF_BASIS

DAYS, FIRST = 80, date(2011, 1, 1)
_ids = count()


class MemoryReader:
    """A snapshot in memory, of the shape metrics ask for."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        self.connection.execute("CREATE SCHEMA marts")
        self.snapshot_id = f"report-{next(_ids)}"

    def put(self, name: str, frame: pl.DataFrame) -> None:
        self.connection.register("incoming", frame.to_arrow())
        self.connection.execute(f"CREATE TABLE marts.{name} AS SELECT * FROM incoming")
        self.connection.unregister("incoming")

    def frame(self, sql: str, params: Sequence[object] = ()) -> pl.DataFrame:
        found = self.connection.execute(sql, list(params)).to_arrow_reader().read_all()
        return pl.DataFrame(pl.from_arrow(found))


def sales(rows: int) -> pl.DataFrame:
    lines = pl.DataFrame({"n": range(rows)}).select(
        day=pl.lit(FIRST) + pl.duration(days=pl.col("n") % DAYS),
        order_id=pl.format("O{}", pl.col("n") // 2),
        store_id=pl.format("S{}", 1 + pl.col("n") % 3),
        product_id=pl.format("P{}", pl.col("n") % 7),
        customer_id=pl.format("C{}", pl.col("n") % 11),
        channel=pl.lit("shop"),
        promotion=pl.lit(None, pl.String),
        currency=pl.lit("GBP"),
        country=pl.lit("UK"),
        quantity=(1 + pl.col("n") % 4).cast(pl.Decimal(18, 4)),
        unit_price=pl.lit(2.5).cast(pl.Decimal(18, 4)),
        is_return=pl.lit(False),
        is_repeat=pl.lit(False),
    )
    money = pl.Decimal(18, 4)
    return lines.with_columns(
        revenue=(pl.col("quantity") * pl.col("unit_price")).cast(money),
        gross_profit=pl.col("quantity"),
        cost=(pl.col("quantity") * 1).cast(money),
        unit_cost=pl.lit(1).cast(money),
        discount=pl.lit(None, money),
    )


def forecasts() -> pl.DataFrame:
    series = [("total", None, "total"), ("S1", "S1", "store"), ("S2", "S2", "store")]
    rows = [
        {
            "unique_id": unique_id,
            "store_id": store,
            "level": level,
            "ds": date(2011, 3, 22) + timedelta(days=n),
            "model": "theta",
            "mean": 10.5 + n,
            "q10": 5.0,
            "q90": 20.0,
        }
        for unique_id, store, level in series
        for n in range(14)
    ]
    return pl.DataFrame(rows, schema=FORECASTS.schema())


@pytest.fixture
def landed() -> Iterator[MemoryReader]:
    """Sales alone, before any forecast."""
    reader = MemoryReader()
    reader.put("sales_lines", sales(900))
    stores = {"store_id": ["S1", "S2", "S3"], "store_name": ["A", "B", "C"]}
    reader.put("stores", pl.DataFrame(stores | {"region": ["N", "N", "S"], "city": ["x"] * 3}))
    ids = [f"P{n}" for n in range(7)]
    names = {"product_id": ids, "product_name": ["=1+1", *ids[1:]], "brand": [None] * 7}
    reader.put("products", pl.DataFrame(names | {"category": ["Toys"] * 7}))
    yield reader
    reader.connection.close()


@pytest.fixture
def whole(landed: MemoryReader) -> MemoryReader:
    """Every step has run."""
    landed.put("forecasts", forecasts())
    score = {"level": "total", "model": "theta", "chosen": True, "wape": 0.2, "naive_wape": 0.3}
    landed.put("scores", pl.DataFrame([score], schema=SCORES.schema()))
    order = {"store_id": "S1", "product_id": "P1", "quantity": 12.0, "reason": "low"}
    landed.put("orders", pl.DataFrame([order], schema=ORDERS.schema()))
    tried = {"plan": "ours", "against": "naive", "cost": 80.0, "sentence": "our plan saved GBP 20"}
    landed.put(
        "order_proof",
        pl.DataFrame(
            [tried, {**tried, "against": "ours", "sentence": None}], schema=ORDER_PROOF.schema()
        ),
    )
    rests_on = {"first_day": FIRST, "sentence": "84 days were played through"}
    landed.put("proof_basis", pl.DataFrame([rests_on], schema=PROOF_BASIS.schema()))
    account = {"file": ["a.csv"], "dataset": ["sales"], "read": [902], "loaded": [900]}
    landed.put("account", pl.DataFrame(account))
    kept = {"file": ["a.csv"] * 2, "dataset": ["sales"] * 2, "column": ["day"] * 2}
    landed.put("quarantine", pl.DataFrame(kept | {"reason": ["bad_date"] * 2}))
    return landed
