"""A rule that looks one period ahead, with and without the factor, in shops of known demand."""

import numpy as np
import pytest

from shelfcast.inventory.held import looks_held

LINES, WEEKS, WARM, DRAWS, HOLDING = 150, 80, 20, 200, 0.3


def cost(factor: float, lead: int, *, lost: bool) -> float:
    """A week's cost of ordering up to the critical ratio of the need, shortages costing 1."""
    random = np.random.default_rng(5)
    mean = np.exp(random.normal(0.3, 1.0, LINES))
    sold = random.poisson(mean * random.gamma(4.0, 0.25, (WEEKS, LINES))).astype(float)
    futures = random.poisson(mean * random.gamma(4.0, 0.25, (lead + 1, DRAWS, LINES)))
    rank = int(np.ceil(DRAWS / (1 + factor * HOLDING))) - 1
    stock, due, paid = np.rint(2 * mean), [np.rint(mean)] * lead, 0.0
    for week in range(WEEKS):
        left = np.broadcast_to(stock, (DRAWS, LINES))
        for coming, future in zip(due, futures[:lead], strict=True):
            left = left + coming - future
            left = np.maximum(left, 0) if lost else left
        order = np.maximum(np.sort(futures[lead] - left, axis=0)[rank], 0)
        due.append(order)
        stock = stock + due.pop(0) - sold[week]
        if week >= WARM:
            paid += (HOLDING * np.maximum(stock, 0) + np.maximum(-stock, 0)).sum()
        stock = np.maximum(stock, 0) if lost else stock
    return paid / (WEEKS - WARM)


@pytest.mark.parametrize("lead", [1, 2, 4])
def test_where_sales_are_lost_a_unit_too_many_costs_more_than_one_look(lead):
    factor = float(looks_held(lead, 1, lost=True))
    assert factor > 1.2
    assert cost(factor, lead, lost=True) < cost(1.0, lead, lost=True)
    assert cost(factor, lead, lost=True) < cost(1.5 * factor, lead, lost=True)


@pytest.mark.parametrize("lead", [0, 2])
def test_where_customers_wait_or_orders_come_at_once_one_look_is_right(lead):
    lost = lead == 0
    assert looks_held(lead, 1, lost=lost) == 1
    assert cost(1.0, lead, lost=lost) < cost(1.5, lead, lost=lost)


def test_more_looks_than_were_tried_count_as_the_most_that_were():
    assert looks_held(70, 7, lost=True) == looks_held(28, 7, lost=True)
