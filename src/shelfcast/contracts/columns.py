"""What is a column, a dataset and a frame?

A `Dataset` is a kind of table a retailer has (sales, products, stock). A `Frame` is a table that
one room hands to another (forecasts, orders). Both declare their columns once, here.

Money and quantities are decimals of four places, as `Decimal(18, 4)`; a quantity may be a weight.
Timestamps are naive local times of the project's time zone, in microseconds.
Not here: how text becomes a value (landing/), where tables are stored (lake/).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import polars as pl
import pyarrow as pa

from shelfcast.errors import FailureError


class Kind(Enum):
    """What the values of a column are, with the type that holds them."""

    ID = "id"
    TEXT = "text"
    DATE = "date"
    TIMESTAMP = "timestamp"
    MONEY = "money"
    QUANTITY = "quantity"
    NUMBER = "number"
    INTEGER = "integer"
    BOOLEAN = "boolean"

    @property
    def arrow(self) -> pa.DataType:
        """The Arrow type that holds this kind."""
        return _ARROW[self]

    @property
    def polars(self) -> pl.DataType:
        """The Polars type that holds this kind."""
        return _POLARS[self]


_ARROW: dict[Kind, pa.DataType] = {
    Kind.ID: pa.string(),
    Kind.TEXT: pa.string(),
    Kind.DATE: pa.date32(),
    Kind.TIMESTAMP: pa.timestamp("us"),
    Kind.MONEY: pa.decimal128(18, 4),
    Kind.QUANTITY: pa.decimal128(18, 4),
    Kind.NUMBER: pa.float64(),
    Kind.INTEGER: pa.int64(),
    Kind.BOOLEAN: pa.bool_(),
}
_POLARS: dict[Kind, pl.DataType] = {
    Kind.ID: pl.String(),
    Kind.TEXT: pl.String(),
    Kind.DATE: pl.Date(),
    Kind.TIMESTAMP: pl.Datetime("us"),
    Kind.MONEY: pl.Decimal(18, 4),
    Kind.QUANTITY: pl.Decimal(18, 4),
    Kind.NUMBER: pl.Float64(),
    Kind.INTEGER: pl.Int64(),
    Kind.BOOLEAN: pl.Boolean(),
}


@dataclass(frozen=True)
class Column:
    """One column: its name, kind, meaning, unit, and the names others give it.

    A name in `weak` may mean this column where nothing better does; it is doubted.
    """

    name: str
    kind: Kind
    description: str
    unit: str = ""
    required: bool = False
    synonyms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


@dataclass(frozen=True)
class Frame:
    """A table that crosses a seam: its grain in words and its columns in order."""

    name: str
    grain: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The column names, in order."""
        return tuple(column.name for column in self.columns)

    def __getitem__(self, name: str) -> Column:
        """The column of that name; KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def schema(self) -> dict[str, pl.DataType]:
        """Column name to Polars type, in order."""
        return {column.name: column.kind.polars for column in self.columns}

    def empty(self) -> pl.DataFrame:
        """A frame of this shape without rows."""
        return pl.DataFrame(schema=self.schema())

    def conform(self, frame: pl.DataFrame) -> pl.DataFrame:
        """`frame` with this frame's columns first, in order and of their types; others follow.

        Raises FailureError when a column is missing: that is a fault of the room that made it.
        """
        missing = [name for name in self.names if name not in frame.columns]
        if missing:
            raise FailureError(f"The frame {self.name} lacks {', '.join(missing)}.")
        others = [name for name in frame.columns if name not in self.names]
        typed = [pl.col(column.name).cast(column.kind.polars) for column in self.columns]
        return frame.select(*typed, *others)


@dataclass(frozen=True)
class Dataset(Frame):
    """A kind of table that a retailer has.

    `needs` lists groups of columns; of each group at least one must be mapped, and filled in each
    row. `time` is the column that says when, by whose month the lake is partitioned.
    """

    needs: tuple[tuple[str, ...], ...] = ()
    time: str | None = None
    partitioned: bool = False
