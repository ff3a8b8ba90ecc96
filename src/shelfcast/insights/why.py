"""Why did a number change?

The change of a metric between two periods, broken down over a dimension into parts that add up
exactly: money into volume, price, mix, new and lost (price_volume_mix.py), counts into more or
less of what stayed, new and lost, ratios into rates and weights (rate_mix.py). The dimension is the
one that tells most of the change (explaining.py) unless one is named. Every figure is a metric of
the catalogue, asked for under the viewer's scope.
Assumption: what is new or lost is so within the filters and the scope of the question.
Not here: the sentences (why_words.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import fsum

import polars as pl

from shelfcast.errors import QueryError
from shelfcast.insights.apportion import CENT
from shelfcast.insights.beside import beside
from shelfcast.insights.explaining import rank_dimensions
from shelfcast.insights.periods import UNCHANGED, Against, Periods, notes, periods, undated
from shelfcast.insights.price_volume_mix import PARTS, price_volume_mix
from shelfcast.insights.rate_mix import RATE_PARTS, rate_mix, whole_ratio
from shelfcast.metrics import (
    Catalogue,
    Dimension,
    Filter,
    Metric,
    Reader,
    Scope,
    catalogue,
    data_range,
)
from shelfcast.metrics.ratio import ratio_of

COUNTED_BY = {"returns": "returned_units"}
"""In which units the money of a metric is counted, where it is not in units sold."""
UNASKED = ("currency", "customer", "weekday", "promotion")
"""Dimensions that explain only when they are named: too many values, or rather a cause than a place
where a change happened."""
STEPS = {"money_exact": CENT, "percent": Decimal("0.000001")}


@dataclass(frozen=True)
class Asked:
    """Which change is to be explained. `where` are filters as metrics take them."""

    metric: str
    start: date | None = None
    end: date | None = None
    against: Against = "previous_period"
    by: str | None = None
    where: tuple[Filter | str, ...] = ()


@dataclass(frozen=True)
class Why:
    """The change and what it is made of.

    `parts` and the rows of `groups` (a row a value of `dimension`, those that changed most first)
    add up to `change` exactly. `movers` has for each of these the product that changed most in it;
    `choice` ranks the dimensions that were tried.
    """

    metric: Metric
    dimension: Dimension
    periods: Periods
    before: Decimal
    now: Decimal
    change: Decimal
    parts: dict[str, Decimal]
    groups: pl.DataFrame
    movers: pl.DataFrame
    choice: pl.DataFrame
    snapshot_id: str
    warnings: tuple[str, ...]

    @property
    def share(self) -> float | None:
        """The change as a share of what was before; None where that was 0."""
        return float(self.change / abs(self.before)) if self.before else None


def why(
    reader: Reader, asked: Asked, scope: Scope | None = None, known: Catalogue | None = None
) -> Why:
    """The change of one metric, explained. `known` is the catalogue, ours where none is given.

    Raises QueryError for a name that does not exist and for a dimension over which the metric does
    not add up, NoDataError where the viewer sees nothing.
    """
    known = known or catalogue()
    metric = known.metric(asked.metric)
    both = periods(reader, asked.start, asked.end, asked.against, scope)
    wanted = _measures(metric, known)
    names = _candidates(wanted, asked.by, known)
    where = undated(asked.where, known)
    asked_for = [m.name for m in wanted]
    found = beside(reader, asked_for, by=names, where=where, both=both, scope=scope, known=known)
    tried = [known.dimension(name) for name in (names if asked.by is None else [asked.by])]
    broken = (_ratio if metric.is_ratio else _sum)(metric, wanted, found.frame, tried)
    return Why(
        metric=metric,
        dimension=broken.dimension,
        periods=both,
        before=broken.before,
        now=broken.now,
        change=broken.now - broken.before,
        parts={part: _total(broken.groups, part) for part in broken.parts},
        groups=_ordered(_with_names(broken.groups, found.frame, broken.dimension)),
        movers=broken.movers,
        choice=broken.choice,
        snapshot_id=reader.snapshot_id,
        warnings=(*found.warnings, *notes(both, data_range(reader, scope))),
    )


def _measures(metric: Metric, known: Catalogue) -> tuple[Metric, Metric]:
    """A ratio's two sides, or an amount and the units it is counted in."""
    if metric.is_ratio:
        sides = ratio_of(metric, known)
        if sides is None:
            raise _refused(f"{metric.name} is no ratio of two metrics.", "take its parts")
        return sides
    if metric.unit == "money":
        return metric, known.metric(COUNTED_BY.get(metric.name, "units"))
    return metric, metric


def _candidates(wanted: Sequence[Metric], by: str | None, known: Catalogue) -> list[str]:
    """The dimensions over which everything that is asked for adds up, that named first."""
    shared = [d for d in known.dimensions if not d.grain]
    for metric in wanted:
        shared = [d for d in shared if d.name in known.splits(metric)]
        if metric.additive != "all":
            shared = [d for d in shared if d.name in metric.additive]
    allowed = [d.name for d in shared]
    if not allowed:
        what = f"{wanted[0].label} adds up over nothing, so no part of it explains its change."
        raise _refused(what, "ask why of another metric: shelfcast query --list")
    only = [n for n in allowed if n not in UNASKED] or allowed
    if by is None:
        return only
    if known.dimension(by).name not in allowed:
        what = f"{wanted[0].label} does not add up over {by}: its parts would be counted twice."
        raise _refused(what, f"split by {' or '.join(allowed)}")
    return list(dict.fromkeys((by, *(name for name in ("product",) if name in allowed))))


