"""How much was sold, by what, and how does it compare?

A `MetricQuery` names metrics and dimensions of the catalogue; `query` answers it from a snapshot,
for a viewer's scope. Money and quantities come as decimals, counts as integers, ratios as floats
(0.12 is 12 %), dimension values under the dimension's name with `<dimension>_name` where there is
one, time as the first day of the element. With `compare` each metric is followed by
`<metric>_previous`, `<metric>_change` and `<metric>_change_pct` (a share: 0.12 is 12 % more).
Where no line is there, what adds up is 0, a ratio is null, and the earlier value is null: nothing
to compare with. Rows that have only an earlier value are given too.
Not here: whole tables (rows.py), SQL (statement.py), writing numbers for people (format.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

import polars as pl

from shelfcast.metrics.cache import Cache
from shelfcast.metrics.catalogue import Fact, catalogue
from shelfcast.metrics.question import COMPARED, MetricQuery, Terms, plan, terms
from shelfcast.metrics.reader import Reader
from shelfcast.metrics.scope import Scope
from shelfcast.metrics.statement import (
    CURRENCY_HIGH,
    CURRENCY_LOW,
    HIDDEN,
    Plan,
    range_statement,
    statement,
)
from shelfcast.metrics.window import Window, resolve

NO_DAY = date(1970, 1, 1)


@dataclass(frozen=True)
class QueryResult:
    """The answer: a row a group, and what it rests on.

    `formats` gives for each column how format.py writes it. `totals` is one row with the metrics
    alone, where asked for. `start` to `previous_end` are the days covered, both ends included.
    """

    frame: pl.DataFrame
    totals: pl.DataFrame | None
    snapshot_id: str
    sql: str
    params: tuple[object, ...]
    start: date
    end: date
    previous_start: date | None
    previous_end: date | None
    formats: Mapping[str, str]
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class _Extent:
    """What the viewer's lines are as a whole."""

    days: tuple[date, date] | None
    several_currencies: bool


_RESULTS: Cache[QueryResult] = Cache(
    lambda result: int(result.frame.estimated_size()) + 4096, entries=512
)
_EXTENTS: Cache[_Extent] = Cache(lambda _: 64, entries=512)


def query(reader: Reader, asked: MetricQuery, scope: Scope | None = None) -> QueryResult:
    """The answer to `asked` for a viewer of that scope (None sees everything).

    Raises QueryError for a name that does not exist, with the nearest ones.
    """
    viewer = scope or Scope()
    key = (reader.snapshot_id, asked, viewer)
    result = _RESULTS.get(key, lambda: _answer(reader, asked, viewer))
    return replace(result, frame=result.frame.clone())


def data_range(reader: Reader, scope: Scope | None = None) -> tuple[date, date] | None:
    """The first and last day with a line that the viewer sees; None where there is none."""
    return _extent(reader, catalogue().facts[0], scope or Scope()).days


def forget_answers() -> None:
    """Empty the cache of answers, as benchmarks and tests need."""
    _RESULTS.clear()


def _answer(reader: Reader, asked: MetricQuery, scope: Scope) -> QueryResult:
    found = terms(asked, catalogue())
    extent = _extent(reader, found.fact, scope)
    first = asked.start or asked.end or NO_DAY
    days = extent.days or (first, first)
    window = resolve(asked.start, asked.end, asked.compare, found.grains, days)
    several = extent.several_currencies
    settled = plan(asked, found, catalogue(), window, scope, several_currencies=several)
    sql, params = statement(settled)
    frame = reader.frame(sql, params)
    totals = _totals(reader, settled) if asked.totals else None
    return QueryResult(
        frame=frame.drop(settled.hidden),
        totals=None if totals is None else totals.drop(settled.hidden),
        snapshot_id=reader.snapshot_id,
        sql=sql,
        params=tuple(params),
        start=window.start,
        end=window.end,
        previous_start=window.previous_start,
        previous_end=window.previous_end,
        formats=MappingProxyType(_formats(found, frame.columns)),
        warnings=_warnings(found, frame, totals, window, extent.days),
    )


def _extent(reader: Reader, fact: Fact, scope: Scope) -> _Extent:
    def read() -> _Extent:
        statement_and_values = range_statement(catalogue(), fact, scope)
        first, last, low, high = reader.frame(*statement_and_values).row(0)
        return _Extent(None if first is None else (first, last), low != high)

    return _EXTENTS.get((reader.snapshot_id, fact.name, scope), read)


def _totals(reader: Reader, settled: Plan) -> pl.DataFrame:
    """Over all lines of the same days, computed anew: not every metric adds up."""
    window = replace(settled.window, shift=None)
    whole = replace(settled, dimensions=(), orders=(), limit=None, window=window)
    return reader.frame(*statement(whole))


def _formats(found: Terms, columns: list[str]) -> dict[str, str]:
    by_column: dict[str, str] = {d.name: d.grain for d in found.dimensions if d.grain}
    for metric in found.metrics:
        by_column[metric.name] = metric.format
        by_column |= {metric.name + suffix: metric.format for suffix in COMPARED[:2]}
        by_column[metric.name + COMPARED[2]] = "percent"
    return {name: by_column.get(name, "text") for name in columns if name not in HIDDEN}


def _warnings(
    found: Terms,
    frame: pl.DataFrame,
    totals: pl.DataFrame | None,
    window: Window,
    span: tuple[date, date] | None,
) -> tuple[str, ...]:
    warnings = []
    if span is None:
        warnings.append("No sale lines are there to be seen.")
    money = set(found.fact.money)
    mixed = [m.name for m in found.metrics if m.columns() & money]
    split = any(d.name == "currency" for d in found.dimensions)
    shown = [totals] if split else [frame]
    if mixed and any(part is not None and _several_currencies(part) for part in shown):
        warnings.append(
            f"Amounts in several currencies are summed in {', '.join(mixed)}: "
            "split by currency, or filter to one."
        )
    if span and window.previous_start and window.previous_start < span[0]:
        warnings.append(
            f"The data starts on {span[0]}, after the start of the period compared with "
            f"({window.previous_start} to {window.previous_end})."
        )
    return tuple(warnings)


def _several_currencies(frame: pl.DataFrame) -> bool:
    if frame.is_empty() or CURRENCY_LOW not in frame.columns:
        return False
    low, high = frame.select(CURRENCY_LOW, CURRENCY_HIGH).row(0)
    return bool(low != high)
