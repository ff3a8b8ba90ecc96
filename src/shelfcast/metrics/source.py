"""Which table are the lines read from?

A source is a fact itself, or a rollup of it that says the same. Both look alike to a question: the
day, the columns, the dimensions and each aggregate under the fact's names.
Not here: when a rollup says the same (aware.py), joins and conditions (lines.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlglot import exp

from shelfcast.metrics.catalogue import Dimension, Fact, Rollup

LINES = "COUNT(*)"
"""The aggregate that counts lines, as sqlglot writes it."""


@dataclass(frozen=True)
class Source:
    """A fact, read from its own lines or from `rollup`.

    Where it is `edged`, whole months are read from the rollup and the days beside them from lines.
    """

    fact: Fact
    rollup: Rollup | None = None
    edged: bool = False

    def __hash__(self) -> int:
        return hash((self.fact.name, self.name))

    @property
    def name(self) -> str:
        """The mart that is read."""
        return self.rollup.name if self.rollup else self.fact.name

    @property
    def day(self) -> str | None:
        """Its column of the day, or of the first day of the month."""
        return self.rollup.day if self.rollup else self.fact.day

    def column(self, dimension: Dimension) -> str | None:
        """The mart's own column of a dimension; None where it is in a joined table."""
        if self.rollup and dimension.name in self.rollup.dimensions:
            return self.rollup.dimensions[dimension.name]
        return dimension.column if dimension.table is None else None

    def aggregate(self, tree: exp.Expr) -> exp.Expr:
        """An expression over the fact's columns, as one over this source's.

        Raises KeyError where the rollup does not keep an aggregate of it.
        """
        if self.rollup is None:
            return tree
        root = exp.Paren(this=tree)
        for node in list(tree.find_all(exp.AggFunc)):
            node.replace(self.rollup.replacements[node.sql()].copy())
        inner: exp.Expr = root.this
        return inner
