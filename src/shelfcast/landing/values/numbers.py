"""How is a number read, once it is known which sign parts the decimals?

Read past: currency signs and codes before or after, units after, percent, a plus, the apostrophe
that a spreadsheet puts before text. Less than zero are a minus on either side, brackets, and a
trailing CR. Thousands may be grouped by the other sign, a blank or an apostrophe, in threes or as
in India. What is anything else does not read; nothing passes through floats.

`12%` is 12. Not here: which style a column has (number_style.py).
"""

from __future__ import annotations

from enum import Enum
from functools import partial

import polars as pl

from shelfcast.landing.values.each_once import each_once
from shelfcast.landing.values.number_parts import number_parts

_POWER = r"(?:e[-+]?\d{1,2})?"
_BY_GAPS = r"(?: \d{3})+|(?:'\d{3})+"
_WHOLE_POINT = rf"^(?:\d+|[1-9]\d{{0,2}}(?:(?:,\d{{3}})+|{_BY_GAPS})|[1-9]\d?(?:,\d\d)+,\d{{3}})"
_WHOLE_COMMA = rf"^(?:\d+|[1-9]\d{{0,2}}(?:(?:\.\d{{3}})+|{_BY_GAPS}))"
POINT = _WHOLE_POINT + rf"(?:\.\d*)?{_POWER}$|^\.\d+$"
COMMA = _WHOLE_COMMA + rf"(?:,\d*)?{_POWER}$|^,\d+$"
PLAIN = r"^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,2})?$"
_DIGITS = r"^[-+]?(?:\d+\.?\d*(?:[eE][-+]?\d{1,2})?|\.\d+)$"
"""What reads the same whichever way, so that columns of bare numbers are spared the parts."""
_GAP = r"[ \u00a0\u2009\u202f'’]"
_GROUPS = rf"[1-9]\d{{0,2}}(?:(?:,\d{{3}})+|(?:{_GAP}\d{{3}})+)|[1-9]\d?(?:,\d\d)+,\d{{3}}"
BARE_POINT = rf"^-?(?:\d+|{_GROUPS})(?:\.\d*)?$"
BARE_COMMA = rf"^-?(?:\d+|[1-9]\d{{0,2}}(?:(?:\.\d{{3}})+|(?:{_GAP}\d{{3}})+))(?:,\d*)?$"
_GAPS = dict.fromkeys(" \u00a0\u2009\u202f'’", "")


class NumberStyle(Enum):
    """How a column writes numbers."""

    PLAIN = "1234.5"
    POINT = "1,234.5"
    COMMA = "1.234,5"


def plain_expression(text: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    """A plain number, the quick way: null where it is anything else."""
    number = text.str.strip_chars().cast(dtype, strict=False)
    return _finite(number) if dtype == pl.Float64() else number


def bare_expression(
    text: pl.Expr, style: NumberStyle, dtype: pl.DataType, company: str = ""
) -> pl.Expr:
    """A number with separators, the quick way: null where there is more to it.

    `company` is what else may stand on either side of the digits, letter by letter.
    """
    trimmed = text.str.strip_chars(company + " \u00a0\u202f" if company else None)
    if style is NumberStyle.COMMA:
        figure = trimmed.str.replace_many({**_GAPS, ".": "", ",": "."})
        fits = trimmed.str.contains(BARE_COMMA)
    else:
        figure = trimmed.str.replace_many({**_GAPS, ",": ""})
        fits = trimmed.str.contains(BARE_POINT)
    return pl.when(fits).then(figure).cast(dtype, strict=False)


def number_expression(text: pl.Expr, style: NumberStyle, dtype: pl.DataType) -> pl.Expr:
    """A number in the column's style, the thorough way: null where it does not read."""
    return each_once(text, partial(_read, style=style, dtype=dtype), dtype)


def _read(texts: pl.Series, style: NumberStyle, dtype: pl.DataType) -> pl.Series:
    quickly = dtype == pl.Float64() and style is not NumberStyle.COMMA
    if quickly and texts.str.contains(_DIGITS).all():
        return (
            texts.to_frame("y").select(_finite(pl.col("y").cast(dtype, strict=False))).to_series()
        )
    figure = pl.col("figure")
    if style is NumberStyle.COMMA:
        fits = figure.str.contains(COMMA)
        digits = figure.str.replace_many({**_GAPS, ".": "", ",": "."})
    else:
        fits = figure.str.contains(POINT)
        digits = figure.str.replace_many({**_GAPS, ",": ""})
    sign = pl.when("negative").then(pl.lit("-")).otherwise(pl.lit(""))
    number = pl.when(fits).then(sign + digits).cast(dtype, strict=False)
    number = _finite(number) if dtype == pl.Float64() else number
    return number_parts(texts).select(y=number).to_series()


def _finite(number: pl.Expr) -> pl.Expr:
    return pl.when(number.is_finite()).then(number)
