"""How does a question become one SQL statement?

    WITH asked AS (the lines of the window, grouped), earlier AS (those compared with, shifted), …
    SELECT … FROM … ORDER BY … LIMIT …

Built from sqlglot expressions in the subset that carries to every engine: no QUALIFY, no FILTER,
GROUP BY by expression, ratios by NULLIF. Values are bound, never written. Where the snapshot holds
several currencies, the statement also gives `currency_low` and `currency_high` over all rows,
before any limit, by which a sum over several currencies is noticed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlglot import exp

from shelfcast.metrics.bind import DIALECT, Bindings
from shelfcast.metrics.catalogue import Catalogue, Dimension, Fact, Metric
from shelfcast.metrics.filters import Filter
from shelfcast.metrics.lines import Lines
from shelfcast.metrics.scope import Scope
from shelfcast.metrics.window import Shift, Window

CURRENCY_LOW, CURRENCY_HIGH, LINE_COUNT = "currency_low", "currency_high", "line_count"
HIDDEN = (CURRENCY_LOW, CURRENCY_HIGH)


@dataclass(frozen=True)
class Order:
    """By which column of the result rows are ordered."""

    column: str
    descending: bool


@dataclass(frozen=True)
class Plan:
    """A question whose names were looked up and whose days are known."""

    catalogue: Catalogue
    fact: Fact
    metrics: tuple[Metric, ...]
    dimensions: tuple[Dimension, ...]
    filters: tuple[Filter, ...]
    window: Window
    scope: Scope
    orders: tuple[Order, ...] = ()
    limit: int | None = None
    several_currencies: bool = True

    @property
    def hidden(self) -> tuple[str, ...]:
        """The columns beside what was asked, by which a mixed sum is noticed."""
        return HIDDEN if self.several_currencies else ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns of the result that tell its rows apart, with their names."""
        return tuple(name for dimension in self.dimensions for name in dimension.outputs)


def statement(plan: Plan) -> tuple[str, list[object]]:
    """The SQL and the values bound in it."""
    bindings = Bindings()
    asked = _aggregate(plan, bindings)
    tree = _single(plan, asked) if plan.window.previous_start is None else None
    if tree is None:
        tree = _compared(plan, asked, _aggregate(plan, bindings, earlier=True))
    for order in plan.orders:
        column = exp.column(order.column)
        tree = tree.order_by(exp.Ordered(this=column, desc=order.descending, nulls_first=False))
    if plan.limit is not None:
        tree = tree.limit(plan.limit)
    return tree.sql(dialect=DIALECT), bindings.values


def range_statement(catalogue: Catalogue, fact: Fact, scope: Scope) -> tuple[str, list[object]]:
    """The first and last day, and the lowest and highest currency, of the lines a scope sees."""
    bindings = Bindings()
    lines = Lines(catalogue, fact, bindings).within(scope)
    ends = [
        kind(this=lines.column(fact.name, name))
        for name in (fact.day, fact.currency)
        for kind in (exp.Min, exp.Max)
    ]
    names = ("first_day", "last_day", *HIDDEN)
    tree = lines.select(*(exp.alias_(end, name) for end, name in zip(ends, names, strict=True)))
    return tree.sql(dialect=DIALECT), bindings.values


def _aggregate(plan: Plan, bindings: Bindings, *, earlier: bool = False) -> exp.Select:
    window = plan.window
    start, end = window.start, window.end
    shift: Shift | None = None
    if earlier and window.previous_start and window.previous_end:
        start, end, shift = window.previous_start, window.previous_end, window.shift
    lines = Lines(plan.catalogue, plan.fact, bindings, shift)
    lines.between(start, end).where(plan.filters).within(plan.scope)
    keys = _keys(plan.dimensions, lines)
    values = [exp.alias_(_qualified(metric, plan.fact), metric.name) for metric in plan.metrics]
    currency = lines.column(plan.fact.name, plan.fact.currency)
    extra = [exp.alias_(exp.Count(this=exp.Star()), LINE_COUNT)]
    extra += [
        exp.alias_(kind(this=currency.copy()), name) for name, kind in _extremes(plan).items()
    ]
    named = [exp.alias_(value.copy(), name) for name, value in keys.items()]
    tree = lines.select(*named, *values, *extra)
    return tree.group_by(*(value.copy() for value in keys.values())) if keys else tree


