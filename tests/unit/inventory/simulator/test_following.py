"""Orders that follow from levels, and deliveries that go wrong as often as told."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.inventory.simulator import Costs, Deliveries, Rules, Start, simulate
from shelfcast.inventory.simulator.following import (
    base_stock,
    capped_base_stock,
    min_max,
    reorder_batches,
    schedule,
)


def orders(policy, on_hand):
    done = simulate(
        policy, np.zeros((1, len(on_hand))), Start(on_hand), Rules(), Costs(), rows=True
    )
    return done.ledger.rows["ordered"][0].tolist()


def test_each_policy_orders_by_its_rule():
    stock = [0.0, 4.0, 5.0, 12.0]
    assert orders(base_stock(10), stock) == [10, 6, 5, 0]
    assert orders(min_max(4, 10), stock) == [10, 6, 0, 0]
    assert orders(capped_base_stock(10, 7), stock) == [7, 6, 5, 0]
    assert orders(reorder_batches(4, 3), stock) == [6, 3, 0, 0]
    assert orders(schedule({0: [1.0, 2.0, 3.0, 4.0]}), stock) == [1, 2, 3, 4]
    assert orders(schedule({1: [1.0, 2.0, 3.0, 4.0]}), stock) == [0, 0, 0, 0]


@given(st.integers(-20, 40), st.integers(0, 15), st.integers(1, 9))
def test_batches_lift_the_position_above_the_point_and_no_batch_further(stock, point, batch):
    held = max(stock, 0)
    (ordered,) = orders(reorder_batches(point, batch), [float(held)])
    after = held + ordered
    assert after > point or (ordered == 0 and held > point)
    assert after - batch <= point or ordered == 0


def test_a_batch_of_nothing_is_refused():
    with pytest.raises(ValueError, match="batch"):
        reorder_batches(4, 0)


def test_deliveries_are_late_lost_and_partial_as_often_as_told():
    deliveries = Deliveries(3, late=(0.7, 0.2, 0.1), never=0.05, partial=0.15, share=0.4)
    lead, share = deliveries.draw(np.random.default_rng(1), (200_000,))
    assert np.bincount(lead)[3:] / 200_000 == pytest.approx([0.7, 0.2, 0.1], abs=0.005)
    assert np.mean(share == 0) == pytest.approx(0.05, abs=0.005)
    assert np.mean(share == 0.4) == pytest.approx(0.15, abs=0.005)


@pytest.mark.parametrize(
    "wrong",
    [
        {"lead_time": -1},
        {"lead_time": 1.5},
        {"late": (0.5, 0.4)},
        {"never": 1.2},
        {"never": 0.6, "partial": 0.6},
    ],
)
def test_deliveries_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValueError):
        Deliveries(**wrong)


@pytest.mark.parametrize("wrong", [{"review_period": 0}, {"pack_size": 0}, {"shelf_life": [3, 0]}])
def test_rules_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValueError):
        Rules(**wrong)
