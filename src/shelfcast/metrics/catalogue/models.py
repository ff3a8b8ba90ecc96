"""What does the definition of a metric or a dimension hold?

A metric is an aggregate over the lines of one mart, or a formula over other metrics. A dimension is
a column of the marts themselves, or of a table joined to them by a key that is unique there, so
that no join multiplies lines. A rollup is a coarser mart that says the same as the lines, for the
aggregates it keeps.
Not here: where the files lie (load.py), whether definitions fit each other (catalogue.py).
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal

import sqlglot
from pydantic import BaseModel, ConfigDict, Field, model_validator
from sqlglot import exp
from sqlglot.errors import SqlglotError

Unit = Literal["money", "units", "count", "ratio", "days"]
Format = Literal["money", "money_exact", "units", "count", "percent"]
Grain = Literal["day", "week", "month", "quarter", "year"]
Additive = Literal["all", "none"] | tuple[str, ...]

SCHEMA = "marts"
DAY = "day"
STORES, PRODUCTS = "stores", "products"
"""The masters that a viewer's scope needs: a store's region, a product's category."""
_NAME = r"^[a-z][a-z_0-9]*$"


class Entry(BaseModel):
    """Anything that is defined has a name."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))
    name: str = Field(pattern=_NAME)


class Metric(Entry):
    """A number that can be asked for.

    `mart` is the fact it is made of; without one, `expression` is a formula over other metrics.
    `at: last` takes the lines of the last day of each period alone (stock does not add up over
    time). `needs` names a column without which a line does not count at all. `dimensions` are those
    it may be split by, where these are fewer than its fact's.
    """

    label: str
    expression: str
    unit: Unit
    format: Format
    additive: Additive
    mart: str | None = None
    description: str
    at: Literal["every", "last"] = "every"
    needs: str | None = None
    dimensions: tuple[str, ...] | None = None

    @property
    def is_ratio(self) -> bool:
        """True where no parts add up: without lines there is no value, not 0."""
        return self.additive == "none"

    @property
    def is_count(self) -> bool:
        """True where no line at all counts as 0, and never as unknown."""
        return isinstance(self._parsed, exp.Count)

    @model_validator(mode="after")
    def _reads_as_sql(self) -> Metric:
        try:
            self.tree()
        except SqlglotError as error:
            raise ValueError(f"{self.name}: is no SQL: {self.expression}") from error
        return self

    @cached_property
    def _parsed(self) -> exp.Expr:
        return sqlglot.parse_one(self.expression, dialect="duckdb")

    @cached_property
    def aggregates(self) -> tuple[str, ...]:
        """What it sums and counts, as sqlglot writes it."""
        return tuple(node.sql() for node in self._parsed.find_all(exp.AggFunc))

    def tree(self) -> exp.Expr:
        """The expression as sqlglot reads it; the caller's own."""
        return self._parsed.copy()

    def columns(self) -> frozenset[str]:
        """The columns that it is made of, `table.column` where they are of a joined table."""
        return frozenset(written(column) for column in self._parsed.find_all(exp.Column))


