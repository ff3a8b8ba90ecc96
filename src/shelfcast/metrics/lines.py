"""Which lines does a question look at?

Builds `FROM mart JOIN … WHERE …`: the window's days, the person's filters and the viewer's scope.
Every metric query is built on this, and nothing is selected without the scope, so there is no way
to the lines around it. Joins go to tables whose key is unique, so no line is counted twice.
Not here: what is summed over the lines (part.py), the joined tables (joins.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import sqlglot
from sqlglot import exp

from shelfcast.metrics import compose
from shelfcast.metrics.bind import Bindings
from shelfcast.metrics.catalogue import Catalogue, Dimension, Grain, Metric, Table
from shelfcast.metrics.catalogue.models import PRODUCTS, STORES
from shelfcast.metrics.edges import months_and_days
from shelfcast.metrics.filters import Filter, ValueKind, condition
from shelfcast.metrics.scope import Scope
from shelfcast.metrics.source import Source
from shelfcast.metrics.window import Shift


class Lines:
    """The lines of a source that a viewer may see, moved by `shift` where there is one."""

    def __init__(
        self,
        catalogue: Catalogue,
        source: Source,
        scope: Scope,
        bindings: Bindings,
        shift: Shift | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._source = source
        self._scope = scope
        self._bindings = bindings
        self._shift = shift
        self._joined: list[str] = []
        self._joins: list[tuple[exp.Expr, exp.Expr | None]] = []
        self._conditions: list[exp.Expr] = []
        self._span: tuple[date, date] | None = None
        if source.fact.where:
            self.keep(self._qualified(sqlglot.parse_one(source.fact.where, dialect="duckdb")))
        self._within(scope)

    def own(self, name: str) -> exp.Expr:
        """A column of the source."""
        return exp.column(name, table=self._source.name)

    def day(self) -> exp.Expr:
        """The day of a line, or the first day of its month."""
        return self.own(str(self._source.day))

    def value(self, dimension: Dimension) -> exp.Expr:
        """The dimension's value on a line; of a shifted line, the value it is compared with."""
        if dimension.grain is not None:
            return truncated(dimension.grain, self._moved_day())
        return self._unmoved(dimension)

    def name(self, dimension: Dimension) -> exp.Expr | None:
        """The name that goes with the value, where the dimension has one."""
        if dimension.name_column is None:
            return None
        if dimension.names_in is None:
            return self.own(dimension.name_column)
        return self._of(dimension.names_in, dimension.name_column)

    def measure(self, metric: Metric) -> exp.Expr:
        """The metric over these lines."""
        return self.aggregate(metric.tree())

    def aggregate(self, tree: exp.Expr) -> exp.Expr:
        """An aggregate over the fact's columns, over these lines."""
        return self._qualified(self._source.aggregate(tree))

    def between(self, start: date, end: date) -> Lines:
        """Keep the days from `start` to `end`, both included; all where lines have no day."""
        if self._source.edged:
            self._span = (start, end)
        elif self._source.day is not None:
            low, high = self._bindings.bind(start), self._bindings.bind(end)
            self.keep(exp.Between(this=self.day(), low=low, high=high))
        return self

    def where(self, filters: Sequence[Filter]) -> Lines:
        """Keep what passes every filter; QueryError for an unreadable value."""
        for wanted in filters:
            dimension = self._catalogue.dimension(wanted.field)
            kind: ValueKind = "date" if dimension.grain else dimension.kind
            name = self.name(dimension) if wanted.operator == "~" else None
            column = self._unmoved(dimension)
            self.keep(condition(wanted, column, kind, self._bindings, name))
        return self

    def told(self, column: str | None) -> Lines:
        """Keep the lines that have a value in that column; all without one."""
        if column is not None:
            self.keep(compose.is_told(self.own(column)))
        return self

    def closing(self, start: date, end: date, grains: Sequence[Grain]) -> Lines:
        """Keep the last day of each element of time between the two days, the same for all.

        The last day is the last that the mart has for anyone: parts then add up to the whole.
        """
        everyone = Lines(self._catalogue, self._source, Scope(), self._bindings, self._shift)
        everyone.between(start, end)
        keys = [truncated(grain, everyone._moved_day()) for grain in grains]
        days = everyone.select([exp.Max(this=self.day())], group=keys)
        self.keep(exp.In(this=self.day(), query=compose.subquery(days)))
        return self

    def keep(self, wanted: exp.Expr) -> None:
        """Keep the lines that meet a condition."""
        self._conditions.append(wanted)

    def join(self, table: exp.Expr, on: exp.Expr | None) -> None:
        """Bring in a table of at most one row a line; without `on`, one of a single row."""
        self._joins.append((table, on))

    def select(self, columns: Sequence[exp.Expr], group: Sequence[exp.Expr] = ()) -> exp.Select:
        """The columns over these lines, a row a group."""
        entries = [self._catalogue.table(name) for name in self._joined]
        joins = [compose.join(self._table(entry), self._link(entry)) for entry in entries]
        joins += [compose.join(table, on) for table, on in self._joins]
        source = compose.table(self._source.name, self._source.fact.schema_name)
        if self._span is not None:
            source = months_and_days(self._source, *self._span, self._bindings)
        return compose.select(columns, source, joins=joins, where=self._conditions, group=group)

    def _within(self, scope: Scope) -> None:
        fact = self._source.fact
        if scope.stores is not None:
            self._any_of(self.own(str(fact.store)), scope.stores)
        if scope.regions is not None:
            self._any_of(self._of(STORES, "region"), scope.regions)
        if scope.categories is not None:
            own = self._source.rollup and self._source.rollup.dimensions.get("category")
            column = self.own(own) if own else self._of(PRODUCTS, "category")
            self._any_of(column, scope.categories)

    def _any_of(self, column: exp.Expr, values: frozenset[str]) -> None:
        self.keep(self._bindings.any_of(column, sorted(values)))

    def _of(self, table: str, name: str) -> exp.Expr:
        """A column of a table that is joined from now on."""
        if table not in self._joined:
            self._joined.append(table)
        return exp.column(name, table=table)

    def _unmoved(self, dimension: Dimension) -> exp.Expr:
        if dimension.grain is not None:
            return truncated(dimension.grain, self.day())
        own = self._source.column(dimension)
        if own is not None:
            return self.own(own)
        return self._of(str(dimension.table), str(dimension.column))

    def _qualified(self, tree: exp.Expr) -> exp.Expr:
        """Every column with its table; the tables that are named are joined."""
        for column in list(tree.find_all(exp.Column)):
            if column.table:
                self._of(column.table, column.name)
            else:
                column.set("table", exp.to_identifier(self._source.name))
        return tree

    def _table(self, entry: Table) -> exp.Expr:
        if entry.of is None:
            return compose.table(entry.name, entry.schema_name)
        fact = self._catalogue.fact(entry.of)
        theirs = entry.keys[1]
        lines = Lines(self._catalogue, Source(fact), self._scope, self._bindings).told(theirs)
        columns = [
            compose.named(lines.aggregate(sqlglot.parse_one(expression, dialect="duckdb")), name)
            for name, expression in entry.columns.items()
        ]
        key = compose.named(lines.own(theirs), theirs)
        return compose.subquery(lines.select([key, *columns], [lines.own(theirs)]), entry.name)

    def _link(self, entry: Table) -> exp.Expr:
        ours, theirs = self._source.fact.key(entry), entry.keys[1]
        is_day = entry.of is None and theirs == "day"
        left = self._weekday_day() if is_day else self.own(ours)
        return exp.EQ(this=left, expression=exp.column(theirs, table=entry.name))

    def _moved_day(self) -> exp.Expr:
        if self._shift is None:
            return self.day()
        whole = self._shift.whole
        day = truncated(whole, self.day()) if whole else self.day()
        return moved(day, self._shift)

    def _weekday_day(self) -> exp.Expr:
        """A line moved by whole months keeps its own weekday: Mondays are beside Mondays."""
        keeps = self._shift is None or self._shift.whole
        return self.day() if keeps else self._moved_day()


def truncated(grain: Grain, day: exp.Expr) -> exp.Expr:
    """The first day of the element of that grain in which `day` lies."""
    if grain == "day":
        return day
    return compose.as_type(exp.TimestampTrunc(this=day, unit=exp.var(grain.upper())), "DATE")


def moved(day: exp.Expr, shift: Shift) -> exp.Expr:
    """`day` moved forward by the shift."""
    count, unit = (shift.days, "DAY") if shift.days else (shift.months, "MONTH")
    interval = exp.Interval(this=exp.Literal.string(str(count)), unit=exp.var(unit))
    return compose.as_type(exp.Add(this=day, expression=interval), "DATE")
