"""How does a question become one SQL statement?

    WITH best AS (…), part_1 AS (a part's sums), earlier_1 AS (the same, of the days compared with),
         every_part AS (all of them, one under the other), beside AS (a row a key)
    SELECT … FROM beside ORDER BY … LIMIT …

Parts are brought together by UNION ALL and GROUP BY, not by joins, so that empty keys meet too and
nothing is multiplied. Built from sqlglot expressions in the subset that carries to every engine: no
QUALIFY, no FILTER, GROUP BY by expression, ratios by NULLIF. Values are bound, never written. Where
the lines are in several currencies, the statement also gives `currency_low` and `currency_high`
over all rows, before any limit, by which a sum over several currencies is noticed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlglot import exp

from shelfcast.metrics import compose
from shelfcast.metrics.bind import DIALECT, Bindings, nothing
from shelfcast.metrics.catalogue import Metric
from shelfcast.metrics.part import BEST, CURRENCIES, best, summed
from shelfcast.metrics.plan import Part, Plan, parts

HIDDEN = tuple(CURRENCIES)
EARLIER = "earlier_"
_UNTYPED = ("postgres", "redshift")


def statement(plan: Plan, dialect: str = DIALECT) -> tuple[str, list[object]]:
    """The SQL in that dialect, and the values bound in it."""
    bindings = Bindings()
    found = parts(plan)
    ctes: dict[str, exp.Expr] = {}
    if plan.top is not None:
        ctes[BEST] = best(plan, plan.summed[0], bindings)
    for number, part in enumerate(found, 1):
        ctes[f"part_{number}"] = summed(plan, part, bindings)
        if plan.is_compared:
            ctes[f"{EARLIER}{number}"] = summed(plan, part, bindings, earlier=True)
    tree = _together(plan, found, ctes, dialect)
    orders = [(order.column, order.descending) for order in plan.orders]
    tree = compose.with_parts(compose.ordered(tree, orders, plan.limit), ctes)
    return bindings.written(tree, dialect)


def _together(
    plan: Plan, found: Sequence[Part], ctes: dict[str, exp.Expr], dialect: str
) -> exp.Select:
    source = "part_1"
    if len(found) > 1 or plan.is_compared:
        halves = [_half(plan, found, name, dialect) for name in ctes if name != BEST]
        ctes["every_part"] = compose.union(halves)
        ctes["beside"] = _beside(plan, found)
        source = "beside"
    values = [
        column
        for metric in plan.metrics
        for column in (_changes if plan.is_compared else _alone)(plan, found, metric)
    ]
    columns = [*_columns(plan.keys), *values, *_currencies(plan)]
    return compose.select(columns, compose.table(source))


def _half(plan: Plan, found: Sequence[Part], name: str, dialect: str) -> exp.Select:
    """One part's rows, with the columns of the other parts empty."""
    part = found[int(name.rpartition("_")[2]) - 1]
    prefix = EARLIER if name.startswith(EARLIER) else ""
    own = {f"{prefix}{column}": column for column in _given(part)}
    columns: list[exp.Expr] = []
    for column, source in _all_columns(plan, found).items():
        value = exp.column(own[column]) if column in own else _empty(source, dialect)
        columns.append(compose.named(value, column))
    is_mixed = part.source.fact.name in plan.mixed
    columns += [
        compose.named(exp.column(hidden) if is_mixed else exp.Null(), hidden)
        for hidden in (HIDDEN if plan.mixed else ())
    ]
    return compose.select([*_columns(plan.keys), *columns], compose.table(name))


def _given(part: Part) -> tuple[str, ...]:
    tally = (part.tally,) if part.tally else ()
    return (*(metric.name for metric in part.metrics), *tally)


def _all_columns(plan: Plan, found: Sequence[Part]) -> dict[str, tuple[str, str]]:
    """The columns of all parts: the table that gives each, and its name there."""
    columns = {}
    for prefix, table in (("", "part_"), (EARLIER, EARLIER))[: 2 if plan.is_compared else 1]:
        for number, part in enumerate(found, 1):
            for name in _given(part):
                columns[f"{prefix}{name}"] = (f"{table}{number}", name)
    return columns


