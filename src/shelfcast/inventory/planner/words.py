"""How does a sentence to a planner write units, days and chances?

As reason.py does: whole units, whole percents, days as 2026-03-01. All are Polars expressions, so
that many rows are worded at once.
"""

from __future__ import annotations

import polars as pl


def units(name: str) -> pl.Expr:
    """`12`, or `12.5` where a unit is a weight."""
    amount = pl.col(name).fill_null(0.0)
    whole = amount.round(0).cast(pl.Int64).cast(pl.String)
    return (
        pl.when((amount - amount.round(0)).abs() < 0.05)
        .then(whole)
        .otherwise(amount.round(1).cast(pl.String))
    )


def day(when: pl.Expr) -> pl.Expr:
    """`2026-03-01`, or `no day` where there is none."""
    return when.dt.strftime("%Y-%m-%d").fill_null("no day")


def share(name: str) -> pl.Expr:
    """`85 %`; `under 1 %` and `over 99 %` at the ends."""
    chance = pl.col(name)
    told = pl.concat_str((chance * 100).round(0).cast(pl.Int64).cast(pl.String), pl.lit(" %"))
    return (
        pl.when(chance < 0.01)
        .then(pl.lit("under 1 %"))
        .when(chance > 0.99)
        .then(pl.lit("over 99 %"))
        .otherwise(told)
    )
