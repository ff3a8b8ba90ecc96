"""How is a table laid out on a sheet?

A title, the line that says what it rests on, notes, then tables one under the other: bold head,
native numbers, widths that fit, a filter and a frozen head for the first table.
Not here: what the tables hold (the sheets' own files).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import repeat
from math import isfinite
from typing import Any

import polars as pl

from shelfcast.reports.styles import LINE_COLOURS, Styles

WIDEST, NARROWEST, SAMPLED = 48, 9, 200
EXCEL_TEXT = 32_767
DAY = "d mmm yyyy"


@dataclass(frozen=True)
class Place:
    """Where a table's rows lie: the first and last row, and the column of each name."""

    first: int
    last: int
    columns: Mapping[str, int]


class Sheet:
    """A worksheet that is filled from the top down."""

    def __init__(self, worksheet: Any, styles: Styles) -> None:
        self._sheet = worksheet
        self._styles = styles
        self._row = 0
        self._filtered = False
        self._widths: dict[int, int] = {}

    @property
    def name(self) -> str:
        """The sheet's name."""
        return str(self._sheet.get_name())

    def heading(self, title: str, basis: str) -> None:
        """The title, and the line that says which snapshot, days and currency."""
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        self._sheet.hide_gridlines(2)
        self._sheet.write_string(0, 0, title, self._styles.title)
        self._sheet.write_string(1, 0, basis, self._styles.note)
        self._row = 3

    def note(self, text: str) -> None:
        """A line of words."""
        self._sheet.write_string(self._row, 0, text, self._styles.note)
        self._row += 1

    def gap(self, rows: int = 1) -> None:
        """Leave rows empty."""
        self._row += rows

    def table(
        self,
        frame: pl.DataFrame,
        formats: Mapping[str, str | Sequence[str]],
        labels: Mapping[str, str] | None = None,
    ) -> Place:
        """Write the frame; `formats` by column (or a list, one a row), else by its type."""
        head = self._row
        for at, name in enumerate(frame.columns):
            kind, label = formats.get(name) or kind_of(frame[name].dtype), (labels or {}).get(name)
            self._sheet.write_string(head, at, label or name, self._styles.header(kind))
            self._column(head + 1, at, frame[name], kind)
            self._fit(at, label or name, frame[name])
        last = head + frame.height
        if not self._filtered and frame.width:
            self._sheet.autofilter(head, 0, max(last, head + 1), frame.width - 1)
            self._sheet.freeze_panes(head + 1, 0)
            self._filtered = True
        self._row = last + 2
        return Place(head + 1, last, {name: at for at, name in enumerate(frame.columns)})

    def chart(self, book: Any, place: Place, x: str, lines: Sequence[str], title: str) -> None:
        """A line chart of columns of the table at `place`, to the right of it; `x` holds days."""
        chart = book.add_chart({"type": "line"})
        for colour, name in zip(LINE_COLOURS, lines, strict=False):
            days = [self.name, place.first, place.columns[x], place.last, place.columns[x]]
            at = place.columns[name]
            chart.add_series(
                {
                    "name": [self.name, place.first - 1, at],
                    "categories": days,
                    "values": [self.name, place.first, at, place.last, at],
                    "line": {"color": colour, "width": 2},
                }
            )
        chart.set_title({"name": title, "name_font": {"size": 12}})
        chart.set_x_axis({"date_axis": True, "num_format": DAY, "num_font": {"rotation": -45}})
        chart.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": "#E4E7EB"}}})
        chart.set_legend({"position": "bottom" if len(lines) > 1 else "none"})
        chart.set_size({"width": 760, "height": 320})
        self._sheet.insert_chart(place.first - 1, len(place.columns) + 1, chart)

    def _column(self, row: int, at: int, values: pl.Series, kind: str | Sequence[str]) -> None:
        kinds = repeat(kind) if isinstance(kind, str) else kind
        for offset, (value, each) in enumerate(zip(values, kinds, strict=False)):
            self._cell(row + offset, at, value, self._styles.value(each))

    def _cell(self, row: int, at: int, value: object, style: Any) -> None:
        if value is None or (isinstance(value, float) and not isfinite(value)):
            self._sheet.write_blank(row, at, None, style)
        elif isinstance(value, bool):
            self._sheet.write_boolean(row, at, value, style)
        elif isinstance(value, (int, float, Decimal)):
            self._sheet.write_number(row, at, value, style)
        elif isinstance(value, (date, datetime)):
            self._sheet.write_datetime(row, at, value, style)
        else:
            self._sheet.write_string(row, at, str(value)[:EXCEL_TEXT], style)

    def _fit(self, at: int, label: str, values: pl.Series) -> None:
        lengths = [len(label) + 4, *(len(str(value)) + 1 for value in values.head(SAMPLED))]
        widest = min(WIDEST, max(NARROWEST, *lengths))
        self._widths[at] = max(widest, self._widths.get(at, 0))
        self._sheet.set_column(at, at, self._widths[at])


def kind_of(dtype: pl.DataType) -> str:
    """The kind of number format that fits a column of this type.

    >>> kind_of(pl.Int64()), kind_of(pl.Date())
    ('count', 'day')
    """
    if dtype.is_integer():
        return "count"
    if dtype.is_numeric():
        return "number"
    if dtype == pl.Date:
        return "day"
    return "moment" if dtype == pl.Datetime else "text"
