"""Does any spoiled file crash, hang or lose count? Many files, all of them seeded.

    .venv/bin/python tests/fuzz/run.py [--files 10000] [--seed 1] [--only NAME] [--workers 2]

The files are those of the corpus, spoiled; a fault is told with what makes its file again.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.cases import CASES
from fuzz.mutations import spoiled
from fuzz.ordeal import Tally, undergo

A_LAKE = 20
"""Files landed into one lake, so that they meet each other's rows."""


@cache
def export(case: str) -> tuple[bytes, str]:
    """The bytes and the file name of a case, made once."""
    made = CASES[case].make()
    return made.content, Path(made.file).name


def one(seed: int, only: str = "") -> tuple[bytes, str, str]:
    """The spoiled file of a seed: bytes, name, and a label that tells how to make it again."""
    rng = random.Random(seed)
    case = rng.choice([name for name in CASES if only in name])
    raw, name = export(case)
    return spoiled(raw, rng), name, f"{case} --seed {seed}"


def batch(seeds: list[int], only: str = "") -> Tally:
    """Land the files of these seeds into one lake."""
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as room:
        for seed in seeds:
            raw, name, label = one(seed, only)
            undergo(raw, name, label, Path(room), tally)
    return tally


def main() -> int:
    """Fuzz, print the tally; 1 where anything was wrong."""
    told = _arguments()
    began, whole = time.monotonic(), Tally()
    seeds = list(range(told.seed, told.seed + told.files))
    parts = [seeds[place : place + A_LAKE] for place in range(0, len(seeds), A_LAKE)]
    with ProcessPoolExecutor(told.workers, max_tasks_per_child=50) as pool:
        for part in pool.map(batch, parts, [told.only] * len(parts)):
            for fault in part.faults:
                print(fault, flush=True)
            whole.add(part)
            print(f"\r{whole.files:,} files", end="", file=sys.stderr, flush=True)
    for line in _said(whole, time.monotonic() - began):
        print(line)
    return int(bool(whole.faults))


def _said(whole: Tally, seconds: float) -> Iterator[str]:
    yield f"\n{whole.files:,} spoiled files in {seconds:,.0f} s: {len(whole.faults)} faults"
    yield from (f"  {count:6,} {end}" for end, count in whole.ends.most_common())
    yield "  rows: " + ", ".join(f"{count:,} {part}" for part, count in whole.rows.items())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="cases whose names hold this")
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
