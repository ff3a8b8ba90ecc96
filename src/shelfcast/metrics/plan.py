"""What is settled of a question before it becomes SQL?

Names are looked up, days are known, and each metric has the table that it is read from. A question
falls into parts: one a source and a choice of its lines. Parts are never joined line by line: each
is summed by the same keys, and only the sums meet (statement.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from shelfcast.metrics.aware import Demands, source_for
from shelfcast.metrics.catalogue import Catalogue, Dimension, Fact, Grain, Metric
from shelfcast.metrics.filters import Filter
from shelfcast.metrics.scope import Scope
from shelfcast.metrics.source import LINES, Source
from shelfcast.metrics.window import Window

OTHER, IS_OTHER = "other", "is_other"


@dataclass(frozen=True)
class Order:
    """By which column of the result rows are ordered."""

    column: str
    descending: bool


@dataclass(frozen=True)
class Top:
    """Keep the `count` best values of a dimension; the rest is one row, or is left out."""

    dimension: Dimension
    count: int
    others: bool


@dataclass(frozen=True)
class Part:
    """Metrics that are summed together: over the same lines of the same source.

    `tally` names the column that counts its lines, None where another part of the same lines does.
    """

    source: Source
    metrics: tuple[Metric, ...]
    last_day: bool = False
    needs: str | None = None
    tally: str | None = None


@dataclass(frozen=True)
class Plan:
    """A question whose names were looked up and whose days are known.

    `span` is the first and last day of the viewer's lines by fact, `held` the marts that the
    snapshot has, `mixed` the facts whose lines are in several currencies that would be summed.
    """

    catalogue: Catalogue
    metrics: tuple[Metric, ...]
    dimensions: tuple[Dimension, ...]
    filters: tuple[Filter, ...]
    window: Window
    scope: Scope
    orders: tuple[Order, ...] = ()
    limit: int | None = None
    top: Top | None = None
    held: Mapping[str, frozenset[str]] = field(default_factory=dict)
    spans: Mapping[str, tuple[date, date] | None] = field(default_factory=dict)
    mixed: frozenset[str] = frozenset()

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns of the result that tell its rows apart, with their names."""
        names = tuple(name for dimension in self.dimensions for name in dimension.outputs)
        return (*names, IS_OTHER) if self.has_others else names

    @property
    def has_others(self) -> bool:
        """True where the rest beside the best is a row."""
        return self.top is not None and self.top.others

    @property
    def is_compared(self) -> bool:
        """True where an earlier period stands beside the one asked about."""
        return self.window.previous_start is not None

    @property
    def grains(self) -> tuple[Grain, ...]:
        """The elements of time that are asked for."""
        return tuple(d.grain for d in self.dimensions if d.grain)

    @property
    def summed(self) -> tuple[Metric, ...]:
        """The metrics of marts that the answer is made of."""
        parts = [part for metric in self.metrics for part in self.catalogue.made_of(metric)]
        return tuple(dict.fromkeys(parts))


def parts(plan: Plan) -> tuple[Part, ...]:
    """The parts of a question, those of one fact beside each other."""
    groups: dict[tuple[str, bool], list[Metric]] = {}
    for metric in plan.summed:
        groups.setdefault((str(metric.mart), metric.at == "last"), []).append(metric)
    found: list[Part] = []
    for (fact, last_day), metrics in groups.items():
        tally = f"{fact}_{'last_' if last_day else ''}lines"
        if last_day:
            source = Source(plan.catalogue.fact(fact))
            found.append(Part(source, tuple(metrics), last_day=True, tally=tally))
        else:
            found += _of_fact(plan, plan.catalogue.fact(fact), metrics, tally)
    return tuple(found)


def source_of(plan: Plan, metric: Metric, dimensions: tuple[Dimension, ...]) -> Source:
    """The table that a metric is read from, for these dimensions."""
    fact = plan.catalogue.fact(str(metric.mart))
    if metric.at == "last":
        return Source(fact)
    return _source(plan, fact, (*metric.aggregates, LINES), dimensions)


def _source(
    plan: Plan, fact: Fact, aggregates: tuple[str, ...], by: tuple[Dimension, ...]
) -> Source:
    filtered = tuple(plan.catalogue.dimension(wanted.field) for wanted in plan.filters)
    ranked = (plan.top.dimension,) if plan.top else ()
    demands = Demands((*by, *filtered, *ranked), plan.scope, plan.window, plan.spans.get(fact.name))
    held = {} if fact.name in plan.mixed else plan.held
    return source_for(plan.catalogue, fact, aggregates, demands, held)


def _of_fact(plan: Plan, fact: Fact, metrics: list[Metric], tally: str) -> list[Part]:
    by_source: dict[Source, list[Metric]] = {}
    for metric in metrics:
        by_source.setdefault(source_of(plan, metric, plan.dimensions), []).append(metric)
    if any(metric.needs is None for metric in by_source.get(Source(fact), [])):
        # The lines are read anyway: one pass over them, and none over a table as long.
        for fine in [source for source in by_source if source.rollup and source.rollup.is_fine]:
            by_source[Source(fact)] += by_source.pop(fine)
    coarse = [Part(source, tuple(of)) for source, of in by_source.items() if source.rollup]
    lines = _over_lines(plan, fact, by_source.get(Source(fact), []), coarse)
    first, *rest = (*coarse, *lines)
    return [Part(first.source, first.metrics, needs=first.needs, tally=tally), *rest]


def _over_lines(plan: Plan, fact: Fact, metrics: list[Metric], coarse: list[Part]) -> list[Part]:
    """What no rollup gives. Lines that lack what each metric needs are not read at all, where the
    lines as a whole are told by a rollup."""
    if not metrics:
        return []
    if any(metric.needs is None for metric in metrics):
        return [Part(Source(fact), tuple(metrics))]
    if not coarse:
        whole = _source(plan, fact, (LINES,), plan.dimensions)
        if whole.rollup is None:
            return [Part(whole, tuple(metrics))]
        coarse.append(Part(whole, ()))
    by_need: dict[str | None, list[Metric]] = {}
    for metric in metrics:
        by_need.setdefault(metric.needs, []).append(metric)
    return [Part(Source(fact), tuple(of), needs=needs) for needs, of in by_need.items()]
