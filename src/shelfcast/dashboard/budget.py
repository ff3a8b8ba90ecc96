"""What can be ordered for so much money?

Lines are taken in the plan's order, which puts the money that earns most first, as long as the next
one can be paid; after the first that cannot, nothing is taken, so that a cheap line does not pass
a better one. Lines whose cost is unknown cost nothing here and are counted apart.
"""

from __future__ import annotations

import polars as pl


def total_cost(orders: pl.DataFrame) -> float:
    """What all lines cost together, in the project's currency."""
    return float(orders["expected_cost"].sum() or 0)


def within(orders: pl.DataFrame, budget: float) -> pl.DataFrame:
    """The lines that `budget` pays for, by rank, with `spent`: the cost up to and with each.

    >>> lines = pl.DataFrame({"rank": [1, 2, 3], "expected_cost": [60.0, 50.0, 5.0]})
    >>> within(lines, 70.0)["rank"].to_list()
    [1]
    """
    ranked = orders.sort("rank").with_columns(
        spent=pl.col("expected_cost").fill_null(0.0).cum_sum()
    )
    # A tenth of a cent for what adding floats leaves over.
    return ranked.filter(pl.col("spent") <= budget + 1e-3)
