"""Does this query only read?

It must be one SELECT (or several joined by UNION, INTERSECT, EXCEPT, with or without WITH), with no
part that writes, locks or leaves the database: no INTO, no FOR UPDATE, no INSERT inside a WITH.
What sqlglot does not read is refused: it is not known to be harmless.

This stands beside what each engine is told (a transaction that only reads, where it has one) and
beside what its user may do; it replaces neither. A function that writes cannot be told from one
that reads: give Shelfcast a user who may only read.
"""

from __future__ import annotations

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from shelfcast.errors import ReadOnlyQueryError

_WRITES = (
    exp.Insert,
    exp.Update,
    exp.Delete,
    exp.Merge,
    exp.Create,
    exp.Drop,
    exp.Alter,
    exp.TruncateTable,
    exp.Copy,
    exp.Into,
    exp.Lock,
    exp.Command,
    exp.Set,
    exp.Use,
    exp.Transaction,
    exp.Commit,
    exp.Rollback,
    exp.Attach,
    exp.Detach,
    exp.Pragma,
)


def one_select(query: str, dialect: str) -> str:
    """The query without a closing semicolon, where it is one SELECT that only reads.

    Raises ReadOnlyQueryError.

    >>> one_select("SELECT day, total FROM sales;", "postgres")
    'SELECT day, total FROM sales'
    """
    text = query.strip().rstrip(";").rstrip()
    if "/*!" in text or "/*M!" in text:  # MySQL and MariaDB run what stands in such a comment
        raise _refused("it holds a comment that the server would run")
    try:
        found = [item for item in sqlglot.parse(text, dialect=dialect) if item is not None]
    except (SqlglotError, RecursionError) as error:
        raise _refused(_first_line(error)) from None
    if len(found) != 1:
        raise _refused(f"it is {len(found)} statements")
    tree = found[0]
    if not isinstance(tree, exp.Query):
        raise _refused(f"it is a {tree.key.upper()}")
    writing = next(tree.find_all(*_WRITES), None)
    if writing is not None or any(node.args.get("into") for node in tree.find_all(exp.Select)):
        raise _refused(f"it holds {writing.key.upper() if writing else 'INTO'}")
    return text


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _refused(why: str) -> ReadOnlyQueryError:
    return ReadOnlyQueryError(
        "The query is not one SELECT that only reads.",
        evidence=[why],
        why="Shelfcast reads databases and never writes to them.",
        fix="name a table, or write the query as one SELECT",
    )
