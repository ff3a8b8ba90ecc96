"""How long does a shop with 19 million sale days wait for its tables, and for a month more?

    python benchmarks/bench_build.py [--rows N] [--without pandas,spark]

Claims, on two cores and 8 GiB: all tables below 60 s, a month more below 10 s. M5's sale days with
its prices, in a new project: all but the last month are landed and built, then the last month is
landed and built. Where SHELFCAST_DATA has no M5, or with `--rows`, a made shop of that many lines.

The peers make the same four tables (sale lines with the list price of their day, sums by day, sums
by month, demand with a row a day of each series) of the same Parquet files, written by persons who
know the columns: DuckDB SQL into a DuckDB file, pandas and local PySpark into Parquet; for the
month, that month of each. They clean nothing, test nothing and keep no accounts; ours does all.

Prints `claim  ours  peer  ratio`: seconds; beside them processor seconds and the most memory held.
A child process each, best of `--runs`.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

CLAIMS = {"whole": 60.0, "month": 10.0}
DATA = Path(os.environ.get("SHELFCAST_DATA", Path(__file__).parents[2] / "shared" / "data"))
M5 = DATA / "m5_walmart"
FIRST_DAY = date(2011, 1, 29)
LAST_MONTH = date(2016, 4, 1)
PEERS = ("duckdb", "pandas", "spark")
MIB = 1 << 20


@dataclass(frozen=True)
class Took:
    """Seconds on the clock, processor seconds, and the most memory held, in bytes."""

    seconds: float
    cpu: float
    peak: int


def main() -> int:
    """Print the table; 1 where a claim is missed."""
    told = _arguments()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
    with tempfile.TemporaryDirectory(prefix="bench-build-") as folder:
        home = Path(folder)
        earlier, month = _files(home, told.rows)
        shop = home / "shop"
        _shelfcast("init", str(shop))
        _shelfcast("ingest", "--unattended", "--project", str(shop), *map(str, earlier))
        ours = {"whole": best(told.runs, lambda: _build(shop, "--force"))}
        theirs = {name: {"whole": _peer(name, shop, "whole")} for name in told.peers}
        _shelfcast("ingest", "--unattended", "--project", str(shop), *map(str, month))
        ours["month"] = _build(shop)
        for name in told.peers:
            theirs[name]["month"] = _peer(name, shop, "month")
    return _print(ours, theirs)


def best(runs: int, work: object) -> Took:
    """The quickest of several."""
    assert callable(work)
    return min((work() for _ in range(runs)), key=lambda took: took.seconds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=0)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--without", default="")
    told = parser.parse_args()
    told.peers = [name for name in PEERS if name not in told.without.split(",") and _is_here(name)]
    return told


def _is_here(peer: str) -> bool:
    package = {"spark": "pyspark"}.get(peer, peer)
    if importlib.util.find_spec(package) is None:
        print(f"{peer}: left out, {package} is not installed: uv sync --group engines --inexact")
        return False
    return True


def _files(home: Path, rows: int) -> tuple[list[Path], list[Path]]:
    """What is landed first, and what comes with the last month."""
    if rows or not (M5 / "sales_train_validation.csv.gz").is_file():
        from tables_by_hand.made import made_files

        return made_files(home, rows or 19_000_000)
    sales = _split_m5(home)
    return [M5 / "calendar.csv", M5 / "sell_prices.csv.gz", sales[0]], [sales[1]]


def _split_m5(home: Path) -> tuple[Path, Path]:
    """M5's table of a column a day, cut before the last month."""
    cut = (LAST_MONTH - FIRST_DAY).days
    paths = home / "until_march.csv", home / "april.csv"
    with (
        gzip.open(M5 / "sales_train_validation.csv.gz", "rt") as source,
        paths[0].open("w") as before,
        paths[1].open("w") as after,
    ):
        for line in source:
            cells = line.rstrip("\n").split(",")
            before.write(",".join(cells[: 6 + cut]) + "\n")
            after.write(",".join([*cells[:6], *cells[6 + cut :]]) + "\n")
    return paths


def _shelfcast(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "shelfcast", *words], check=True, capture_output=True)


def _build(shop: Path, *words: str) -> Took:
    return timed(
        [sys.executable, "-m", "shelfcast", "build", "--project", str(shop), *words, "--json"]
    )


def _peer(name: str, shop: Path, part: str) -> Took:
    script = Path(__file__).parent / "tables_by_hand" / f"{name}_peer.py"
    return timed([sys.executable, str(script), str(shop), part, str(LAST_MONTH)])


def timed(command: list[str]) -> Took:
    """Run a child and wait for it."""
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {child.returncode}")
    took = time.perf_counter() - began
    return Took(took, used.ru_utime + used.ru_stime, _bytes(used))


def _bytes(used: resource.struct_rusage) -> int:
    return used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _print(ours: dict[str, Took], theirs: dict[str, dict[str, Took]]) -> int:
    print("claim  ours  peer  ratio")
    for part, most in CLAIMS.items():
        took = ours[part]
        holds = "holds" if took.seconds < most else "MISSED"
        print(
            f"build, {part}: below {most:.0f} s  {took.seconds:.1f} s, CPU {took.cpu:.1f} s, "
            f"{took.peak / MIB:,.0f} MiB  {most:.0f}  {took.seconds / most:.2f}  {holds}"
        )
        for name, parts in theirs.items():
            peer = parts[part]
            print(
                f"  {name}, {part}  {took.seconds:.1f}  {peer.seconds:.1f} s, "
                f"CPU {peer.cpu:.1f} s, {peer.peak / MIB:,.0f} MiB  "
                f"{took.seconds / peer.seconds:.2f}"
            )
    return int(any(ours[part].seconds >= most for part, most in CLAIMS.items()))


if __name__ == "__main__":
    sys.exit(main())
