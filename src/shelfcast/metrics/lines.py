"""Which sale lines does a question look at?

Builds `FROM mart JOIN … WHERE …`: the window's days, the person's filters and the viewer's scope.
Every metric query is built on this, so there is no way to the lines around the scope.
Joins go to tables whose key is unique, so no line is counted twice.
Not here: what is summed over the lines (statement.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlglot import exp

from shelfcast.metrics.bind import Bindings
from shelfcast.metrics.catalogue import Catalogue, Dimension, Fact, Grain
from shelfcast.metrics.filters import Filter, ValueKind, condition
from shelfcast.metrics.scope import Scope
from shelfcast.metrics.window import Shift

SCHEMA = "marts"


class Lines:
    """The lines of one fact in one span of days, dated forward by `shift` where there is one."""

    def __init__(
        self, catalogue: Catalogue, fact: Fact, bindings: Bindings, shift: Shift | None = None
    ) -> None:
        self._catalogue = catalogue
        self._fact = fact
        self._bindings = bindings
        self._shift = shift
        self._joined: list[str] = []
        self._conditions: list[exp.Expr] = []

    def column(self, table: str, name: str) -> exp.Expr:
        """A column, of the fact or of a table that is joined from now on."""
        if table != self._fact.name and table not in self._joined:
            self._joined.append(table)
        return exp.column(name, table=table)

    def value(self, dimension: Dimension) -> exp.Expr:
        """The dimension's value on a line; of a shifted line, the value it is compared with."""
        if dimension.grain is None:
            return self.column(dimension.table, dimension.column)
        return truncated(dimension.grain, self._moved_day())

    def name(self, dimension: Dimension) -> exp.Expr | None:
        """The name that goes with the value, where the dimension has one."""
        if dimension.name_column is None:
            return None
        return self.column(dimension.names_in, dimension.name_column)

    def between(self, start: date, end: date) -> Lines:
        """Keep the days from `start` to `end`, both included."""
        low, high = self._bindings.bind(start), self._bindings.bind(end)
        self._conditions.append(exp.Between(this=self._day(), low=low, high=high))
        return self

    def where(self, filters: Sequence[Filter]) -> Lines:
        """Keep what passes every filter; QueryError for an unknown field or an unreadable value."""
        for wanted in filters:
            dimension = self._catalogue.dimension(wanted.field)
            kind: ValueKind = "date" if dimension.grain else dimension.kind
            column = truncated(dimension.grain, self._day()) if dimension.grain else None
            self._conditions.append(
                condition(
                    wanted,
                    column if column is not None else self.value(dimension),
                    kind,
                    self._bindings,
                    self.name(dimension) if wanted.operator == "~" else None,
                )
            )
        return self

    def within(self, scope: Scope) -> Lines:
        """Keep what the viewer may see."""
        restrictions = (
            (scope.stores, self._fact.name, "store_id"),
            (scope.regions, "stores", "region"),
            (scope.categories, "products", "category"),
        )
        for values, table, name in restrictions:
            if values is not None:
                column = self.column(table, name)
                self._conditions.append(self._bindings.any_of(column, sorted(values)))
        return self

    def select(self, *expressions: exp.Expr) -> exp.Select:
        """The expressions over these lines."""
        statement = exp.select(*expressions).from_(_table(self._fact.name))
        for name in self._joined:
            statement = statement.join(_table(name), on=self._link(name), join_type="left")
        return statement.where(*self._conditions)

    def _link(self, name: str) -> exp.Expr:
        ours, theirs = self._catalogue.table(name).keys
        is_day = ours == self._fact.day
        left = self._weekday_day() if is_day else exp.column(ours, table=self._fact.name)
        return exp.EQ(this=left, expression=exp.column(theirs, table=name))

    def _day(self) -> exp.Expr:
        return exp.column(self._fact.day, table=self._fact.name)

    def _moved_day(self) -> exp.Expr:
        if self._shift is None:
            return self._day()
        whole = self._shift.whole
        day = truncated(whole, self._day()) if whole else self._day()
        return moved(day, self._shift)

    def _weekday_day(self) -> exp.Expr:
        """A line moved by whole months keeps its own weekday: Mondays are beside Mondays."""
        keeps = self._shift is None or self._shift.whole
        return self._day() if keeps else self._moved_day()


def truncated(grain: Grain, day: exp.Expr) -> exp.Expr:
    """The first day of the element of that grain in which `day` lies."""
    if grain == "day":
        return day.copy()
    start = exp.TimestampTrunc(this=day.copy(), unit=exp.var(grain.upper()))
    return exp.cast(start, "DATE")


def moved(day: exp.Expr, shift: Shift) -> exp.Expr:
    """`day` moved forward by the shift."""
    count, unit = (shift.days, "DAY") if shift.days else (shift.months, "MONTH")
    interval = exp.Interval(this=exp.Literal.string(str(count)), unit=exp.var(unit))
    return exp.cast(exp.Add(this=day.copy(), expression=interval), "DATE")


def _table(name: str) -> exp.Expr:
    return exp.alias_(exp.table_(name, db=SCHEMA), name, table=True)
