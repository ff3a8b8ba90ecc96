"""May a coarser table answer this, and say exactly the same?

A rollup is read instead of the lines where it keeps every aggregate of the metric, every dimension
that the question splits, filters or ranks by, and the columns that the viewer's scope falls on. Of
a period that does not begin and end with a month, whole months are read from a monthly rollup and
the days beside them from the lines, where the catalogue says how a line stands as its row. Sums of
sums are exact, since money and quantities are decimals. The first rollup in the catalogue's order
that fits is taken: coarsest first. Where the viewer's lines are in several currencies the lines
themselves are read, by which a mixed sum is noticed.
Not here: how a rollup's columns stand for the fact's (source.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlglot import exp

from shelfcast.metrics.catalogue import Catalogue, Dimension, Fact, Grain, Rollup
from shelfcast.metrics.scope import Scope
from shelfcast.metrics.source import Source
from shelfcast.metrics.window import Shift, Window

MONTHLY: tuple[Grain, ...] = ("month", "quarter", "year")


@dataclass(frozen=True)
class Demands:
    """What a question needs of a source, beside the metric itself."""

    dimensions: tuple[Dimension, ...]
    scope: Scope
    window: Window
    span: tuple[date, date] | None = None


def source_for(
    catalogue: Catalogue,
    fact: Fact,
    aggregates: Sequence[str],
    demands: Demands,
    held: Mapping[str, frozenset[str]],
) -> Source:
    """The coarsest table that gives the aggregates, as sqlglot writes them, as the lines do."""
    for rollup in catalogue.rollups:
        if rollup.fact == fact.name and _fits(catalogue, rollup, aggregates, demands, held):
            if rollup.grain == "day" or _whole_months(demands.window, demands.span):
                return Source(fact, rollup)
            if rollup.line and fact.where is None and _some_months(demands.window):
                return Source(fact, rollup, edged=True)
    return Source(fact)


def _fits(
    catalogue: Catalogue,
    rollup: Rollup,
    aggregates: Sequence[str],
    demands: Demands,
    held: Mapping[str, frozenset[str]],
) -> bool:
    fact = catalogue.fact(rollup.fact)
    kept = all(written in rollup.replacements for written in aggregates)
    return (
        kept
        and _is_held(rollup, aggregates, held)
        and all(_tells(catalogue, fact, rollup, d) for d in demands.dimensions)
        and _tells_scope(fact, rollup, demands.scope)
    )


def _is_held(rollup: Rollup, aggregates: Sequence[str], held: Mapping[str, frozenset[str]]) -> bool:
    """True where the snapshot has the mart and the columns: an earlier one may not."""
    used = {rollup.day, *rollup.columns, *rollup.dimensions.values()}
    for written in aggregates:
        used |= {c.name for c in rollup.replacements[written].find_all(exp.Column)}
    return used <= held.get(rollup.name, frozenset())


def _tells(catalogue: Catalogue, fact: Fact, rollup: Rollup, dimension: Dimension) -> bool:
    if dimension.grain is not None:
        return rollup.keeps(dimension.grain)
    if dimension.name in rollup.dimensions:
        return dimension.name_column is None
    keys = [fact.key(catalogue.table(name)) for name in dimension.tables]
    if dimension.table is None:
        keys.append(str(dimension.column))
    if fact.day in keys:
        return rollup.grain == "day"
    return set(keys) <= set(rollup.columns)


def _tells_scope(fact: Fact, rollup: Rollup, scope: Scope) -> bool:
    by_store = not scope.by_store or fact.store in rollup.columns
    by_category = (
        scope.categories is None
        or "category" in rollup.dimensions
        or fact.product in rollup.columns
    )
    return by_store and by_category


def _whole_months(window: Window, span: tuple[date, date] | None) -> bool:
    """True where both periods begin and end with a month, or with the data itself."""
    spans = [(window.start, window.end)]
    if window.previous_start and window.previous_end:
        spans.append((window.previous_start, window.previous_end))
    return _by_months(window.shift) and all(_is_whole(start, end, span) for start, end in spans)


def _some_months(window: Window) -> bool:
    """True where the period has a whole month, and days move by whole months if at all."""
    whole = whole_months(window.start, window.end)
    return _by_months(window.shift) and whole is not None


def whole_months(start: date, end: date) -> tuple[date, date] | None:
    """The first and the last day of the whole months of a period; None where there is none.

    >>> whole_months(date(2011, 1, 29), date(2011, 4, 24))
    (datetime.date(2011, 2, 1), datetime.date(2011, 3, 31))
    """
    first = start if start.day == 1 else (start.replace(day=28) + timedelta(days=4)).replace(day=1)
    ends = (end + timedelta(days=1)).day == 1
    last = end if ends else end.replace(day=1) - timedelta(days=1)
    return (first, last) if first <= last else None


def _by_months(shift: Shift | None) -> bool:
    return shift is None or (shift.months > 0 and shift.whole in MONTHLY)


def _is_whole(start: date, end: date, span: tuple[date, date] | None) -> bool:
    begins = start.day == 1 or (span is not None and start <= span[0])
    ends = (end + timedelta(days=1)).day == 1 or (span is not None and end >= span[1])
    return begins and ends


def snapped(start: date, source: Source) -> date:
    """The first day to read of a source: of months, the month's own first day."""
    is_monthly = source.rollup is not None and source.rollup.grain == "month"
    return start.replace(day=1) if is_monthly and not source.edged else start
