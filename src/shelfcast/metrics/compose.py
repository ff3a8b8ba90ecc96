"""How is a statement put together?

sqlglot's own builders copy the whole tree at each step, which for a statement of some hundred nodes
takes longer than the database. These make each node once, in place: what is handed in is kept, so a
node that stands in two places is copied by the caller. Names are ours, never a person's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce

from sqlglot import exp


def select(
    columns: Sequence[exp.Expr],
    source: exp.Expr,
    *,
    joins: Sequence[exp.Join] = (),
    where: Sequence[exp.Expr] = (),
    group: Sequence[exp.Expr] = (),
) -> exp.Select:
    """`SELECT columns FROM source …`."""
    tree = exp.Select(expressions=list(columns), from_=exp.From(this=source))
    if joins:
        tree.set("joins", list(joins))
    if where:
        tree.set("where", exp.Where(this=every(*where)))
    if group:
        tree.set("group", exp.Group(expressions=list(group)))
    return tree


def ordered(tree: exp.Select, orders: Sequence[tuple[str, bool]], limit: int | None) -> exp.Select:
    """The rows by these columns, empty values last; True is downwards."""
    if orders:
        by = [
            exp.Ordered(this=exp.column(name), desc=down, nulls_first=False)
            for name, down in orders
        ]
        tree.set("order", exp.Order(expressions=by))
    if limit is not None:
        tree.set("limit", exp.Limit(expression=number(limit)))
    return tree


def with_parts(tree: exp.Select, parts: Mapping[str, exp.Expr]) -> exp.Select:
    """`WITH name AS (…), … SELECT …`, in the order given."""
    ctes = [exp.CTE(this=part, alias=_table_alias(name)) for name, part in parts.items()]
    tree.set("with_", exp.With(expressions=ctes))
    return tree


def union(parts: Sequence[exp.Expr]) -> exp.Expr:
    """All of them, one under the other."""
    return reduce(lambda a, b: exp.Union(this=a, expression=b, distinct=False), parts)


def named(value: exp.Expr, name: str) -> exp.Expr:
    """`value AS name`."""
    return exp.Alias(this=value, alias=exp.to_identifier(name))


def table(name: str, schema: str | None = None) -> exp.Expr:
    """A table; of a schema, under its own name."""
    if schema is None:
        return exp.Table(this=exp.to_identifier(name))
    return exp.Table(
        this=exp.to_identifier(name), db=exp.to_identifier(schema), alias=_table_alias(name)
    )


def subquery(tree: exp.Expr, name: str | None = None) -> exp.Expr:
    """`(tree) AS name`."""
    return exp.Subquery(this=tree, alias=_table_alias(name)) if name else exp.Subquery(this=tree)


def join(to: exp.Expr, on: exp.Expr | None) -> exp.Join:
    """A left join; a cross join without a condition."""
    return exp.Join(this=to, kind="CROSS") if on is None else exp.Join(this=to, side="LEFT", on=on)


def every(*conditions: exp.Expr) -> exp.Expr:
    """All of the conditions; an OR among them cannot reach over the others."""
    held = [exp.Paren(this=c) if isinstance(c, exp.Or) else c for c in conditions]
    return reduce(lambda a, b: exp.And(this=a, expression=b), held)


def either(*conditions: exp.Expr) -> exp.Expr:
    """Any of the conditions, in brackets."""
    return exp.Paren(this=reduce(lambda a, b: exp.Or(this=a, expression=b), conditions))


def is_null(value: exp.Expr) -> exp.Expr:
    """`value IS NULL`."""
    return exp.Is(this=value, expression=exp.Null())


def is_told(value: exp.Expr) -> exp.Expr:
    """`NOT value IS NULL`."""
    return exp.Not(this=is_null(value))


def case(condition: exp.Expr, then: exp.Expr, otherwise: exp.Expr | None = None) -> exp.Expr:
    """`CASE WHEN condition THEN then ELSE otherwise END`."""
    return exp.Case(ifs=[exp.If(this=condition, true=then)], default=otherwise)


def number(value: int) -> exp.Expr:
    """A whole number that is ours."""
    return exp.Literal.number(value)


def as_type(value: exp.Expr, kind: str) -> exp.Expr:
    """`CAST(value AS kind)`."""
    return exp.Cast(this=value, to=exp.DataType(this=exp.DataType.Type[kind]))


def count_lines() -> exp.Expr:
    """`COUNT(*)`."""
    return exp.Count(this=exp.Star(), big_int=True)


def _table_alias(name: str) -> exp.Expr:
    return exp.TableAlias(this=exp.to_identifier(name))
