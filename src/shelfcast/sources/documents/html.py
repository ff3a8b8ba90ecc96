"""How are the tables of a saved web page, or of an .xls that is HTML in truth, read?

Each table with at least two rows and two columns is a table; a cell over several columns or rows
takes their places. A table inside a cell is a table of its own. What a page says around its tables
is no record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from shelfcast.errors import EmptyFileError
from shelfcast.sources.csv.encoding import whole_file_encoding
from shelfcast.sources.csv.spans import Cell, spread
from shelfcast.sources.damage import PARSER_FAULTS, unreadable
from shelfcast.sources.sheets.grid import grid_tables
from shelfcast.sources.table import TextTable

SPAN = 1_000
"""Columns that a cell may span, as browsers have it."""
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_FAULTS: tuple[type[BaseException], ...] = (etree.LxmlError, *PARSER_FAULTS)
_HIDDEN = ("script", "style", "table")


def html_tables(path: Path, name: str) -> list[TextTable]:
    """The tables of an HTML file. Raises DamagedFileError, EmptyFileError."""
    try:
        root = _parsed(path)
        grids = [grid for table in root.iter("table") if (grid := _grid(table))]
    except _FAULTS as error:
        raise unreadable(name, "an HTML page", error) from error
    many = len(grids) > 1
    tables = [
        table
        for place, grid in enumerate(grids, start=1)
        for table in grid_tables(
            f"{name}!table {place}" if many else name,
            list(enumerate(grid, start=1)),
            {"way": "html"},
        )
    ]
    if not tables:
        raise EmptyFileError(f"{name} is a page without a table of rows.", fix="export the table")
    return tables


def _parsed(path: Path) -> html.HtmlElement:
    raw = path.read_bytes()
    text = _text(raw, path).replace("\x00", "")
    parser = html.HTMLParser(encoding="utf-8", no_network=True)
    return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)


def _text(raw: bytes, path: Path) -> str:
    told = _CHARSET.search(raw[:4096])
    if told is not None and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode(told.group(1).decode("ascii"))
        except (LookupError, UnicodeError):
            pass
    return raw.decode(whole_file_encoding(path), "replace")


def _grid(table: html.HtmlElement) -> list[list[str]]:
    rows = [
        [cell for cell in row if isinstance(cell.tag, str) and cell.tag.lower() in ("td", "th")]
        for row in _rows(table)
    ]
    grid = spread([[_cell(cell) for cell in row] for row in rows])
    filled = [row for row in grid if any(row)]
    wide = max((len(row) for row in filled), default=0)
    return grid if len(filled) >= 2 and wide >= 2 else []


def _rows(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _cell(cell: html.HtmlElement) -> Cell:
    return Cell(
        _words(cell), _span(cell.get("colspan")), _span(cell.get("rowspan")), cell.tag == "th"
    )


def _span(text: str | None) -> int:
    digits = re.match(r"\s*(\d{1,4})", text or "")
    return min(max(1, int(digits.group(1))), SPAN) if digits else 1


def _words(cell: html.HtmlElement) -> str:
    """The cell's own text on one line; that of tables in it is theirs."""
    parts: list[str] = [cell.text or ""]
    for child in cell:
        if isinstance(child.tag, str) and child.tag not in _HIDDEN:
            parts += [" " if child.tag in ("br", "p", "div", "li") else "", _words(child)]
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())