class Dimension(Entry):
    """A column by which numbers can be split and filtered.

    Without a `table` it is a column of the fact itself; a grain alone is the fact's own day.
    `facts` are those it splits beside the ones that list it.
    """

    label: str
    description: str
    table: str | None = None
    column: str | None = None
    kind: Literal["text", "number"] = "text"
    name_table: str | None = None
    name_column: str | None = None
    grain: Grain | None = None
    order: int | None = None
    facts: tuple[str, ...] = ()

    @property
    def names_in(self) -> str | None:
        """The table that holds the name."""
        return self.name_table or self.table

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that have to be joined for the value and its name."""
        named = self.names_in if self.name_column else None
        return tuple(dict.fromkeys(name for name in (self.table, named) if name))

    @property
    def outputs(self) -> tuple[str, ...]:
        """The columns of a result: the value, and its name where there is one."""
        return (self.name, f"{self.name}_name") if self.name_column else (self.name,)

    @model_validator(mode="after")
    def _is_told(self) -> Dimension:
        if (self.grain is None) != (self.order is None):
            raise ValueError(f"{self.name}: a grain needs an order, an order a grain")
        if (self.grain is None) == (self.column is None):
            raise ValueError(f"{self.name}: give a column, or a grain of time, not both")
        return self


class Table(Entry):
    """What may be joined to a fact: the fact's column to the table's, unique there.

    With `of` it is no table of the snapshot but one row a key over the lines of that fact that the
    viewer may see, with `columns` as aggregates: a customer's first day, say. `offers` names the
    columns of a table of the snapshot that expressions may use, as `table.column`.
    """

    join: dict[str, str] = Field(min_length=1, max_length=1)
    of: str | None = None
    columns: dict[str, str] = Field(default_factory=dict)
    schema_name: str = SCHEMA
    offers: tuple[str, ...] = ()

    @property
    def usable(self) -> frozenset[str]:
        """What expressions may use of it."""
        return frozenset(f"{self.name}.{column}" for column in (*self.columns, *self.offers))

    @property
    def keys(self) -> tuple[str, str]:
        """The fact's column and the table's column."""
        return next(iter(self.join.items()))


class Fact(Entry):
    """A mart of lines: its columns, those that hold money, and whose rows they are.

    `store` and `product` are the columns a viewer's scope falls on; null where the mart has none,
    which then is only for viewers who may see all stores, or all categories. `where` keeps a part
    of the mart. `schema_name` is where it stands: of a project's own models, the folder they are
    in. `step` is the command that fills it.
    """

    day: str | None = None
    currency: str | None = None
    store: str | None = None
    product: str | None = None
    columns: tuple[str, ...]
    money: tuple[str, ...] = ()
    where: str | None = None
    dimensions: tuple[str, ...] = ()
    schema_name: str = SCHEMA
    step: str = "shelfcast build"

    def key(self, table: Table) -> str:
        """Its column that joins `table`; masters join by whose rows these are, days by its day."""
        if table.keys[0] == DAY and self.day:
            return self.day
        masters = {STORES: self.store, PRODUCTS: self.product}
        return masters.get(table.name) or table.keys[0]


class Rollup(Entry):
    """A coarser mart of a fact, which says the same for the aggregates it keeps.

    `columns` are those of the fact that it keeps under their name, `dimensions` those it holds as
    a column of its own, `measures` from an aggregate of the fact's to the same one of its own.
    `line` says how one line of the fact stands as a row of the rollup: with it, the days of a
    period before its first whole month and after its last are read from the lines. `is_fine` is
    true of one that may have as many rows as there are lines: no gain where these are read anyway.
    """

    fact: str
    day: str
    grain: Literal["day", "month"]
    columns: tuple[str, ...]
    dimensions: dict[str, str] = Field(default_factory=dict)
    measures: dict[str, str]
    line: dict[str, str] = Field(default_factory=dict)
    is_fine: bool = False

    @cached_property
    def of_line(self) -> dict[str, exp.Expr]:
        """The columns of the rollup as a line has them."""
        return {name: sqlglot.parse_one(text, dialect="duckdb") for name, text in self.line.items()}

    @cached_property
    def replacements(self) -> dict[str, exp.Expr]:
        """The fact's aggregates, as sqlglot writes them, to the rollup's own."""
        return {
            sqlglot.parse_one(theirs, dialect="duckdb").sql(): sqlglot.parse_one(
                ours, dialect="duckdb"
            )
            for theirs, ours in self.measures.items()
        }

    def keeps(self, grain: Grain) -> bool:
        """True where elements of that grain can be told from its rows."""
        return self.grain == "day" or grain in ("month", "quarter", "year")


def written(column: exp.Column) -> str:
    """`column`, or `table.column` where it names a table."""
    return f"{column.table}.{column.name}" if column.table else column.name
