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
    plain = encoding in ("utf-8", "utf-8-sig") and not _old_mac(path)
    return [(_fast(path, name, workdir) if plain else None) or _careful(path, name, workdir)]


def _old_mac(path: Path) -> bool:
    """Line ends of \\r alone, which Polars does not split at."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    return b"\n" not in head and b"\r" in head


def _head(path: Path) -> str:
    with path.open("r", encoding="utf-8-sig", newline=None, errors="replace") as file:
        return file.read(HEAD)


def _fast(path: Path, name: str, workdir: Path) -> TextTable | None:
    """The lazy table; None where its head is not plain enough for it."""
    head = _head(path)
    dialect = sniff_dialect(head)
    lines = head.split("\n")[:SAMPLE_RECORDS]
    sample = list(csv.reader(lines, delimiter=dialect.delimiter, quotechar=dialect.quote))
    header = find_header(sample)
    if dialect.quote != '"' or header.index is None or len(sample) != len(lines):
        return None
    names = unique_names(header.cells)
    if len(names) < 2:
        return None
    return TextTable(
        name,
        names,
        _scan(path, names, header.first_row, dialect),
        title_rows=header.index,
        notes=_notes("utf-8", dialect, header, "fast"),
        expected_rows=count_lines(path) - header.first_row,
        careful=lambda: _careful(path, name, workdir),
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


def count_lines(path: Path) -> int:
    """Lines of a file; a last line without a line end counts."""
    lines, last = 0, b""
    with path.open("rb") as file:
        while chunk := file.read(1 << 22):
            lines += chunk.count(b"\n")
            last = chunk[-1:]
    return lines + (last not in (b"", b"\n"))


def _careful(path: Path, name: str, workdir: Path) -> TextTable:
    encoding = whole_file_encoding(path)
    plain = to_utf8(path, encoding, workdir / "careful.csv", name)
    dialect = sniff_dialect(_head(plain))
    records = list(read_records(plain, dialect))
    header = find_header(records[:SAMPLE_RECORDS])
    numbered = list(enumerate(records, start=1))[header.first_row :]
    return from_records(
        name,
        header.cells,
        numbered,
        title_rows=header.index or 0,
        notes=_notes(encoding, dialect, header, "careful"),
    )
