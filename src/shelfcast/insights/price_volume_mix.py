"""How much of a change in money is more units, other prices, another mix, or new and lost items?

For an item i with quantity q, price p = money / q, before (0) and now (1), and P the average price
of all items that stayed:

    price_i  = (q0 + q1) / 2 x (p1 - p0)
    volume_i = (P0 + P1) / 2 x (q1 - q0)
    mix_i    = ((p0 + p1) / 2 - (P0 + P1) / 2) x (q1 - q0)

so that price + volume + mix = p1 q1 - p0 q0 for each item, each group of items and the whole.
Volume is what the units alone would have brought at the average price; mix is that the units won
or lost were dearer or cheaper than the average. An item is new (lost) when its product or its group
sold nothing before (now); its whole money is in `new` (`lost`). A product and a group that stayed
but did not meet in one period have no price there, so nothing of it is called price. Where the
quantities have opposite signs or one is 0 (returns, corrections) there is no price to compare
either: what volume does not explain is mix.

Both means are midpoints (Bennet 1920, "The theory of measurement of changes in cost of living"):
swapping the periods changes every sign and no amount, which prices of the one or the other period
(Laspeyres, Paasche) do not, and zeros and returns need no special care, which logarithms (LMDI,
Ang 2004) do. Source of volume and mix: Diewert 2005, "Index number theory using differences rather
than ratios", sections 3 and 7.

Rounding: price and volume are rounded to cents once, over all; groups get them by the largest
remainder (apportion.py); mix is what is left, to the last decimal of the data. So rows and columns
add up exactly.
Not here: ratios (rate_mix.py), which groups are taken (explaining.py).
"""

from __future__ import annotations

from math import fsum

import numpy as np
import polars as pl

from shelfcast.insights.apportion import apportion, to_step

PARTS = ("volume", "price", "mix", "new", "lost")
MONEY = pl.Decimal(38, 4)
_AMOUNTS = ("before", "now", "units_before", "units_now")
Floats = np.ndarray[tuple[int], np.dtype[np.float64]]


def price_volume_mix(items: pl.DataFrame, group: str, item: str) -> pl.DataFrame:
    """One row a value of `group`: before, now, change and its five parts, all decimals.

    `items` has, for each group and item (rows are summed where there are several), `before` and
    `now` (money), `units_before` and `units_now`, and whether it `was` there before and `is` now.
    `status` is new, lost or stayed. Rows are in the order of the group's values.

    >>> items = pl.DataFrame({
    ...     "shop": ["A", "A"], "product": ["tea", "salt"],
    ...     "before": [100, 20], "now": [132, 10], "units_before": [10, 20], "units_now": [12, 10],
    ...     "was": [True, True], "is": [True, True]})
    >>> row = price_volume_mix(items, "shop", "product").row(0, named=True)
    >>> [str(row[part]) for part in ("change", "volume", "price", "mix")]
    ['22.0000', '-41.8200', '11.0000', '52.8200']
    """
    rows = _status(_single(items, group, item), group, item)
    stayed = pl.col("part") == "stayed"
    kept = rows.filter(stayed)
    volume, price = _effects(kept)
    named = kept.select(group).with_columns(volume=volume, price=price)
    groups = rows.group_by(group, maintain_order=True).agg(
        pl.col("before", "now").sum(),
        _sum_of("now", "new").alias("new"),
        (-_sum_of("before", "lost")).alias("lost"),
        pl.col("was").any(),
        pl.col("is").any(),
    )
    parts = [_to_cents(groups, named, group, column) for column in ("volume", "price")]
    return _finished(groups.with_columns(*parts), group)


def _single(items: pl.DataFrame, group: str, item: str) -> pl.DataFrame:
    """One row a group and item, in their order, so that sums are the same in every run."""
    keys = list(dict.fromkeys((group, item)))
    sums = [pl.col(name).cast(MONEY).sum() for name in _AMOUNTS]
    presence = pl.col("was", "is").any()
    return items.group_by(keys).agg(*sums, presence).sort(keys, nulls_last=True)


def _status(rows: pl.DataFrame, group: str, item: str) -> pl.DataFrame:
    """What each row belongs to: new, lost or stayed."""
    known = {
        f"{key}_{when}": pl.col(when).any().over(key)
        for key in (group, item)
        for when in ("was", "is")
    }
    rows = rows.with_columns(**known)
    fresh = ~pl.col(f"{group}_was") | ~pl.col(f"{item}_was")
    gone = ~pl.col(f"{group}_is") | ~pl.col(f"{item}_is")
    part = pl.when(fresh).then(pl.lit("new")).when(gone).then(pl.lit("lost"))
    return rows.with_columns(part=part.otherwise(pl.lit("stayed")))


def _sum_of(column: str, part: str) -> pl.Expr:
    return pl.col(column).filter(pl.col("part") == part).sum()


def _effects(kept: pl.DataFrame) -> tuple[Floats, Floats]:
    """Volume and price of each item that stayed."""
    r0, r1, q0, q1 = (kept[name].cast(pl.Float64).to_numpy() for name in _AMOUNTS)
    priced = np.sign(q0) * np.sign(q1) > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        steps = r1 / q1 - r0 / q0
    price = np.where(priced, (q0 + q1) / 2 * np.where(priced, steps, 0.0), 0.0)
    average = _average_price(fsum(r0), fsum(r1), fsum(q0), fsum(q1))
    return average * (q1 - q0), price


def _average_price(r0: float, r1: float, q0: float, q1: float) -> float:
    """The midpoint of the two average prices; of one where the other has no units."""
    prices = [money / units for money, units in ((r0, q0), (r1, q1)) if units > 0]
    return fsum(prices) / len(prices) if prices else 0.0


def _to_cents(groups: pl.DataFrame, named: pl.DataFrame, group: str, column: str) -> pl.Series:
    """The groups' sums of a part, in cents that add up to the rounded whole."""
    sums = named.group_by(group, maintain_order=True).agg(pl.col(column).implode())
    ordered = groups.select(group).join(
        sums, on=group, how="left", nulls_equal=True, maintain_order="left"
    )
    exact = [0.0 if values is None else fsum(values) for values in ordered[column].to_list()]
    return pl.Series(column, apportion(exact, to_step(fsum(exact))), dtype=MONEY)


def _finished(groups: pl.DataFrame, group: str) -> pl.DataFrame:
    change = pl.col("now") - pl.col("before")
    rest = change - pl.col("volume") - pl.col("price") - pl.col("new") - pl.col("lost")
    status = (
        pl.when(~pl.col("was"))
        .then(pl.lit("new"))
        .when(~pl.col("is"))
        .then(pl.lit("lost"))
        .otherwise(pl.lit("stayed"))
    )
    columns = [pl.col("before", "now"), change.alias("change"), pl.col("volume", "price")]
    columns += [rest.alias("mix"), pl.col("new", "lost")]
    cast = [pl.col(name).cast(MONEY) for name in ("before", "now", "change", *PARTS)]
    return groups.select(group, status.alias("status"), *columns).with_columns(*cast)
