"""What exactly is asked?

A `MetricQuery` is the question as a person or a page puts it; `plan` looks its names up and settles
its days and its order. Without an order: by time where the first dimension is one, else the first
metric from the highest down. Ties are broken by the dimensions, so an answer is always the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar, cast, get_args

from shelfcast.errors import QueryError
from shelfcast.metrics.catalogue import Catalogue, Dimension, Fact, Grain, Metric
from shelfcast.metrics.filters import Filter, parse_filter
from shelfcast.metrics.scope import Scope
from shelfcast.metrics.statement import Order, Plan
from shelfcast.metrics.suggest import UNCHANGED, unknown
from shelfcast.metrics.window import Compare, Window

_T = TypeVar("_T")
COMPARED = ("_previous", "_change", "_change_pct")


@dataclass(frozen=True)
class MetricQuery:
    """Metrics, by dimensions, over the lines that pass the filters from `start` to `end`.

    Sequences may be given as lists, filters as text (see filters.py). `descending` None follows
    the column: metrics from the highest down, dimensions upwards. `totals` asks for one more row,
    over all lines, in `QueryResult.totals`.
    """

    metrics: tuple[str, ...]
    by: tuple[str, ...] = ()
    where: tuple[Filter | str, ...] = ()
    start: date | None = None
    end: date | None = None
    order: str | None = None
    descending: bool | None = None
    limit: int | None = None
    compare: Compare | None = None
    totals: bool = False

    def __post_init__(self) -> None:
        where = tuple(parse_filter(w) if isinstance(w, str) else w for w in _several(self.where))
        object.__setattr__(self, "metrics", tuple(dict.fromkeys(_several(self.metrics))))
        object.__setattr__(self, "by", tuple(dict.fromkeys(_several(self.by))))
        object.__setattr__(self, "where", where)

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The filters, read."""
        return tuple(wanted for wanted in self.where if isinstance(wanted, Filter))


@dataclass(frozen=True)
class Terms:
    """The definitions that a question names."""

    fact: Fact
    metrics: tuple[Metric, ...]
    dimensions: tuple[Dimension, ...]

    @property
    def grains(self) -> tuple[Grain, ...]:
        """The time dimensions, from the finest to the coarsest."""
        times = [(d.order, d.grain) for d in self.dimensions if d.order and d.grain]
        return tuple(grain for _, grain in sorted(times))


def terms(asked: MetricQuery, catalogue: Catalogue) -> Terms:
    """The definitions of what is asked; QueryError where a name or a combination does not exist."""
    _check(asked, catalogue)
    metrics = tuple(catalogue.metric(name) for name in asked.metrics)
    dimensions = tuple(catalogue.dimension(name) for name in asked.by)
    return Terms(catalogue.fact(metrics[0].mart), metrics, dimensions)


def plan(
    asked: MetricQuery,
    found: Terms,
    catalogue: Catalogue,
    window: Window,
    scope: Scope,
    *,
    several_currencies: bool,
) -> Plan:
    """The question settled: what the statement is made of."""
    settled = Plan(
        catalogue, found.fact, found.metrics, found.dimensions, asked.filters, window, scope
    )
    money = any(metric.columns() & set(found.fact.money) for metric in found.metrics)
    return replace(
        settled,
        orders=_orders(asked, settled),
        limit=asked.limit,
        several_currencies=several_currencies and money,
    )


def _orders(asked: MetricQuery, settled: Plan) -> tuple[Order, ...]:
    suffixes = ("", *COMPARED) if asked.compare else ("",)
    values = [metric.name + suffix for metric in settled.metrics for suffix in suffixes]
    if asked.order is not None and asked.order not in (*settled.keys, *values):
        raise unknown("answer column", asked.order, (*settled.keys, *values))
    by_time = bool(settled.dimensions) and settled.dimensions[0].grain is not None
    first = asked.order or (settled.keys[0] if by_time else values[0])
    downwards = first in values if asked.descending is None else asked.descending
    rest = [Order(key, descending=False) for key in settled.keys if key != first]
    return (Order(first, downwards), *rest) if settled.keys else ()


def _check(asked: MetricQuery, catalogue: Catalogue) -> None:
    if not asked.metrics:
        names = ", ".join(metric.name for metric in catalogue.metrics)
        raise _refused("No metric is asked for.", "name at least one", f"metrics: {names}")
    if asked.start and asked.end and asked.start > asked.end:
        what = f"The period from {asked.start} to {asked.end} ends before it starts."
        raise _refused(what, "swap the two dates")
    if asked.limit is not None and asked.limit < 1:
        raise _refused(f"A limit of {asked.limit} gives no rows.", "ask for 1 row or more")
    if asked.compare is None:
        return
    if asked.compare not in get_args(Compare):
        raise unknown("comparison", asked.compare, get_args(Compare))
    dated = [f.field for f in asked.filters if catalogue.dimension(f.field).grain]
    if dated:
        what = f"A filter on {dated[0]} would empty the period that is compared with."
        raise _refused(what, "give the days as --from and --to")


def _refused(what: str, fix: str, *evidence: str) -> QueryError:
    return QueryError(what, evidence=evidence, fix=fix, state=UNCHANGED)


def _several(values: Sequence[_T]) -> Sequence[_T]:
    """A lone text is one name, not a row of letters."""
    return cast("Sequence[_T]", (values,)) if isinstance(values, str) else values
