"""What is counted side by side in each period: `Jan Units`, `Jan Revenue`?

Plans, targets and last year's figures beside the actual ones are left out, and sums of the others.
Not here: what the cells of a measure are (value_name).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shelfcast.landing.meaning.names import words
from shelfcast.landing.shapes.headings import Reading
from shelfcast.landing.shapes.periods import measure_label
from shelfcast.landing.shapes.summaries import is_actual, is_planned, is_summary
from shelfcast.landing.values.month_names import folded

COVERS = 0.5


@dataclass(frozen=True)
class Measures:
    """Label -> its columns, in the order of the file; '' where the headings say only the period."""

    columns: Mapping[str, tuple[str, ...]]
    left_out: tuple[str, ...] = ()


def part_measures(cells: Mapping[str, Reading]) -> Measures:
    """The columns of each measure.

    >>> found = part_measures({
    ...     "Jan Ist": Reading("month", 2024, 1, "jan", "Ist"),
    ...     "Jan Plan": Reading("month", 2024, 1, "jan", "Plan"),
    ... })
    >>> dict(found.columns), found.left_out
    ({'': ('Jan Ist',)}, ('Jan Plan',))
    """
    groups = _groups(cells)
    sums = [label for label in groups if is_summary(label)]
    plans = [label for label in groups if is_planned(label) and label not in sums]
    kept = [label for label in groups if label not in sums and label not in plans]
    if not kept:
        return Measures(groups)
    left_out = tuple(column for label in (*sums, *plans) for column in groups[label])
    return Measures({_shown(label): groups[label] for label in kept}, left_out)


def _groups(cells: Mapping[str, Reading]) -> dict[str, tuple[str, ...]]:
    """Columns by label; where labels are of single periods, they say nothing of what is counted."""
    found: dict[str, list[str]] = {}
    shown: dict[str, str] = {}
    for name, cell in cells.items():
        label = measure_label(cell)
        key = folded(words(label))
        found.setdefault(key, []).append(name)
        shown.setdefault(key, label)
    periods = len({(cell.year, cell.number, cell.text) for cell in cells.values()})
    if len(found) > 1 and not any(len(columns) >= COVERS * periods for columns in found.values()):
        return {"": tuple(cells)}
    return {shown[key]: tuple(columns) for key, columns in found.items()}


def _shown(label: str) -> str:
    return "" if is_actual(label) else label