def _empty(source: tuple[str, str], dialect: str) -> exp.Expr:
    """An empty value; of its column's type, for engines that would take a bare one for text."""
    if dialect not in _UNTYPED:
        return exp.Null()
    table, name = source
    columns = [exp.Max(this=exp.column(name))]
    return compose.subquery(compose.select(columns, compose.table(table), where=[nothing()]))


def _beside(plan: Plan, found: Sequence[Part]) -> exp.Select:
    columns: list[exp.Expr] = [
        compose.named(exp.Max(this=exp.column(name)), name) for name in _all_columns(plan, found)
    ]
    if plan.mixed:
        columns += [compose.named(k(this=exp.column(n)), n) for n, k in CURRENCIES.items()]
    source = compose.table("every_part")
    return compose.select([*_columns(plan.keys), *columns], source, group=_columns(plan.keys))


def _alone(plan: Plan, found: Sequence[Part], metric: Metric) -> list[exp.Expr]:
    return [compose.named(_now(plan, found, metric), metric.name)]


def _changes(plan: Plan, found: Sequence[Part], metric: Metric) -> list[exp.Expr]:
    now, before = _now(plan, found, metric), _before(plan, found, metric)
    change = exp.Sub(this=exp.Paren(this=now.copy()), expression=exp.Paren(this=before.copy()))
    base = exp.Nullif(this=exp.Abs(this=before.copy()), expression=compose.number(0))
    share = exp.Div(this=compose.as_type(change.copy(), "DOUBLE"), expression=base)
    return [
        compose.named(now, metric.name),
        compose.named(before, f"{metric.name}_previous"),
        compose.named(change, f"{metric.name}_change"),
        compose.named(share, f"{metric.name}_change_pct"),
    ]


def _now(plan: Plan, found: Sequence[Part], metric: Metric) -> exp.Expr:
    if metric.mart is None:
        return _formula(metric, lambda part: _now(plan, found, plan.catalogue.metric(part)))
    value = _counted(metric, exp.column(metric.name), found)
    whole = len(found) == 1 and not plan.is_compared and plan.keys
    if metric.is_ratio or whole:
        return value
    # What adds up is 0 where there was no line; a ratio has no value there.
    none = exp.EQ(this=_or_zero(exp.column(_tally(metric, found))), expression=compose.number(0))
    return compose.case(none, compose.number(0), value)


def _before(plan: Plan, found: Sequence[Part], metric: Metric) -> exp.Expr:
    if metric.mart is None:
        return _formula(metric, lambda part: _before(plan, found, plan.catalogue.metric(part)))
    lines = exp.column(f"{EARLIER}{_tally(metric, found)}")
    seen = exp.GT(this=lines, expression=compose.number(0))
    return compose.case(seen, _counted(metric, exp.column(f"{EARLIER}{metric.name}"), found))


def _formula(metric: Metric, value_of: Callable[[str], exp.Expr]) -> exp.Expr:
    root = exp.Paren(this=metric.tree())
    for column in list(root.find_all(exp.Column)):
        column.replace(exp.Paren(this=value_of(column.name)))
    return root


def _counted(metric: Metric, value: exp.Expr, found: Sequence[Part]) -> exp.Expr:
    """A count of which a key has no line that counts is 0: its part left such lines out."""
    left_out = any(metric in part.metrics and part.needs for part in found)
    return _or_zero(value) if left_out and metric.is_count else value


def _or_zero(value: exp.Expr) -> exp.Expr:
    return exp.Coalesce(this=value, expressions=[compose.number(0)])


def _tally(metric: Metric, found: Sequence[Part]) -> str:
    """The column that counts the lines which the metric is summed over."""
    last_day = metric.at == "last"
    return next(
        part.tally
        for part in found
        if part.tally and part.source.fact.name == metric.mart and part.last_day == last_day
    )


def _currencies(plan: Plan) -> list[exp.Expr]:
    if not plan.mixed:
        return []
    return [
        compose.named(exp.Window(this=kind(this=exp.column(name))), name)
        for name, kind in CURRENCIES.items()
    ]


def _columns(names: Sequence[str]) -> list[exp.Expr]:
    return [exp.column(name) for name in names]
