"""In which currency is this amount, where the sign stands in its own cell?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import polars as pl

from shelfcast.landing.values.currencies import currency_codes
from shelfcast.landing.values.each_once import each_once
from shelfcast.landing.values.number_parts import number_parts


def currency_expression(cells: Sequence[pl.Expr], country: str) -> pl.Expr:
    """The ISO code of the sign beside a figure, of the first cell that has one; else null."""
    read = partial(_codes, country=country)
    return pl.coalesce(each_once(cell, read, pl.String) for cell in cells)


def _codes(texts: pl.Series, country: str) -> pl.Series:
    codes = currency_codes(country)
    sign = pl.col("currency").replace_strict(codes, default=None, return_dtype=pl.String)
    return number_parts(texts).select(y=sign).to_series()
