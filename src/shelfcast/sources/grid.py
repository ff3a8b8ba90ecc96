"""How does a grid of cells (a sheet, an HTML table, a page's table) become tables?

The header is found as in a CSV. Titles above it are counted; every row below it is a row. Two
tables side by side, parted by an empty column, are two where their headers or lengths say so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from shelfcast.sources.header import find_header
from shelfcast.sources.table import TextTable, from_records

Records = Sequence[tuple[int, Sequence[str | None]]]
SAMPLE_RECORDS = 400


def grid_tables(name: str, records: Records, notes: Mapping[str, str]) -> list[TextTable]:
    """The tables of a grid of numbered rows; empty where it holds no row below its names."""
    header = find_header([cells for _, cells in records[:SAMPLE_RECORDS]])
    rows = records[header.first_row :]
    if not any(cell and cell.strip() for _, cells in rows for cell in cells):
        return []
    row = str(header.first_row) if header.index is not None else "none"
    told = {**notes, "header row": row}
    return [from_records(name, header.cells, rows, title_rows=header.index or 0, notes=told)]
