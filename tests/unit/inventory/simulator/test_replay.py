"""Plans over the same past: the comparison must be fair, paired and blind to the future."""

from datetime import date

import numpy as np
import polars as pl
import pytest

from shelfcast.contracts.simulation import ORDER_PROOF
from shelfcast.inventory.simulator import Costs, Deliveries, Rules, Start, Trial, replay
from shelfcast.inventory.simulator.rivals import naive, z_score
from shelfcast.inventory.simulator.spread import interval

RULES, COSTS = Rules(Deliveries(2), last_order=5), Costs(holding=0.2, shortage=1.0)


def shop(seed=0, products=60, periods=8):
    rng = np.random.default_rng(seed)
    rate = rng.gamma(1.0, 4.0, products)
    demand = rng.poisson(rate, (60 + periods, products)).astype(float)
    start = Start(np.round(rate), due=np.round([rate, rate]))
    return Trial(demand[:60], demand[60:], start, date(2024, 4, 7))


def row(proof, plan, against="naive"):
    return proof.filter(plan=plan, against=against).row(0, named=True)


def test_every_plan_meets_the_same_demand_and_foresight_costs_least():
    done = replay([shop(), shop(1)], {"nothing": lambda _: 0.0}, RULES, COSTS, scored_from=3)
    proof = done.proof()
    assert ORDER_PROOF.conform(proof).equals(proof)
    assert set(proof["plan"]) == {"nothing", "naive", "z_score", "foresight"}
    assert proof["demand"].n_unique() == 1
    cost = {name: outcome.total("cost") for name, outcome in done.outcomes.items()}
    assert cost["foresight"] == min(cost.values())
    assert cost["nothing"] == max(cost.values())
    for name, outcome in done.outcomes.items():
        assert row(proof, name)["cost"] == pytest.approx(outcome.total("cost"))


def test_the_trials_add_up_to_the_proof_and_each_is_what_it_is_alone():
    trials = [shop(), shop(1), shop(2)]
    done = replay(trials, {}, RULES, COSTS)
    by_trial = done.by_trial()
    summed = by_trial.group_by("plan").agg(pl.col("cost", "holding_cost", "lost").sum())
    proof = done.proof().filter(pl.col("against") == "naive")
    both = proof.join(summed, on="plan", suffix="_summed")
    for name in ("cost", "holding_cost", "lost"):
        assert both[name].to_list() == pytest.approx(both[f"{name}_summed"].to_list())
    alone = replay(trials[1:2], {}, RULES, COSTS).proof()
    of_one = by_trial.filter(plan="z_score", trial=1)["cost"].item()
    assert row(alone, "z_score")["cost"] == pytest.approx(of_one)


def test_what_is_saved_is_the_other_cost_less_ours_and_lies_within_its_interval():
    proof = replay([shop()], {}, RULES, COSTS).proof()
    for one in proof.iter_rows(named=True):
        assert one["saved"] == pytest.approx(one["against_cost"] - one["cost"])
        assert one["saved_low"] <= one["saved"] <= one["saved_high"]
        assert one["cost"] == pytest.approx(one["holding_cost"] + one["shortage_cost"])
        back = row(proof, one["against"], one["plan"])
        assert back["saved"] == pytest.approx(-one["saved"])
    assert row(proof, "foresight")["saved_low"] > 0


def test_the_interval_holds_the_truth_as_often_as_it_says():
    """Shops of 40 products drawn from one world: 9 of 10 intervals hold the world's mean saving."""
    rng = np.random.default_rng(8)
    inside = 0
    for _ in range(200):
        low, high = interval(rng.gamma(2.0, 3.0, 40) - 5.0)
        inside += low <= 40 * 1.0 <= high
    assert 165 <= inside <= 195


def test_products_of_one_group_are_drawn_together():
    saved, groups = np.tile([1.0, -1.0, 3.0, 0.5], 10), np.repeat(np.arange(10), 4)
    assert interval(saved, groups) == pytest.approx((35.0, 35.0))
    low, high = interval(saved)
    assert low < 35 < high


