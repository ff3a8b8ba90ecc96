from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.dashboard.budget import total_cost, within

COSTS = st.lists(st.one_of(st.none(), st.floats(0, 1e4)), min_size=1, max_size=20)


def lines(costs: list[float | None]) -> pl.DataFrame:
    ranked = {"rank": range(1, len(costs) + 1), "expected_cost": costs}
    return pl.DataFrame(ranked, schema={"rank": pl.Int64, "expected_cost": pl.Float64})


def by_hand(costs: list[float | None], budget: float) -> list[int]:
    """Buy line after line until the next one cannot be paid."""
    spent, bought = 0.0, []
    for rank, cost in enumerate(costs, start=1):
        spent += cost or 0.0
        if spent > budget + 1e-3:
            break
        bought.append(rank)
    return bought


@given(COSTS, st.floats(0, 1e5))
def test_lines_are_bought_in_order_until_the_money_ends(
    costs: list[float | None], budget: float
) -> None:
    assert within(lines(costs), budget)["rank"].to_list() == by_hand(costs, budget)


@given(COSTS)
def test_the_whole_cost_buys_every_line(costs: list[float | None]) -> None:
    frame = lines(costs)
    assert within(frame, total_cost(frame)).height == frame.height


def test_the_rank_decides_and_not_the_order_of_the_rows() -> None:
    frame = lines([10.0, 20.0, 30.0]).reverse()
    assert within(frame, 30.0)["rank"].to_list() == [1, 2]
