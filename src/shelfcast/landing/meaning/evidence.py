"""What do a column's values say it can be?

A sample of each column is tried as dates and as numbers. Names propose, values dispose: a column
called `Payment Date` that holds 10, 11, 12 is not a date. What a column cannot tell of itself, the
other columns of the file tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from shelfcast.contracts import Kind
from shelfcast.landing.values.blanks import BLANKS, NO_NAME, WRAPPED
from shelfcast.landing.values.counted_dates import sniff_counted
from shelfcast.landing.values.date_format import DateFormat
from shelfcast.landing.values.dates import settle_orders, sniff_dates
from shelfcast.landing.values.file_style import settle_styles
from shelfcast.landing.values.number_style import NumberFormat, sniff_numbers
from shelfcast.landing.values.numbers import NumberStyle, number_expression
from shelfcast.landing.values.surroundings import Surroundings
from shelfcast.landing.values.truth import NO, YES

SAMPLE_ROWS = 20_000
_FIRST = 2_000
_MAY_BE_LESS = r"[-(\u2212\u2013]|(?i)cr\b"
_CELL = pl.col("x")
_TRIMMED = _CELL.str.strip_chars()
_NAMELESS = _CELL.is_in(pl.Series(NO_NAME).implode()).alias("nameless")
_LOWER = _CELL.str.to_lowercase()
_FILLED = (~_LOWER.is_in(pl.Series(BLANKS).implode())).fill_null(False).alias("filled")
_SHOWN = {
    "distinct": _CELL.n_unique(),
    "truth_share": _LOWER.is_in(pl.Series(YES + NO).implode()).mean(),
    "floats_of_ids": _CELL.str.contains(r"^\d+\.0$").all(),
    "wrapped": _CELL.str.contains(WRAPPED).any(),
    "rounded": _CELL.str.contains(r"^\d[.,]\d+[eE]\+?\d{1,2}$").sum(),
    "run_together": _CELL.head(200).str.contains(r"^(19|20)\d{6}$").all(),
}
"""What a column shows of itself, all in one query: queries cost more than rows. A date run together
has eight digits."""
_COUNTED_FIT = 0.8
"""How well bare numbers that may count days fit a date: the column's name must say so too."""


@dataclass(frozen=True)
class Evidence:
    """What a column's sample shows. Shares are of the cells that hold something, 0 to 1.

    `date` is how it writes dates, `counted` how its numbers may count days. `wrapped` is true where
    a spreadsheet's apostrophe or `="..."` stands around codes, `nameless` where a program's words
    for nothing stand among them; `rounded` counts codes that a spreadsheet cut to 1.23E+12;
    `below_zero` is the share of figures other than zero that are less.
    """

    filled: int
    distinct: int
    date: DateFormat | None
    number: NumberFormat
    truth_share: float
    floats_of_ids: bool
    counted: DateFormat | None = None
    wrapped: bool = False
    nameless: bool = False
    rounded: int = 0
    below_zero: float = 0.0

    @property
    def number_share(self) -> float:
        """Share of cells that read as numbers."""
        return self.number.share

    @property
    def number_style(self) -> NumberStyle:
        """How it writes numbers."""
        return self.number.style

    @property
    def date_share(self) -> float:
        """Share of cells that read as dates."""
        return self.date.share if self.date is not None else 0.0

    def fits(self, kind: Kind) -> float:
        """How well the values fit a kind, 0 (not at all) to 1; an empty column fits poorly."""
        if self.filled == 0:
            return 0.8
        if kind in (Kind.DATE, Kind.TIMESTAMP):
            return self._fits_days()
        if kind in (Kind.MONEY, Kind.QUANTITY, Kind.NUMBER, Kind.INTEGER):
            return self._fits_numbers(kind)
        if kind is Kind.BOOLEAN:
            return self.truth_share if self.truth_share >= 0.9 else 0.0
        if kind is Kind.ID:
            return 0.4 if self.number_share < 0.5 and self._are_days() else 1.0
        return 0.7 if self.number_share > 0.9 else 1.0

    def _are_days(self) -> bool:
        """Dates that tell a day: `MAG01` reads as May 2001 and is a shop."""
        return self.date is not None and self.date.share > 0.9 and "%d" in self.date.pattern

    def _fits_days(self) -> float:
        if self.date_share >= 0.5:
            return self.date_share
        if self.counted is not None and self.counted.share >= 0.9:
            return _COUNTED_FIT * self.counted.share
        return 0.0

    def _fits_numbers(self, kind: Kind) -> float:
        """A column of percents is no amount of money."""
        if self.number_share < 0.5 or (kind is Kind.MONEY and self.number.percent > 0.5):
            return 0.0
        return self.number_share

    @property
    def is_constant(self) -> bool:
        """One and the same value in all of several rows."""
        return self.distinct == 1 and self.filled > 1


def weigh(
    sample: pl.DataFrame, columns: tuple[str, ...], around: Surroundings
) -> Mapping[str, Evidence]:
    """The evidence of each column of a text sample."""
    found = {name: _weigh(sample.get_column(name), around) for name in columns}
    numbers = settle_styles({name: seen.number for name, seen in found.items()}, sample, around)
    dates = settle_orders({name: seen.date for name, seen in found.items()})
    return {
        name: replace(
            seen,
            number=numbers[name],
            date=dates[name],
            below_zero=_below_zero(sample.get_column(name), numbers[name]),
        )
        for name, seen in found.items()
    }


def _weigh(values: pl.Series, around: Surroundings) -> Evidence:
    seen = values.alias("x").to_frame().lazy().select(_TRIMMED).with_columns(_NAMELESS, _FILLED)
    cells = seen.collect()
    nameless = bool(cells["nameless"].any())
    texts = cells.filter("filled")["x"]
    if texts.is_empty():
        return Evidence(0, 0, None, NumberFormat(), 0.0, False, nameless=nameless)
    number = sniff_numbers(texts, around.country)
    bare = number.share == 1.0
    shown = texts.to_frame().select(**_SHOWN).row(0, named=True)
    run_together = shown.pop("run_together")
    return Evidence(
        filled=texts.len(),
        date=None if bare and not run_together else sniff_dates(texts, around),
        number=number,
        counted=_counted(texts, around) if bare else None,
        nameless=nameless,
        **shown,
    )


def _counted(texts: pl.Series, around: Surroundings) -> DateFormat | None:
    found = sniff_counted(texts.head(_FIRST), around)
    return DateFormat(found[0].pattern, found[1], found[0].doubt) if found else None


def _below_zero(values: pl.Series, number: NumberFormat) -> float:
    """Share of the first figures other than zero that are less."""
    texts = values.drop_nulls().head(_FIRST)
    if number.share < 0.9 or not texts.str.contains(_MAY_BE_LESS).any():
        return 0.0
    read = number_expression(pl.col("x"), number.style, pl.Float64())
    figures = texts.alias("x").to_frame().select(read).to_series()
    return float((figures.filter(figures != 0) < 0).mean() or 0.0)  # type: ignore[arg-type]
