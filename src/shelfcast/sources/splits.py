"""How is a large table read in parts, so that all parts together are the table?

A split is a run of whole rows that can be read knowing nothing of the others: some bytes of a text
that begin and end with lines, or some row groups of a Parquet file. It knows the number of its
first row in the file, so each row keeps the number that it has when the table is read in one piece.

Only what is done to each row alone may be done to a split. A table knows (`TextTable.splits`)
whether something else was done to it: then it is read in one piece.
Not here: how a file is cut (by the source that reads it), and who reads the parts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

import polars as pl

T = TypeVar("T")
R = TypeVar("R")
Change = Callable[[pl.LazyFrame], pl.LazyFrame]


@dataclass(frozen=True)
class Split:
    """A run of rows: from `start` to before `stop`, in bytes or rows as the source counts.

    `first` is the number that its first row has in the file, `rows` how many rows it must hold.
    """

    start: int
    stop: int
    first: int
    rows: int


class Source(Protocol):
    """What can be read in parts. It travels to whoever reads them, so it is small."""

    def cut(self, size: int) -> list[Split]:
        """Splits of about `size` bytes, in order, that hold each row once."""

    def read(self, split: Split) -> pl.LazyFrame:
        """The rows of one: ROW and the columns, as the whole table has them."""


class Readers(Protocol):
    """Who does the same with several parts of a file at once."""

    @property
    def size(self) -> int:
        """Bytes that each is given at a time."""

    def map(self, work: Callable[[T], R], parts: Sequence[T]) -> list[R]:
        """What `work` makes of each part, in their order; both travel, so they are small."""


@dataclass(frozen=True)
class Parted:
    """The parts that `whole` can be read in; `changes` were made to each row since it was read."""

    whole: pl.LazyFrame
    source: Source
    changes: tuple[Change, ...] = ()

    def then(self, change: Change) -> Parted:
        """The parts of the table with another change to each row alone."""
        return replace(self, whole=change(self.whole), changes=(*self.changes, change))

    def read(self, split: Split) -> pl.LazyFrame:
        """The rows of one part, changed as those of the whole were."""
        rows = self.source.read(split)
        for change in self.changes:
            rows = change(rows)
        return rows
