"""How does text become values?

Two passes. The first is quick and strict: each column in the format its sample showed. Rows in
which a cell holds something that did not read get a second, thorough look, in which blanks such as
`N/A`, currency signs and kindred date formats count. What fails that too is for `judge`.

Money and quantities have four decimals; a half at the fifth goes to the even neighbour, so that
sums do not drift.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingType

import polars as pl

from shelfcast.contracts import Kind
from shelfcast.landing.dates import date_expression, kin
from shelfcast.landing.formats import DATES, NUMBERS, Format
from shelfcast.landing.mapping import Mapping
from shelfcast.landing.numbers import (
    NumberStyle,
    is_blank,
    number_expression,
    plain_expression,
)

TYPED = "__"
"""Prefix of a typed column while the text it came from stands beside it."""
_TIMES = ("%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p")
_TRUE = ("true", "yes", "y", "t", "1", "ja", "oui", "wahr", "vrai")
_FALSE = ("false", "no", "n", "f", "0", "nein", "non", "falsch", "faux")


def quick(mapping: Mapping, formats: MappingType[str, Format], timezone: str) -> list[pl.Expr]:
    """One typed expression per mapped column, for rows written as the sample was."""
    found = {m.ours: _quick(m.theirs, formats[m.ours], timezone) for m in mapping.matches}
    return _named(found)


def thorough(mapping: Mapping, formats: MappingType[str, Format], timezone: str) -> list[pl.Expr]:
    """The same, for the rows that the quick pass could not read."""
    found = {m.ours: _thorough(m.theirs, formats[m.ours], timezone) for m in mapping.matches}
    return _named(found)


def _named(found: dict[str, pl.Expr]) -> list[pl.Expr]:
    if "sold_time" in found and "sold_at" in found:
        found["sold_at"] = _with_time(found["sold_at"], found["sold_time"])
    return [expression.alias(TYPED + ours) for ours, expression in found.items()]


def _quick(theirs: str, form: Format, timezone: str) -> pl.Expr:
    text = pl.col(theirs)
    if form.kind in NUMBERS and form.number is NumberStyle.PLAIN:
        return _whole(plain_expression(text, _number_type(form.kind)), form.kind)
    if form.kind in DATES and form.date is not None:
        return _dated(date_expression(text.str.strip_chars(), form.date.pattern, timezone), form)
    return _thorough(theirs, form, timezone)


def _thorough(theirs: str, form: Format, timezone: str) -> pl.Expr:
    text = pl.col(theirs)
    if form.kind in NUMBERS:
        return _whole(number_expression(text, form.number, _number_type(form.kind)), form.kind)
    if form.kind in DATES:
        return _dated(_any_date(text, form, timezone), form)
    if form.kind is Kind.BOOLEAN:
        return _truth(text)
    return _text(text, strip_point_zero=form.strip_point_zero)


def _text(text: pl.Expr, *, strip_point_zero: bool) -> pl.Expr:
    trimmed = text.str.strip_chars()
    if strip_point_zero:
        bare = trimmed.str.strip_suffix(".0")
        trimmed = (
            pl.when(bare.cast(pl.Int64, strict=False).is_not_null()).then(bare).otherwise(trimmed)
        )
    return pl.when(trimmed.str.len_bytes() > 0).then(trimmed)


def _truth(text: pl.Expr) -> pl.Expr:
    word = text.str.strip_chars().str.to_lowercase()
    return pl.when(word.is_in(_TRUE)).then(True).when(word.is_in(_FALSE)).then(False)


def _any_date(text: pl.Expr, form: Format, timezone: str) -> pl.Expr:
    trimmed = text.str.strip_chars()
    if form.date is None:
        return pl.lit(None, dtype=pl.Datetime("us"))
    patterns = (form.date.pattern, *kin(form.date.pattern))
    return pl.coalesce(date_expression(trimmed, pattern, timezone) for pattern in patterns)


def _dated(moment: pl.Expr, form: Format) -> pl.Expr:
    return moment.dt.date() if form.kind is Kind.DATE else moment


def _with_time(moment: pl.Expr, time: pl.Expr) -> pl.Expr:
    """The day with the time of day that stands in a column of its own."""
    clock = pl.coalesce(time.str.to_time(pattern, strict=False) for pattern in _TIMES)
    return pl.when(clock.is_not_null()).then(moment.dt.date().dt.combine(clock)).otherwise(moment)


def _number_type(kind: Kind) -> pl.DataType:
    return pl.Float64() if kind is Kind.INTEGER else kind.polars


def _whole(number: pl.Expr, kind: Kind) -> pl.Expr:
    return number.cast(pl.Int64, strict=False) if kind is Kind.INTEGER else number


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
