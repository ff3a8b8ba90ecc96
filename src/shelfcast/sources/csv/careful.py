"""How is a CSV read in which anything may be wrong, without losing a record or holding the file?

Block by block. In each, the plain lines are parsed at once and the others are read and mended one
by one (`records.py`); where another table begins, the one before is closed. The rows go to files
in the working folder as they come, so that memory stays that of a block.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import polars as pl

from shelfcast.sources.csv.blocks import Counts, Flags, Judge, Judged, line_blocks
from shelfcast.sources.csv.bulk import blank_rows, plain_rows, read_rows
from shelfcast.sources.csv.dialect import Dialect
from shelfcast.sources.csv.layout import FOLLOWING, Layout, begins_table, lay_out
from shelfcast.sources.csv.parts import Parts
from shelfcast.sources.csv.records import REACH, Record, read_record
from shelfcast.sources.table import ROW, TextTable

HOLD = REACH + 300
"""Lines kept back for the next block, so that a record or a header is never cut by its end."""
MOST_CHECKS = 2000
"""How many rows of one table are looked at for the header of another."""


@dataclass
class _Open:
    """The table that rows are being added to."""

    layout: Layout
    parts: Parts
    header_row: int | None
    mended: int = 0
    checks: int = 0


@dataclass
class _Scan:
    """What was found among the lines from one place on.

    `alone`: lines of records that were read one by one; `continued`: those of them that do not
    begin a record.
    """

    start: int
    limit: int
    end: int
    alone: Flags
    continued: Flags
    records: list[tuple[int, Record]] = field(default_factory=list)


def careful_tables(
    text: Path, name: str, workdir: Path, dialect: Dialect, notes: Mapping[str, str]
) -> list[TextTable]:
    """The tables of a UTF-8 text, in order; those without a row too."""
    return _Reader(name, workdir, dialect, notes).read(text)


class _Reader:
    def __init__(
        self, name: str, workdir: Path, dialect: Dialect, notes: Mapping[str, str]
    ) -> None:
        self.name, self.workdir, self.dialect, self.notes = name, workdir, dialect, notes
        self.judge = Judge(dialect)
        self.offset = 1
        self.table: _Open | None = None
        self.done: list[_Open] = []

    def read(self, text: Path) -> list[TextTable]:
        pending: list[str] = []
        for lines, last in line_blocks(text):
            pending += lines
            used = self._take(pending, last=last)
            self.offset += used
            pending = pending[used:]
        if self.table is not None:
            self.done.append(self.table)
        return [self._told(table, place) for place, table in enumerate(self.done, start=1)]

    def _take(self, lines: list[str], *, last: bool) -> int:
        """Read lines into rows; how many were read. Without the last, some are kept back."""
        limit = len(lines) if last else len(lines) - HOLD
        if limit <= 0 and not last:
            return 0
        judged = self.judge.judged(lines)
        place = 0
        while place < limit:
            if self.table is None:
                place = self._begin(lines, place)
            else:
                place = self._fill(self.table, lines, judged, place, limit)
        return place

    def _begin(self, lines: list[str], place: int) -> int:
        """Open the table that begins at a place; the place of its first row."""
        layout = lay_out(lines, place, self.dialect)
        stem = f"table-{len(self.done) + 1}"
        row = None if layout.header_line is None else layout.header_line + self.offset
        self.table = _Open(layout, Parts(layout.columns, self.workdir, stem), row)
        return layout.first

    def _fill(self, table: _Open, lines: list[str], judged: Judged, place: int, limit: int) -> int:
        """Add the rows from `place` to the table, up to `limit` or to where another begins."""
        scan = self._scan(table, lines, judged, place, limit)
        start = self._next_table(table, lines, judged, scan)
        end = scan.end if start is None else start
        self._add(table, judged, scan, end)
        if start is not None:
            self.done.append(table)
            self.table = None
        return end

    def _scan(
        self, table: _Open, lines: list[str], judged: Judged, place: int, limit: int
    ) -> _Scan:
        """Read one by one the records that are not plain."""
        odd = ~judged.plain & ~judged.blank | self._doubtful(table, judged)
        none = np.zeros(len(lines), dtype=bool)
        scan = _Scan(place, limit, limit, none, none.copy())
        free = place
        for at in np.flatnonzero(odd[place:limit]) + place:
            if at < free:
                continue
            record = read_record(lines, int(at), self.dialect, table.layout.cells)
            scan.records.append((int(at), record))
            free = int(at) + record.lines
            scan.alone[at:free] = True
            scan.continued[at + 1 : free] = True
        scan.end = max(limit, free)
        return scan

    def _doubtful(self, table: _Open, judged: Judged) -> Flags:
        """Plain lines with too few cells: parted by another sign, or a delimiter is missing."""
        width = table.layout.cells
        narrow: Flags = judged.plain & (judged.cells < width)
        if not narrow.any():
            return narrow
        few: Flags = judged.cells * 2 <= width
        doubled = judged.lines.str.contains(self.dialect.quote * 2, literal=True).to_numpy()
        doubtful: Flags = narrow & (few | doubled)
        return doubtful

    def _next_table(
        self, table: _Open, lines: list[str], judged: Judged, scan: _Scan
    ) -> int | None:
        """Where the next table begins, its titles with it; None where none does."""
        for at in self._candidates(table, judged, scan):
            table.checks += 1
            if table.checks > MOST_CHECKS:
                return None
            width = int(judged.cells[at])
            cells = read_record(lines, int(at), self.dialect, width).cells
            below = self._following(lines, judged, int(at) + 1, width)
            parted = bool(judged.few[at - 1])
            if begins_table(cells, below, table.layout, parted=parted):
                return self._with_titles(judged, scan, int(at))
        return None

    def _candidates(self, table: _Open, judged: Judged, scan: _Scan) -> Counts:
        """Rows of several cells under a blank row or a title, or where the width changes."""
        span = slice(scan.start + 1, scan.limit)
        before = slice(scan.start, scan.limit - 1)
        several = judged.plain[span] & ~judged.few[span] & ~scan.continued[span]
        under = judged.few[before] & ~scan.continued[before]
        changed = judged.cells[span] != judged.cells[before]
        other = changed & (judged.cells[span] != table.layout.cells)
        found: Counts = np.flatnonzero(several & (under | other)) + scan.start + 1
        return found

    def _following(
        self, lines: list[str], judged: Judged, place: int, width: int
    ) -> list[list[str]]:
        rows: list[list[str]] = []
        while place < len(lines) and len(rows) < FOLLOWING and not judged.blank[place]:
            record = read_record(lines, place, self.dialect, width)
            rows.append(record.cells)
            place += record.lines
        return rows

    def _with_titles(self, judged: Judged, scan: _Scan, at: int) -> int:
        """The place of the titles of the table whose header is at `at`, or of that header."""
        above = at - 1
        while above > scan.start and judged.blank[above] and not scan.continued[above]:
            above -= 1
        first = at
        while above > scan.start and self._is_title(judged, scan, above):
            first, above = above, above - 1
        return first

    def _is_title(self, judged: Judged, scan: _Scan, at: int) -> bool:
        return bool(judged.few[at] and not judged.blank[at] and not scan.continued[at])

    def _add(self, table: _Open, judged: Judged, scan: _Scan, end: int) -> None:
        columns = table.layout.columns
        here = np.zeros(len(judged.plain), dtype=bool)
        here[scan.start : end] = True
        here &= ~scan.alone
        records = [(at, record) for at, record in scan.records if at < end]
        table.mended += sum(record.mended for _, record in records)
        plain = np.flatnonzero(here & judged.plain)
        pieces = [plain_rows(judged, plain, columns, self.dialect, self.offset)]
        if records:
            told = [(at, record.cells) for at, record in records]
            pieces.append(read_rows(told, columns, self.offset))
        blank = np.flatnonzero(here & judged.blank)
        if len(blank):
            pieces.append(blank_rows(blank, columns, self.offset))
        whole = pl.concat(pieces)
        table.parts.add(whole.sort(ROW) if len(pieces) > 1 else whole)

    def _told(self, table: _Open, place: int) -> TextTable:
        layout = table.layout
        row = "none" if table.header_row is None else str(table.header_row)
        notes = {**self.notes, "header row": row, "way": "careful"}
        if len(layout.header.rows) > 1:
            notes["header rows"] = str(len(layout.header.rows))
        if layout.header.title:
            notes["title"] = layout.header.title
        if table.mended:
            notes["mended rows"] = str(table.mended)
        return TextTable(
            self.name if place == 1 else f"{self.name}!table-{place}",
            layout.columns,
            table.parts.frame(),
            title_rows=layout.title_rows,
            notes=notes,
            expected_rows=table.parts.height,
            header=layout.header.rows,
        )
