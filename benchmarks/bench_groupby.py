"""Does asking through metrics cost more than SQL written by hand? The db-benchmark's group-bys.

    python benchmarks/bench_groupby.py                 1e7 rows
    python benchmarks/bench_groupby.py --rows 1000000

The table is db-benchmark's G1: id1 to id3 text, id4 to id6 whole, v1 to v3, k = 100 groups, made
here by its recipe (h2oai/db-benchmark, _data/groupby-datagen.R). The questions are its ten, asked
through a project's own metrics over that table; questions 6 (median) and 8 (the two largest of a
group) are not said in the metric language and are left out, question 9 is said with sums. The peer
is bare DuckDB on the same file with the same columns in the same order, since an answer of ours is
always in order. Prints `question  ours  by hand  ratio`; best of several runs. Target: within 1.2.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import duckdb
from bench_query import best, served

from shelfcast.metrics import Catalogue, MetricQuery, catalogue_of, query
from shelfcast.metrics.query import forget_answers
from shelfcast.warehouse import Reader, open_snapshot, publish

GROUPS, RUNS = 100, 5
SUMS = ("v1", "v2", "v3")
R2 = """
  - name: r2
    label: Squared correlation
    expression: >-
      (CAST(COUNT(*) AS DOUBLE) * SUM(v1 * v2) - CAST(SUM(v1) AS DOUBLE) * SUM(v2))
      * (CAST(COUNT(*) AS DOUBLE) * SUM(v1 * v2) - CAST(SUM(v1) AS DOUBLE) * SUM(v2))
      / NULLIF((CAST(COUNT(*) AS DOUBLE) * SUM(v1 * v1) - CAST(SUM(v1) AS DOUBLE) * SUM(v1))
      * (CAST(COUNT(*) AS DOUBLE) * SUM(v2 * v2) - CAST(SUM(v2) AS DOUBLE) * SUM(v2)), 0)
    unit: ratio
    format: units
    additive: none
    mart: g1
    description: How far v2 follows v1."""
QUESTIONS = {
    "1  sum v1 by id1": (("sum_v1",), ("id1",)),
    "2  sum v1 by id1, id2": (("sum_v1",), ("id1", "id2")),
    "3  sum v1, mean v3 by id3": (("sum_v1", "mean_v3"), ("id3",)),
    "4  mean v1:v3 by id4": (("mean_v1", "mean_v2", "mean_v3"), ("id4",)),
    "5  sum v1:v3 by id6": (("sum_v1", "sum_v2", "sum_v3"), ("id6",)),
    "7  max v1 - min v2 by id3": (("spread",), ("id3",)),
    "9  r2 of v1, v2 by id2, id4": (("r2",), ("id2", "id4")),
    "10 sum v3, count by id1:id6": (("sum_v3", "count"), tuple(f"id{n}" for n in range(1, 7))),
}
BY_HAND = {
    "count": "count(*)",
    "spread": "max(v1) - min(v2)",
    "r2": "pow(corr(v1, v2), 2)",
    **{f"sum_{v}": f"sum({v})" for v in SUMS},
    **{f"mean_{v}": f"avg({v})" for v in SUMS},
}


def definitions() -> str:
    """The table's metrics and dimensions, as a project defines its own."""

    def metric(name: str, expression: str, additive: str = "all") -> str:
        told = f"label: {name}, expression: {expression}, unit: units, format: units"
        return f"  - {{name: {name}, {told}, additive: {additive}, mart: g1, description: {name}}}"

    metrics = [metric(f"sum_{v}", f"SUM({v})") for v in SUMS]
    metrics += [metric(f"mean_{v}", f"AVG({v})", "none") for v in SUMS]
    metrics += [metric("spread", "MAX(v1) - MIN(v2)", "none"), metric("count", "COUNT(*)")]
    dimensions = [
        f"  - {{name: id{n}, label: id{n}, column: id{n}, description: id{n},"
        f" kind: {'text' if n < 4 else 'number'}}}"
        for n in range(1, 7)
    ]
    ids = ", ".join(f"id{n}" for n in range(1, 7))
    fact = f"  - {{name: g1, columns: [{ids}, v1, v2, v3], dimensions: [{ids}]}}"
    sections = ("metrics:", *metrics, R2.strip("\n"), "dimensions:", *dimensions, "facts:", fact)
    return "\n".join(sections) + "\n"


def generate(folder: Path, rows: int) -> None:
    """The table as db-benchmark makes it, in a snapshot."""
    few, many = GROUPS, rows // GROUPS
    (folder / "metrics").mkdir()
    (folder / "metrics" / "g1.yml").write_text(definitions(), encoding="utf-8")
    warehouse = folder / "warehouse"
    warehouse.mkdir()
    with duckdb.connect(str(warehouse / "work.duckdb")) as connection:
        connection.execute(f"""
            SELECT setseed(0.108);
            CREATE SCHEMA marts;
            CREATE TABLE marts.g1 AS SELECT
                format('id{{:03d}}', 1 + floor(random() * {few})::INTEGER) AS id1,
                format('id{{:03d}}', 1 + floor(random() * {few})::INTEGER) AS id2,
                format('id{{:010d}}', 1 + floor(random() * {many})::INTEGER) AS id3,
                1 + floor(random() * {few})::INTEGER AS id4,
                1 + floor(random() * {few})::INTEGER AS id5,
                1 + floor(random() * {many})::INTEGER AS id6,
                1 + floor(random() * 5)::INTEGER AS v1,
                1 + floor(random() * 15)::INTEGER AS v2,
                round(random() * 100, 6) AS v3
            FROM range({rows})""")
    publish(warehouse, keep=1)


def hand(metrics: tuple[str, ...], by: tuple[str, ...]) -> str:
    """The question as SQL, its rows in the order of our answers."""
    values = ", ".join(f"{BY_HAND[name]} AS {name}" for name in metrics)
    keys = ", ".join(by)
    return (
        f"SELECT {keys}, {values} FROM marts.g1 GROUP BY {keys} "
        f"ORDER BY {metrics[0]} DESC NULLS LAST, {keys}"
    )


def measure(reader: Reader, known: Catalogue, path: Path) -> None:
    connection = duckdb.connect()
    connection.execute(f"ATTACH '{path}' AS peer (READ_ONLY); USE peer; SET memory_limit='4GB'")
    print(f"{'question':<34} {'ours':>10} {'by hand':>10} {'ratio':>6}")
    ratios = []
    for name, (metrics, by) in QUESTIONS.items():
        asked = MetricQuery(metrics, by=by)
        sql = hand(metrics, by)
        ours = theirs = float("inf")
        for _ in range(RUNS):  # one after the other, so that other work falls on both
            forget_answers()
            ours = min(ours, best(lambda asked=asked: query(reader, asked, None, known), 1))
            theirs = min(theirs, best(lambda sql=sql: connection.sql(sql).pl(), 1))
        ratios.append(ours / theirs)
        print(f"{name:<34} {ours:10.1f} {theirs:10.1f} {ours / theirs:6.2f}", flush=True)
    print(f"{'the largest ratio':<34} {'':>10} {'':>10} {max(ratios):6.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=10_000_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        generate(folder, rows)
        copy = folder / "peer.duckdb"
        copy.write_bytes(served(folder / "warehouse").read_bytes())
        with open_snapshot(folder / "warehouse", memory_limit="4GB") as reader:
            measure(reader, catalogue_of(folder), copy)


if __name__ == "__main__":
    main()
