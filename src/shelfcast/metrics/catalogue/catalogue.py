"""Do the definitions fit each other?

Every name is defined once and every name that is used exists; an expression uses columns of its own
mart and aggregates that every engine has; each dimension of a fact can be joined to it.
Not here: what one definition holds (models.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import sqlglot
from pydantic import BaseModel, ConfigDict, model_validator
from sqlglot import exp

from shelfcast.metrics.catalogue.models import (
    Dimension,
    Entry,
    Fact,
    Metric,
    Rollup,
    Table,
    written,
)
from shelfcast.metrics.suggest import unknown

_PORTABLE = (exp.Sum, exp.Count, exp.Min, exp.Max, exp.Avg)
_FOREIGN = (exp.Filter, exp.Window, exp.Select, exp.Anonymous)
_Entry = TypeVar("_Entry", bound=Entry)


class Catalogue(BaseModel):
    """All definitions, proven to name only what exists. `fingerprint` tells two of them apart."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    metrics: tuple[Metric, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    tables: tuple[Table, ...] = ()
    facts: tuple[Fact, ...] = ()
    rollups: tuple[Rollup, ...] = ()
    fingerprint: str = ""

    def metric(self, name: str) -> Metric:
        """The metric of that name; QueryError with the nearest names where there is none."""
        return _find("metric", name, self.metrics)

    def dimension(self, name: str) -> Dimension:
        """The dimension of that name; QueryError with the nearest names where there is none."""
        return _find("dimension", name, self.dimensions)

    def table(self, name: str) -> Table:
        """The joinable table of that name."""
        return _find("table", name, self.tables)

    def fact(self, name: str) -> Fact:
        """The fact of that name."""
        return _find("fact", name, self.facts)

    def made_of(self, metric: Metric) -> tuple[Metric, ...]:
        """The metrics of marts that it is made of: itself, or those of its formula."""
        if metric.mart is not None:
            return (metric,)
        parts = [self.made_of(self.metric(name)) for name in sorted(metric.columns())]
        return tuple(dict.fromkeys(part for several in parts for part in several))

    def splits(self, metric: Metric) -> tuple[str, ...]:
        """The dimensions it may be split and filtered by, in the catalogue's order."""
        allowed = [self._allowed(part) for part in self.made_of(metric)]
        if metric.dimensions is not None:
            allowed.append(frozenset(metric.dimensions))
        return tuple(d.name for d in self.dimensions if all(d.name in some for some in allowed))

    def split_by(self, fact: Fact) -> tuple[str, ...]:
        """The dimensions that the fact lists, and those that say they split it."""
        more = (d.name for d in self.dimensions if fact.name in d.facts)
        return tuple(dict.fromkeys((*fact.dimensions, *more)))

    def _allowed(self, metric: Metric) -> frozenset[str]:
        own = self.split_by(self.fact(str(metric.mart)))
        return frozenset(own if metric.dimensions is None else metric.dimensions)

    @model_validator(mode="after")
    def _names_are_unique(self) -> Catalogue:
        sections = ((*self.metrics, *self.dimensions), (*self.tables, *self.facts), self.rollups)
        for entries in sections:
            names = [entry.name for entry in entries]
            twice = {name for name in names if names.count(name) > 1}
            if twice:
                raise ValueError(f"defined twice: {', '.join(sorted(twice))}")
        return self

    @model_validator(mode="after")
    def _tables_are_known(self) -> Catalogue:
        tables = {entry.name for entry in self.tables}
        for dimension in self.dimensions:
            _known(dimension.name, "table", dimension.tables, tables)
            _known(dimension.name, "fact", dimension.facts, {fact.name for fact in self.facts})
        facts = {fact.name: fact for fact in self.facts}
        for table in self.tables:
            if table.of is None:
                continue
            _known(table.name, "fact", (table.of,), facts)
            for name, expression in table.columns.items():
                tree = sqlglot.parse_one(expression, dialect="duckdb")
                _check_aggregate(f"{table.name}.{name}", tree, set(facts[table.of].columns))
        return self

    @model_validator(mode="after")
    def _facts_can_be_split(self) -> Catalogue:
        dimensions = {entry.name: entry for entry in self.dimensions}
        tables = {entry.name: entry for entry in self.tables}
        for fact in self.facts:
            _known(fact.name, "dimension", fact.dimensions, dimensions)
            own = {*fact.columns, *(("day",) if fact.day else ())}
            for column in (fact.day, fact.currency, fact.store, fact.product, *fact.money):
                _known(fact.name, "column", (column,) if column else (), set(fact.columns))
            for dimension in (dimensions[name] for name in self.split_by(fact)):
                needed = [fact.key(tables[name]) for name in dimension.tables]
                if dimension.table is None:
                    needed.append(dimension.column or "day")
                _known(f"{fact.name} by {dimension.name}", "column", needed, own)
        return self

    @model_validator(mode="after")
    def _metrics_hold(self) -> Catalogue:
        facts = {fact.name: fact for fact in self.facts}
        for metric in self.metrics:
            _known(metric.name, "dimension", metric.dimensions or (), self._dimension_names())
            if metric.mart is None:
                self._check_formula(metric)
                continue
            _known(metric.name, "mart", (metric.mart,), facts)
            fact = facts[metric.mart]
            joined = (t for t in self.tables if fact.key(t) in fact.columns)
            columns = {*fact.columns, *(name for table in joined for name in table.usable)}
            _check_aggregate(metric.name, metric.tree(), columns)
            _known(metric.name, "column", (metric.needs,) if metric.needs else (), columns)
            _known(
                metric.name,
                f"dimension of {fact.name}",
                metric.dimensions or (),
                set(self.split_by(fact)),
            )
        return self

    @model_validator(mode="after")
    def _rollups_are_of_facts(self) -> Catalogue:
        facts = {fact.name: fact for fact in self.facts}
        for rollup in self.rollups:
            _known(rollup.name, "fact", (rollup.fact,), facts)
            _known(rollup.name, "column", rollup.columns, set(facts[rollup.fact].columns))
            _known(rollup.name, "dimension", rollup.dimensions, self._dimension_names())
            used = {c.name for t in rollup.of_line.values() for c in t.find_all(exp.Column)}
            _known(rollup.name, "column", used, set(facts[rollup.fact].columns))
        return self

    def _dimension_names(self) -> set[str]:
        return {dimension.name for dimension in self.dimensions}

    def _check_formula(self, metric: Metric) -> None:
        tree = metric.tree()
        names = {entry.name for entry in self.metrics if entry.mart is not None}
        _known(metric.name, "metric of a mart", metric.columns(), names)
        if tree.find(exp.AggFunc, *_FOREIGN) or not metric.columns():
            raise ValueError(f"{metric.name}: is no formula over metrics: {metric.expression}")


def _check_aggregate(name: str, tree: exp.Expr, columns: set[str]) -> None:
    used = {written(column) for column in tree.find_all(exp.Column)}
    _known(name, "column", used, columns)
    odd = [node.sql() for node in tree.find_all(exp.AggFunc) if not isinstance(node, _PORTABLE)]
    if odd or tree.find(*_FOREIGN):
        raise ValueError(f"{name}: uses SQL that not every engine has: {tree.sql()}")
    if not tree.find(exp.AggFunc):
        raise ValueError(f"{name}: is no aggregate: {tree.sql()}")
    bare = [column for column in tree.find_all(exp.Column) if not column.find_ancestor(exp.AggFunc)]
    if bare:
        raise ValueError(f"{name}: {written(bare[0])} stands outside an aggregate")


def _known(name: str, kind: str, used: Iterable[str], known: Iterable[str]) -> None:
    strange = set(used) - set(known)
    if strange:
        raise ValueError(f"{name}: no such {kind}: {', '.join(sorted(strange))}")


def _find(kind: str, name: str, entries: Iterable[_Entry]) -> _Entry:
    by_name = {entry.name: entry for entry in entries}
    if name not in by_name:
        raise unknown(kind, name, tuple(by_name))
    return by_name[name]
