"""How is an XML Spreadsheet 2003 read, which many old systems write and call .xls?

Each worksheet is a table. Source: Microsoft's XML Spreadsheet reference (Row, Cell, Data; `Index`
tells the place where cells were left out).
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from shelfcast.errors import EmptyFileError
from shelfcast.sources.csv.spans import WIDEST, Cell, spread
from shelfcast.sources.documents.markup import events, local, refuse_entities
from shelfcast.sources.sheets.grid import grid_tables
from shelfcast.sources.table import TextTable

GAP = 1_000
"""Empty rows that an index may step over and that are still rows of their own."""


def xml_sheet_tables(path: Path, name: str) -> list[TextTable]:
    """The tables of the book. Raises DamagedFileError, EmptyFileError, UnsafeFileError."""
    refuse_entities(path, name)
    sheets = [sheet for sheet in _sheets(path, name) if any(row for _, row in sheet[1])]
    many = len(sheets) > 1
    tables = []
    for title, rows in sheets:
        grid = spread([cells for _, cells in rows])
        records = [(number, cells) for (number, _), cells in zip(rows, grid, strict=True)]
        tables += grid_tables(f"{name}!{title}" if many else name, records, {"way": "xml sheet"})
    if not tables:
        raise EmptyFileError(f"{name} has no sheet with rows.", fix="export it again")
    return tables


Row = tuple[int, list[Cell]]


def _sheets(path: Path, name: str) -> list[tuple[str, list[Row]]]:
    sheets: list[tuple[str, list[Row]]] = []
    for event, element in events(path, name):
        tag = local(element.tag)
        if event == "start" and tag == "Worksheet":
            sheets.append((_attribute(element, "Name") or f"sheet {len(sheets) + 1}", []))
        elif event == "end" and tag == "Row" and sheets:
            rows = sheets[-1][1]
            number = _number(element, "Index", rows[-1][0] + 1 if rows else 1)
            if rows and 1 < number - rows[-1][0] <= GAP:
                rows += [(blank, []) for blank in range(rows[-1][0] + 1, number)]
            rows.append((number, _cells(element)))
            element.clear()
    return sheets


def _cells(row: etree._Element) -> list[Cell]:
    cells: list[Cell] = []
    wide = 0
    for element in row:
        if local(element.tag) != "Cell":
            continue
        place = _number(element, "Index", wide + 1)
        if wide < place - 1 < WIDEST:
            cells += [Cell("")] * (place - 1 - wide)
            wide = place - 1
        across = _number(element, "MergeAcross", 0) + 1
        cells.append(Cell(_text(element), across, _number(element, "MergeDown", 0) + 1))
        wide += across
    return cells


def _text(cell: etree._Element) -> str:
    data = next((child for child in cell if local(child.tag) == "Data"), None)
    if data is None:
        return ""
    text = "".join(str(part) for part in data.itertext())
    kind = _attribute(data, "Type")
    if kind == "DateTime":
        day, _, time = text.partition("T")
        time = time.removesuffix(".000")
        return day if time in ("", "00:00:00") else f"{day} {time}"
    if kind == "Boolean":
        return {"1": "true", "0": "false"}.get(text, text)
    return text


def _attribute(element: etree._Element, name: str) -> str | None:
    return next((str(text) for key, text in element.attrib.items() if local(key) == name), None)


def _number(element: etree._Element, name: str, otherwise: int) -> int:
    text = _attribute(element, name)
    return int(text) if text is not None and text.isdigit() and len(text) < 8 else otherwise
