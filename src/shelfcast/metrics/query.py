"""How much was sold, by what, and how does it compare?

A `MetricQuery` names metrics and dimensions of the catalogue; `query` answers it from a snapshot,
for a viewer's scope. Money and quantities come as decimals, counts as integers, ratios as floats
(0.12 is 12 %), dimension values under the dimension's name with `<dimension>_name` where there is
one, time as the first day of the element. With `compare` each metric is followed by
`<metric>_previous`, `<metric>_change` and `<metric>_change_pct` (a share: 0.12 is 12 % more).
Where no line is there, what adds up is 0, a ratio is null, and the earlier value is null: nothing
to compare with. Rows that have only an earlier value are given too. Metrics of several facts are
answered together where they share the dimensions. Where only the best are asked for with the
others, `is_other` is true of the row that stands for these.
Not here: whole tables (rows.py), SQL (statement.py), writing numbers for people (format.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

import polars as pl

from shelfcast.metrics.cache import Cache
from shelfcast.metrics.catalogue import Catalogue, catalogue
from shelfcast.metrics.extent import Extent, check_held, extent
from shelfcast.metrics.own_facts import check_joins, check_shown
from shelfcast.metrics.plan import IS_OTHER, Plan
from shelfcast.metrics.question import COMPARED, MetricQuery, Terms, ordered, terms
from shelfcast.metrics.reader import Reader, dialect_of, held
from shelfcast.metrics.scope import Scope
from shelfcast.metrics.statement import HIDDEN, statement
from shelfcast.metrics.window import Window, resolve

NO_DAY = date(1970, 1, 1)
SALES = "sales_lines"


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


_RESULTS: Cache[QueryResult] = Cache(
    lambda result: int(result.frame.estimated_size()) + 4096, entries=512
)


def query(
    reader: Reader,
    asked: MetricQuery,
    scope: Scope | None = None,
    known: Catalogue | None = None,
) -> QueryResult:
    """The answer to `asked` for a viewer of that scope (None sees everything).

    `known` is the catalogue, ours where none is given. Raises QueryError for a name that does not
    exist, with the nearest ones, and for a combination that no lines tell; NoDataError where the
    snapshot does not hold what a metric is made of.
    """
    viewer, definitions = scope or Scope(), known or catalogue()
    key = (reader.snapshot_id, definitions.fingerprint, asked, viewer)
    result = _RESULTS.get(key, lambda: _answer(reader, asked, viewer, definitions))
    return replace(result, frame=result.frame.clone())


def data_range(reader: Reader, scope: Scope | None = None) -> tuple[date, date] | None:
    """The first and last day with a sale that the viewer sees; None where there is none."""
    return extent(reader, catalogue(), catalogue().fact(SALES), scope or Scope()).days


def forget_answers() -> None:
    """Empty the cache of answers, as benchmarks and tests need."""
    _RESULTS.clear()


def _answer(reader: Reader, asked: MetricQuery, scope: Scope, known: Catalogue) -> QueryResult:
    settled = prepared(reader, asked, scope, known)
    found, window = terms(asked, known), settled.window
    dialect = dialect_of(reader)
    sql, params = statement(settled, dialect)
    frame = reader.frame(sql, params)
    totals = _totals(reader, settled) if asked.totals else None
    return QueryResult(
        frame=_shown(frame),
        totals=None if totals is None else _shown(totals),
        snapshot_id=reader.snapshot_id,
        sql=sql,
        params=tuple(params),
        start=window.start,
        end=window.end,
        previous_start=window.previous_start,
        previous_end=window.previous_end,
        formats=MappingProxyType(_formats(found, frame.columns)),
        warnings=_warnings(found, frame, totals, window, _together(settled.spans)),
    )


def prepared(reader: Reader, asked: MetricQuery, scope: Scope, known: Catalogue) -> Plan:
    """The question settled against what the snapshot holds and the viewer sees."""
    found = terms(asked, known)
    for fact in found.facts:
        check_held(reader, fact)
        check_shown(reader, fact, scope)
    check_joins(reader, known)
    extents = {fact.name: extent(reader, known, fact, scope) for fact in found.facts}
    spans = {name: one.days for name, one in extents.items()}
    first = asked.start or asked.end or NO_DAY
    days = _together(spans) or (first, first)
    window = resolve(asked.start, asked.end, asked.compare, found.grains, days)
    settled = Plan(known, found.metrics, found.dimensions, asked.filters, window, scope)
    settled = replace(settled, top=found.top, held=held(reader), spans=spans)
    return ordered(asked, replace(settled, mixed=_mixed(settled, found, extents)))


def _mixed(settled: Plan, found: Terms, extents: Mapping[str, Extent]) -> frozenset[str]:
    """The facts whose money would be summed over several currencies."""
    return frozenset(
        fact.name
        for fact in found.facts
        if extents[fact.name].several_currencies
        and any(m.columns() & set(fact.money) for m in settled.summed if m.mart == fact.name)
    )


def _together(spans: Mapping[str, tuple[date, date] | None]) -> tuple[date, date] | None:
    """From the first day of any fact to the last day of any."""
    known = [span for span in spans.values() if span is not None]
    return (min(a for a, _ in known), max(b for _, b in known)) if known else None


def _totals(reader: Reader, settled: Plan) -> pl.DataFrame:
    """Over all lines of the same days, computed anew: not every metric adds up."""
    window = replace(settled.window, shift=None)
    whole = replace(settled, dimensions=(), orders=(), limit=None, top=None, window=window)
    return reader.frame(*statement(whole, dialect_of(reader)))


def _shown(frame: pl.DataFrame) -> pl.DataFrame:
    hidden = [name for name in HIDDEN if name in frame.columns]
    shown = frame.drop(hidden) if hidden else frame
    if IS_OTHER in shown.columns:
        shown = shown.with_columns(pl.col(IS_OTHER) == 1)
    return shown


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
    if span is None and any(fact.day for fact in found.facts):
        names = ", ".join(fact.name.replace("_", " ") for fact in found.facts)
        warnings.append(f"No {names} are there to be seen.")
    money = {name for fact in found.facts for name in fact.money}
    mixed = [m.name for m in found.metrics if m.columns() & money]
    split = any(d.name == "currency" for d in found.dimensions)
    shown = [totals] if split else [frame]
    if any(part is not None and _several_currencies(part) for part in shown):
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
    if frame.is_empty() or HIDDEN[0] not in frame.columns:
        return False
    low, high = frame.select(HIDDEN).row(0)
    return bool(low != high)
