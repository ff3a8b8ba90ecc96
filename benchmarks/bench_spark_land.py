"""What does it cost, or gain, to land a file on Spark? No claim: both figures, side by side.

3 M clean lines (some 170 MB) landed on this machine, and by a Spark of two tasks on it
(`local[2]`), which does the same work in other processes. The opening of Spark and its first tasks,
which load this package in each worker, are told apart. On one machine Spark can only lose; what it
would gain on many is the share that its tasks have, which is told too. Best of three.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from bench_landing import generate, warm

from shelfcast.cluster import session
from shelfcast.lake import open_lake
from shelfcast.landing import Request, Workers, land_file
from shelfcast.landing import workers as workers_module

ROUNDS, MASTER = 3, "local[2]"


def landed(source: Path, workers: Workers | None) -> float:
    """Seconds of one landing into a new lake."""
    warm(source)
    with tempfile.TemporaryDirectory(prefix="bench-spark-") as room:
        lake = open_lake(Path(room) / "lake")
        began = time.perf_counter()
        [done] = land_file(source, Request(lake, Path(room) / "mappings", workers=workers))
        took = time.perf_counter() - began
    assert done.line.loaded == done.line.read, done.line
    return took


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=3_000_000)
    told = parser.parse_args()
    in_tasks: list[float] = []
    run = workers_module._run

    def timed(*given):
        began = time.perf_counter()
        done = run(*given)
        in_tasks.append(time.perf_counter() - began)
        return done

    workers_module._run = timed
    workers = Workers(lambda: session(MASTER))
    with tempfile.TemporaryDirectory(prefix="bench-spark-") as folder:
        source = Path(folder) / "sales.csv"
        generate(told.rows, source)
        landed(source, None)
        began = time.perf_counter()
        session(MASTER)
        opened = time.perf_counter() - began
        first = landed(source, workers)
        in_tasks.clear()
        here, there = [], []
        for _ in range(ROUNDS):
            here.append(landed(source, None))
            there.append(landed(source, workers))
    print(
        f"landing {told.rows:,} lines on Spark {MASTER} | here {min(here):.2f} s | "
        f"on Spark {min(there):.2f} s, {min(in_tasks):.2f} s of it in tasks | "
        f"ratio {min(there) / min(here):.2f} | "
        f"opening Spark {opened:.1f} s, the first landing {first:.1f} s"
    )
    return 0


if __name__ == "__main__":
    try:
        import pyspark  # noqa: F401
    except ImportError:
        print("landing on Spark: skipped, PySpark is not installed: uv sync --group engines")
        sys.exit(0)
    sys.exit(main())
