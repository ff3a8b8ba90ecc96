"""Which rows of the sales files are spoiled on purpose?

`SPOILED` rows are sales with one cell that cannot be: a reader must set them aside and say why.
`NOT_DATA` rows are no sales at all. `PLANTED` counts both by file and reason code. A spoiled row
is made beside a good one and has a receipt number of its own, so no good row is lost by it.
Not here: the day that two files both hold (account.py).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from corner_shop.layouts import COLUMNS, FIRST_YEAR, LAST_MONTH, SECOND_YEAR, Layout

LAST_MONTH_TITLE = "Corner Shop Ltd, sales of the last thirty days"


@dataclass(frozen=True)
class Spoiled:
    """One spoiled row: the column at fault, what stands in it, the reason to be told."""

    reason: str
    column: str
    text: str


SPOILED: dict[str, tuple[Spoiled, ...]] = {
    FIRST_YEAR.file: (
        Spoiled("bad_date", "sold_at", "2024-02-30 10:12"),
        Spoiled("bad_number", "quantity", "two"),
        Spoiled("missing_value", "sold_at", ""),
    ),
    SECOND_YEAR.file: (
        Spoiled("bad_date", "sold_at", "31.02.2025 11:05"),
        Spoiled("bad_date", "sold_at", "31.02.2025 17:40"),
        Spoiled("bad_number", "price", "abc"),
        Spoiled("missing_value", "sold_at", ""),
    ),
    LAST_MONTH.file: (Spoiled("bad_number", "price", "abc"),),
}
NOT_DATA: dict[str, tuple[str, ...]] = {
    FIRST_YEAR.file: (),
    SECOND_YEAR.file: ("repeated_header", "blank_row", "blank_row"),
    LAST_MONTH.file: ("title_row", "blank_row", "total_row"),
}
PLANTED: dict[str, dict[str, int]] = {
    file: dict(Counter([row.reason for row in SPOILED[file]] + list(NOT_DATA[file])))
    for file in SPOILED
}


def spoil(layout: Layout, rows: list[list[str]]) -> list[list[str]]:
    """`rows` with the spoiled rows, repeated headers and blank rows of this file among them.

    Title and total rows stand at the ends of the workbook and are written there (workbook.py).
    """
    extra = [_spoiled_row(layout, rows, at) for at in range(len(SPOILED[layout.file]))]
    extra += [_not_data_row(layout, kind) for kind in NOT_DATA[layout.file] if kind in _INNER]
    step = len(rows) // (len(extra) + 1)
    out = list(rows)
    for number in reversed(range(len(extra))):
        out.insert(step * (number + 1), extra[number])
    return out


_INNER = ("repeated_header", "blank_row")


def _spoiled_row(layout: Layout, rows: list[list[str]], number: int) -> list[str]:
    fault = SPOILED[layout.file][number]
    row = list(rows[(number + 1) * len(rows) // 17])
    row[0] = f"{row[0]}-{number + 1}"
    row[COLUMNS.index(fault.column)] = fault.text
    return row


def _not_data_row(layout: Layout, kind: str) -> list[str]:
    return list(layout.headers) if kind == "repeated_header" else [""] * len(COLUMNS)
