"""What exactly is asked?

A `MetricQuery` is the question as a person or a page puts it; `terms` looks its names up, `settled`
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
from shelfcast.metrics.plan import IS_OTHER, Order, Plan, Top
from shelfcast.metrics.suggest import UNCHANGED, unknown
from shelfcast.metrics.window import Compare

_T = TypeVar("_T")
_LIST = "name at least one; shelfcast query --list says what each is"
COMPARED = ("_previous", "_change", "_change_pct")


@dataclass(frozen=True)
class MetricQuery:
    """Metrics, by dimensions, over the lines that pass the filters from `start` to `end`.

    Sequences may be given as lists, filters as text (see filters.py). `descending` None follows
    the column: metrics from the highest down, dimensions upwards. `totals` asks for one more row,
    over all lines, in `QueryResult.totals`. `top` keeps the values of one dimension that are best
    by the first metric over the whole window: of `top_of`, else of the first dimension that is not
    a time; `others` brings the rest together as one value, `other`, told by `is_other`.
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
    top: int | None = None
    top_of: str | None = None
    others: bool = False

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
    """The definitions that a question names, and the facts that it is answered from."""

    facts: tuple[Fact, ...]
    metrics: tuple[Metric, ...]
    dimensions: tuple[Dimension, ...]
    top: Top | None

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
    _check_split(metrics, [*asked.by, *(f.field for f in asked.filters)], catalogue)
    names = [str(part.mart) for metric in metrics for part in catalogue.made_of(metric)]
    facts = tuple(catalogue.fact(name) for name in dict.fromkeys(names))
    _check_days(asked, facts)
    return Terms(facts, metrics, dimensions, _top(asked, metrics[0], dimensions))


def ordered(asked: MetricQuery, settled: Plan) -> Plan:
    """The plan with the order of its rows."""
    return replace(settled, orders=_orders(asked, settled), limit=asked.limit)


def _orders(asked: MetricQuery, settled: Plan) -> tuple[Order, ...]:
    suffixes = ("", *COMPARED) if asked.compare else ("",)
    values = [metric.name + suffix for metric in settled.metrics for suffix in suffixes]
    if asked.order is not None and asked.order not in (*settled.keys, *values):
        raise unknown("answer column", asked.order, (*settled.keys, *values))
    if not settled.keys:
        return ()
    by_time = settled.dimensions[0].grain is not None
    first = asked.order or (settled.keys[0] if by_time else values[0])
    downwards = first in values if asked.descending is None else asked.descending
    rest = [Order(key, descending=False) for key in settled.keys if key not in (first, IS_OTHER)]
    if not settled.has_others:
        return (Order(first, downwards), *rest)
    others = Order(IS_OTHER, descending=False)
    if asked.order is None and by_time:
        return (Order(first, downwards), others, *rest)
    return (others, Order(first, downwards), *rest)


def _top(asked: MetricQuery, first: Metric, dimensions: Sequence[Dimension]) -> Top | None:
    if asked.top is None:
        if asked.others or asked.top_of:
            raise _refused("The rest is asked for, but not of how many.", "say --top 10 --others")
        return None
    if asked.top < 1:
        raise _refused(f"The best {asked.top} are no rows.", "ask for 1 or more")
    if first.mart is None:
        what = f"{first.name} is a formula over other metrics, by which nothing is ranked."
        raise _refused(what, "name another metric first")
    ranked = {d.name: d for d in dimensions if d.grain is None}
    if asked.top_of is not None and asked.top_of not in ranked:
        raise unknown("ranked dimension", asked.top_of, tuple(ranked))
    if not ranked:
        what = "The best of what? No dimension beside time is asked for."
        raise _refused(what, "name a dimension: --by product --top 10")
    return Top(ranked[asked.top_of or next(iter(ranked))], asked.top, asked.others)


def _check_split(metrics: Sequence[Metric], fields: Sequence[str], catalogue: Catalogue) -> None:
    """Each metric is split and filtered only by what its lines can tell."""
    for name in dict.fromkeys(fields):
        catalogue.dimension(name)
        for metric in metrics:
            allowed = catalogue.splits(metric)
            if name not in allowed:
                raise _refused(
                    f"{metric.name} is not told by {name}.",
                    f"take a dimension of the list, or ask for {metric.name} by itself",
                    f"{metric.name} is told by: {', '.join(allowed) or 'nothing'}",
                )


def _check_days(asked: MetricQuery, facts: Sequence[Fact]) -> None:
    dayless = [fact.name for fact in facts if fact.day is None]
    if dayless and (asked.start or asked.end or asked.compare):
        what = f"{dayless[0]} has no days to choose or to compare."
        raise _refused(what, "leave out --from, --to and --compare")


def _check(asked: MetricQuery, catalogue: Catalogue) -> None:
    if not asked.metrics:
        names = ", ".join(metric.name for metric in catalogue.metrics)
        raise _refused("No metric is asked for.", _LIST, f"metrics: {names}")
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
