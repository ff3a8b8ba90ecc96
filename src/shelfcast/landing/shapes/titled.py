"""Does the title, the file's name or a heading tell the day that the rows leave out?

`Umsatzstatistik 01.03.2024 - 31.03.2024` above a list of articles, `Verkäufe März 2024.xlsx`, or a
column called `Sales March 2024`: each row is of the whole period, and is taken as of its first day,
which is told. A count of stock is of the last day. A year alone tells no day that is worth having,
and a day of printing is not asked.
Not here: how a text names a period (headings.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePath

import polars as pl

from shelfcast.contracts import RECEIPT_LINES, SALES, STOCK
from shelfcast.landing.meaning.names import likeness
from shelfcast.landing.meaning.wording import own_words
from shelfcast.landing.shapes.clues import Clues
from shelfcast.landing.shapes.headings import DAY, MONTH, QUARTER, WEEK, Reading, readings
from shelfcast.landing.shapes.periods import first_day
from shelfcast.landing.values.date_format import read_dates
from shelfcast.landing.values.dates import sniff_dates
from shelfcast.landing.values.surroundings import Surroundings
from shelfcast.sources import TextTable

SAMPLE, LIKE, MOST_PERIODS = 200, 0.75, 4
_PRINTED = frozenset(("print", "created", "updated", "user"))
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST = {WEEK: 7, MONTH: 31, QUARTER: 92}


@dataclass(frozen=True)
class Span:
    """The days from `first` to `last`, and what told them."""

    first: date
    last: date
    where: str

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


def titled(table: TextTable, clues: Clues) -> TextTable:
    """The table with the day that it is titled with, where its rows are sales without a day."""
    if clues.dataset not in (None, SALES.name) or not _are_undated_sales(table):
        return table
    span = told_span(table, clues.country)
    if span is not None:
        return _with_day(table, span)
    heading = _measured_in(table.columns, clues.country)
    if heading is None:
        return table
    name, rest, span = heading
    columns = tuple(rest if column == name else column for column in table.columns)
    named = table.each(lambda rows: rows.rename({name: rest}), columns=columns)
    return _with_day(named, span)


def told_span(table: TextTable, country: str) -> Span | None:
    """The days that the table's title or else its name tells, None where neither does."""
    lines = [
        line for line in table.notes.get("title", "").splitlines() if not _is_of_printing(line)
    ]
    spans = [span for line in lines if (span := span_in(line, country, "its title"))]
    longest = max(spans, key=lambda span: span.last - span.first, default=None)
    name = PurePath(table.name.partition("!")[0]).name.partition(".csv")[0]
    return longest or span_in(name, country, "the file's name")


def span_in(text: str, country: str = "GB", where: str = "") -> Span | None:
    """The days that a text names: one, a period, or from the first of two to the second.

    >>> str(span_in("Zeitraum: 01.03.2024 - 31.03.2024")), str(span_in("Verkäufe März 2024"))
    ('2024-03-01 to 2024-03-31', '2024-03-01 to 2024-03-31')
    >>> str(span_in("stock_2024-05-31")), span_in("sales 2024")
    ('2024-05-31', None)
    """
    found = list(_periods(text, country))
    if not found:
        return None
    return Span(min(first for first, _ in found), max(last for _, last in found), where)


def _periods(text: str, country: str) -> Iterator[tuple[date, date]]:
    days = [reading.text for reading in _each(text, (DAY,))]
    if days:
        form = sniff_dates(pl.Series(days, dtype=pl.String), Surroundings(country))
        if form is not None:
            read = read_dates(pl.Series(days), form).drop_nulls()
            yield from ((moment.date(), moment.date()) for moment in read)
        return
    for reading in _each(text, (WEEK, MONTH, QUARTER)):
        first = first_day(reading.grain, reading.year or 0, reading.number)
        after = first and first + timedelta(days=_LONGEST[reading.grain])
        if first and after:
            whole = after if reading.grain == WEEK else after.replace(day=1)
            yield first, whole - timedelta(days=1)


def _each(text: str, grains: Sequence[str]) -> Iterator[Reading]:
    """The periods of these grains in a text, one after another."""
    for _ in range(MOST_PERIODS):
        able = [r for r in readings(text) if r.grain in grains and " - " not in r.text]
        able = [r for r in able if (r.grain == DAY and r.text) or r.year]
        if not able:
            return
        yield able[0]
        text = able[0].rest


def _is_of_printing(line: str) -> bool:
    words = [word for reading in readings(line)[:1] for word in reading.rest.split()]
    return any(own_words(word) & _PRINTED for word in words)


def _measured_in(columns: Sequence[str], country: str) -> tuple[str, str, Span] | None:
    """The column whose heading says what was counted and in which period; what it counts; when."""
    for name in columns:
        span = span_in(name, country, f"the heading {name}")
        rest = next(iter(readings(name))).rest if span else ""
        for _ in range(MOST_PERIODS):
            again = [reading.rest for reading in readings(rest) if reading.grain != "code"]
            rest = again[0] if again else rest
        if span and rest and rest not in columns and _is_measure(rest):
            return name, rest, span
    return None


def _is_measure(name: str) -> bool:
    measured = max(likeness(name, SALES["quantity"]), likeness(name, SALES["revenue"]))
    others = max(likeness(name, SALES[other]) for other in ("unit_price", "product_id"))
    return measured >= LIKE and measured > others


def _are_undated_sales(table: TextTable) -> bool:
    """Something is counted of something, and neither a day nor an order's number is there."""
    if not any(_is_measure(name) or _YEAR.search(name) for name in table.columns):
        return False
    if any(_belongs_elsewhere(name) for name in table.columns):
        return False
    sample = table.rows.select(table.columns).head(SAMPLE).collect()
    return sample.height > 0 and not any(_are_days(sample[name]) for name in table.columns)


def _belongs_elsewhere(name: str) -> bool:
    """Lines of orders get their day from the order, and a count of stock is of its own day."""
    others = (RECEIPT_LINES["order_id"], STOCK["on_hand"], SALES["sold_at"])
    return any(likeness(name, column) >= LIKE for column in others)


def _are_days(cells: pl.Series) -> bool:
    texts = cells.drop_nulls().str.strip_chars()
    texts = texts.filter(texts.str.len_bytes() > 3)
    form = sniff_dates(texts.head(100)) if texts.len() >= cells.len() / 2 else None
    return form is not None and form.share > 0.5


def _with_day(table: TextTable, span: Span) -> TextTable:
    name = "date" if "date" not in table.columns else "day it is of"
    doubt = (
        f"no column holds the day: each row is taken as of {span.first}; {span.where} says {span}"
    )
    return table.each(
        lambda rows: rows.with_columns(pl.lit(str(span.first)).alias(name)),
        columns=(*table.columns, name),
        notes={**table.notes, "shape": f"of {span}, as {span.where} says"},
        doubts=(*table.doubts, doubt),
    )
