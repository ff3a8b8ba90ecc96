"""How is one part of a question summed?

    SELECT keys, aggregates, COUNT(*) FROM … WHERE … GROUP BY keys

Where only the best of a dimension are asked for, they are ranked first, by the first metric over
the whole window, and each line is told whether its value is among them. What is left is summed over
its lines like any other row: a ratio of the rest is the ratio of its lines, not a mean of ratios.
Not here: how parts meet (statement.py).
"""

from __future__ import annotations

from sqlglot import exp

from shelfcast.metrics import compose
from shelfcast.metrics.aware import snapped
from shelfcast.metrics.bind import Bindings
from shelfcast.metrics.catalogue import Dimension, Metric
from shelfcast.metrics.lines import Lines
from shelfcast.metrics.plan import IS_OTHER, OTHER, Part, Plan, source_of
from shelfcast.metrics.window import Shift

BEST, EMPTY, PLACE, RANKED = "best", "best_empty", "place", "ranked"
CURRENCY_LOW, CURRENCY_HIGH = "currency_low", "currency_high"
CURRENCIES: dict[str, type[exp.AggFunc]] = {CURRENCY_LOW: exp.Min, CURRENCY_HIGH: exp.Max}
VALUE = "value"


def summed(plan: Plan, part: Part, bindings: Bindings, *, earlier: bool = False) -> exp.Select:
    """The sums of one part, of the days asked about or of those they are compared with."""
    lines = _lines(plan, part, bindings, earlier=earlier)
    keys = _keys(plan, lines)
    columns = [compose.named(value, name) for name, value in keys.items()]
    columns += [compose.named(lines.measure(metric), metric.name) for metric in part.metrics]
    if part.tally:
        columns.append(compose.named(lines.aggregate(compose.count_lines()), part.tally))
    if part.source.fact.name in plan.mixed:
        currency = str(part.source.fact.currency)
        columns += [
            compose.named(kind(this=lines.own(currency)), name) for name, kind in CURRENCIES.items()
        ]
    return lines.select(columns, [value.copy() for value in keys.values()])


def best(plan: Plan, metric: Metric, bindings: Bindings) -> exp.Select:
    """The values of the ranked dimension with their place, the best first; ties by the value."""
    assert plan.top is not None
    dimension = plan.top.dimension
    part = Part(source_of(plan, metric, (dimension,)), (metric,), last_day=metric.at == "last")
    lines = _lines(plan, part, bindings, ranking=True)
    key = lines.value(dimension)
    measure = compose.named(lines.measure(metric), RANKED)
    ranked = lines.select([compose.named(key, VALUE), measure], [key.copy()])
    order = [
        exp.Ordered(this=exp.column(RANKED), desc=True, nulls_first=False),
        exp.Ordered(this=exp.column(VALUE), desc=False, nulls_first=False),
    ]
    place = exp.Window(this=exp.RowNumber(), order=exp.Order(expressions=order))
    columns = [exp.column(VALUE), compose.named(place, PLACE)]
    placed = compose.select(columns, compose.subquery(ranked, "by_value"))
    few = exp.LTE(this=exp.column(PLACE), expression=bindings.bind(plan.top.count))
    columns = [exp.column(VALUE), exp.column(PLACE)]
    return compose.select(columns, compose.subquery(placed, "placed"), where=[few])


def _lines(
    plan: Plan, part: Part, bindings: Bindings, *, earlier: bool = False, ranking: bool = False
) -> Lines:
    window = plan.window
    start, end = window.start, window.end
    shift: Shift | None = None
    if earlier and window.previous_start and window.previous_end:
        start, end, shift = window.previous_start, window.previous_end, window.shift
    lines = Lines(plan.catalogue, part.source, plan.scope, bindings, shift)
    lines.between(snapped(start, part.source), end).where(plan.filters).told(part.needs)
    if part.last_day:
        lines.closing(start, end, () if ranking else plan.grains)
    return lines


def _keys(plan: Plan, lines: Lines) -> dict[str, exp.Expr]:
    keys: dict[str, exp.Expr] = {}
    is_best = _joined_to_best(plan, lines) if plan.top else None
    for dimension in plan.dimensions:
        ranked = plan.top is not None and dimension.name == plan.top.dimension.name
        for column, value in _columns(dimension, lines).items():
            rest = plan.has_others and ranked and is_best is not None
            keys[column] = _or_other(value, is_best, dimension) if rest and is_best else value
    if plan.has_others and is_best is not None:
        keys[IS_OTHER] = compose.case(is_best.copy(), compose.number(0), compose.number(1))
    return keys


def _columns(dimension: Dimension, lines: Lines) -> dict[str, exp.Expr]:
    name = lines.name(dimension)
    columns = {dimension.name: lines.value(dimension)}
    return columns if name is None else {**columns, f"{dimension.name}_name": name}


def _joined_to_best(plan: Plan, lines: Lines) -> exp.Expr:
    """Whether a line's value is among the best; an empty value has its place beside the join."""
    assert plan.top is not None
    value = lines.value(plan.top.dimension)
    same = exp.EQ(this=value.copy(), expression=exp.column(VALUE, table=BEST))
    lines.join(compose.table(BEST), same)
    place = [compose.named(exp.Max(this=exp.column(PLACE)), PLACE)]
    empty = compose.select(place, compose.table(BEST), where=[compose.is_null(exp.column(VALUE))])
    lines.join(compose.subquery(empty, EMPTY), None)
    is_best = compose.either(
        compose.is_told(exp.column(PLACE, table=BEST)),
        compose.every(compose.is_null(value), compose.is_told(exp.column(PLACE, table=EMPTY))),
    )
    if not plan.top.others:
        lines.keep(is_best.copy())
    return is_best


def _or_other(value: exp.Expr, is_best: exp.Expr, dimension: Dimension) -> exp.Expr:
    kept = value if dimension.kind == "text" else compose.as_type(value, "TEXT")
    return compose.case(is_best.copy(), kept, exp.Literal.string(OTHER))
