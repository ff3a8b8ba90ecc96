"""How is a period read that does not begin and end with a month?

Its whole months from the monthly rollup, the days before and after them from the lines, one under
the other: a line stands there as a row of the rollup. Nothing is summed here.
"""

from __future__ import annotations

from datetime import date, timedelta

from sqlglot import exp

from shelfcast.metrics import compose
from shelfcast.metrics.aware import whole_months
from shelfcast.metrics.bind import Bindings
from shelfcast.metrics.catalogue import Rollup
from shelfcast.metrics.source import Source

_ONE = timedelta(days=1)


def months_and_days(source: Source, start: date, end: date, bindings: Bindings) -> exp.Expr:
    """The rows of the period under the rollup's name; a day of a line stands in its day column."""
    rollup, fact = source.rollup, source.fact
    assert rollup is not None
    assert fact.day is not None

    def spanned(table: str, day: str, columns: list[exp.Expr], first: date, last: date) -> exp.Expr:
        within = exp.Between(
            this=exp.column(day), low=bindings.bind(first), high=bindings.bind(last)
        )
        return compose.select(columns, compose.table(table, fact.schema_name), where=[within])

    def lines(first: date, last: date) -> exp.Expr:
        return spanned(fact.name, str(fact.day), _of_line(rollup, str(fact.day)), first, last)

    whole = whole_months(start, end)
    if whole is None:
        return compose.subquery(lines(start, end), rollup.name)
    parts = [spanned(rollup.name, rollup.day, _of_rollup(rollup), *whole)]
    parts += [lines(*span) for span in _beside(start, end, whole)]
    return compose.subquery(compose.union(parts), rollup.name)


def _beside(start: date, end: date, whole: tuple[date, date]) -> list[tuple[date, date]]:
    """The days before the whole months, and those after."""
    spans = [(start, whole[0] - _ONE), (whole[1] + _ONE, end)]
    return [(first, last) for first, last in spans if first <= last]


def _of_rollup(rollup: Rollup) -> list[exp.Expr]:
    return [exp.column(name) for name in (rollup.day, *rollup.columns, *rollup.line)]


def _of_line(rollup: Rollup, day: str) -> list[exp.Expr]:
    own = [exp.column(name) for name in rollup.columns]
    told = [compose.named(tree.copy(), name) for name, tree in rollup.of_line.items()]
    return [compose.named(exp.column(day), rollup.day), *own, *told]
