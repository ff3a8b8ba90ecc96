"""How well was a polluted CSV loaded, by the definition of the Pollock benchmark (VLDB 2023)?

Ten measures a file, each from 0 to 1: success, and precision, recall and F1 of the header, of the
records and of the cells. A loaded CSV is held against the clean one, both read as comma, double
quote. The first row is the header, whatever it holds (a clean file of a table without a header has
its first data row there), and is compared as a multiset of normalised cells; a record is its
normalised cells joined, compared as a multiset; cells, those of the header too, are compared as
they stand, as a multiset. Normalised: numbers, dates, times and amounts of money by their value,
texts without regard to case. As in the benchmark's own code, "precision" divides by what was
expected and "recall" by what was loaded, and an empty clean file is a full score.

Simple score: the sum of the ten means over all files, so 10 is perfect. Weighted score: each
file's sum of ten, weighted by how often its kind of pollution was found in real files
(`weights.py`). Source: the paper and the repository HPI-Information-Systems/Pollock (evaluate.py,
metrics.py), written anew here; dates are normalised by strptime where it uses dateutil, which
gives the same verdicts, since both sides are normalised alike.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

csv.field_size_limit(1 << 27)
_MONEY = re.compile(r"^([£$€])\s?(\d+(?:\.\d+)?)$")
_DATES = ("%d/%m/%Y", "%m/%d/%Y", "%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d", "%d/%m/%Y %H:%M")
_TIMES = ("%H:%M", "%H:%M:%S")


@dataclass(frozen=True)
class Score:
    """The ten measures of one file."""

    success: float = 0.0
    header_precision: float = 0.0
    header_recall: float = 0.0
    header_f1: float = 0.0
    record_precision: float = 0.0
    record_recall: float = 0.0
    record_f1: float = 0.0
    cell_precision: float = 0.0
    cell_recall: float = 0.0
    cell_f1: float = 0.0

    @property
    def total(self) -> float:
        """Their sum, at most ten."""
        return sum(astuple(self))


def score(clean: Path, loaded: Path | None) -> Score:
    """The score of one loaded file; `loaded` is None where the reader failed."""
    if loaded is None:
        return Score()
    expected, found = _rows(clean), _rows(loaded)
    if not expected:
        return Score(*[1.0] * 10)
    header = _compared(_header(expected), _header(found), bare=not expected[0])
    records = _compared(_records(expected), _records(found), bare=len(expected) < 2)
    cells = _compared(_cells(expected), _cells(found), bare=False)
    return Score(1.0, *header, *records, *cells)


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def _header(rows: Sequence[Sequence[str]]) -> Counter[Hashable]:
    return Counter(normalised(cell) for cell in (rows[0] if rows else []))


def _records(rows: Sequence[Sequence[str]]) -> Counter[Hashable]:
    return Counter("".join(normalised(cell) for cell in row) for row in rows[1:])


def _cells(rows: Sequence[Sequence[str]]) -> Counter[Hashable]:
    return Counter(cell for row in rows for cell in row)


def _compared(
    expected: Counter[Hashable], found: Counter[Hashable], *, bare: bool
) -> tuple[float, float, float]:
    """Precision, recall and F1 of what was found; full where nothing was expected."""
    if bare:
        return 1.0, 1.0, 1.0
    common = (expected & found).total()
    if not common:
        return 0.0, 0.0, 0.0
    precision, recall = common / expected.total(), common / found.total()
    return precision, recall, 2 * precision * recall / (precision + recall)


@lru_cache(maxsize=1 << 16)
def normalised(cell: str) -> str:
    """A cell by its value.

    >>> [normalised(text) for text in ("007", "1.50", "$3.40", "28/01/2018", "Price")]
    ['7', '1.5', '$3.4', '2018-01-28 00:00:00', 'price']
    """
    text = cell.strip()
    for kind in (int, float):
        try:
            return str(kind(text))
        except ValueError:
            continue
    if money := _MONEY.match(text):
        return money[1] + str(float(money[2]))
    for pattern in (*_DATES, *_TIMES):
        try:
            return str(datetime.strptime(text, pattern))
        except ValueError:
            continue
    return cell.lower()


def simple(scores: Mapping[str, Score]) -> float:
    """The sum of the ten means."""
    return sum(found.total for found in scores.values()) / len(scores)


def weighted(scores: Mapping[str, Score], weights: Mapping[str, float]) -> float:
    """The weighted mean of the sums of ten, over the files that have a weight."""
    known = {name: weights[name] for name in scores if name in weights}
    whole = sum(known.values())
    return sum(scores[name].total * weight for name, weight in known.items()) / whole
