"""How is each mapped column written? Decided once a table, from the sample, and shown.

Where cells of money carry a sign or code and the file has no column of currencies, the line's
currency is read from them: amounts of several currencies are never taken for one.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field, replace

import polars as pl

from shelfcast.contracts import Kind
from shelfcast.landing.meaning.evidence import Evidence
from shelfcast.landing.meaning.mapping import Mapping
from shelfcast.landing.values.currencies import currency_in_name
from shelfcast.landing.values.date_format import DateFormat, turned
from shelfcast.landing.values.number_style import NumberFormat
from shelfcast.landing.values.numbers import NumberStyle, number_expression

DATES = (Kind.DATE, Kind.TIMESTAMP)
NUMBERS = (Kind.MONEY, Kind.QUANTITY, Kind.NUMBER, Kind.INTEGER)
CURRENCY = "currency"
_UNSIGNED = ("discount", "unit_cost")
_NEARLY_ALL = 0.9


@dataclass(frozen=True)
class Format:
    """One column's way of writing: dates, numbers, or what stands around its codes.

    `negated` is true where a file writes as less than zero what we count upwards. `taken_from` is
    for a currency that the file has no column of: the money columns of theirs in whose cells or
    names it stands. `currency` is the one that all of them have, None where several.
    """

    kind: Kind
    date: DateFormat | None = None
    numbers: NumberFormat = field(default_factory=NumberFormat)
    strip_point_zero: bool = False
    wrapped: bool = False
    nameless: bool = False
    rounded: int = 0
    negated: bool = False
    taken_from: tuple[str, ...] = ()
    currency: str | None = None
    country: str = "GB"

    @property
    def number(self) -> NumberStyle:
        """How it writes numbers."""
        return self.numbers.style

    @property
    def label(self) -> str:
        """The format in a few words, empty for text."""
        if self.kind in DATES:
            return self.date.pattern if self.date else "no dates seen"
        if self.kind in NUMBERS:
            below = ("less than zero",) if self.negated else ()
            return " ".join((self.number.value, *self.numbers.currencies, *below))
        if self.taken_from:
            return f"{self.currency or 'several'} of {' and '.join(self.taken_from)}"
        return "without .0" if self.strip_point_zero else ""


def decide(
    mapping: Mapping, evidence: MappingType[str, Evidence], country: str = "GB"
) -> dict[str, Format]:
    """Our column -> its format; with a currency that stands in the cells or names of money."""
    formats = {
        match.ours: _format(mapping.dataset[match.ours].kind, evidence[match.theirs])
        for match in mapping.matches
    }
    turned_up = {ours: replace(formats[ours], negated=True) for ours in _negated(mapping, evidence)}
    return {**formats, **turned_up, **_currency(mapping, formats, country)}


def _negated(mapping: Mapping, evidence: MappingType[str, Evidence]) -> list[str]:
    """Columns of ours that the file counts downwards.

    A discount and a cost are told as what they are, however they are signed. Units sold are where
    nearly all are below zero and what they brought in is not, as a stock ledger has them.
    """
    below = {m.ours: evidence[m.theirs].below_zero for m in mapping.matches}
    found = [ours for ours in _UNSIGNED if below.get(ours, 0.0) > _NEARLY_ALL]
    brought_in = below.get("revenue", 1.0) < 1 - _NEARLY_ALL
    if brought_in and below.get("quantity", 0.0) > _NEARLY_ALL:
        found.append("quantity")
    return found


def _format(kind: Kind, seen: Evidence) -> Format:
    return Format(
        kind,
        date=seen.date if seen.date_share >= 0.5 else seen.counted or seen.date,
        numbers=seen.number,
        strip_point_zero=kind is Kind.ID and seen.floats_of_ids,
        wrapped=seen.wrapped,
        nameless=seen.nameless,
        rounded=seen.rounded if kind is Kind.ID else 0,
    )


def _currency(
    mapping: Mapping, formats: MappingType[str, Format], country: str
) -> dict[str, Format]:
    """The currency's format where it is to be read from the columns of money, surest first."""
    if CURRENCY in formats or CURRENCY not in mapping.dataset.names:
        return {}
    found: dict[str, set[str]] = {}
    for match in mapping.matches:
        if formats[match.ours].kind is Kind.MONEY:
            named = currency_in_name(match.theirs, country)
            codes = {*formats[match.ours].numbers.currencies, *([named] if named else [])}
            if codes:
                found[match.theirs] = codes
    if not found:
        return {}
    codes = set().union(*found.values())
    line = mapping.theirs("revenue")
    taken = tuple(sorted(found, key=lambda theirs: theirs != line))
    only = codes.pop() if len(codes) == 1 else None
    return {CURRENCY: Format(Kind.ID, taken_from=taken, currency=only, country=country)}


def doubts(mapping: Mapping, formats: MappingType[str, Format]) -> list[str]:
    """What a person should look at, a sentence each."""
    found = []
    for ours, form in formats.items():
        theirs = mapping.theirs(ours)
        if theirs is not None:
            found += [f"{theirs} {doubt}" for doubt in _doubts(form)]
    return found


def _doubts(form: Format) -> list[str]:
    if form.kind in DATES:
        doubt = form.date.doubt if form.date else ""
        return [f"reads as {form.date.pattern}; {doubt}"] if form.date and doubt else []
    if form.kind in NUMBERS:
        turned_up = ["is below zero throughout; taken as above"] if form.negated else []
        return turned_up + _number_doubts(form.numbers)
    if form.rounded:
        return [f"has {form.rounded} codes that a spreadsheet cut short, such as 1.23E+12"]
    return []


def _number_doubts(numbers: NumberFormat) -> list[str]:
    found = [f": {numbers.doubt}"] if numbers.doubt else []
    if len(numbers.currencies) > 1:
        found.append(f"has amounts in several currencies: {', '.join(numbers.currencies)}")
    if len(numbers.units) > 1:
        found.append(f"has figures in several units: {', '.join(numbers.units)}")
    return found


def other_order(form: Format, unread: pl.Series, loaded: int) -> Format | None:
    """The format turned round, where that reads the cells that this one did not.

    Day and month are exchanged, or point and comma. None where the values seen had decided.
    """
    if form.kind in DATES:
        date = turned(form.date, unread, loaded) if form.date else None
        return replace(form, date=date) if date else None
    if form.kind in NUMBERS and not form.numbers.votes:
        return _other_style(form, unread)
    return None


def _other_style(form: Format, unread: pl.Series) -> Format | None:
    comma = form.number is NumberStyle.COMMA
    style = NumberStyle.POINT if comma else NumberStyle.COMMA
    read = unread.alias("x").to_frame().select(number_expression(pl.col("x"), style, pl.Float64()))
    if float(read.to_series().is_not_null().mean() or 0) < 0.9:  # type: ignore[arg-type]
        return None
    return replace(form, numbers=replace(form.numbers, style=style, votes=True, doubt=""))
