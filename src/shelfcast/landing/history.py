"""What was landed before, read once a run: the account by batch, and by the source it came of?

A source is where files like this one come from every day: told by the file's name without the
numbers and dates in it, so `sales-2024-01.csv` and `Sales 2024-02.csv` are of one source.
"""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

from shelfcast.lake import Lake
from shelfcast.landing.account import NONE, Line, from_row, read_account

_DATED = re.compile(r"[\d\W_]+")


def source_of(file: str) -> str:
    """The source of a table by the name of its file; a sheet or member is part of it.

    >>> source_of("exports/Sales_2024-01-31 (2).csv"), source_of("book.xlsx!Returns 24")
    ('sales', 'book returns')
    """
    parts = file.split("!")
    stems = [Path(parts[0]).name.split(".")[0], *(Path(part).stem for part in parts[1:])]
    plain = (_DATED.sub(" ", stem).strip().lower() for stem in stems)
    return " ".join(word for word in plain if word) or stems[0].lower()


class History:
    """The account's lines, oldest first; `add` keeps it true while a run lands more."""

    def __init__(self, lake: Lake) -> None:
        self._lake = lake

    @cached_property
    def _lines(self) -> dict[str, Line]:
        found = (from_row(row) for row in read_account(self._lake).iter_rows(named=True))
        return {line.batch_id: line for line in found}

    def of_batch(self, batch: str) -> Line | None:
        """The line of a batch, None where it never came."""
        return self._lines.get(batch)

    def of_source(self, source: str) -> list[Line]:
        """The lines of a source, oldest first, but for tables that were none of ours."""
        ours = (line for line in self._lines.values() if line.dataset != NONE)
        return [line for line in ours if source_of(line.file) == source]

    def add(self, line: Line) -> None:
        """A line was written: it is the latest."""
        self._lines.pop(line.batch_id, None)
        self._lines[line.batch_id] = line