def _keys(dimensions: Sequence[Dimension], lines: Lines) -> dict[str, exp.Expr]:
    keys: dict[str, exp.Expr] = {}
    for dimension in dimensions:
        keys[dimension.name] = lines.value(dimension)
        name = lines.name(dimension)
        if name is not None:
            keys[f"{dimension.name}_name"] = name
    return keys


def _qualified(metric: Metric, fact: Fact) -> exp.Expr:
    tree = metric.tree()
    for column in list(tree.find_all(exp.Column)):
        column.set("table", exp.to_identifier(fact.name))
    return tree


def _single(plan: Plan, asked: exp.Select) -> exp.Select:
    values = [
        exp.alias_(_or_zero(metric, exp.column(metric.name)), metric.name)
        for metric in plan.metrics
    ]
    tree = exp.select(*_columns(plan.keys), *values, *_currencies(plan)).from_("asked")
    return tree.with_("asked", as_=asked)


def _compared(plan: Plan, asked: exp.Select, earlier: exp.Select) -> exp.Select:
    """Both periods one under the other, then one row a key: no join, so empty keys meet too."""
    both = exp.union(_half(plan, "asked", "earlier_"), _half(plan, "earlier", ""), distinct=False)
    keys = _columns(plan.keys)
    beside = exp.select(*keys, *_highest(plan)).from_("both_periods")
    beside = beside.group_by(*_columns(plan.keys)) if keys else beside
    changes = [column for metric in plan.metrics for column in _changes(metric)]
    tree = exp.select(*_columns(plan.keys), *changes, *_currencies(plan)).from_("beside")
    tree = tree.with_("asked", as_=asked).with_("earlier", as_=earlier)
    return tree.with_("both_periods", as_=both).with_("beside", as_=beside)


def _half(plan: Plan, source: str, empty: str) -> exp.Select:
    """One period's rows, with the other period's columns empty."""
    columns: list[exp.Expr] = []
    for name in (*(metric.name for metric in plan.metrics), LINE_COUNT):
        for prefix in ("", "earlier_"):
            value = exp.Null() if prefix == empty else exp.column(name)
            columns.append(exp.alias_(value, f"{prefix}{name}"))
    return exp.select(*_columns(plan.keys), *columns, *_columns(plan.hidden)).from_(source)


def _highest(plan: Plan) -> list[exp.Expr]:
    names = [*(metric.name for metric in plan.metrics), LINE_COUNT]
    names += [f"earlier_{name}" for name in names]
    highest = [exp.alias_(exp.Max(this=exp.column(name)), name) for name in names]
    mixed = [
        exp.alias_(kind(this=exp.column(name)), name) for name, kind in _extremes(plan).items()
    ]
    return [*highest, *mixed]


def _extremes(plan: Plan) -> dict[str, type[exp.AggFunc]]:
    return dict(zip(plan.hidden, (exp.Min, exp.Max), strict=False))


def _changes(metric: Metric) -> list[exp.Expr]:
    now = _or_zero(metric, exp.column(metric.name))
    seen = exp.GT(this=exp.column(f"earlier_{LINE_COUNT}"), expression=exp.Literal.number(0))
    before = exp.case().when(seen, exp.column(f"earlier_{metric.name}"))
    change = exp.Sub(this=now.copy(), expression=before.copy())
    base = exp.func("NULLIF", exp.Abs(this=before.copy()), exp.Literal.number(0))
    share = exp.Div(this=exp.cast(change.copy(), "DOUBLE"), expression=base)
    return [
        exp.alias_(now, metric.name),
        exp.alias_(before, f"{metric.name}_previous"),
        exp.alias_(change, f"{metric.name}_change"),
        exp.alias_(share, f"{metric.name}_change_pct"),
    ]


def _or_zero(metric: Metric, value: exp.Expr) -> exp.Expr:
    """What adds up is 0 where there was no line; a ratio has no value there."""
    if metric.is_ratio:
        return value
    lines = exp.func("COALESCE", exp.column(LINE_COUNT), exp.Literal.number(0))
    none = exp.EQ(this=lines, expression=exp.Literal.number(0))
    return exp.case().when(none, exp.Literal.number(0)).else_(value)


def _currencies(plan: Plan) -> list[exp.Expr]:
    return [
        exp.alias_(exp.Window(this=kind(this=exp.column(name))), name)
        for name, kind in _extremes(plan).items()
    ]


def _columns(names: Sequence[str]) -> list[exp.Expr]:
    return [exp.column(name) for name in names]
