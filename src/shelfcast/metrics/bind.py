"""How does a person's value get into a query without becoming SQL?

Each value is kept in a list and stands in the statement as a numbered parameter; at the end the
statement is written for the engine that reads it, with parameters as that engine's driver has them:
`$1` for DuckDB, `?` or `%s`, a value for each mark, for the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlglot import exp

from shelfcast.errors import FailureError

DIALECT = "duckdb"
STYLES = {
    "duckdb": "numbered",
    "postgres": "format",
    "redshift": "format",
    "snowflake": "format",
    "spark": "qmark",
    "databricks": "qmark",
    "athena": "qmark",
    "trino": "qmark",
    "tsql": "qmark",
}
"""How the usual driver of each dialect wants its parameters: psycopg2, redshift_connector and the
Snowflake connector take `%s`, pyspark, databricks-sql, PyAthena, trino and mssql-python `?`."""
_MARK = re.compile(r"__bound_(\d+)__")


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

    def written(self, tree: exp.Expr, dialect: str = DIALECT) -> tuple[str, list[object]]:
        """The statement in that dialect, and its values as the engine's driver takes them.

        Raises FailureError for a dialect that has no known driver.
        """
        style = STYLES.get(dialect)
        if style is None:
            raise FailureError(f"No statement can be written for the engine {dialect!r}.")
        if style == "numbered":
            return tree.sql(dialect=dialect, copy=False), self.values
        return self._marked(tree, dialect, "?" if style == "qmark" else "%s")

    def _marked(self, tree: exp.Expr, dialect: str, mark: str) -> tuple[str, list[object]]:
        marked = tree
        for place in list(marked.find_all(exp.Placeholder)):
            place.replace(exp.Var(this=f"__bound_{place.name}__"))
        sql = marked.sql(dialect=dialect, copy=False)
        values = self.values
        found = [values[int(number) - 1] for number in _MARK.findall(sql)]
        return _MARK.sub(mark, sql.replace("%", "%%") if mark == "%s" else sql), found


def nothing() -> exp.Expr:
    """A condition that no row meets, in words that every engine has."""
    return exp.EQ(this=exp.Literal.number(1), expression=exp.Literal.number(0))
