"""What does a source hand over?

A `TextTable`: named columns of text as the file has them, each row with its number in the file.
Nothing is interpreted: `1.234,50` is still that, and a blank row is still a row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import polars as pl

from shelfcast.sources.spill import spilled
from shelfcast.sources.splits import Change, Parted

ROW = "_row_number"
SPILL = "_spill"
"""A column that a table may have: the cells of a row beyond its header, as JSON; else null."""
CELL = "_heading"
"""A column that a table may have: the heading in the file that the row's figure stood under."""


@dataclass(frozen=True)
class TextTable:
    """One table of one file.

    `not_data` counts what was read and is in no row, by reason code; `doubts` are what a person
    should look at.

    `rows` has ROW (where the record begins in the file: its first line, sheet row or object, from
    1, titles and header counted) and a String column for each of `columns`. `title_rows` records
    stood above the header and are not in `rows`.

    `rows` is lazy. Where `careful` is given, the rows come the fast way, which is strict: if
    reading them fails, or gives another number than `expected_rows`, `careful()` is the same file
    read record by record, and may find more than one table in it. `header` are the rows of the
    header as they stand in the file, none where it has no header. `parted` tells how its source can
    be read in parts.
    """

    name: str
    columns: tuple[str, ...]
    rows: pl.LazyFrame
    title_rows: int = 0
    notes: Mapping[str, str] = field(default_factory=dict)
    not_data: Mapping[str, int] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    expected_rows: int | None = None
    careful: Callable[[], list[TextTable]] | None = None
    header: tuple[tuple[str, ...], ...] = ()
    parted: Parted | None = None

    @property
    def splits(self) -> Parted | None:
        """How `rows` are read in parts; None where they are those of a source no longer."""
        return self.parted if self.parted is not None and self.parted.whole is self.rows else None

    def each(self, change: Change, **told: Any) -> TextTable:
        """The table with a change to each row alone, which its parts bear too.

        `told` are other fields that the change makes new.
        """
        if self.splits is None:
            return replace(self, rows=change(self.rows), **told)
        parted = self.splits.then(change)
        return replace(self, rows=parted.whole, parted=parted, **told)


def unique_names(header: Sequence[str]) -> tuple[str, ...]:
    """Header cells as column names: trimmed, blanks numbered, repeats numbered.

    >>> unique_names(["Date", " ", "Price ", "Date", "Date"])
    ('Date', 'column_2', 'Price', 'Date_2', 'Date_3')
    """
    names: dict[str, None] = {}
    times: dict[str, int] = {}
    for place, cell in enumerate(header, start=1):
        bare = name = " ".join(cell.split()) or f"column_{place}"
        while name in names:
            times[bare] = times.get(bare, 1) + 1
            name = f"{bare}_{times[bare]}"
        names[name] = None
    return tuple(names)


def from_records(
    name: str,
    header: Sequence[str],
    records: Sequence[tuple[int, Sequence[str | None]]],
    *,
    title_rows: int = 0,
    notes: Mapping[str, str] | None = None,
) -> TextTable:
    """A table in memory of numbered records; cells beyond the header are kept in SPILL."""
    names = unique_names(header)
    width = len(names)
    data: dict[str, list[object]] = {ROW: [number for number, _ in records]}
    for place, column in enumerate(names):
        data[column] = [_cell(cells, place) for _, cells in records]
    schema: dict[str, pl.DataType] = {ROW: pl.Int64(), **{n: pl.String() for n in names}}
    over = [spilled(cells, width) for _, cells in records]
    if any(item is not None for item in over):
        data[SPILL] = list(over)
        schema[SPILL] = pl.String()
    frame = pl.DataFrame(data, schema=schema)
    return TextTable(name, names, frame.lazy(), title_rows, notes or {})


def _cell(cells: Sequence[str | None], place: int) -> str | None:
    return (cells[place] or None) if place < len(cells) else None
