"""The clock of the simulator, held against one product a day at a time by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shelfcast.inventory.simulator import Costs, Deliveries, Rules, Start, simulate
from shelfcast.inventory.simulator.following import base_stock, min_max

from .oracle import by_hand, draws_of

NOTHING = Costs()

deliveries = st.one_of(
    st.builds(Deliveries, st.integers(0, 4)),
    st.builds(
        Deliveries,
        st.integers(0, 3),
        late=st.sampled_from([(1.0,), (0.5, 0.5), (0.25, 0.25, 0.5)]),
        never=st.sampled_from([0.0, 0.3]),
        partial=st.sampled_from([0.0, 0.5]),
        share=st.sampled_from([0.0, 0.37, 0.5]),
    ),
)
all_rules = st.builds(
    Rules,
    deliveries=deliveries,
    review_period=st.integers(1, 4),
    backorders=st.booleans(),
    pack_size=st.sampled_from([None, 1.0, 6.0]),
    minimum_order=st.sampled_from([None, 10.0]),
    shelf_life=st.sampled_from([None, 1, 3]),
    last_order=st.sampled_from([None, 5]),
)


def shop(seed, periods=14, products=4):
    rng = np.random.default_rng(seed)
    return (
        rng.poisson(rng.uniform(0, 8), (periods, products)).astype(float),
        rng.integers(0, 20, products).astype(float),
        rng.integers(0, 9, (2, products)).astype(float),
        rng.integers(-5, 30, (periods + 1, products)).astype(float),
    )


@settings(max_examples=150, deadline=None)
@given(all_rules, st.integers(0, 10_000))
def test_every_row_is_what_a_day_at_a_time_by_hand_gives(rules, seed):
    demand, on_hand, due, whims = shop(seed)
    periods, products = demand.shape

    def policy(state):
        return whims[state.period] - 0.25 * state.on_order + state.backlog - 0.5 * state.on_hand

    done = simulate(policy, demand, Start(on_hand, due), rules, NOTHING, seed=seed, rows=True)
    draws = draws_of(rules.deliveries, periods, products, seed, rules)
    for i in range(products):

        def one(period, held, coming, waiting, i=i):
            return whims[period, i] - 0.25 * coming + waiting - 0.5 * held

        mine = {t: lanes[i] for t, lanes in draws.items()}
        by_day = by_hand(one, demand[:, i], on_hand[i], due[:, i], rules, mine)
        for name, values in done.ledger.rows.items():
            expected = [row[name] for row in by_day]
            assert values[:, i] == pytest.approx(expected, abs=1e-9), name


@settings(max_examples=100, deadline=None)
@given(all_rules, st.integers(0, 10_000))
def test_the_account_adds_up_in_every_row_whatever_is_ordered(rules, seed):
    demand, on_hand, due, whims = shop(seed)
    costs = Costs(holding=0.2, shortage=1.0, order=5.0, purchase=2.0, spoilage=0.5)
    done = simulate(
        lambda state: whims[state.period],
        demand,
        Start(on_hand, due),
        rules,
        costs,
        seed=seed,
        rows=True,
        scored_from=0,
    )
    book = done.ledger.rows

    def before(name, first):
        return np.concatenate([[first], book[name][:-1]])

    def add_up(left, right):
        assert left == pytest.approx(right, abs=1e-6)

    add_up(
        book["opening"] + book["received"] - book["sold"] - book["spoiled"],
        book["closing"],
    )
    add_up(book["opening"], before("closing", on_hand))
    add_up(
        before("backlog", 0 * on_hand) + book["demand"],
        book["sold"] + book["lost"] + book["backlog"],
    )
    add_up(
        before("on_order", due.sum(axis=0)) + book["ordered"],
        book["received"] + book["lost_in_transit"] + book["on_order"],
    )
    assert all((values >= 0).all() for name, values in book.items())
    for name in ("received", "demand", "sold", "lost", "spoiled", "closing", "ordered"):
        add_up(done.sums[name], book[name].sum(axis=0))
    parts = done.parts
    add_up(sum(part for name, part in parts.items() if name != "cost"), parts["cost"])
    short = book["backlog" if rules.backorders else "lost"].sum(axis=0)
    add_up(
        parts["cost"],
        0.2 * book["closing"].sum(axis=0)
        + short
        + 5 * (book["ordered"] > 0).sum(axis=0)
        + 2 * book["received"].sum(axis=0)
        + 0.5 * book["spoiled"].sum(axis=0),
    )


def test_an_order_at_the_end_of_week_0_is_sold_in_week_3():
    """The rule of the VN2 challenge: ordered at the end of X, received at the start of X + 3."""
    rules = Rules(Deliveries(2), last_order=0)
    done = simulate(lambda _: [7.0], np.full((4, 1), 5.0), Start(0.0), rules, NOTHING, rows=True)
    assert done.ledger.rows["ordered"][:, 0].tolist() == [7, 0, 0, 0, 0]
    assert done.ledger.rows["received"][:, 0].tolist() == [0, 0, 0, 7, 0]
    assert done.ledger.rows["sold"][:, 0].tolist() == [0, 0, 0, 5, 2]


def test_what_is_due_at_the_start_arrives_in_its_order():
    start = Start(0.0, due=[[3.0], [8.0]])
    done = simulate(base_stock(0), np.zeros((3, 1)), start, Rules(), NOTHING, rows=True)
    assert done.ledger.rows["received"][:, 0].tolist() == [0, 3, 8, 0]


def test_a_policy_sees_what_is_due_when():
    seen = []

    def look(state):
        seen.append(state.due[:, 0].tolist())
        return [10.0 + state.period]

    start, rules = Start(0.0, due=[[3.0], [8.0]]), Rules(Deliveries(2))
    simulate(look, np.zeros((3, 1)), start, rules, NOTHING)
    assert seen[:3] == [[3, 8, 0], [8, 10, 0], [10, 11, 0]]


def test_nobody_knows_what_is_due_when_deliveries_may_be_late():
    rules = Rules(Deliveries(2, late=(0.5, 0.5)))
    with pytest.raises(ValueError, match="nobody knows"):
        simulate(lambda state: state.due[0], np.zeros((3, 1)), Start(), rules, NOTHING)


def test_a_policy_cannot_change_the_stock():
    def steal(state):
        state.on_hand[:] = 99.0
        return state.on_hand

    with pytest.raises(ValueError, match="read-only"):
        simulate(steal, np.zeros((3, 1)), Start(), Rules(), NOTHING)


def test_one_seed_gives_one_future_and_another_gives_another():
    rules = Rules(Deliveries(1, late=(0.5, 0.5), never=0.1, partial=0.2))
    demand = np.random.default_rng(1).poisson(4, (60, 5))

    def cost(seed):
        return simulate(base_stock(20), demand, Start(9), rules, Costs(0.1, 1), seed=seed).cost

    assert np.array_equal(cost(1), cost(1))
    assert not np.array_equal(cost(1), cost(2))


def test_two_policies_with_one_seed_meet_the_same_deliveries():
    deliveries = Deliveries(1, late=(0.5, 0.5), never=0.2)
    rules, demand = Rules(deliveries), np.zeros((40, 3))
    book = [
        simulate(lambda _, q=q: q, demand, Start(), rules, NOTHING, rows=True, seed=3).ledger.rows
        for q in (1.0, 5.0)
    ]
    assert np.array_equal(5 * book[0]["received"], book[1]["received"])
    assert np.array_equal(5 * book[0]["lost_in_transit"], book[1]["lost_in_transit"])


def test_replications_are_products_beside_each_other():
    rng = np.random.default_rng(7)
    demand = rng.poisson(3, (30, 4, 6)).astype(float)
    rules, costs = Rules(Deliveries(2), pack_size=np.arange(1, 7)), Costs(0.1, 1.0, 2.0)
    level = np.linspace(5, 20, 6)
    together = simulate(base_stock(level), demand, Start(4.0), rules, costs).cost
    for r in range(4):
        alone = simulate(base_stock(level), demand[:, r], Start(4.0), rules, costs).cost
        assert together[r] == pytest.approx(alone)


def test_sums_are_scored_from_the_period_asked_for():
    demand = np.full((4, 1), 2.0)
    done = simulate(base_stock(0), demand, Start(5.0), Rules(), Costs(1.0), scored_from=3)
    assert float(done.sums["demand"][0]) == 4
    assert float(done.sums["lost"][0]) == 3


def test_a_delivery_for_each_product_has_its_own_lead_time():
    rules = Rules(Deliveries(np.array([0, 2])), last_order=0)
    done = simulate(lambda _: 4.0, np.zeros((4, 2)), Start(), rules, NOTHING, rows=True)
    assert done.ledger.rows["received"].T.tolist() == [[0, 4, 0, 0, 0], [0, 0, 0, 4, 0]]


def test_a_unit_with_two_periods_to_live_spoils_after_the_second():
    rules = Rules(shelf_life=2, last_order=0)
    done = simulate(
        lambda _: 9.0, np.array([[1.0], [2.0], [3.0]]), Start(), rules, NOTHING, rows=True
    )
    assert done.ledger.rows["spoiled"][:, 0].tolist() == [0, 0, 6, 0]
    assert done.ledger.rows["lost"][:, 0].tolist() == [0, 0, 0, 3]


def test_stock_at_the_start_spoils_by_its_ages():
    rules = Rules(shelf_life=3)
    start = Start(ages=[[2.0], [5.0]])
    done = simulate(base_stock(0), np.zeros((3, 1)), start, rules, NOTHING, rows=True)
    assert done.ledger.rows["opening"][0, 0] == 7
    assert done.ledger.rows["spoiled"][:, 0].tolist() == [0, 2, 5, 0]


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_an_order_that_is_no_number_is_refused(bad):
    with pytest.raises(ValueError, match="no number"):
        simulate(lambda _: bad, np.zeros((2, 1)), Start(), Rules(), NOTHING)


@pytest.mark.parametrize("bad", [np.nan, -1.0])
def test_demand_that_is_no_number_is_refused(bad):
    with pytest.raises(ValueError, match="demand"):
        simulate(base_stock(1), np.array([[1.0], [bad]]), Start(), Rules(), NOTHING)


def test_fill_rate_counts_those_who_still_wait_as_not_served():
    rules = Rules(Deliveries(1), backorders=True)
    done = simulate(base_stock(0), np.array([[4.0], [4.0], [4.0]]), Start(), rules, NOTHING)
    assert done.sums["sold"][0] == 4
    assert float(done.fill_rate[0]) == pytest.approx(1 / 3)


def test_min_max_orders_less_often_than_base_stock():
    demand = np.random.default_rng(3).poisson(5, (100, 20))
    costs = Costs(0.1, 2.0, 10.0)
    often = simulate(base_stock(30), demand, Start(30), Rules(Deliveries(2)), costs)
    seldom = simulate(min_max(18, 45), demand, Start(30), Rules(Deliveries(2)), costs)
    assert seldom.sums["orders"].sum() < 0.5 * often.sums["orders"].sum()
    assert seldom.cost.sum() < often.cost.sum()
