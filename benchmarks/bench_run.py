"""How long does a shop with half a million sale lines wait, from its file to the orders?

    python benchmarks/bench_run.py

Runs `shelfcast run` on the UCI Online Retail file (541,909 lines) in a new project and a process of
its own, as a person would. Prints `claim  ours  peer  ratio`: the whole in seconds with its target
as the peer, each step in seconds with its share of the whole, and the most memory the process held,
in MiB. What is not in a step is starting Python and reading the summary.

The file is found in the folder that SHELFCAST_DATA names. Targets: below 90 s on two quiet cores,
the forecast more than half of it.
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

import psutil

DATA = Path(os.environ.get("SHELFCAST_DATA", Path(__file__).parents[2] / "shared" / "data"))
UCI = DATA / "uci_online_retail" / "online_retail.csv.gz"
TARGET_SECONDS = 90.0
MIB = 1 << 20


def main() -> int:
    """Print the table; 0 also where the file is not there."""
    if not UCI.is_file():
        print(f"run uci: skipped, no file at {UCI}; set SHELFCAST_DATA")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        seconds, peak, document = timed_run(Path(folder) / "shop")
    print("claim  ours  peer  ratio")
    print(f"run uci, seconds  {seconds:.1f}  {TARGET_SECONDS:.0f}  {seconds / TARGET_SECONDS:.2f}")
    for step in document["steps"]:
        share = step["seconds"] / seconds
        print(f"  {step['step']}, seconds  {step['seconds']:.1f}  -  {share:.0%} of the whole")
    print(f"run uci, peak MiB  {peak / MIB:,.0f}  -  -")
    return 0


def timed_run(project: Path) -> tuple[float, int, dict[str, Any]]:
    """Seconds, the largest resident size in bytes, and what the run said."""
    command = [sys.executable, "-m", "shelfcast", "run", str(UCI), "--project", str(project)]
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
