"""How do I get the corner shop's files?

    python examples/corner_shop/generate.py --to shop/ [--until YYYY-MM-DD] [--seed 7]

The last day is yesterday unless told. The same seed and last day give byte-identical files.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from corner_shop import office_files, sales_files, world

SEED = 7


def generate(to: Path, until: date, seed: int = SEED) -> list[Path]:
    """Write the files of the two years that end on `until` to the folder `to`.

    Returns their paths in the order in which to read them. An existing file is replaced.
    """
    to.mkdir(parents=True, exist_ok=True)
    shop = world.build(until, seed)
    return office_files.write(to, shop) + sales_files.write(to, shop)


def yesterday() -> date:
    """The last day that a shop has whole."""
    return date.today() - timedelta(1)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; prints a line a file."""
    parser = argparse.ArgumentParser(description="Write the corner shop's files.")
    parser.add_argument("--to", type=Path, required=True, help="the folder to write")
    parser.add_argument("--until", type=date.fromisoformat, help="the last day; yesterday if left")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed is another shop")
    told = parser.parse_args(arguments)
    for path in generate(told.to, told.until or yesterday(), told.seed):
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
