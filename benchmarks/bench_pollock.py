"""How well are badly kept CSVs read without options? Claim: 9.6 of 10 simple, 9.3 weighted.

The measure is that of the Pollock benchmark (see pollock/measure.py for its definition). Files:
any folder with csv/ and clean/ in it (the benchmark's polluted_files or survey_sample, given by
name), the twelve of it that SHELFCAST_DATA has, and our own polluted table (2,300 files of the same
kinds, made by pollock/pollute.py from a seed). The peer is DuckDB's sniffer on the same files in
the same run; published best without options is 9.075 simple and 8.439 weighted.

    python benchmarks/bench_pollock.py [FOLDER…] [--seed N] [--worst N]
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pollock.measure import Score, score, simple, weighted
from pollock.pollute import variants
from pollock.readers import duckdb_auto, ours
from pollock.weights import weights_of

CLAIM_SIMPLE, CLAIM_WEIGHTED = 9.6, 9.3
DATA = Path(os.environ.get("SHELFCAST_DATA", Path(__file__).parents[2] / "shared" / "data"))
TWELVE = DATA / "messy_csv" / "pollock"
Reader = Callable[[Path, Path], Path | None]


def make(folder: Path, seed: int) -> Path:
    """Our own polluted files, as a folder like the benchmark's."""
    for part in ("csv", "clean"):
        (folder / part).mkdir(parents=True)
    for variant in variants(seed):
        (folder / "csv" / variant.name).write_bytes(variant.content)
        with (folder / "clean" / variant.name).open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(variant.clean)
    return folder


def scored(folder: Path, reader: Reader) -> tuple[dict[str, Score], float]:
    """The score of each file of a folder, and the seconds that reading took."""
    scores, took = {}, 0.0
    for path in sorted((folder / "csv").iterdir()):
        with tempfile.TemporaryDirectory() as room:
            began = time.perf_counter()
            loaded = reader(path, Path(room))
            took += time.perf_counter() - began
            scores[path.name] = score(folder / "clean" / path.name, loaded)
    return scores, took


def show(title: str, folder: Path, worst: int) -> bool:
    """Print both readers' scores on a folder; True where ours is what is claimed."""
    found = {name: scored(folder, reader) for name, reader in READERS.items()}
    weights = weights_of(found["ours"][0])
    print(f"\n{title}: {len(found['ours'][0]):,} files")
    told = {}
    for name, (scores, took) in found.items():
        told[name] = simple(scores), weighted(scores, weights) if weights else float("nan")
        print(
            f"  {name:8} simple {told[name][0]:6.3f}  weighted {told[name][1]:6.3f}  {took:6.1f} s"
        )
    print(f"  ours / DuckDB: {told['ours'][0] / told['duckdb'][0]:.3f} simple", end="")
    print(f", {told['ours'][1] / told['duckdb'][1]:.3f} weighted" if weights else "")
    for name, file in sorted(found["ours"][0].items(), key=lambda item: item[1].total)[:worst]:
        print(f"    {file.total:6.3f}  {name}")
    return told["ours"][0] >= CLAIM_SIMPLE and not told["ours"][1] < CLAIM_WEIGHTED


READERS: dict[str, Reader] = {"ours": ours, "duckdb": duckdb_auto}


def main() -> int:
    """Measure; 1 where a claim does not hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--worst", type=int, default=5)
    told = parser.parse_args()
    held = [show(str(folder), folder, told.worst) for folder in told.folders]
    if not told.folders:
        if TWELVE.is_dir():
            held.append(show("Pollock's twelve", TWELVE, told.worst))
        with tempfile.TemporaryDirectory() as room:
            made = make(Path(room) / "made", told.seed)
            held.append(show("Our own polluted table", made, told.worst))
    return 0 if all(held) else 1


if __name__ == "__main__":
    raise SystemExit(main())