def test_many_products_have_the_spread_that_theory_gives():
    saved = np.random.default_rng(6).gamma(2.0, 3.0, 50_000) - 5.0
    low, high = interval(saved)
    half = 1.645 * saved.std() * np.sqrt(len(saved))
    assert low == pytest.approx(saved.sum() - half, abs=0.1 * half)
    assert high == pytest.approx(saved.sum() + half, abs=0.1 * half)


def test_a_plan_is_told_the_past_only():
    trial, seen = shop(), []

    def look(known):
        seen.append((known.cutoff, known.history.shape[0], known.state.period))
        with pytest.raises(ValueError, match="read-only"):
            known.history[0] = 1.0
        return 0.0

    replay([trial], {"look": look}, RULES, COSTS, rivals=False)
    assert seen[:2] == [(date(2024, 4, 7), 60, 0), (date(2024, 4, 14), 61, 1)]
    assert [period for *_, period in seen] == [0, 1, 2, 3, 4, 5]


def test_the_future_changes_no_order_of_a_rival():
    trial = shop()
    changed = Trial(trial.history, trial.demand.copy(), trial.start)
    changed.demand[4:] = 999.0
    orders = {}
    for name, one in {"as it was": trial, "changed": changed}.items():
        placed = orders.setdefault(name, [])
        rivals = {
            key: lambda known, plan=plan, placed=placed: placed.append(plan(known)) or placed[-1]
            for key, plan in {"n": naive(4.0), "z": z_score(0.9, 3.0)}.items()
        }
        replay([one], rivals, RULES, COSTS, rivals=False)
    for ours, theirs in zip(orders["as it was"], orders["changed"], strict=True):
        assert ours.shape == theirs.shape
    for k in (0, 1, 2, 3, 6, 7, 8, 9):  # the first four decisions of either plan
        assert np.array_equal(orders["as it was"][k], orders["changed"][k])


def test_weeks_without_stock_are_left_out_of_a_rivals_mean():
    history = np.array([[4.0], [np.nan], [8.0], [np.nan]])
    trial = Trial(history, np.zeros((1, 1)), Start(1.0))
    ordered = []
    plan = naive(2.0)
    replay(
        [trial],
        {"n": lambda known: ordered.append(plan(known).tolist()) or 0.0},
        Rules(Deliveries(0), last_order=0),
        COSTS,
        rivals=False,
    )
    assert ordered == [[11.0]]


def test_plans_of_different_products_are_not_compared():
    with pytest.raises(ValueError, match="same products"):
        replay([shop(), shop(products=3)], {}, RULES, COSTS)
    with pytest.raises(ValueError, match="same products"):
        replay([], {}, RULES, COSTS)


def test_without_certain_deliveries_there_is_no_foresight():
    done = replay([shop()], {}, Rules(Deliveries(2, never=0.1)), COSTS)
    assert set(done.outcomes) == {"naive", "z_score"}
    assert isinstance(done.proof(), pl.DataFrame)


def test_a_product_of_weight_two_counts_as_two_of_it():
    trial = shop(products=6)
    twice = Trial(
        np.hstack([trial.history, trial.history[:, :2]]),
        np.hstack([trial.demand, trial.demand[:, :2]]),
        Start(
            np.append(trial.start.on_hand, trial.start.on_hand[:2]),
            due=np.hstack([trial.start.due, trial.start.due[:, :2]]),
        ),
        trial.cutoff,
    )
    weighted = replay([trial], {}, RULES, COSTS).weighted(np.array([2.0, 2, 1, 1, 1, 1])).proof()
    whole = replay([twice], {}, RULES, COSTS).proof()
    for name in ("cost", "saved", "fill_rate", "short_share", "demand", "orders"):
        assert weighted[name].to_list() == pytest.approx(whole[name].to_list())


def test_some_of_the_products_cost_what_they_cost_beside_the_others():
    trial = shop(products=6)
    some = np.array([True, False, True, False, False, True])
    done = replay([trial], {}, RULES, COSTS)
    alone = done.only(some)
    for name, one in done.outcomes.items():
        assert alone.outcomes[name].cost.tolist() == one.cost[some].tolist()
