import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.inventory.constraints import order_parts, to_packs, within_budget

orders = st.lists(
    st.tuples(
        st.integers(1, 40),  # packs
        st.sampled_from([1.0, 6.0, 0.5, 24.0]),  # pack size
        st.floats(0.1, 20),  # unit cost
        st.floats(-1, 3),  # best return
        st.integers(0, 30),  # minimum
    ),
    min_size=1,
    max_size=8,
)


def prepared(lines):
    packs, pack, cost, best, least = (np.array(v, dtype=float) for v in zip(*lines, strict=True))
    quantity = to_packs(packs * pack, pack, least)
    parts = order_parts(quantity, pack, least)
    returns = best[:, None] - 0.3 * np.arange(parts.shape[1])
    return quantity, pack, cost, least, parts, returns


@given(st.floats(0, 1e5), st.sampled_from([1, 6, 0.25, 144]), st.floats(0, 500))
def test_an_order_is_whole_packs_at_least_the_minimum_or_nothing(need, pack, minimum):
    quantity = float(to_packs([need], pack, minimum)[0])
    if need <= 1e-9:
        assert quantity == 0
    else:
        assert quantity >= max(need, minimum) - 1e-6
        assert quantity - max(need, minimum) < pack + 1e-6
        assert quantity / pack == pytest.approx(round(quantity / pack))


@given(orders)
def test_parts_add_up_in_whole_packs_and_start_at_the_minimum(lines):
    quantity, pack, _, least, parts, _ = prepared(lines)
    assert np.all(np.diff(parts, axis=1) >= 0)
    assert parts[:, -1] == pytest.approx(quantity)
    assert np.all(parts[:, 0] >= np.minimum(least, quantity) - 1e-9)
    assert np.all(parts[:, 0] > 0)
    assert parts / pack[:, None] == pytest.approx(np.round(parts / pack[:, None]))


@given(orders, st.floats(0, 2000))
def test_a_budget_is_never_exceeded(lines, budget):
    quantity, pack, cost, least, parts, returns = prepared(lines)
    taken = within_budget(parts, returns, cost, np.zeros(len(cost), dtype=bool), budget)
    assert float((taken * cost).sum()) <= budget + 1e-6
    assert np.all(taken <= quantity + 1e-9)
    assert np.all((taken == 0) | (taken >= least - 1e-9))
    assert taken / pack == pytest.approx(np.round(taken / pack))


@given(orders, st.floats(0, 2000), st.floats(0, 2000))
def test_a_larger_budget_drops_nothing_unless_it_gains_a_better_part(lines, budget, more):
    _, _, cost, _, parts, returns = prepared(lines)
    behind = np.zeros(len(cost), dtype=bool)
    small = within_budget(parts, returns, cost, behind, budget)
    large = within_budget(parts, returns, cost, behind, budget + more)
    lost = (parts <= small[:, None]) & (parts > large[:, None])
    gained = (parts <= large[:, None]) & (parts > small[:, None])
    if lost.any():
        assert returns[gained].max() >= returns[lost].max() - 1e-12


@given(orders)
def test_a_budget_for_all_buys_all(lines):
    quantity, _, cost, _, parts, returns = prepared(lines)
    budget = float((quantity * cost).sum()) * (1 + 1e-9) + 1e-6
    taken = within_budget(parts, returns, cost, np.zeros(len(cost), dtype=bool), budget)
    assert taken == pytest.approx(quantity)


def test_the_best_first_parts_of_two_orders_beat_the_whole_of_one():
    parts = order_parts([8.0, 8.0], [1, 1], [0, 0])
    returns = np.tile(np.linspace(1.0, 0.1, 8), (2, 1))
    taken = within_budget(parts, returns, np.ones(2), np.zeros(2, dtype=bool), 8.0)
    assert taken.tolist() == [4.0, 4.0]


def test_an_order_of_unknown_cost_is_left_out_of_a_budget():
    parts = order_parts([4.0, 4.0], [1, 1], [0, 0])
    cost = np.array([np.nan, 1.0])
    taken = within_budget(parts, np.full((2, 8), 0.5), cost, np.zeros(2, dtype=bool), 100.0)
    assert taken.tolist() == [0.0, 4.0]


def test_orders_marked_behind_get_what_the_others_leave():
    parts = order_parts([4.0, 4.0], [1, 1], [0, 0])
    returns = np.array([[9.0] * 8, [0.1] * 8])
    taken = within_budget(parts, returns, np.ones(2), np.array([True, False]), 5.0)
    assert taken.tolist() == [1.0, 4.0]
