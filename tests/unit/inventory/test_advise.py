"""Claims about `advise`: textbook answers where there are some, sense where there are none."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from scipy.stats import norm

from shelfcast.errors import AdviceError
from shelfcast.inventory import Advice, Costs, Delivery, LeadTime, advise
from shelfcast.inventory.advise.lead_time import NEVER, Arrival, arrival, certain
from shelfcast.inventory.advise.pipeline import Pipeline, pipeline
from shelfcast.inventory.advise.shelf import Levels, Prices, Shelf

COSTS = Costs(shortage=4.0, holding=1.0)


def steady(n: int = 60, seed: int = 1) -> np.ndarray:
    return np.rint(np.random.default_rng(seed).normal(100, 20, n))


def quantity(**changed: object) -> float:
    asked: dict[str, object] = {"history": steady(), "on_hand": 0.0, "costs": COSTS}
    return advise(**{**asked, **changed}).quantity  # type: ignore[arg-type]


def test_one_period_of_steady_demand_is_the_newsvendors_order() -> None:
    for ratio in (1.0, 4.0, 19.0):
        book = norm.ppf(ratio / (ratio + 1), steady().mean(), steady().std())
        assert quantity(costs=Costs(ratio, 1.0)) == pytest.approx(book, rel=0.07)


def test_backorders_over_a_lead_time_are_a_base_stock() -> None:
    book = norm.ppf(0.8, 5 * steady().mean(), steady().std() * np.sqrt(5))
    found = advise(steady(), -40, 150, 4, COSTS, lost_sales=False)
    assert found.position == pytest.approx(110)
    assert found.order_up_to == pytest.approx(book, rel=0.08)


def test_with_lost_sales_and_a_lead_time_less_is_ordered_than_with_backorders() -> None:
    coming = [Delivery(90, due=k) for k in range(4)]
    orders = [
        advise(steady(), 20, coming, 4, COSTS, lost_sales=lost).quantity for lost in (True, False)
    ]
    assert orders[0] < orders[1]


def test_more_stock_never_asks_for_more() -> None:
    orders = [quantity(on_hand=float(stock)) for stock in range(0, 300, 25)]
    assert all(later <= earlier for earlier, later in pairwise(orders))
    assert orders[-1] == 0


def test_dearer_shortages_never_ask_for_less() -> None:
    orders = [quantity(lead_time=2, costs=Costs(p, 1.0)) for p in (1.0, 4.0, 19.0)]
    assert orders == sorted(orders)


def test_the_same_question_has_the_same_answer() -> None:
    assert advise(steady(), 30, 50, 3, COSTS) == advise(steady(), 30, 50, 3, COSTS)


@pytest.mark.parametrize("length", [1, 5, 60, 500])
def test_every_length_of_history_is_answered(length: int) -> None:
    assert 60 <= quantity(history=steady(length)) <= 190


def test_constant_demand_needs_no_reserve_and_none_needs_no_stock() -> None:
    assert quantity(history=[20] * 30) == pytest.approx(20, abs=1)
    assert quantity(history=[0] * 30) == 0


def test_unknown_and_censored_periods_do_not_lower_the_order() -> None:
    history, in_stock = steady(), np.ones(60, bool)
    history[50:56], in_stock[50:56] = 0, False
    assert quantity(history=history, in_stock=in_stock) == pytest.approx(quantity(), rel=0.1)
    history[50:56] = np.nan
    assert quantity(history=history) == pytest.approx(quantity(), rel=0.1)


def test_a_service_level_is_reached_and_no_more_than_needed() -> None:
    found = advise(steady(), 0, 0, 0, {"service_level": 0.9})
    assert found.stockout_with_order <= 0.1
    assert found.quantity == pytest.approx(np.quantile(steady(), 0.9), rel=0.07)


def test_a_fill_rate_asks_for_less_than_the_same_service_level() -> None:
    rate, level = (quantity(costs={name: 0.95}) for name in ("fill_rate", "service_level"))
    assert 90 < rate < level


def test_orders_come_in_packs_and_not_below_the_minimum() -> None:
    assert quantity(pack_size=24) % 24 == 0
    assert quantity(on_hand=100.0, minimum_order=60) in (0, *range(60, 200))
    assert quantity(history=steady() / 7) % 1 != 0


def test_an_order_cost_makes_fewer_and_larger_orders() -> None:
    """EOQ = sqrt(2 x 500 x 10 / 1) = 100 units."""
    costs = Costs(shortage=50, holding=1, order=500)
    large = advise([10.0] * 30, 0, 0, 0, costs)
    assert 65 <= large.quantity <= 130
    assert large.reorder_point < large.order_up_to
    assert advise([10.0] * 30, 45, 0, 0, costs).quantity == 0


def test_a_longer_review_asks_for_more() -> None:
    costs = Costs(shortage=40, holding=1)
    assert quantity(review_period=7, costs=costs) > 4 * quantity(costs=costs)


def test_what_is_on_its_way_is_not_ordered_again() -> None:
    few, many = (quantity(lead_time=2, in_transit=units) for units in (0.0, 200.0))
    assert many < few


def test_a_delivery_long_overdue_counts_for_less_and_less() -> None:
    promised = LeadTime(promised=2)
    orders = [
        advise(steady(), 100, [Delivery(300, age=age)], promised, COSTS).position
        for age in (1, 4, 6, 20)
    ]
    assert orders == sorted(orders, reverse=True)
    assert orders[0] > 350 and orders[-1] == 100
    late = advise(steady(), 100, [Delivery(300, due=-30)], 2, COSTS)
    assert late.position == 100


def test_lead_times_are_learned_from_what_came_and_what_did_not() -> None:
    random = np.random.default_rng(5)
    took = [int(k) for k in random.choice([1, 2, 3, -1], 80)]
    came = [k for k in took if k > 0]
    known = arrival(LeadTime(promised=2, observed=came), [10] * (len(took) - len(came)))
    assert known.never == pytest.approx(0.25, abs=0.06)
    assert known.chance[[1, 2, 3]] == pytest.approx([0.25] * 3, abs=0.08)


def test_a_lost_order_may_be_told_as_infinite() -> None:
    lost = arrival(LeadTime(promised=2, observed=[2, 2, math.inf, math.inf]))
    assert lost.never > arrival(LeadTime(promised=2, observed=[2, 2, 2, 2])).never + 0.2


def test_the_survival_curve_is_that_of_a_naive_count() -> None:
    """Far from the promise the count is all there is: 6 of 10 came in 12 periods."""
    known = arrival(LeadTime(promised=2, observed=[12] * 6), [13] * 4)
    alive = 1 - known.chance[:12].sum()
    assert known.chance[12] / alive == pytest.approx(6 / (10 + 2 * 0.05), rel=1e-6)


def test_chances_are_taken_as_they_are_and_parts_of_a_period_as_chances() -> None:
    assert arrival(LeadTime(chances={1: 0.5, 3: 0.25}), [9]).chance.tolist() == [0, 0.5, 0, 0.25]
    found = advise(steady(), 0, 0, 2.25, COSTS)
    assert found.lead_time == pytest.approx(2.25)


def test_drawn_arrivals_have_their_chances() -> None:
    known = Arrival(np.array([0.0, 0.5, 0.25]))
    drawn = known.drawn(400, np.random.default_rng(0))
    counts = [int((drawn == k).sum()) for k in (0, 1, 2, NEVER)]
    assert counts == pytest.approx([0, 200, 100, 100], abs=1)
    assert known.drawn(9, np.random.default_rng(0), age=5).tolist() == [NEVER] * 9


def test_what_comes_for_certain_comes_when_it_is_due() -> None:
    coming = [Delivery(5, due=0), Delivery(7, due=2), Delivery(3, age=1)]
    found = pipeline(coming, certain(4), 6, 4, np.random.default_rng(0))
    assert found.arriving.tolist() == [[5, 0, 7, 3]] * 6
    assert found.expected == 15


@pytest.mark.parametrize("lost_sales", [True, False])
def test_the_shelf_is_that_of_a_naive_loop(lost_sales: bool) -> None:
    random = np.random.default_rng(8)
    demand = random.poisson(6, (20, 12)).astype(float)
    known = Arrival(np.array([0.0, 0.4, 0.3, 0.1]))
    took = np.array([known.drawn(20, random) + t for t in range(12)])
    coming = random.poisson(1, (20, 12)).astype(float)
    shelf = Shelf(demand, 9.0, Pipeline(coming, 11.0), known, took, 2, lost_sales)
    levels = Levels(np.array([18.0]), np.linspace(1, 2, 12), 15.0, 0.0)
    course = shelf.follow(levels, Prices(3.0, 0.5, 0.0))
    assert course.cost[0] == pytest.approx(naive_cost(shelf, 18.0, 15.0))


def naive_cost(shelf: Shelf, level: float, cap: float) -> float:
    """The same, a path and a period at a time."""
    total, growth = 0.0, np.linspace(1, 2, 12)
    for path in range(20):
        stock, orders = 9.0, {}
        for now in range(12):
            if now % 2 == 0 and now + 1 < 12:
                on_the_way = 11.0 if now == 0 else shelf.pipeline.arriving[path, now:].sum()
                for placed, units in orders.items():
                    if shelf.took[placed, path] >= now and now - placed <= 3:
                        on_the_way += units * shelf.known.still(now - placed)
                lack = level * growth[now] - stock - on_the_way
                orders[now] = min(max(lack, 0.0), cap * growth[now])
            stock += shelf.pipeline.arriving[path, now]
            stock += sum(u for placed, u in orders.items() if shelf.took[placed, path] == now)
            left = stock - shelf.demand[path, now]
            if now >= 1:
                total += 3.0 * max(-left, 0.0) + 0.5 * max(left, 0.0)
            stock = max(left, 0.0) if shelf.lost_sales else left
    return total / 20


def test_after_a_shift_it_earns_more_than_base_stock_on_all_history() -> None:
    random = np.random.default_rng(11)
    demand = np.rint(np.r_[random.normal(150, 20, 25), random.normal(60, 10, 25)])

    def earned(rule: object) -> float:
        stock, money = 0.0, 0.0
        for now in range(5, 50):
            stock += rule(demand[:now], stock)  # type: ignore[operator]
            sold = min(stock, demand[now])
            stock -= sold
            money += 4 * sold - stock
        return money

    def base_stock(past: np.ndarray, stock: float) -> float:
        return max(past.mean() + norm.ppf(0.8) * past.std() - stock, 0.0)

    ours = earned(lambda past, stock: advise(past, stock, costs=COSTS).quantity)
    assert ours > 1.1 * earned(base_stock)


def test_the_reason_names_the_quantity_and_the_lost_share() -> None:
    found = advise(steady(), 10, 0, LeadTime(promised=2, observed=[2, 2, math.inf]), COSTS)
    assert isinstance(found, Advice)
    assert f"Order {found.quantity:,.0f} units" in found.reason
    assert "never to arrive" in found.reason
    assert advise(steady(), 900, costs=COSTS).reason.startswith("Order nothing: 900 units")


def test_days_of_cover_count_the_days_of_a_period() -> None:
    found = advise(steady(), 250, costs=COSTS, period_days=7)
    assert found.periods_of_cover == pytest.approx(2.5, rel=0.1)
    assert found.days_of_cover == pytest.approx(7 * found.periods_of_cover)


def test_everything_wrong_is_told_at_once() -> None:
    with pytest.raises(AdviceError) as raised:
        advise([5, -2, 4], -1, [Delivery(-3)], -2, Costs(), review_period=0, pack_size=0)
    assert raised.value.code == "bad_advice_input"
    told = " ".join(raised.value.evidence)
    for name in ("history[1]", "on_hand", "in_transit", "lead_time", "costs", "review", "pack"):
        assert name in told
    assert raised.value.fix


@pytest.mark.parametrize(
    "wrong",
    [
        {"history": []},
        {"history": [math.nan, math.nan]},
        {"history": [1, math.inf]},
        {"costs": {"shortage": 4}},
        {"costs": {"profit": 4, "price": 2}},
        {"costs": {"service_level": 1.0}},
        {"costs": {"shortage": 1, "holding": 1, "fill_rate": 0.9}},
        {"lead_time": LeadTime()},
        {"lead_time": LeadTime(chances={1: 0.7, 2: 0.7})},
        {"in_stock": [True]},
        {"season": 1},
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(AdviceError):
        quantity(**wrong)


HISTORIES = {
    "one value": [3.0],
    "unknown but one": [math.nan] * 9 + [4.0],
    "silent, then a sale": [0.0] * 60 + [50.0],
    "very large": [3e9, 2e9, 4e9, 3e9, 3e9],
    "very small": [0.001, 0.002, 0.0015, 0.001, 0.003, 0.002],
    "a burst long ago": [40.0] * 5 + [0.0] * 120,
    "doubling": [2.0**k for k in range(12)],
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("history", HISTORIES.values(), ids=HISTORIES)
@pytest.mark.parametrize("lead_time", [0, 4, LeadTime(promised=1, observed=[1, math.inf, 5])])
@pytest.mark.parametrize("costs", [COSTS, Costs(5, 0.3, order=40), Costs(fill_rate=0.95)])
def test_odd_histories_get_a_sober_answer(
    history: list[float], lead_time: int | LeadTime, costs: Costs
) -> None:
    coming = [Delivery(1, due=-9), Delivery(2, age=1)]
    found = advise(history, 2, coming, lead_time, costs, review_period=2)
    highest = float(np.nanmax(history))
    assert 0 <= found.quantity <= 40 * highest + 1
    assert all(map(math.isfinite, (found.order_up_to, found.reorder_point, found.expected_cost)))
