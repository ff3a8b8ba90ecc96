"""Is 1.234 a thousand and more, or one and a bit? What the rest of the file tells.

One program wrote the file, so its columns agree: those that can be read one way only decide for
those that cannot. Where there are none, quantity x price = amount decides; then the delimiter and
the country, and that guess is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

import numpy as np
import polars as pl

from shelfcast.landing.values.number_style import NumberFormat
from shelfcast.landing.values.numbers import NumberStyle, number_expression
from shelfcast.landing.values.surroundings import Surroundings

_LEAST_SHARE, _HOLDS, _FAILS = 0.9, 0.8, 0.5
_ROWS, _COLUMNS = 200, 12
Formats = Mapping[str, NumberFormat]


def settle_styles(found: Formats, sample: pl.DataFrame, around: Surroundings) -> Formats:
    """The formats of a table's columns, those that could not tell now as the file writes."""
    numeric = {name: form for name, form in found.items() if form.share >= _LEAST_SHARE}
    open_ones = [name for name, form in numeric.items() if form.ambiguous]
    comma = _by_votes(numeric)
    if comma is None and open_ones:
        comma = _by_identity(numeric, open_ones, sample)
    settled = {name: _settled(form, comma, around) for name, form in numeric.items()}
    return {**found, **settled}


def _settled(form: NumberFormat, comma: bool | None, around: Surroundings) -> NumberFormat:
    if form.votes:
        return form
    if comma is not None:
        return replace(form, style=_style(form, comma=comma))
    return _guessed(form, around) if form.ambiguous else form


def _style(form: NumberFormat, *, comma: bool) -> NumberStyle:
    if comma:
        return NumberStyle.COMMA
    plain = form.style is not NumberStyle.POINT and form.company == "" and "," not in form.ambiguous
    return NumberStyle.PLAIN if plain else NumberStyle.POINT


def _by_votes(numeric: Formats) -> bool | None:
    """True where more columns have decimal commas, False where more have points."""
    voters = [form.style is NumberStyle.COMMA for form in numeric.values() if form.votes]
    for_comma = sum(voters)
    if 2 * for_comma == len(voters):
        return None
    return 2 * for_comma > len(voters)


def _by_identity(numeric: Formats, open_ones: list[str], sample: pl.DataFrame) -> bool | None:
    """The style in which one column is the product of two others, row by row; None where both."""
    names = list(dict.fromkeys([*open_ones, *numeric]))[:_COLUMNS]
    holds = {}
    for comma in (True, False):
        styles = {
            name: _style(numeric[name], comma=comma) if name in open_ones else numeric[name].style
            for name in names
        }
        holds[comma] = _products(_figures(sample, styles), set(open_ones))
    for comma in (True, False):
        if holds[comma] >= _HOLDS and holds[not comma] < _FAILS:
            return comma
    return None


def _figures(sample: pl.DataFrame, styles: Mapping[str, NumberStyle]) -> dict[str, np.ndarray]:
    rows = sample.head(_ROWS).select(
        number_expression(pl.col(name), style, pl.Float64()).alias(name)
        for name, style in styles.items()
    )
    return {name: rows[name].to_numpy() for name in styles}


def _products(figures: Mapping[str, np.ndarray], open_ones: set[str]) -> float:
    """Of all triples with an open column, the largest share of rows in which a x b is c."""
    best = 0.0
    for one, other in combinations(figures, 2):
        product = figures[one] * figures[other]
        for name in figures.keys() - {one, other}:
            if open_ones & {one, other, name}:
                near = np.abs(product - figures[name]) <= 0.01 + 1e-4 * np.abs(figures[name])
                best = max(best, float(near[np.isfinite(product)].mean() or 0.0))
    return best


def _guessed(form: NumberFormat, around: Surroundings) -> NumberFormat:
    """By the delimiter and the country, else as the column seemed; told either way."""
    comma = around.decimal_comma
    style = form.style if comma is None else _style(form, comma=comma)
    way = "the look of the column" if comma is None else "the file's delimiter or the country"
    doubt = f"{form.ambiguous} and its like read two ways; taken as {style.value} by {way}"
    return replace(form, style=style, doubt=doubt)
