"""How does text become values?

Two passes. The first is quick and strict: each column in the format its sample showed. Rows in
which a cell holds something that did not read get a second, thorough look, in which blanks such as
`N/A`, currency signs, units and kindred date formats count. What fails that too is for `judge`.

Money and quantities have four decimals; a half at the fifth goes to the even neighbour, so that
sums do not drift.
"""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping as MappingType

import polars as pl

from shelfcast.contracts import Kind
from shelfcast.landing.meaning.mapping import Mapping
from shelfcast.landing.values.blanks import WRAPPED, is_blank, is_no_name
from shelfcast.landing.values.cell_currency import currency_expression
from shelfcast.landing.values.date_format import of_any_year, thorough_date, within_years
from shelfcast.landing.values.day_time import time_expression
from shelfcast.landing.values.formats import DATES, NUMBERS, Format
from shelfcast.landing.values.numbers import (
    NumberStyle,
    bare_expression,
    number_expression,
    plain_expression,
)
from shelfcast.landing.values.truth import truth_expression

TYPED = "__"
"""Prefix of a typed column while the text it came from stands beside it."""


def quick(
    rows: pl.LazyFrame, mapping: Mapping, formats: MappingType[str, Format], timezone: str
) -> pl.LazyFrame:
    """The rows with a typed column beside each text, for those written as the sample was.

    In two steps, as a text that is tested and then taken would be read twice in one.
    """
    tried = {m.ours: _read(m.theirs, formats[m.ours], timezone) for m in mapping.matches}
    read = {ours: first for ours, first in tried.items() if first is not None}
    rows = rows.with_columns(first.alias(TYPED + ours) for ours, first in read.items())
    return rows.with_columns(_quick_columns(mapping, formats, timezone, read.keys()))


def _read(theirs: str, form: Format, timezone: str) -> pl.Expr | None:
    """The first step of a column that has two: a date of any year, a text that may be empty."""
    if form.kind in DATES and form.date is not None:
        return of_any_year(pl.col(theirs), form.date, timezone)
    plain = form.kind not in (*DATES, *NUMBERS, Kind.BOOLEAN) and not form.strip_point_zero
    return _unwrapped(pl.col(theirs), form) if plain else None


def _quick_columns(
    mapping: Mapping, formats: MappingType[str, Format], timezone: str, read: Collection[str]
) -> list[pl.Expr]:
    found = {
        m.ours: _tested(pl.col(TYPED + m.ours), formats[m.ours])
        if m.ours in read
        else _quick(m.theirs, formats[m.ours], timezone)
        for m in mapping.matches
    }
    only = {ours: form.currency for ours, form in formats.items() if form.taken_from}
    taken = {ours: pl.lit(code) for ours, code in only.items() if code}
    return _named(_taken(formats) | found | taken)


def thorough(mapping: Mapping, formats: MappingType[str, Format], timezone: str) -> list[pl.Expr]:
    """The same, for the rows that the quick pass could not read."""
    found = {m.ours: _thorough(m.theirs, formats[m.ours], timezone) for m in mapping.matches}
    return _named(_taken(formats) | found)


def _named(found: dict[str, pl.Expr]) -> list[pl.Expr]:
    if "sold_time" in found and "sold_at" in found:
        found["sold_at"] = _with_time(found["sold_at"], found["sold_time"])
    return [expression.alias(TYPED + ours) for ours, expression in found.items()]


def _taken(formats: MappingType[str, Format]) -> dict[str, pl.Expr]:
    """The currency that stands in cells of money, where the file has no column of it."""
    return {
        ours: currency_expression(
            [pl.col(name) for name in form.taken_from], form.country
        ).fill_null(pl.lit(form.currency, dtype=pl.String))
        for ours, form in formats.items()
        if form.taken_from
    }


def _tested(read: pl.Expr, form: Format) -> pl.Expr:
    """The second step."""
    return _dated(within_years(read), form) if form.kind in DATES else _filled(read, form)


def _quick(theirs: str, form: Format, timezone: str) -> pl.Expr:
    if form.kind in NUMBERS:
        return _signed(_whole(_quick_number(pl.col(theirs), form), form.kind), form)
    return _thorough(theirs, form, timezone)


def _quick_number(text: pl.Expr, form: Format) -> pl.Expr:
    dtype, company = _number_type(form.kind), form.numbers.company
    if form.number is NumberStyle.PLAIN:
        return plain_expression(text, dtype)
    if company is None:
        return number_expression(text, form.number, dtype)
    return bare_expression(text, form.number, dtype, company)


def _thorough(theirs: str, form: Format, timezone: str) -> pl.Expr:
    text = pl.col(theirs)
    if form.kind in NUMBERS:
        number = number_expression(text, form.number, _number_type(form.kind))
        return _signed(_whole(number, form.kind), form)
    if form.kind in DATES:
        if form.date is None:
            return _dated(pl.lit(None, dtype=pl.Datetime("us")), form)
        return _dated(thorough_date(text, form.date, timezone), form)
    if form.kind is Kind.BOOLEAN:
        return truth_expression(text)
    return _text(text, form)


def _text(text: pl.Expr, form: Format) -> pl.Expr:
    trimmed = _unwrapped(text, form)
    if form.strip_point_zero:
        bare = trimmed.str.strip_suffix(".0")
        trimmed = (
            pl.when(bare.cast(pl.Int64, strict=False).is_not_null()).then(bare).otherwise(trimmed)
        )
    return _filled(trimmed, form)


def _unwrapped(text: pl.Expr, form: Format) -> pl.Expr:
    trimmed = text.str.strip_chars()
    return trimmed.str.replace(WRAPPED, "$1$2").str.strip_chars() if form.wrapped else trimmed


def _filled(trimmed: pl.Expr, form: Format) -> pl.Expr:
    """The text, null where it says nothing."""
    filled = trimmed.str.len_bytes() > 0
    return pl.when(filled & ~is_no_name(trimmed) if form.nameless else filled).then(trimmed)


def _dated(moment: pl.Expr, form: Format) -> pl.Expr:
    return moment.dt.date() if form.kind is Kind.DATE else moment


def _with_time(moment: pl.Expr, time: pl.Expr) -> pl.Expr:
    """The day with the time of day that stands in a column of its own."""
    clock = time_expression(time)
    return pl.when(clock.is_not_null()).then(moment.dt.date().dt.combine(clock)).otherwise(moment)


def _signed(number: pl.Expr, form: Format) -> pl.Expr:
    return number.neg() if form.negated else number


def _number_type(kind: Kind) -> pl.DataType:
    return pl.Float64() if kind is Kind.INTEGER else kind.polars


def _whole(number: pl.Expr, kind: Kind) -> pl.Expr:
    """An integer where one is asked for; 3.5 is none."""
    if kind is not Kind.INTEGER:
        return number
    return pl.when(number == number.floor()).then(number.cast(pl.Int64, strict=False))


def unread(mapping: Mapping, ours: str, *, blanks: bool) -> pl.Expr:
    """True where a cell holds something and its typed value is null.

    With `blanks`, cells such as `N/A` hold nothing.
    """
    theirs = mapping.theirs(ours)
    assert theirs is not None
    empty = pl.col(theirs).is_null() | (is_blank(pl.col(theirs)) if blanks else False)
    if mapping.dataset[ours].kind in (Kind.ID, Kind.TEXT):
        return pl.lit(False)
    return pl.col(TYPED + ours).is_null() & ~empty
