"""How are the tables of a PDF read?

An e-invoice attached as XML is taken before the page: its lines are exact. Else tables with ruled
cells (see `pdf_ruled`) and tables told by the places of their words (see `pdf_tables`) are read,
and what an invoice says once (see `pdf_fields`) is put beside each of its lines, not beside totals.
Not here: scans. They hold pictures of letters, and no text.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from shelfcast.errors import EmptyFileError, InputError, TooLargeError, UnknownFormatError
from shelfcast.sources.damage import PARSER_FAULTS, unreadable
from shelfcast.sources.documents.einvoice import INVOICE_ROOTS, invoice_tables
from shelfcast.sources.documents.markup import local, parse_bytes
from shelfcast.sources.documents.retail_words import line_score
from shelfcast.sources.pdf.attached import attached_xml
from shelfcast.sources.pdf.fields import document_fields
from shelfcast.sources.pdf.guard import refuse_bombs
from shelfcast.sources.pdf.lines import Line, lines_of
from shelfcast.sources.pdf.ruled import Ruled, ruled_tables
from shelfcast.sources.pdf.tables import PageTable, word_tables
from shelfcast.sources.table import TextTable, from_records

PAGES = 2_000
LETTERS = 100_000
"""Letters on one page beyond which it is no page of a report."""
_FAULTS: tuple[type[BaseException], ...] = (
    *PARSER_FAULTS,
    PDFException,
    PSException,
    MalformedPDFException,
    PdfminerException,
)
logging.getLogger("pdfminer").setLevel(logging.ERROR)


def pdf_tables(path: Path, name: str) -> list[TextTable]:
    """The tables of a PDF.

    Raises DamagedFileError, EmptyFileError, TooLargeError, and UnknownFormatError for a scan or a
    PDF that is locked.
    """
    raw = path.read_bytes()
    refuse_bombs(raw, name)
    try:
        with pdfplumber.open(io.BytesIO(raw)) as pdf:
            return _invoice(pdf, name) or _pages(pdf, name)
    except InputError:
        raise
    except _FAULTS as error:
        if _locked(error):
            raise UnknownFormatError(
                f"{name} is locked by a password.",
                fix="open it, print it to a new PDF, and name that file",
            ) from error
        raise unreadable(name, "a PDF", error) from error


def _locked(error: BaseException) -> bool:
    causes = [error, error.__cause__, error.__context__, *error.args]
    return any(isinstance(cause, PDFPasswordIncorrect) for cause in causes)


def _invoice(pdf: Any, name: str) -> list[TextTable]:
    for content in attached_xml(pdf.doc):
        root = parse_bytes(content, name)
        if local(root.tag) in INVOICE_ROOTS and (tables := invoice_tables(root, name)):
            return tables
    return []


def _pages(pdf: Any, name: str) -> list[TextTable]:
    if len(pdf.pages) > PAGES:
        raise TooLargeError(f"{name} has more than {PAGES:,} pages.", fix="split it")
    everything: list[Line] = []
    ruled: list[PageTable] = []
    free: list[list[Line]] = []
    pictures = 0
    last: Ruled | None = None
    for page in pdf.pages:
        if len(page.chars) > LETTERS:
            raise TooLargeError(f"{name} has a page of {len(page.chars):,} letters.")
        words = page.extract_words(x_tolerance_ratio=0.2, extra_attrs=["fontname", "upright"])
        lines = lines_of([word for word in words if word["upright"]])
        boxes = ruled_tables(page)
        last = _add_ruled(ruled, boxes, last)
        free.append([line for line in lines if not _within(line, boxes)])
        everything += lines
        pictures += len(page.images)
        page.close()
    if not everything:
        raise _scan(name, pictures)
    tables = _wanted([*ruled, *word_tables(free)])
    found = list(_named(tables, document_fields(everything), name))
    if not found:
        raise EmptyFileError(f"{name} holds text and no table.", fix="export the table as CSV")
    return found


def _scan(name: str, pictures: int) -> UnknownFormatError:
    what = "a scan: pictures of pages without text" if pictures else "a PDF without text"
    return UnknownFormatError(
        f"{name} is {what}.",
        why="Only text can be read as a table.",
        fix="run text recognition over it (for example: ocrmypdf in.pdf out.pdf)",
    )


def _within(line: Line, boxes: Sequence[Ruled]) -> bool:
    middle = (line.top + line.bottom) / 2
    x0, x1 = line.words[0].x0, line.words[-1].x1
    return any(
        ruled.box[1] <= middle <= ruled.box[3] and x0 < ruled.box[2] and x1 > ruled.box[0]
        for ruled in boxes
    )


def _add_ruled(tables: list[PageTable], boxes: Sequence[Ruled], last: Ruled | None) -> Ruled | None:
    """The page's ruled tables; one with the columns of the last goes on with it."""
    for ruled in boxes:
        rows = ruled.rows
        if last is not None and tables and _same_columns(last, ruled):
            names = tables[-1].names
            rows = rows[1:] if rows and rows[0] == names else rows
            tables[-1].rows += rows
            tables[-1].items += [True] * len(rows)
        else:
            tables.append(PageTable(rows[0], rows[1:], [True] * (len(rows) - 1)))
        last = ruled
    return last


def _same_columns(one: Ruled, other: Ruled) -> bool:
    return len(one.edges) == len(other.edges) and all(
        abs(a - b) <= 3 for a, b in zip(one.edges, other.edges, strict=True)
    )


def _wanted(tables: Sequence[PageTable]) -> list[PageTable]:
    """The tables of goods where there are some: an invoice's others sum up what they say."""
    goods = [table for table in tables if line_score(_parts(table.names)) >= 2]
    return goods or list(tables)


def _parts(names: Sequence[str]) -> list[str]:
    return [*names, *(word for name in names for word in name.split())]


def _named(tables: Sequence[PageTable], fields: dict[str, str], name: str) -> Iterator[TextTable]:
    for place, table in enumerate(tables, start=1):
        goods = line_score(_parts(table.names)) >= 2
        around = {k: v for k, v in fields.items() if goods and k not in table.names}
        header = [*table.names, *around]
        records = [
            (n, [*row, *(around.values() if item else [])])
            for n, (row, item) in enumerate(zip(table.rows, table.items, strict=True), start=1)
        ]
        title = f"{name}!table {place}" if len(tables) > 1 else name
        yield from_records(title, header, records, notes={"way": "pdf"})
