"""How long does each question of the dashboard take, asked for the first time and again?

    python benchmarks/bench_query.py                  on a generated table of 541,909 sale lines
    python benchmarks/bench_query.py --project DIR    on the snapshot that project serves
    python benchmarks/bench_query.py --pandas         beside pandas too, which needs the memory

Prints `claim  ours  by hand  ratio  pandas`, a line a claim; times are the best of several runs in
milliseconds. The peer is the same question in SQL written by hand over the sale lines, on a bare
DuckDB connection to a copy of the same file, in the same run, with its rows fetched into Polars.
"First" empties the cache of answers each time; the file itself is in memory for both. Targets:
first below 150 ms, again below 30 ms. Not here: the db-benchmark (bench_groupby.py).
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import duckdb
import pandas as pd
import polars as pl

from shelfcast.metrics import HEADLINES, MetricQuery, data_range, query
from shelfcast.metrics.query import forget_answers
from shelfcast.warehouse import Reader, list_snapshots, open_snapshot, publish, served_id

LINES = 541_909
FIRST_RUNS, AGAIN_RUNS, HAND_RUNS, PANDAS_RUNS = 9, 200, 3, 1
MEASURES = """
sum(quantity) AS units, sum(revenue) AS revenue, sum(cost) AS cost,
sum(gross_profit) AS gross_profit, count(*) AS lines,
sum(CASE WHEN is_return THEN -quantity ELSE 0 END) AS returned_units,
sum(CASE WHEN gross_profit IS NOT NULL THEN revenue END) AS costed_revenue,
sum(CASE WHEN NOT is_return THEN quantity END) AS sold_units,
sum(CASE WHEN NOT is_return THEN revenue END) AS sold_revenue,
sum(CASE WHEN is_return THEN revenue ELSE 0 END) AS returned_revenue,
sum(CASE WHEN is_return THEN 0 ELSE 1 END) AS sold_lines"""
GENERATED = f"""
CREATE SCHEMA marts;
CREATE TABLE marts.sales_lines AS
SELECT DATE '2009-12-01' + CAST(i * 730 // {LINES} AS INTEGER) AS day,
       'o' || (i // 20) AS order_id, 's' || (hash(i) % 40) AS store_id,
       'p' || (hash(i + 1) % 4070) AS product_id,
       CASE WHEN i % 4 > 0 THEN 'c' || (hash(i // 20) % 4372) END AS customer_id,
       'web' AS channel, CAST(NULL AS VARCHAR) AS promotion, 'GBP' AS currency,
       'country ' || (hash(i // 20) % 38) AS country,
       CAST(CASE WHEN i % 50 = 0 THEN -1 ELSE 1 + hash(i) % 12 END AS DECIMAL(18,4)) AS quantity,
       CAST(0.5 + (hash(i + 2) % 1000) / 100 AS DECIMAL(18,4)) AS unit_price,
       CAST(NULL AS DECIMAL(18,4)) AS discount,
       CAST(quantity * unit_price AS DECIMAL(18,4)) AS revenue,
       CAST(CASE WHEN i % 3 > 0 THEN 0.5 END AS DECIMAL(18,4)) AS unit_cost,
       CAST(unit_cost * quantity AS DECIMAL(18,4)) AS cost,
       CAST(revenue - cost AS DECIMAL(18,4)) AS gross_profit,
       quantity < 0 AS is_return, false AS is_repeat
FROM range({LINES}) AS numbers(i);
CREATE TABLE marts.stores AS
SELECT DISTINCT store_id, store_id AS store_name, 'north' AS region, 'here' AS city
FROM marts.sales_lines;
CREATE TABLE marts.products AS
SELECT DISTINCT product_id, 'product ' || product_id AS product_name,
       'category ' || (hash(product_id) % 12) AS category, 'brand' AS brand
FROM marts.sales_lines;
CREATE TABLE marts.sales_by_day_store_category AS
SELECT day, store_id, category, {MEASURES}, min(currency) AS first_currency,
       max(currency) AS last_currency
FROM marts.sales_lines LEFT JOIN marts.products USING (product_id) GROUP BY ALL;
CREATE TABLE marts.sales_by_month AS
SELECT date_trunc('month', day)::DATE AS month, store_id, product_id, {MEASURES}
FROM marts.sales_lines GROUP BY ALL;
"""
ORDERS = "count(DISTINCT CASE WHEN NOT is_return THEN store_id || '/' || order_id END)"
HAND = {
    "revenue": "sum(revenue)",
    "units": "sum(quantity)",
    "orders": ORDERS,
    "average_order_value": "sum(CASE WHEN NOT is_return AND order_id IS NOT NULL THEN revenue END)"
    f"::DOUBLE / nullif({ORDERS}, 0)",
    "gross_profit": "sum(gross_profit)",
    "gross_margin": "sum(gross_profit)::DOUBLE"
    " / nullif(sum(CASE WHEN gross_profit IS NOT NULL THEN revenue END), 0)",
    "returns": "-sum(CASE WHEN is_return THEN revenue ELSE 0 END)",
    "return_rate": "-sum(CASE WHEN is_return THEN quantity ELSE 0 END)::DOUBLE"
    " / nullif(sum(CASE WHEN NOT is_return THEN quantity END), 0)",
    "active_stores": "count(DISTINCT CASE WHEN NOT is_return THEN store_id END)",
    "active_customers": "count(DISTINCT CASE WHEN NOT is_return THEN customer_id END)",
}
"""The dashboard's metrics as an analyst would write them over the sale lines."""
KEYS = {
    "week": "date_trunc('week', day)::DATE",
    "month": "date_trunc('month', day)::DATE",
    "day": "day",
    "store": "store_id",
    "category": "category",
    "brand": "brand",
    "product": "product_id, product_name",
}
PRODUCTS = ("revenue", "units", "gross_profit", "gross_margin", "return_rate")


@dataclass(frozen=True)
class Question:
    """One of the dashboard's questions."""

    name: str
    metrics: tuple[str, ...]
    by: tuple[str, ...]
    start: date
    end: date
    compared: bool = False
    limit: int | None = None

    @property
    def asked(self) -> MetricQuery:
        """As the dashboard asks it."""
        compare = "previous_period" if self.compared else None
        return MetricQuery(
            self.metrics,
            by=self.by,
            start=self.start,
            end=self.end,
            compare=compare,
            limit=self.limit,
        )

    @property
    def by_hand(self) -> str:
        """Both periods in one pass, told apart by a flag; as one would write it."""
        keys = ", ".join(KEYS[name] for name in self.by)
        first = self.start - (self.end - self.start + timedelta(days=1))
        since = first if self.compared else self.start
        flag = f"day >= DATE '{self.start}'"
        group = ", ".join(part for part in (keys, flag if self.compared else "") if part)
        values = ", ".join(f"{HAND[name]} AS {name}" for name in self.metrics)
        joins = (
            "LEFT JOIN marts.products USING (product_id)"
            if set(self.by) & {"product", "category", "brand"}
            else ""
        )
        end = f" GROUP BY {group} ORDER BY {self.metrics[0]} DESC" if group else ""
        limit = f" LIMIT {self.limit * (1 + self.compared)}" if self.limit else ""
        chosen = f"{group}, {values}" if group else values
        where = f"day BETWEEN DATE '{since}' AND DATE '{self.end}'"
        return f"SELECT {chosen} FROM marts.sales_lines {joins} WHERE {where}{end}{limit}"


def questions(first: date, last: date) -> list[Question]:
    """What the overview asks, for the days of each of its presets."""
    month, year = last - timedelta(days=27), last - timedelta(days=364)
    many = max(first, last - timedelta(days=395)).replace(day=1)
    found = []
    for name, start in (("28 days", month), ("a year", year), ("all days", first)):
        step = "day" if start == month else "week" if start == year else "month"
        found += [
            Question(f"figures and the period before, {name}", HEADLINES, (), start, last, True),
            Question(f"figures by {step}, {name}", HEADLINES, (step,), start, last),
            Question(f"revenue by day, {name}", ("revenue",), ("day",), start, last),
            Question(f"revenue by store, {name}", ("revenue",), ("store",), start, last),
            Question(f"revenue by category, {name}", ("revenue",), ("category",), start, last),
            Question(f"100 products, {name}", PRODUCTS, ("product",), start, last, True, 100),
        ]
    months = Question("revenue and orders by month", ("revenue", "orders"), ("month",), many, last)
    return [*found, months, Question("revenue by brand", ("revenue",), ("brand",), first, last)]


def best(
    run: Callable[[], object], times: int, before: Callable[[], object] | None = None
) -> float:
    """The quickest of that many runs, in milliseconds: others may be at work on the machine."""
    taken = []
    for _ in range(times):
        if before:
            before()
        start = perf_counter()
        run()
        taken.append((perf_counter() - start) * 1000)
    return min(taken)


def in_pandas(lines: pd.DataFrame, asked: Question) -> object:
    """Revenue and units alone, of the days asked about, by the question's own keys."""
    kept = lines[
        (lines["day"] >= pd.Timestamp(asked.start)) & (lines["day"] <= asked.end.isoformat())
    ]
    steps = {"week": "W", "month": "M"}
    keys = [
        kept["day"].dt.to_period(steps[k]) if k in steps else kept[k if k == "day" else f"{k}_id"]
        for k in asked.by
    ]
    sums = kept.groupby(keys, observed=True) if keys else kept
    return sums[["revenue", "quantity"]].sum()


def measure(reader: Reader, path: Path, with_pandas: bool) -> None:
    span = data_range(reader)
    if span is None:
        raise SystemExit("The snapshot has no sale lines.")
    connection = duckdb.connect()
    connection.execute(f"ATTACH '{path}' AS peer (READ_ONLY); USE peer")
    lines = _lines(connection) if with_pandas else None
    print(f"{'claim':<48} {'first':>10} {'again':>9} {'by hand':>10} {'ratio':>6} {'pandas':>9}")
    for one in questions(*span):
        asked = one.asked
        connection.sql(one.by_hand).pl()
        hand = best(lambda sql=one.by_hand: connection.sql(sql).pl(), HAND_RUNS)
        first = best(lambda asked=asked: query(reader, asked), FIRST_RUNS, forget_answers)
        again = best(lambda asked=asked: query(reader, asked), AGAIN_RUNS)
        frame = lambda one=one: in_pandas(lines, one)  # noqa: E731
        there = lines is not None and not {"category", "brand"} & set(one.by)
        beside = f"{best(frame, PANDAS_RUNS):9.1f}" if there else ""
        ratio = first / hand
        print(
            f"{one.name:<48} {first:10.1f} {again:9.4f} {hand:10.1f} {ratio:6.2f} {beside}",
            flush=True,
        )
    connection.close()


def _lines(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The lines as pandas is kindest to them: keys as categories, money as floats."""
    found: pl.DataFrame = connection.sql(
        "SELECT day, store_id, product_id, revenue::DOUBLE AS revenue, "
        "quantity::DOUBLE AS quantity FROM marts.sales_lines"
    ).pl()
    codes = pl.col("store_id", "product_id").cast(pl.Categorical)
    return found.with_columns(codes, pl.col("day").cast(pl.Datetime)).to_pandas()


def generate(warehouse: Path) -> None:
    warehouse.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(warehouse / "work.duckdb")) as connection:
        connection.execute(GENERATED)
    publish(warehouse, keep=1)


def served(warehouse: Path) -> Path:
    """The file being served; the peer gets a copy, since a process shares one instance a file."""
    wanted = served_id(warehouse)
    return next(item.path for item in list_snapshots(warehouse) if item.id == wanted)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--project", type=Path, help="a project folder; else a table is generated")
    parser.add_argument("--pandas", action="store_true", help="beside pandas too")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        warehouse = chosen.project / "warehouse" if chosen.project else Path(folder) / "warehouse"
        if chosen.project is None:
            generate(warehouse)
        copy = Path(folder) / "peer.duckdb"
        copy.write_bytes(served(warehouse).read_bytes())
        with open_snapshot(warehouse) as reader:
            measure(reader, copy, chosen.pandas)


if __name__ == "__main__":
    main()
