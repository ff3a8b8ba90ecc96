"""How do numbers look in the workbook?

Excel keeps the number and shows it by a number format, so that a person can go on calculating.
The formats follow metrics/format.py: money in the project's currency, percent with one place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from shelfcast.metrics.format import SYMBOLS

INK, QUIET, HEADER, ACCENT = "#1F2933", "#616E7C", "#E4E7EB", "#2F6F8F"
LINE_COLOURS = (ACCENT, "#D98E04", "#9AA5B1")


def number_format(kind: str, currency: str) -> str:
    """The Excel number format of a kind of column.

    >>> number_format("percent", "GBP"), number_format("money", "GBP")
    ('0.0%', '"£"#,##0')
    """
    symbol = SYMBOLS.get(currency, f"{currency} " if currency else "")
    money = f'"{symbol}"' if symbol else ""
    return {
        "money": f"{money}#,##0",
        "money_exact": f"{money}#,##0.00",
        "units": "#,##0",
        "count": "#,##0",
        "percent": "0.0%",
        "number": "#,##0.00",
        "day": "yyyy-mm-dd",
        "week": "yyyy-mm-dd",
        "month": "mmm yyyy",
        "quarter": "mmm yyyy",
        "year": "yyyy",
        "moment": "yyyy-mm-dd hh:mm",
    }.get(kind, "General")


class Styles:
    """The cell formats of one workbook, each made once."""

    def __init__(self, book: Any, currency: str) -> None:
        self._book = book
        self._currency = currency
        self._made: dict[str, Any] = {}

    def value(self, kind: str) -> Any:
        """The format for values of that kind."""
        look: dict[str, object] = {"num_format": number_format(kind, self._currency)}
        return self._get(kind, look | ({"indent": 1} if kind == "text" else {}))

    def header(self, kind: str | Sequence[str]) -> Any:
        """The format of the head of a column of that kind: over its numbers, or over its words."""
        look: dict[str, object] = {"bold": True, "bg_color": HEADER, "bottom": 1}
        if kind == "text":
            return self._get("header of text", look | {"indent": 1})
        return self._get("header of numbers", look | {"align": "right"})

    @property
    def title(self) -> Any:
        """The format of a sheet's title."""
        return self._get("title", {"bold": True, "font_size": 16, "font_color": INK})

    @property
    def note(self) -> Any:
        """The format of a line that explains."""
        return self._get("note", {"font_color": QUIET})

    def _get(self, name: str, look: dict[str, object]) -> Any:
        if name not in self._made:
            self._made[name] = self._book.add_format(look)
        return self._made[name]
