"""How do the sales leave the tills: three files in three formats?

One day stands in both the first and the second file, as happens when an export is made twice.
"""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from corner_shop.faults import spoil
from corner_shop.incidents import YEAR, Incidents
from corner_shop.layouts import FIRST_YEAR, LAST_MONTH, SECOND_YEAR, Layout
from corner_shop.receipts import Line
from corner_shop.workbook import write_last_month
from corner_shop.world import World

LAST_DAYS = 30


def overlap_day(incidents: Incidents) -> date:
    """The last open day of the first year: both the first and the second file hold it."""
    last = incidents.first_day + timedelta(YEAR - 1)
    return last - timedelta(1) if last in incidents.christmas_days else last


def lines_of(layout: Layout, world: World) -> list[Line]:
    """The sound lines that a file holds, by time."""
    first_day = world.incidents.first_day
    second_starts = first_day + timedelta(YEAR)
    month_starts = world.incidents.until - timedelta(LAST_DAYS - 1)
    starts, ends = {
        FIRST_YEAR.file: (first_day, second_starts),
        SECOND_YEAR.file: (overlap_day(world.incidents), month_starts),
        LAST_MONTH.file: (month_starts, world.incidents.until + timedelta(1)),
    }[layout.file]
    return [line for line in world.lines if starts <= line.sold_at.date() < ends]


def write(folder: Path, world: World) -> list[Path]:
    """The three sales files."""
    first, second, month = (
        spoil(layout, [layout.row(line) for line in lines_of(layout, world)])
        for layout in (FIRST_YEAR, SECOND_YEAR, LAST_MONTH)
    )
    return [
        _write_gz(folder / FIRST_YEAR.file, delimited([FIRST_YEAR.headers, *first])),
        _write_cp1252(folder / SECOND_YEAR.file, delimited([SECOND_YEAR.headers, *second], ";")),
        write_last_month(folder, month),
    ]


def delimited(rows: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    """Rows as delimited text with Windows line ends, quoted where needed."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


def _write_gz(path: Path, text: str) -> Path:
    # Without a fixed time and name inside, the same text would give other bytes each time.
    with path.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed:
        packed.write(text.encode("utf-8"))
    return path


def _write_cp1252(path: Path, text: str) -> Path:
    path.write_bytes(text.encode("cp1252"))
    return path
