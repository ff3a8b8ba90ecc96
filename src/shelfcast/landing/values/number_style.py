"""Is 1.234 a thousand and more, or one and a bit? What the column itself can tell.

`1.234,50`, `0.250`, `1.234.567` and `12.5` can be read one way only, and vote. A column in which
every separator stands before exactly three digits cannot tell; if it also holds bare numbers, none
of four digits, its separators seem to part thousands.

Not here: what the file's other columns tell (file_style.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import polars as pl

from shelfcast.landing.values.blanks import BLANKS
from shelfcast.landing.values.currencies import currency_codes
from shelfcast.landing.values.number_glance import may_be_numbers
from shelfcast.landing.values.number_parts import number_parts
from shelfcast.landing.values.numbers import (
    COMMA,
    PLAIN,
    POINT,
    NumberStyle,
    bare_expression,
    number_expression,
)
from shelfcast.landing.values.numerals import ARABIC_DECIMAL

_TRIMMED = pl.col("x").str.strip_chars()
_FILLED = ~pl.col("x").str.to_lowercase().is_in(pl.Series(BLANKS).implode())
_PLAIN_SHARE = pl.col("x").str.contains(PLAIN).mean().alias("plain")
_DIGIT_SHARE = pl.col("x").str.contains(r"\d").mean().alias("digits")
_FIGURE = r"[\d.,'’\s]"
_ENOUGH = 4_000
_DOTTED = r"^[1-9]\d{0,2}\.\d{3}$"
_GROUPED = r"^[1-9]\d{0,2}[.,]\d{3}$"


@dataclass(frozen=True)
class NumberFormat:
    """How a column writes numbers, and how surely that is known.

    `share` of the filled cells reads so. `votes` is true where some values can be read one way
    only; `ambiguous` is a value that reads both ways, where none of them votes. `bare` is true
    where nothing stands beside the digits; `percent` is the share with that sign; `currencies`
    (ISO codes) and `units` are what else does. `doubt` is what a person should look at.
    """

    style: NumberStyle = NumberStyle.PLAIN
    share: float = 0.0
    votes: bool = False
    ambiguous: str = ""
    company: str | None = ""
    percent: float = 0.0
    currencies: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    doubt: str = ""


def sniff_numbers(values: pl.Series, country: str = "GB") -> NumberFormat:
    """The style of a column's texts, by the column alone.

    A column of words is given up early: its share, below a half, is a lower bound.
    """
    texts = values.alias("x").to_frame().lazy().select(_TRIMMED).filter(_FILLED).collect()["x"]
    if texts.is_empty():
        return NumberFormat()
    plain, digits = texts.to_frame().select(_PLAIN_SHARE, _DIGIT_SHARE).row(0)
    if plain == 1.0:
        return _plain(texts)
    if digits < 0.5 or (plain < 0.5 and not may_be_numbers(texts)):
        return NumberFormat(share=plain)
    return _styled(texts.gather_every(max(texts.len() // _ENOUGH, 1)), country)


def _mean(flags: pl.Series) -> float:
    return float(flags.mean() or 0.0)  # type: ignore[arg-type]


def _plain(texts: pl.Series) -> NumberFormat:
    """All are digits with at most a point; the point may still part thousands."""
    if not texts.str.contains(".", literal=True).any():
        return NumberFormat(share=1.0)
    figures = texts.str.strip_chars_start("+-")
    dotted = figures.filter(figures.str.contains(".", literal=True))
    if dotted.is_empty():
        return NumberFormat(share=1.0)
    if not dotted.str.contains(_DOTTED).all():
        return NumberFormat(share=1.0, votes=True)
    style = NumberStyle.COMMA if _part_thousands(figures) else NumberStyle.PLAIN
    return NumberFormat(style, 1.0, ambiguous=dotted[0])


def _part_thousands(figures: pl.Series) -> bool:
    """Bare numbers stand beside the grouped ones, several, and none of them needs grouping."""
    whole = figures.filter(~figures.str.contains(_GROUPED))
    return whole.len() > 1 and bool(whole.str.contains(r"^\d{1,3}$").all())


def _styled(texts: pl.Series, country: str) -> NumberFormat:
    parts = number_parts(texts)
    figures = parts["figure"]
    arabic = texts.str.contains(ARABIC_DECIMAL, literal=True).any()
    found = _by_votes(figures, texts.len(), arabic=bool(arabic))
    return _with_company(found, texts, parts, country)


def _by_votes(figures: pl.Series, filled: int, *, arabic: bool) -> NumberFormat:
    read = figures.drop_nulls()
    point, comma = read.str.contains(POINT), read.str.contains(COMMA)
    for_point, for_comma = int((point & ~comma).sum()), int((comma & ~point).sum())
    if for_point or for_comma or arabic:
        by_comma = for_comma > for_point and not arabic
        share = int((comma if by_comma else point).sum()) / filled
        style = NumberStyle.COMMA if by_comma else NumberStyle.POINT
        return NumberFormat(style, share, votes=True)
    return _undecided(read.filter(point), int(point.sum()) / filled)


def _undecided(figures: pl.Series, share: float) -> NumberFormat:
    """Every value reads both ways: by bare numbers beside them, else left to the file."""
    grouped = figures.filter(figures.str.contains(_GROUPED))
    if grouped.is_empty():
        return NumberFormat(NumberStyle.POINT, share)
    dotted = bool(grouped.str.contains(_DOTTED).all())
    thousands = dotted and _part_thousands(figures)
    style = NumberStyle.COMMA if thousands else NumberStyle.POINT
    return NumberFormat(style, share, ambiguous=grouped[0])


def _with_company(
    found: NumberFormat, texts: pl.Series, parts: pl.DataFrame, country: str
) -> NumberFormat:
    """The format with what stands beside the digits."""
    known = currency_codes(country)
    read = parts.filter(pl.col("figure").is_not_null())
    codes = {known.get(sign) for sign in read["currency"].drop_nulls().unique()}
    units = read["unit"].drop_nulls().unique()
    return replace(
        found,
        company=_company(texts, found.style) if found.share >= 0.5 else None,
        percent=_mean(read["percent"]),
        currencies=tuple(sorted(code for code in codes if code)),
        units=tuple(sorted(units)),
    )


def _company(texts: pl.Series, style: NumberStyle) -> str | None:
    """The letters to be stripped for the quick way; None where it reads too few, or others."""
    beside = set(texts.str.replace_all(_FIGURE, "").unique().str.join("").item()) - set("+-()%")
    letters = "".join(sorted(beside))
    if {"c", "r"} <= set(letters.lower()):
        return None
    text, money = pl.col("x"), pl.Decimal(18, 4)
    read = (
        texts.alias("x")
        .to_frame()
        .select(
            quick=bare_expression(text, style, money, letters),
            thorough=number_expression(text, style, money),
        )
    )
    quick = read.filter(pl.col("quick").is_not_null())
    same = bool(quick["quick"].eq_missing(quick["thorough"]).all())
    return letters if same and 2 * quick.height >= read.height else None
