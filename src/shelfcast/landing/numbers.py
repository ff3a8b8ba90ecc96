"""Is 1.234 a thousand and more, or one and a bit?

The column decides: the style that reads most of its values, of plain (1234.5), point (1,234.5) and
comma (1.234,5). Currency signs and codes, blanks, percent signs, brackets and trailing minus signs
(both mean less than zero) are read past.
"""

from __future__ import annotations

from enum import Enum

import polars as pl

BLANKS = ("", "-", "–", "—", "n/a", "na", "#n/a", "null", "none", "nan", "nil", ".", "?", "(null)")
_PLAIN = r"^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,2})?$"
_POINT = r"^-?(\d{1,3}(,\d{2,3})+|\d+)(\.\d*)?$|^-?\.\d+$"
_COMMA = r"^-?(\d{1,3}(\.\d{3})+|\d+)(,\d*)?$|^-?,\d+$"
_BRACKETS = r"^\((.*)\)$"
_TRAILING_MINUS = r"^([^-]*)-$"
_SIGNS = r"[\s\u00a0\u202f'’_%£$€₹₽¥₺₩]|zł|kč"
_CODES = "gbp|usd|eur|inr|rub|pln|chf|sek|nok|dkk|czk|jpy|cny|rmb|aud|cad|brl|mxn|zar|kr|rs|руб"
_NOISE = rf"(?i)r\$|{_SIGNS}|\b({_CODES})\b\.?"


class NumberStyle(Enum):
    """How a column writes numbers."""

    PLAIN = "1234.5"
    POINT = "1,234.5"
    COMMA = "1.234,5"


def sniff_numbers(values: pl.Series) -> tuple[NumberStyle, float]:
    """The style of a column's texts, and the share of those that are not blank it reads.

    A column of words is given up early: its share, below a half, is a lower bound.
    """
    texts = values.drop_nulls().str.strip_chars()
    texts = texts.filter(~texts.str.to_lowercase().is_in(BLANKS))
    if texts.is_empty():
        return NumberStyle.PLAIN, 0.0
    plain = float(texts.str.contains(_PLAIN).mean() or 0)  # type: ignore[arg-type]
    if plain == 1.0:
        return NumberStyle.PLAIN, 1.0
    if float(texts.str.contains(r"\d").mean() or 0) < 0.5:  # type: ignore[arg-type]
        return NumberStyle.PLAIN, plain
    clean = texts.to_frame("x").select(_cleaned(pl.col("x"))).to_series()
    point = float(clean.str.contains(_POINT).mean() or 0)  # type: ignore[arg-type]
    comma = float(clean.str.contains(_COMMA).mean() or 0)  # type: ignore[arg-type]
    if plain >= max(point, comma):
        return NumberStyle.PLAIN, plain
    if comma > point or (comma == point and _reads_better_with_comma(clean)):
        return NumberStyle.COMMA, comma
    return NumberStyle.POINT, point


def _reads_better_with_comma(clean: pl.Series) -> bool:
    """Both styles fit: a comma before one, two or four and more digits parts decimals."""
    decimals = clean.str.contains(r",(\d{1,2}|\d{4,})$").sum()
    return decimals > clean.str.contains(r"\.(\d{1,2}|\d{4,})$").sum()


def plain_expression(text: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    """A plain number, the quick way: null where it is anything else."""
    return text.str.strip_chars().cast(dtype, strict=False)


def number_expression(text: pl.Expr, style: NumberStyle, dtype: pl.DataType) -> pl.Expr:
    """A number in the column's style, the thorough way: null where it does not read."""
    clean = _cleaned(text)
    if style is NumberStyle.COMMA:
        fits = clean.str.contains(_COMMA)
        figure = clean.str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
    else:
        fits = clean.str.contains(_POINT) | clean.str.contains(_PLAIN)
        figure = clean.str.replace_all(",", "", literal=True)
    return pl.when(fits).then(figure).cast(dtype, strict=False)


def _cleaned(text: pl.Expr) -> pl.Expr:
    """Digits, separators and a leading minus; signs that say nothing else are gone."""
    bare = text.str.replace_all(_NOISE, "")
    bare = bare.str.replace(_BRACKETS, "-$1").str.replace(_TRAILING_MINUS, "-$1")
    return bare.str.replace("--", "-", literal=True).str.strip_prefix("+")


def is_blank(text: pl.Expr) -> pl.Expr:
    """True where a cell says that it has no value."""
    return text.str.strip_chars().str.to_lowercase().is_in(BLANKS)
