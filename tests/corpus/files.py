"""How is a workbook, an OpenDocument sheet or a PDF made for the corpus?

Workbooks hold numbers as numbers and days as days, as people's do. The PDF is the plainest that is
one: text set in Helvetica at given places, and straight lines.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter

from corpus.case import Sheet

Cells = Sequence[Sequence[Any]]


def typed(sheet: Sheet) -> list[list[Any]]:
    """The sheet's cells with the values of truth where a column has them, else the text."""
    known = {
        theirs: values
        for want in sheet.found.values()
        for theirs, values in zip(want.theirs, want.values, strict=False)
    }
    return [
        [
            known[name][place] if name in known else cell
            for name, cell in zip(sheet.header, row, strict=True)
        ]
        for place, row in enumerate(sheet.rows)
    ]


def workbook(
    sheets: dict[str, Cells],
    merged: dict[str, Sequence[str]] | None = None,
    money: str = "#,##0.00",
    day: str = "dd/mm/yyyy",
) -> bytes:
    """An xlsx; `merged` are ranges such as A1:H1 by sheet."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    dates = book.add_format({"num_format": day})
    moments = book.add_format({"num_format": day + " hh:mm"})
    amounts = book.add_format({"num_format": money})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if isinstance(cell, datetime):
                    page.write_datetime(r, c, cell, moments if cell.hour else dates)
                elif isinstance(cell, Decimal | int | float):
                    page.write_number(r, c, float(cell), amounts)
                elif cell not in ("", None):
                    page.write_string(r, c, cell)
        for area in (merged or {}).get(name, ()):
            first = rows[int("".join(filter(str.isdigit, area.split(":")[0]))) - 1]
            column = ord(area[0]) - ord("A")
            page.merge_range(area, first[column])
    book.close()
    return out.getvalue()


def opendocument(name: str, rows: Cells) -> bytes:
    """An ods of one sheet."""
    out = io.BytesIO()
    body = "".join(
        "<table:table-row>" + "".join(_ods_cell(cell) for cell in row) + "</table:table-row>"
        for row in rows
    )
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}'
        f' office:version="1.2"><office:body><office:spreadsheet><table:table'
        f' table:name="{escape(name)}">{body}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest'
        ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("mimetype", kind)
        parts.writestr("content.xml", content)
        parts.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def _ods_cell(cell: Any) -> str:
    if isinstance(cell, datetime):
        stamp = f"{cell:%Y-%m-%d}" if not cell.hour else f"{cell:%Y-%m-%dT%H:%M:%S}"
        kind, text = f'office:value-type="date" office:date-value="{stamp}"', stamp
    elif isinstance(cell, Decimal | int | float):
        kind, text = f'office:value-type="float" office:value="{cell}"', str(cell)
    elif cell in ("", None):
        return "<table:table-cell/>"
    else:
        kind, text = 'office:value-type="string"', escape(str(cell))
    return f"<table:table-cell {kind}><text:p>{text}</text:p></table:table-cell>"


class Page:
    """A page of A4 on which text and lines are set; y goes down from the top, in points."""

    def __init__(self) -> None:
        self.marks: list[str] = []

    def text(self, x: float, y: float, said: str, size: float = 9) -> None:
        """Text whose left end is at x."""
        data = said.encode("cp1252", "replace").decode("latin-1")
        data = data.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.marks.append(f"BT /F1 {size} Tf {x:.1f} {842 - y:.1f} Td ({data}) Tj ET")

    def right(self, x: float, y: float, said: str, size: float = 9) -> None:
        """Text whose right end is near x: digits are of one width."""
        width = sum(0.278 if c in ".,: |" else 0.333 if c in "-()" else 0.556 for c in said) * size
        self.text(x - width, y, said, size)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A straight line."""
        self.marks.append(f"0.5 w {x0:.1f} {842 - y0:.1f} m {x1:.1f} {842 - y1:.1f} l S")


def pdf(pages: Sequence[Page]) -> bytes:
    """The pages as a PDF."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(count))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for place, page in enumerate(pages):
        stream = "\n".join(page.marks).encode("latin-1")
        parts.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * place} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        parts.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    places = []
    for number, part in enumerate(parts, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + part + b"\nendobj\n")
    start = out.tell()
    out.write(f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{place:010d} 00000 n \n" for place in places).encode())
    out.write(f"trailer << /Size {len(parts) + 1} /Root 1 0 R >>\n".encode())
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()
