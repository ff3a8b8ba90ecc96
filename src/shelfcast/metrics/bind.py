"""How does a person's value get into a query without becoming SQL?

Each value is kept in a list and stands in the statement as a numbered parameter.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlglot import exp

DIALECT = "duckdb"


class Bindings:
    """The values of one statement, in the order of their numbers."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[type, object], int] = {}

    @property
    def values(self) -> list[object]:
        """The values, the first is $1."""
        return [value for _, value in self._numbers]

    def bind(self, value: object) -> exp.Expr:
        """The parameter that stands for `value`; the same value gets the same number."""
        number = self._numbers.setdefault((type(value), value), len(self._numbers) + 1)
        return exp.Placeholder(this=str(number))

    def any_of(self, column: exp.Expr, values: Iterable[object]) -> exp.Expr:
        """`column IN (values)`; false where there is none."""
        bound = [self.bind(value) for value in values]
        if not bound:
            return nothing()
        return exp.In(this=column.copy(), expressions=bound)


def nothing() -> exp.Expr:
    """A condition that no row meets, in words that every engine has."""
    return exp.EQ(this=exp.Literal.number(1), expression=exp.Literal.number(0))
