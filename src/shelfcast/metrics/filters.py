"""Which lines does a person want to look at?

A filter is written `country=France`, `store!=S1`, `category in Toys|Games`, `product~lamp` (the
value or the name contains it, in any case), `month>=2011-03`. `promotion=` asks for an empty
value, `promotion!=` for any. `!=` keeps empty values, as a person expects and SQL does not.
Dates may be written as a year, a month or a day.
Not here: which fields there are (catalogue/ for metrics, tables.py for whole tables).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Literal, cast, get_args

from sqlglot import exp

from shelfcast.errors import QueryError
from shelfcast.metrics.bind import Bindings
from shelfcast.metrics.suggest import UNCHANGED

Operator = Literal["=", "!=", "in", "~", ">=", "<=", ">", "<"]
ValueKind = Literal["text", "date", "number", "boolean"]
Value = str | date | datetime | Decimal | bool

_PATTERN = re.compile(r"^\s*(\w+)\s*(?:(!=|>=|<=|=|~|>|<)\s*(.*?)|\s(in)\s+(.*?))\s*$", re.DOTALL)
_COMPARISONS: dict[str, type[exp.Binary]] = {
    ">=": exp.GTE,
    "<=": exp.LTE,
    ">": exp.GT,
    "<": exp.LT,
}
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@dataclass(frozen=True)
class Filter:
    """One condition: a field, how it is compared, and the values as they were written."""

    field: str
    operator: Operator
    values: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.operator not in get_args(Operator):
            raise _bad(f"{self.field} {self.operator}", f"no such comparison: {self.operator}")
        object.__setattr__(self, "values", tuple(self.values))


def parse_filter(text: str) -> Filter:
    """The filter that `text` writes; QueryError where it is none.

    >>> parse_filter("category in Toys|Games").values
    ('Toys', 'Games')
    """
    match = _PATTERN.match(text)
    if match is None:
        raise _bad(text, "a filter is a field, a comparison and a value")
    field, operator, value, within, several = match.groups()
    if within:
        parts = tuple(part.strip() for part in several.split("|") if part.strip())
        return Filter(field, "in", parts)
    return Filter(field, cast("Operator", operator), (value,))


def condition(
    wanted: Filter, column: exp.Expr, kind: ValueKind, bindings: Bindings, name: exp.Expr | None
) -> exp.Expr:
    """The filter over `column` (and its `name`, which `~` looks into as well)."""
    if wanted.operator == "~":
        places = [column] if name is None else [column, name]
        return exp.or_(*(_contains(place, wanted.values[0], bindings) for place in places))
    if wanted.operator in ("=", "!=") and wanted.values == ("",):
        empty = exp.Is(this=column.copy(), expression=exp.Null())
        return empty if wanted.operator == "=" else exp.not_(empty)
    values = [typed(wanted.field, value, kind) for value in wanted.values]
    if wanted.operator == "in":
        return bindings.any_of(column, values)
    return _compare(wanted.operator, column, bindings.bind(values[0]))


def _compare(operator: Operator, column: exp.Expr, value: exp.Expr) -> exp.Expr:
    if operator == "=":
        return exp.EQ(this=column.copy(), expression=value)
    if operator == "!=":
        other = exp.NEQ(this=column.copy(), expression=value)
        return exp.paren(exp.or_(other, exp.Is(this=column.copy(), expression=exp.Null())))
    return _COMPARISONS[operator](this=column.copy(), expression=value)


def _contains(column: exp.Expr, value: str, bindings: Bindings) -> exp.Expr:
    escaped = re.sub(r"([!%_])", r"!\1", value)
    text = exp.Lower(this=exp.cast(column.copy(), "TEXT"))
    like = exp.Like(this=text, expression=exp.Lower(this=bindings.bind(f"%{escaped}%")))
    return exp.Escape(this=like, expression=exp.Literal.string("!"))


def typed(field: str, value: str, kind: ValueKind) -> Value:
    """`value` as the type of its column; QueryError where it cannot be read as one.

    >>> typed("month", "2011-03", "date")
    datetime.date(2011, 3, 1)
    """
    if kind == "date":
        return _date(field, value)
    if kind == "number":
        return _number(field, value)
    if kind == "boolean":
        if value.lower() not in _TRUTHS:
            raise _bad(f"{field}={value}", f"{field} is true or false")
        return _TRUTHS[value.lower()]
    return value


def _number(field: str, value: str) -> Decimal:
    try:
        number = Decimal(value)
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise _bad(f"{field}={value}", f"{field} is a number, such as 12.5")
    return number


def _date(field: str, value: str) -> date:
    parts = value.split("-")
    padded = "-".join([*parts, *["01"] * (3 - len(parts))])
    try:
        return date.fromisoformat(padded)
    except ValueError as error:
        raise _bad(f"{field}={value}", f"{field} is a date, such as 2011-03-01") from error


def _bad(text: str, what: str) -> QueryError:
    return QueryError(
        f"The filter {text!r} cannot be read: {what}.",
        fix="write country=France, store!=S1, 'category in Toys|Games' or product~lamp",
        state=UNCHANGED,
    )
