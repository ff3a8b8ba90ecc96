import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.inventory.policies.eoq import cycle_cost, economic_order_quantity

positive = st.floats(0.01, 1e4)


@given(positive, positive, positive, st.floats(0.2, 5))
def test_no_other_quantity_costs_less(order_cost, holding, demand, factor):
    best = economic_order_quantity(order_cost, holding, demand)
    other = cycle_cost(best * factor, order_cost, holding, demand)
    assert other >= cycle_cost(best, order_cost, holding, demand) * (1 - 1e-9)


def test_free_orders_and_no_demand_call_for_no_batch():
    assert economic_order_quantity([0, 5], [1, 1], [100, 0]).tolist() == [0, 0]
    assert float(economic_order_quantity(0, 0, 100)) == 0


def test_free_holding_calls_for_a_batch_without_end():
    assert float(economic_order_quantity(5, 0, 100)) == np.inf


def test_an_unknown_cost_gives_an_unknown_quantity():
    assert np.isnan(economic_order_quantity(5, np.nan, 100))


def test_a_negative_cost_is_refused():
    with pytest.raises(ValueError, match="negative"):
        economic_order_quantity(-1, 1, 1)
