"""What does an xlsx show that its plain values do not: errors, percent signs, leading zeros?

`#N/A` is an error where a reader gives an empty cell; 0.25 may be shown as 25% and 42 as 00042.
Told from the sheet's own XML. Not here: what other formats show; xls, xlsb and ods.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from lxml import etree

from shelfcast.sources.documents.markup import local

Place = tuple[int, int]
_CELL = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>(?:(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<)?", re.DOTALL
)
_REF = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_STYLE = re.compile(rb"\bs=[\"'](\d+)[\"']")
_ERROR = re.compile(rb"\bt=[\"']e[\"']")
_ZEROS = re.compile(r"0{2,}")
_PERCENT = (9, 10)


class Marks:
    """The marks of one sheet: text of error cells, and cells shown as percent or with zeros."""

    def __init__(self) -> None:
        self.errors: dict[Place, str] = {}
        self.percent: set[Place] = set()
        self.zeros: dict[Place, int] = {}


def sheet_marks(path: Path, sheets: list[str]) -> dict[str, Marks]:
    """The marks of each sheet by its name; empty where the book's parts are not as expected."""
    with zipfile.ZipFile(path) as book:
        styles = _styles(book)
        found = {}
        for name, part in _parts(book).items():
            if name in sheets and part in book.namelist():
                found[name] = _marks(book.read(part), styles)
        return found


def _parts(book: zipfile.ZipFile) -> dict[str, str]:
    """The file of each sheet."""
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= set(book.namelist()):
        return {}
    targets = {
        element.get("Id"): element.get("Target") or ""
        for element in _root(book, "xl/_rels/workbook.xml.rels")
    }
    parts = {}
    for element in _root(book, "xl/workbook.xml").iter("{*}sheet"):
        key = next((text for k, text in element.attrib.items() if local(k) == "id"), None)
        target = targets.get(str(key), "").lstrip("/")
        parts[str(element.get("name"))] = target if target.startswith("xl/") else f"xl/{target}"
    return parts


def _root(book: zipfile.ZipFile, part: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(book.read(part), parser)


def _styles(book: zipfile.ZipFile) -> dict[int, int]:
    """The cell formats that matter: 0 for percent, else how many digits are shown at least."""
    if "xl/styles.xml" not in book.namelist():
        return {}
    root = _root(book, "xl/styles.xml")
    codes = {f.get("numFmtId"): f.get("formatCode") or "" for f in root.iter("{*}numFmt")}
    formats = next(root.iter("{*}cellXfs"), None)
    found = {}
    for place, entry in enumerate(formats if formats is not None else ()):
        number = entry.get("numFmtId") or "0"
        code = codes.get(number, "")
        if number in map(str, _PERCENT) or code.rstrip().endswith("%"):
            found[place] = 0
        elif _ZEROS.fullmatch(code):
            found[place] = len(code)
    return found


def _marks(raw: bytes, styles: dict[int, int]) -> Marks:
    marks = Marks()
    if not styles and not (b'="e"' in raw or b"='e'" in raw):
        return marks
    for match in _CELL.finditer(raw):
        attributes = match.group(1)
        place = _place(attributes)
        if place is None:
            continue
        if _ERROR.search(attributes):
            marks.errors[place] = (match.group(2) or b"#N/A").decode("ascii", "replace")
            continue
        style = _STYLE.search(attributes)
        shown = styles.get(int(style.group(1))) if style else None
        if shown == 0:
            marks.percent.add(place)
        elif shown is not None:
            marks.zeros[place] = shown
    return marks


def _place(attributes: bytes) -> Place | None:
    """Row and column from 0."""
    found = _REF.search(attributes)
    if found is None:
        return None
    column = 0
    for letter in found.group(1):
        column = column * 26 + letter - 64
    return int(found.group(2)) - 1, column - 1
