"""What do a column's values say it can be?

A sample of each column is tried as dates and as numbers. Names propose, values dispose: a column
called `Payment Date` that holds 10, 11, 12 is not a date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from shelfcast.contracts import Kind
from shelfcast.landing.dates import DateFormat, sniff_dates
from shelfcast.landing.numbers import BLANKS, NumberStyle, sniff_numbers

SAMPLE_ROWS = 20_000
_TRUTH = ("true", "false", "yes", "no", "y", "n", "t", "f", "0", "1", "ja", "nein", "oui", "non")


@dataclass(frozen=True)
class Evidence:
    """What a column's sample shows. Shares are of the cells that hold something, 0 to 1."""

    filled: float
    distinct: int
    date: DateFormat | None
    number_share: float
    number_style: NumberStyle
    truth_share: float
    floats_of_ids: bool

    @property
    def date_share(self) -> float:
        """Share of cells that read as dates."""
        return self.date.share if self.date is not None else 0.0

    def fits(self, kind: Kind) -> float:
        """How well the values fit a kind, 0 (not at all) to 1; an empty column fits poorly."""
        if self.filled == 0:
            return 0.8
        if kind in (Kind.DATE, Kind.TIMESTAMP):
            return self.date_share if self.date_share >= 0.5 else 0.0
        if kind in (Kind.MONEY, Kind.QUANTITY, Kind.NUMBER, Kind.INTEGER):
            return self.number_share if self.number_share >= 0.5 else 0.0
        if kind is Kind.BOOLEAN:
            return self.truth_share if self.truth_share >= 0.9 else 0.0
        if kind is Kind.ID:
            return 0.4 if self.date_share > 0.9 and self.number_share < 0.5 else 1.0
        return 0.7 if self.number_share > 0.9 else 1.0

    @property
    def is_constant(self) -> bool:
        """One and the same value in all of several rows."""
        return self.distinct == 1 and self.filled > 1


def weigh(sample: pl.DataFrame, columns: tuple[str, ...], country: str) -> Mapping[str, Evidence]:
    """The evidence of each column of a text sample."""
    return {name: _weigh(sample.get_column(name), country) for name in columns}


def _weigh(values: pl.Series, country: str) -> Evidence:
    texts = values.str.strip_chars()
    texts = texts.filter(~texts.str.to_lowercase().is_in(BLANKS).fill_null(True))
    if texts.is_empty():
        return Evidence(0, 0, None, 0.0, NumberStyle.PLAIN, 0.0, False)
    style, share = sniff_numbers(texts)
    truth = texts.str.to_lowercase().is_in(_TRUTH).mean()
    return Evidence(
        filled=texts.len(),
        distinct=texts.n_unique(),
        date=None if _is_money(texts, share) else sniff_dates(texts, country),
        number_share=share,
        number_style=style,
        truth_share=float(truth or 0),  # type: ignore[arg-type]
        floats_of_ids=bool(texts.str.contains(r"^\d+\.0$").all()),
    )


def _is_money(texts: pl.Series, number_share: float) -> bool:
    """All numbers, and not of the eight digits that a date without signs has."""
    return number_share == 1.0 and not bool(texts.head(200).str.contains(r"^(19|20)\d{6}$").all())
