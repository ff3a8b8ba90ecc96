"""How is a model's SQL told to SQL Server, which has no columns of true and false?

A condition that is kept as a column becomes a `bit` (null where it is neither true nor false), and
a column that is asked as a condition becomes `= 1`. The rest is spelt as Transact-SQL spells it:
names in brackets, since `file` and `rule` are words of its own; texts of other scripts as N'...';
counts as bigint; rounding with its places; standard deviation by its own name; `timestamp`, which
there is a row's version, as datetime2. The SQL comes from the models, compiled with our macros for
SQL Server 2022.
Not here: those macros (dbt/macros), a connection to SQL Server: there is none in this version.
"""

from __future__ import annotations

import sqlglot
from sqlglot import exp

TRUTHS = (exp.Predicate, exp.Connector, exp.Not, exp.Boolean)
"""What is true or false, and so a condition; everything else is a value."""
_KNOWN = (exp.Is, exp.Exists, exp.Boolean)


def t_sql(sql: str) -> str:
    """One query of the models in Transact-SQL.

    >>> t_sql("select price > 2 as is_dear, not is_new as is_old from products where is_new")
    ... # doctest: +NORMALIZE_WHITESPACE
    'SELECT CAST(CASE WHEN [price] > 2 THEN 1 WHEN NOT [price] > 2 THEN 0 END AS BIT) AS [is_dear],
    CAST(CASE WHEN NOT [is_new] = 1 THEN 1 WHEN NOT NOT [is_new] = 1 THEN 0 END AS BIT) AS [is_old]
    FROM [products] WHERE [is_new] = 1'
    """
    tree = sqlglot.parse_one(sql, read="tsql")
    for node in reversed(list(tree.walk(bfs=False))):
        if isinstance(node, exp.Expression) and node is not tree:
            node.replace(_told(node))
    return tree.sql("tsql", identify=True)


def is_asked(node: exp.Expression) -> bool:
    """Does it stand where a condition must stand?"""
    parent, part = node.parent, node.arg_key
    if isinstance(parent, exp.Paren):
        return is_asked(parent)
    if isinstance(parent, exp.If):
        case = parent.parent
        return part == "this" and not (isinstance(case, exp.Case) and case.this)
    if isinstance(parent, exp.Join):
        return part == "on"
    return isinstance(parent, exp.Where | exp.Having | exp.Connector | exp.Not)


def is_truth(node: exp.Expression) -> bool:
    """Is it a condition, whatever brackets it stands in?"""
    return isinstance(node.unnest(), TRUTHS)


def _told(node: exp.Expression) -> exp.Expression:
    """The node as SQL Server has it; itself where that is the same."""
    if isinstance(node, exp.Paren):
        return node
    if is_truth(node) and not is_asked(node):
        return _as_bit(node)
    if is_asked(node):
        return _as_condition(node)
    return _spelt(node)


def _as_bit(node: exp.Expression) -> exp.Expression:
    if isinstance(node, exp.Boolean):
        return exp.cast(exp.Literal.number(int(node.this)), "bit")
    asked = node.copy()
    case = exp.Case().when(asked, exp.Literal.number(1))
    if isinstance(node, _KNOWN):
        case = case.else_(exp.Literal.number(0))
    else:
        case = case.when(exp.Not(this=asked.copy()), exp.Literal.number(0))
    return exp.cast(case, "bit")


def _as_condition(node: exp.Expression) -> exp.Expression:
    one = exp.Literal.number(1)
    if isinstance(node, exp.Boolean):
        return exp.EQ(this=one, expression=exp.Literal.number(int(node.this)))
    return node if is_truth(node) else exp.EQ(this=_spelt(node).copy(), expression=one)


def _spelt(node: exp.Expression) -> exp.Expression:
    if isinstance(node, exp.Literal) and node.is_string and not node.this.isascii():
        return exp.National(this=node.this)
    if isinstance(node, exp.DataType) and node.this == exp.DataType.Type.ROWVERSION:
        return exp.DataType.build("datetime2(6)", dialect="tsql")
    if isinstance(node, exp.StddevSamp):
        return exp.Anonymous(this="stdev", expressions=[node.this.copy()])
    if isinstance(node, exp.Round) and not node.args.get("decimals"):
        node.set("decimals", exp.Literal.number(0))
    if isinstance(node, exp.Count):
        node.set("big_int", True)
    return node
