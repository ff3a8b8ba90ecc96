"""How long does it take to explain a change?

    python benchmarks/bench_why.py                  on a generated table of 541,909 sale lines
    python benchmarks/bench_why.py --project DIR    on the snapshot that project serves

Prints `claim  ours  peer  ratio`, a line a claim; times are the best of seven, in milliseconds. The
peer is the same parts for the same stores in one SQL statement written by hand, on a bare DuckDB
connection to a copy of the file, in the same run; the parts of both are compared first and must
agree to a cent a store. Where the dimension is chosen, we rank all of them, which the peer does
not. The cache of answers is emptied before each of our runs; the file itself is in memory for both.
Target: below 1,000 ms on the 19 M sale days of M5.
"""

from __future__ import annotations

import argparse
import tempfile
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import duckdb
from bench_query import best, generate, served

from shelfcast.insights import Asked, sentences, why
from shelfcast.metrics import Reader, data_range
from shelfcast.metrics.query import forget_answers
from shelfcast.warehouse import open_snapshot

RUNS = 7
BY_HAND = """
WITH items AS (
    SELECT store_id, product_id,
           sum(CASE WHEN day <= $2 THEN revenue ELSE 0 END) AS r0,
           sum(CASE WHEN day >= $3 THEN revenue ELSE 0 END) AS r1,
           sum(CASE WHEN day <= $2 THEN quantity ELSE 0 END)::DOUBLE AS q0,
           sum(CASE WHEN day >= $3 THEN quantity ELSE 0 END)::DOUBLE AS q1,
           max(day <= $2) AS was, max(day >= $3) AS present
    FROM marts.sales_lines
    WHERE day BETWEEN $1 AND $2 OR day BETWEEN $3 AND $4
    GROUP BY store_id, product_id
), known AS (
    SELECT *,
           NOT (max(was) OVER store AND max(was) OVER product) AS fresh,
           NOT (max(present) OVER store AND max(present) OVER product) AS gone
    FROM items
    WINDOW store AS (PARTITION BY store_id), product AS (PARTITION BY product_id)
), average AS (
    SELECT (sum(r0) / sum(q0) + sum(r1) / sum(q1)) / 2 AS price
    FROM known WHERE NOT fresh AND NOT gone
), parts AS (
    SELECT store_id, r1 - r0 AS change,
           CASE WHEN NOT fresh AND NOT gone THEN price * (q1 - q0) ELSE 0 END AS volume,
           CASE WHEN NOT fresh AND NOT gone AND q0 * q1 > 0
                THEN (q0 + q1) / 2 * (r1 / q1 - r0 / q0) ELSE 0 END AS price,
           CASE WHEN fresh THEN r1 ELSE 0 END AS new,
           CASE WHEN gone AND NOT fresh THEN -r0 ELSE 0 END AS lost
    FROM known, average
)
SELECT store_id, sum(change), sum(volume), sum(price), sum(new), sum(lost)
FROM parts GROUP BY store_id ORDER BY store_id
"""


def agree(reader: Reader, connection: duckdb.DuckDBPyConnection, days: tuple[date, ...]) -> None:
    """Both say the same of every store; SystemExit where they do not."""
    found = why(reader, Asked("revenue", days[2], days[3], (days[0], days[1]), by="store"))
    ours = {row["store"]: row for row in found.groups.iter_rows(named=True)}
    for store, *theirs in connection.execute(BY_HAND, list(days)).fetchall():
        names = ("change", "volume", "price", "new", "lost")
        for name, value in zip(names, theirs, strict=True):
            if abs(float(ours[store][name]) - float(value)) > 0.011:
                raise SystemExit(f"{store}: {name} is {ours[store][name]}, by hand {value}")


def compare(
    name: str, reader: Reader, connection: duckdb.DuckDBPyConnection, days: tuple[date, ...]
) -> None:
    agree(reader, connection, days)
    hand = best(lambda: connection.execute(BY_HAND, list(days)).fetchall(), RUNS)
    for by, words in (("store", "by store"), (None, "dimension chosen")):
        asked = Asked("revenue", days[2], days[3], (days[0], days[1]), by=by)
        ours = best(partial(explain, reader, asked), RUNS, forget_answers)
        told = f"why revenue, {name}, {words}"
        print(f"{told:<44}  {ours:12.1f}  {hand:12.1f}  {ours / hand:7.2f}", flush=True)


def explain(reader: Reader, asked: Asked) -> None:
    sentences(why(reader, asked), "USD")


def measure(reader: Reader, path: Path) -> None:
    span = data_range(reader)
    if span is None:
        raise SystemExit("The snapshot has no sale lines.")
    last = span[1]
    connection = duckdb.connect()
    connection.execute(f"ATTACH '{path}' AS peer (READ_ONLY); USE peer")
    print(f"{'claim':<44}  {'ours':>12}  {'peer':>12}  {'ratio':>7}")
    for name, length in (("four weeks", 28), ("a year", 364)):
        start = last - timedelta(days=length - 1)
        before = start - timedelta(days=length)
        compare(name, reader, connection, (before, start - timedelta(days=1), start, last))
    connection.close()


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
