"""What does the definition of a metric or a dimension hold?

A metric is an aggregate over the columns of its mart. A dimension is a column of the mart, or of a
table joined to it by a declared key that is unique there, so that no join multiplies lines.
Not here: where the files lie (load.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeVar

import sqlglot
from pydantic import BaseModel, ConfigDict, Field, model_validator
from sqlglot import exp

from shelfcast.metrics.suggest import unknown

Unit = Literal["money", "units", "count", "ratio"]
Format = Literal["money", "money_exact", "units", "count", "percent"]
Grain = Literal["day", "week", "month", "quarter", "year"]
Additive = Literal["all", "none"] | tuple[str, ...]

_PORTABLE = (exp.Sum, exp.Count, exp.Min, exp.Max)
_NAME = r"^[a-z][a-z_0-9]*$"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str = Field(pattern=_NAME)


_T = TypeVar("_T", bound=_Entry)


class Metric(_Entry):
    """A number that can be asked for."""

    label: str
    expression: str
    unit: Unit
    format: Format
    additive: Additive
    mart: str
    description: str

    @property
    def is_ratio(self) -> bool:
        """True where no parts add up: without lines there is no value, not 0."""
        return self.additive == "none"

    def tree(self) -> exp.Expr:
        """The expression as sqlglot reads it."""
        return sqlglot.parse_one(self.expression, dialect="duckdb")

    def columns(self) -> frozenset[str]:
        """The columns of the mart that it is made of."""
        return frozenset(column.name for column in self.tree().find_all(exp.Column))


class Dimension(_Entry):
    """A column by which numbers can be split and filtered."""

    label: str
    description: str
    table: str
    column: str
    kind: Literal["text", "number"] = "text"
    name_table: str | None = None
    name_column: str | None = None
    grain: Grain | None = None
    order: int | None = None

    @property
    def names_in(self) -> str:
        """The table that holds the name."""
        return self.name_table or self.table

    @property
    def outputs(self) -> tuple[str, ...]:
        """The columns of a result: the value, and its name where there is one."""
        return (self.name, f"{self.name}_name") if self.name_column else (self.name,)

    @model_validator(mode="after")
    def _grain_has_order(self) -> Dimension:
        if (self.grain is None) != (self.order is None):
            raise ValueError(f"{self.name}: a grain needs an order, an order a grain")
        return self


class Table(_Entry):
    """A table that may be joined to a fact: the fact's column to the table's."""

    join: dict[str, str] = Field(min_length=1, max_length=1)

    @property
    def keys(self) -> tuple[str, str]:
        """The fact's column and the table's column."""
        return next(iter(self.join.items()))


class Fact(_Entry):
    """A mart of lines, with the columns that expressions may use and those that hold money."""

    day: str
    currency: str
    columns: tuple[str, ...]
    money: tuple[str, ...]


class Catalogue(BaseModel):
    """All definitions, proven to name only what exists."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    metrics: tuple[Metric, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    tables: tuple[Table, ...] = ()
    facts: tuple[Fact, ...] = ()

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

    @model_validator(mode="after")
    def _names_are_unique(self) -> Catalogue:
        names = [entry.name for entry in (*self.metrics, *self.dimensions)]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise ValueError(f"defined twice: {', '.join(sorted(twice))}")
        return self

    @model_validator(mode="after")
    def _dimensions_join(self) -> Catalogue:
        known = {entry.name for entry in (*self.tables, *self.facts)}
        for dimension in self.dimensions:
            strange = {dimension.table, dimension.names_in} - known
            if strange:
                raise ValueError(f"{dimension.name}: no such table: {', '.join(strange)}")
        return self

    @model_validator(mode="after")
    def _expressions_are_portable(self) -> Catalogue:
        columns = {fact.name: set(fact.columns) for fact in self.facts}
        for metric in self.metrics:
            if metric.mart not in columns:
                raise ValueError(f"{metric.name}: no such mart: {metric.mart}")
            _check_expression(metric, columns[metric.mart])
        return self


def _check_expression(metric: Metric, columns: set[str]) -> None:
    tree = metric.tree()
    strange = metric.columns() - columns
    if strange:
        raise ValueError(f"{metric.name}: {metric.mart} has no {', '.join(sorted(strange))}")
    odd = [node.sql() for node in tree.find_all(exp.AggFunc) if not isinstance(node, _PORTABLE)]
    if odd or tree.find(exp.Filter, exp.Window, exp.Select, exp.Anonymous):
        raise ValueError(f"{metric.name}: uses SQL that not every engine has: {metric.expression}")
    if not tree.find(exp.AggFunc):
        raise ValueError(f"{metric.name}: is no aggregate: {metric.expression}")


def _find(kind: str, name: str, entries: Iterable[_T]) -> _T:
    by_name = {entry.name: entry for entry in entries}
    if name not in by_name:
        raise unknown(kind, name, tuple(by_name))
    return by_name[name]
