"""How is a CSV or TSV read?

The fast way: Polars scans the file lazily, many times quicker than memory fills. It is strict: a
stray quote, a row too wide or a byte that is no UTF-8 stops it. Then, and where the number of
records is not the number of lines, the careful way reads record by record and loses none.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from shelfcast.errors import EmptyFileError
from shelfcast.sources.dialect import Dialect, sniff_dialect
from shelfcast.sources.encoding import sniff_encoding, to_utf8, whole_file_encoding
from shelfcast.sources.header import Header, find_header
from shelfcast.sources.records import read_records
from shelfcast.sources.table import ROW, TextTable, from_records, unique_names

HEAD = 1 << 17
SAMPLE_RECORDS = 400


def delimited_tables(path: Path, name: str, workdir: Path) -> list[TextTable]:
    """The table of a CSV or TSV file. Raises DamagedFileError where the text does not decode."""
    encoding = sniff_encoding(path)
    text = path
    if encoding not in ("utf-8", "utf-8-sig"):
        encoding = whole_file_encoding(path)
        text = to_utf8(path, encoding, workdir / "plain.csv", name)
    return [_fast(path, text, encoding, name, workdir) or _careful(path, name, workdir)]


def _head(path: Path) -> str:
    with path.open("r", encoding="utf-8-sig", newline=None, errors="replace") as file:
        return file.read(HEAD)


def _fast(path: Path, text: Path, encoding: str, name: str, workdir: Path) -> TextTable | None:
    """The lazy table of `text`, which is `path` in UTF-8; None where it is not plain enough."""
    head = _head(text)
    dialect = sniff_dialect(head)
    lines = head.split("\n")[:SAMPLE_RECORDS]
    sample = list(csv.reader(lines, delimiter=dialect.delimiter, quotechar=dialect.quote))
    header = find_header(sample)
    if dialect.quote != '"' or header.index is None or len(sample) != len(lines):
        return None
    names, count = unique_names(header.cells), count_lines(text)
    if len(names) < 2 or count is None:
        return None
    return TextTable(
        name,
        names,
        _scan(text, names, header.first_row, dialect),
        title_rows=header.index,
        notes=_notes(encoding.removesuffix("-sig"), dialect, header, "fast"),
        expected_rows=_some(count - header.first_row, name),
        careful=lambda: _careful(path, name, workdir),
    )


def _some(rows: int, name: str) -> int:
    if rows > 0:
        return rows
    raise EmptyFileError(
        f"{name} has column names and no rows.", fix="export it again; it should hold rows"
    )


def _scan(path: Path, names: Sequence[str], skip: int, dialect: Dialect) -> pl.LazyFrame:
    return pl.scan_csv(
        path,
        has_header=False,
        skip_lines=skip,
        separator=dialect.delimiter,
        schema={column: pl.String() for column in names},
        row_index_name=ROW,
        row_index_offset=skip + 1,
    ).with_columns(pl.col(ROW).cast(pl.Int64))


def _notes(encoding: str, dialect: Dialect, header: Header, way: str) -> dict[str, str]:
    row = str(header.first_row) if header.index is not None else "none"
    return {
        "encoding": encoding,
        "delimiter": dialect.label,
        "header row": row,
        "way": way,
    }


def count_lines(path: Path) -> int | None:
    """Lines of a file; a last line without a line end counts. None where a \\r stands alone."""
    lines, last = 0, b""
    with path.open("rb") as file:
        while chunk := file.read(1 << 22):
            lines += chunk.count(b"\n")
            if b"\r" in chunk or last == b"\r":
                returns = (last + chunk[:-1]).count(b"\r")
                if returns != (last + chunk).count(b"\r\n"):
                    return None
            last = chunk[-1:]
    return None if last == b"\r" else lines + (last not in (b"", b"\n"))


def _careful(path: Path, name: str, workdir: Path) -> TextTable:
    encoding = whole_file_encoding(path)
    plain = to_utf8(path, encoding, workdir / "careful.csv", name)
    dialect = sniff_dialect(_head(plain))
    records = list(read_records(plain, dialect))
    header = find_header([cells for _, cells in records[:SAMPLE_RECORDS]])
    _some(len(records) - header.first_row, name)
    return from_records(
        name,
        header.cells,
        records[header.first_row :],
        title_rows=header.index or 0,
        notes=_notes(encoding, dialect, header, "careful"),
    )
