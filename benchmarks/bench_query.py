"""How long does a KPI take, asked for the first time and again?

    python benchmarks/bench_query.py                  on a generated table of 541,909 sale lines
    python benchmarks/bench_query.py --project DIR    on the snapshot that project serves

Prints `claim  ours  peer  ratio`, a line a claim; times are medians in milliseconds. The peer is
the same question in SQL written by hand, on a bare DuckDB connection to the same file, in the same
run, with its rows fetched into Polars. "First" empties the cache of answers each time; the file
itself is in memory for both. Targets: first below 150 ms, again below 30 ms.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

import duckdb
import polars as pl

from shelfcast.metrics import MetricQuery, data_range, query
from shelfcast.metrics.query import forget_answers
from shelfcast.warehouse import Reader, list_snapshots, open_snapshot, publish, served_id

LINES = 541_909
FIRST_RUNS, AGAIN_RUNS = 15, 300
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
"""
KPIS = ("revenue", "units", "orders", "average_order_value", "gross_margin", "active_customers")
KPIS_BY_HAND = """
SELECT is_now, sum(revenue), sum(quantity),
       count(DISTINCT CASE WHEN NOT is_return THEN store_id || '/' || order_id END),
       sum(CASE WHEN NOT is_return AND order_id IS NOT NULL THEN revenue END)::DOUBLE
         / nullif(count(DISTINCT CASE WHEN NOT is_return THEN store_id || '/' || order_id END), 0),
       sum(gross_profit)::DOUBLE
         / nullif(sum(CASE WHEN gross_profit IS NOT NULL THEN revenue END), 0),
       count(DISTINCT CASE WHEN NOT is_return THEN customer_id END)
FROM (SELECT *, day >= $2 AS is_now FROM marts.sales_lines WHERE day BETWEEN $1 AND $3)
GROUP BY is_now
"""
MONTHS_BY_HAND = """
SELECT date_trunc('month', day) AS month, sum(revenue) AS revenue
FROM marts.sales_lines WHERE day BETWEEN $1 AND $2 GROUP BY 1 ORDER BY 1
"""
PRODUCTS_BY_HAND = """
SELECT l.product_id, p.product_name, sum(l.revenue) AS revenue
FROM marts.sales_lines l LEFT JOIN marts.products p USING (product_id)
WHERE l.day BETWEEN $1 AND $2 GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT 20
"""


def timed(
    run: Callable[[], object], times: int, before: Callable[[], object] | None = None
) -> float:
    """The median of that many runs, in milliseconds."""
    taken = []
    for _ in range(times):
        if before:
            before()
        start = perf_counter()
        run()
        taken.append((perf_counter() - start) * 1000)
    return median(taken)


def claim(name: str, ours: float, peer: float) -> None:
    print(f"{name:<44}  {ours:9.3f} ms  {peer:9.3f} ms  {ours / peer:7.3f}")


def by_hand(connection: duckdb.DuckDBPyConnection, sql: str, *values: date) -> pl.DataFrame:
    return connection.sql(sql, params=list(values)).pl()


def compare(name: str, reader: Reader, asked: MetricQuery, peer: Callable[[], object]) -> None:
    peer()
    hand = timed(peer, FIRST_RUNS)
    claim(f"{name}, first", timed(lambda: query(reader, asked), FIRST_RUNS, forget_answers), hand)
    query(reader, asked)
    claim(f"{name}, again", timed(lambda: query(reader, asked), AGAIN_RUNS), hand)


def measure(reader: Reader, path: Path) -> None:
    span = data_range(reader)
    if span is None:
        raise SystemExit("The snapshot has no sale lines.")
    first, last = span
    half = (last - first).days // 2
    start = last - timedelta(days=half - 1)
    before = start - timedelta(days=half)
    connection = duckdb.connect()
    connection.execute(f"ATTACH '{path}' AS peer (READ_ONLY); USE peer")
    print(f"{'claim':<44}  {'ours':>12}  {'peer':>12}  {'ratio':>7}")
    compare(
        "six KPIs beside the period before",
        reader,
        MetricQuery(KPIS, start=start, end=last, compare="previous_period"),
        lambda: by_hand(connection, KPIS_BY_HAND, before, start, last),
    )
    compare(
        "revenue by month",
        reader,
        MetricQuery(("revenue",), by=("month",), start=first, end=last),
        lambda: by_hand(connection, MONTHS_BY_HAND, first, last),
    )
    compare(
        "the 20 products with most revenue",
        reader,
        MetricQuery(("revenue",), by=("product",), start=first, end=last, limit=20),
        lambda: by_hand(connection, PRODUCTS_BY_HAND, first, last),
    )
    connection.close()


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
    project = parser.parse_args().project
    with tempfile.TemporaryDirectory() as folder:
        warehouse = project / "warehouse" if project else Path(folder) / "warehouse"
        if project is None:
            generate(warehouse)
        copy = Path(folder) / "peer.duckdb"
        copy.write_bytes(served(warehouse).read_bytes())
        with open_snapshot(warehouse) as reader:
            measure(reader, copy)


if __name__ == "__main__":
    main()
