"""How long does a shop wait, from its file to the orders?

    python benchmarks/bench_run.py

Runs `shelfcast run` in a new project and a process of its own, as a person would: on the UCI Online
Retail file (541,909 lines), and on the sales of 1,000 generated series x 730 days
(bench_forecast.py) as a CSV. Prints `claim  ours  peer  ratio`: the whole in seconds with its
target as the peer, each step in seconds with its share of the whole, and the most memory the
process held, in MiB. What is not in a step is starting Python and reading the summary.

The UCI file is found in the folder that SHELFCAST_DATA names. Targets on two quiet cores: below
90 s, the forecast more than half of it; below 60 s.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from time import perf_counter
from typing import Any

import polars as pl
import psutil

sys.path.insert(0, str(Path(__file__).parent))
from bench_forecast import generated

DATA = Path(os.environ.get("SHELFCAST_DATA", Path(__file__).parents[2] / "shared" / "data"))
UCI = DATA / "uci_online_retail" / "online_retail.csv.gz"
MIB = 1 << 20


def main() -> int:
    """Print the table; 0 also where the file is not there."""
    print("claim  ours  peer  ratio")
    if UCI.is_file():
        told("run uci", UCI, 90.0)
    else:
        print(f"run uci: skipped, no file at {UCI}; set SHELFCAST_DATA")
    with tempfile.TemporaryDirectory() as folder:
        told("run 1,000 series x 730 days", thousand(Path(folder)), 60.0)
    return 0


def thousand(folder: Path) -> Path:
    """A CSV of the generated series: a line a day, store and product with a sale."""
    sold = generated()[0].filter(pl.col("y") > 0)
    price = pl.col("product_id").str.tail(1).cast(pl.Float64) + 0.99
    path = folder / "sales.csv"
    sold.select(
        date="ds", store="store_id", product="product_id", quantity="y", price=price
    ).write_csv(path)
    return path


def told(claim: str, file: Path, target: float) -> None:
    """Run it in a new project, and print its lines."""
    with tempfile.TemporaryDirectory() as folder:
        seconds, peak, document = timed_run(file, Path(folder) / "shop")
    print(f"{claim}, seconds  {seconds:.1f}  {target:.0f}  {seconds / target:.2f}")
    for step in document["steps"]:
        share = step["seconds"] / seconds
        print(f"  {step['step']}, seconds  {step['seconds']:.1f}  -  {share:.0%} of the whole")
    print(f"{claim}, peak MiB  {peak / MIB:,.0f}  -  -", flush=True)


def timed_run(file: Path, project: Path) -> tuple[float, int, dict[str, Any]]:
    """Seconds, the largest resident size in bytes, and what the run said."""
    command = [sys.executable, "-m", "shelfcast", "run", str(file), "--project", str(project)]
    began = perf_counter()
    with subprocess.Popen([*command, "--json"], stdout=subprocess.PIPE, text=True) as process:
        peak: list[int] = [0]
        watcher = threading.Thread(target=watch, args=(process.pid, peak), daemon=True)
        watcher.start()
        out, _ = process.communicate()
    seconds = perf_counter() - began
    if process.returncode:
        raise SystemExit(out)
    return seconds, peak[0], json.loads(out)


def watch(pid: int, peak: list[int]) -> None:
    """Keep the largest resident size of the process in `peak`, looked at 20 times a second."""
    try:
        process = psutil.Process(pid)
        while True:
            peak[0] = max(peak[0], process.memory_info().rss)
            threading.Event().wait(0.05)
    except psutil.Error:
        return


if __name__ == "__main__":
    raise SystemExit(main())