@dataclass(frozen=True)
class _Broken:
    """A change broken down over one dimension."""

    dimension: Dimension
    before: Decimal
    now: Decimal
    parts: tuple[str, ...]
    groups: pl.DataFrame
    movers: pl.DataFrame
    choice: pl.DataFrame


def _sum(
    metric: Metric, wanted: Sequence[Metric], rows: pl.DataFrame, tried: Sequence[Dimension]
) -> _Broken:
    """An amount: each row's money and units, before and now."""
    names = {"": metric.name, "units_": wanted[1].name}
    items = _renamed(rows, names)
    change, weight = pl.col("now") - pl.col("before"), pl.col("before").abs() + pl.col("now").abs()
    sized = items.with_columns(change=change, weight=weight)
    choice = rank_dimensions(sized, _names(tried), float(sized["weight"].sum()) / 2)
    chosen = _best(tried, choice)
    item = "product" if "product" in items.columns else chosen.name
    groups = price_volume_mix(items, chosen.name, item)
    before, now = (_total(groups, end) for end in ("before", "now"))
    return _Broken(chosen, before, now, PARTS, groups, _movers(items, chosen, item), choice)


def _ratio(
    metric: Metric, wanted: Sequence[Metric], rows: pl.DataFrame, tried: Sequence[Dimension]
) -> _Broken:
    """A ratio: each row's numerator and denominator, before and now."""
    over, under = wanted
    # In order: floats summed in another order differ in their last digits.
    items = _renamed(
        rows.sort(_names(tried), nulls_last=True), {"over_": over.name, "under_": under.name}
    )
    step = STEPS.get(metric.format, Decimal("0.0001"))
    before, now = (whole_ratio(items, end, step) for end in ("before", "now"))
    if before is None or now is None:
        when = "earlier period" if before is None else "period asked about"
        raise _refused(f"{metric.label} has no value in the {when}.", "take other days")
    choice = rank_dimensions(*_sized(items, _names(tried), before))
    chosen = _best(tried, choice)
    groups = rate_mix(items, chosen.name, step)
    return _Broken(chosen, before, now, RATE_PARTS, groups, pl.DataFrame(), choice)


def _names(dimensions: Sequence[Dimension]) -> list[str]:
    return [dimension.name for dimension in dimensions]


def _best(tried: Sequence[Dimension], choice: pl.DataFrame) -> Dimension:
    """The dimension that explains most."""
    return next(dimension for dimension in tried if dimension.name == choice["dimension"][0])


def _renamed(rows: pl.DataFrame, names: Mapping[str, str]) -> pl.DataFrame:
    columns = {
        f"{prefix}{end}": pl.col(f"{name}_{end}")
        for prefix, name in names.items()
        for end in ("before", "now")
    }
    return rows.with_columns(**columns)


def _sized(
    items: pl.DataFrame, tried: Sequence[str], before: Decimal
) -> tuple[pl.DataFrame, Sequence[str], float]:
    """What each row adds to the change of the ratio, less what the ratio itself is worth to it."""
    sides = ("over_before", "over_now", "under_before", "under_now")
    n0, n1, d0, d1 = (items[name].cast(pl.Float64) for name in sides)
    all0, all1 = fsum(d0), fsum(d1)
    middle = (fsum(n0) / all0 + fsum(n1) / all1) / 2
    w0, w1 = d0 / all0, d1 / all1
    change = (n1 / all1 - n0 / all0) - middle * (w1 - w0)
    sized = items.with_columns(change=change, weight=(w0.abs() + w1.abs()) / 2)
    return sized, tried, abs(middle) or abs(float(before)) or 1.0


def _movers(items: pl.DataFrame, chosen: Dimension, item: str) -> pl.DataFrame:
    """In each group the item whose money changed most, for the sentence that tells of the group."""
    if item == chosen.name:
        return pl.DataFrame()
    label = f"{item}_name"
    change = (pl.col("now") - pl.col("before")).sum()
    keys = [chosen.name, item, label]
    sums = items.group_by(keys).agg(change.alias("change"))
    ordered = sums.sort(pl.col("change").abs(), item, descending=[True, False], nulls_last=True)
    return ordered.unique(chosen.name, keep="first", maintain_order=True)


def _with_names(groups: pl.DataFrame, items: pl.DataFrame, chosen: Dimension) -> pl.DataFrame:
    if chosen.name_column is None:
        return groups
    names = items.select(chosen.outputs).unique(chosen.name, keep="first", maintain_order=True)
    named = groups.join(names, on=chosen.name, how="left", nulls_equal=True, maintain_order="left")
    rest = [name for name in groups.columns if name != chosen.name]
    return named.select(*chosen.outputs, *rest)


def _ordered(groups: pl.DataFrame) -> pl.DataFrame:
    """Those that changed most first, then by the first column, the dimension's value."""
    size, key = pl.col("change").abs(), groups.columns[0]
    return groups.sort(size, key, descending=[True, False], nulls_last=True)


def _total(groups: pl.DataFrame, column: str) -> Decimal:
    return sum(groups[column].to_list(), start=Decimal(0))


def _refused(what: str, fix: str) -> QueryError:
    return QueryError(what, fix=fix, state=UNCHANGED)
