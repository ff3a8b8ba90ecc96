"""How is a CSV or TSV read?

The fast way: Polars scans the file lazily, many times quicker than memory fills. It is strict: a
stray quote, a row too wide or a byte that is no UTF-8 stops it. It is for large and plain files.
Small files, those whose head gives doubt, and those on which the fast way stops or miscounts, are
read the careful way (`careful.py`), which looks at every line.
"""

from __future__ import annotations

import csv
from pathlib import Path

from shelfcast.errors import EmptyFileError
from shelfcast.sources.csv.careful import careful_tables
from shelfcast.sources.csv.counting import count_lines
from shelfcast.sources.csv.dialect import Dialect
from shelfcast.sources.csv.encoding import sniff_encoding, whole_file_encoding
from shelfcast.sources.csv.header import Header, find_header
from shelfcast.sources.csv.line_splits import LineSource
from shelfcast.sources.csv.plaintext import to_utf8, unwrap_lines
from shelfcast.sources.csv.sniff import sniff_dialect, told_delimiter
from shelfcast.sources.splits import Parted
from shelfcast.sources.table import TextTable, unique_names

HEAD = 1 << 17
SAMPLE_RECORDS = 400
SMALL = 1 << 21
"""Bytes up to which a file is read the careful way, which is quick enough there to go unnoticed."""


def delimited_tables(
    path: Path, name: str, workdir: Path, *, empty: bool = False, small: int | None = None
) -> list[TextTable]:
    """The tables of a CSV or TSV file, most often one; with `empty`, those without rows too.

    Raises DamagedFileError where the text does not decode, EmptyFileError where no row is there.
    """
    if path.stat().st_size <= (SMALL if small is None else small):
        return _careful(path, name, workdir, empty=empty)
    encoding = sniff_encoding(path)
    text = path
    if encoding not in ("utf-8", "utf-8-sig"):
        encoding = whole_file_encoding(path)
        text = to_utf8(path, encoding, workdir / "plain.csv", name)
    fast = _fast(path, text, encoding, name, workdir)
    return [fast] if fast is not None else _careful(path, name, workdir, empty=empty)


def _head(path: Path) -> str:
    with path.open("r", encoding="utf-8-sig", newline=None, errors="replace") as file:
        head = file.read(HEAD)
    return head if len(head) < HEAD else head[: head.rfind("\n") + 1]


def _fast(path: Path, text: Path, encoding: str, name: str, workdir: Path) -> TextTable | None:
    """The lazy table of `text`, which is `path` in UTF-8; None where it is not plain enough."""
    head = _head(text)
    dialect = sniff_dialect(head)
    if not dialect.plain or told_delimiter(head):
        return None
    lines = head.split("\n")[:SAMPLE_RECORDS]
    sample = list(csv.reader(lines, delimiter=dialect.delimiter, quotechar=dialect.quote))
    header = find_header(sample)
    widths = {len(row) for row in sample[header.first_row :] if row}
    if header.index is None or len(sample) != len(lines) or len(widths) != 1:
        return None
    names, count = unique_names(header.cells), count_lines(text, header.first_row)
    if len(names) < 2 or count is None:
        return None
    source = LineSource(text, names, header.first_row, dialect)
    rows = source.whole()
    return TextTable(
        name,
        names,
        rows,
        title_rows=header.index,
        notes=_notes(encoding.removesuffix("-sig"), dialect, header),
        expected_rows=count - header.first_row,
        careful=lambda: _careful(path, name, workdir),
        header=header.rows,
        parted=Parted(rows, source),
    )


def _notes(encoding: str, dialect: Dialect, header: Header) -> dict[str, str]:
    return {
        **({"title": header.title} if header.title else {}),
        "encoding": encoding,
        "delimiter": dialect.label,
        "header row": str(header.first_row),
        "way": "fast",
    }


def _careful(path: Path, name: str, workdir: Path, *, empty: bool = False) -> list[TextTable]:
    encoding = whole_file_encoding(path)
    text = to_utf8(path, encoding, workdir / "careful.csv", name)
    dialect = sniff_dialect(_head(text))
    if dialect.wrapped:
        text = unwrap_lines(text, workdir / "unwrapped.csv")
    notes = {"encoding": encoding, "delimiter": dialect.label}
    tables = careful_tables(text, name, workdir, dialect, notes)
    if not empty and not any(table.expected_rows for table in tables):
        raise EmptyFileError(
            f"{name} has column names and no rows.", fix="export it again; it should hold rows"
        )
    return tables
