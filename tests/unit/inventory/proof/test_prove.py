"""The plan over the past: fair to its rivals, blind to the future, honest about what is known."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import polars as pl
import pytest

from shelfcast.contracts.simulation import ORDER_PROOF, PROOF_BASIS, SIMULATION
from shelfcast.inventory import PlanConfig
from shelfcast.inventory.proof import prove
from shelfcast.inventory.proof.at_start import at_start
from shelfcast.inventory.proof.ours import Ours
from shelfcast.inventory.proof.stretch import stretch
from shelfcast.inventory.simulator import Deliveries, Rules
from shelfcast.inventory.simulator.rivals import naive

KEY = ["store_id", "product_id"]


@pytest.fixture(scope="module")
def told(a_past):
    return a_past()


@pytest.fixture(scope="module")
def config(told):
    return PlanConfig(told.demand["ds"].max() + timedelta(days=1), order_cost=3.0)


@pytest.fixture(scope="module")
def proof(told, config):
    return prove(told, config, 1)


def pair(found, plan="ours", against="naive"):
    return found.order_proof.filter(plan=plan, against=against).row(0, named=True)


def test_the_frames_are_as_declared_and_every_plan_met_the_same_demand(told, proof):
    assert ORDER_PROOF.conform(proof.order_proof).equals(proof.order_proof)
    assert PROOF_BASIS.conform(proof.basis).equals(proof.basis)
    assert SIMULATION.conform(proof.simulation).equals(proof.simulation)
    assert set(proof.order_proof["plan"]) == {"ours", "naive", "z_score", "foresight"}
    first, last = proof.basis.select("first_day", "last_day").row(0)
    asked = told.demand.filter(pl.col("ds").is_between(first, last))["y"].sum()
    assert set(proof.order_proof["demand"]) == {asked}
    assert (last, (last - first).days) == (told.demand["ds"].max(), 83)


def test_nobody_is_cheaper_than_who_knew_the_demand(proof):
    cost = dict(proof.order_proof.select("plan", "cost").unique().iter_rows())
    assert cost["foresight"] == min(cost.values())


def test_a_plan_that_knows_the_rates_beats_the_rule_of_the_mean(proof):
    won = pair(proof)
    assert won["saved_low"] > 0
    assert "saved; nine times in ten" in won["sentence"]
    lost = pair(proof, "naive", "ours")
    assert lost["saved"] == pytest.approx(-won["saved"])
    assert "more; nine times in ten" in lost["sentence"]


def test_the_simulation_of_our_plan_adds_up_to_its_cost(proof):
    rows = proof.simulation
    assert rows["cost"].sum() == pytest.approx(pair(proof)["cost"])
    opened = pl.col("opening") + pl.col("received") - pl.col("sold") - pl.col("spoiled")
    assert rows.filter((opened - pl.col("closing")).abs() > 1e-9).is_empty()


def orders_by_day(told, config):
    """What our plan ordered in its simulated past, by day."""
    return prove(told, config, 1).simulation.select(*KEY, "ds", "ordered").sort(*KEY, "ds")


def test_sales_and_forecasts_of_later_days_change_no_earlier_order(told, config):
    day = told.past_windows["cutoff"].unique().sort()[1] + timedelta(days=10)
    after = pl.when(pl.col("ds") > day).then(pl.col("y") * 7 + 3).otherwise(pl.col("y"))
    later = pl.when(pl.col("cutoff") > day).then(pl.col("mean") * 9).otherwise(pl.col("mean"))
    changed = replace(
        told,
        demand=told.demand.with_columns(y=after),
        past_windows=told.past_windows.with_columns(mean=later),
    )
    was, now = orders_by_day(told, config), orders_by_day(changed, config)
    before = pl.col("ds") <= day
    assert was.filter(before)["ordered"].sum() > 0
    assert was.filter(before).equals(now.filter(before))
    assert not was.equals(now)


def test_a_line_of_a_sample_counts_for_those_it_stands_for(told, config, past_windows, proof):
    double = replace(told, past_windows=past_windows(weight=2.0), lines=16)
    found = prove(double, config, 1)
    assert pair(found)["cost"] == pytest.approx(2 * pair(proof)["cost"])
    assert pair(found)["fill_rate"] == pytest.approx(pair(proof)["fill_rate"])
    assert pair(found)["short_share"] == pytest.approx(pair(proof)["short_share"])
    assert "a sample by money" in found.basis["sentence"].item()


def purchase(told, *rows):
    return pl.DataFrame(list(rows), schema=told.purchase_order_lines.schema, orient="row")


def test_what_was_really_ordered_is_compared_on_its_own_lines(told, config, proof):
    first = proof.basis["first_day"].item()
    days = [first + timedelta(days=7 * k) for k in range(12)]
    bought = purchase(told, *(("s1", "p2", day, None, None, 28.0) for day in days))
    found = prove(replace(told, purchase_order_lines=bought), config, 1)
    done = pair(found, "ours", "done")
    assert (done["products"], pair(found)["products"]) == (1, 8)
    assert found.basis["ordered"].item() == 1
    alone = found.simulation.filter(store_id="s1", product_id="p2")["cost"].sum()
    assert done["cost"] == pytest.approx(alone)
    assert pair(found, "done", "ours")["orders"] == 12
    assert pair(found)["cost"] == pytest.approx(pair(proof)["cost"])


def test_stock_that_was_counted_is_the_start_and_else_the_naive_rule_s(told, config, proof):
    assert "every plan starts with what the naive rule" in proof.basis["sentence"].item()
    cutoff = told.past_windows["cutoff"].min()
    count = ("s1", "p3", cutoff, 500.0, 0.0, 2)
    counts = pl.DataFrame([count], schema=told.stock.schema, orient="row")
    found = prove(replace(told, stock=counts), config, 1)
    assert found.basis["counted"].item() == 1
    sold = told.demand.filter(store_id="s1", product_id="p3").sort("ds")
    since = sold.filter((pl.col("ds") > cutoff - timedelta(days=2)) & (pl.col("ds") <= cutoff))
    start = found.simulation.filter(store_id="s1", product_id="p3", period=0)
    assert start["closing"].item() == 500 - since["y"].sum()
    other = {"store_id": "s2", "period": 0}
    assert found.simulation.filter(**other).equals(proof.simulation.filter(**other))


def test_the_naive_start_holds_its_level_with_what_is_on_its_way(told):
    """Base stock: on hand and due after the last review are the level less what sold since."""
    lines = pl.DataFrame({"store_id": ["s1"], "product_id": ["p3"]})
    past = stretch(lines, told.demand, told.lost_sales, told.past_windows["cutoff"].min(), 1)
    rules = Rules(Deliveries(np.array([4])), review_period=7)
    start, known = at_start(past, told, rules, naive(18.0, 91))
    position = start.on_hand[0] + start.due.sum()
    mean = np.nanmean(past.history[-98:-7])
    assert not known.any()
    assert position == pytest.approx(18 * mean - past.history[-7:].sum(), abs=2.5 * mean)


def test_demand_of_an_empty_shelf_is_what_was_missed_too(told):
    cutoff = told.past_windows["cutoff"].min()
    day = cutoff + timedelta(days=3)
    empty = (pl.col("ds") == day) & (pl.col("store_id") == "s1") & (pl.col("product_id") == "p2")
    sales = told.demand.with_columns(
        y=pl.when(empty).then(1.0).otherwise("y"), in_stock=~empty & pl.col("in_stock")
    )
    lost = pl.DataFrame([("s1", "p2", day, 2.5)], schema=told.lost_sales.schema, orient="row")
    lines = pl.DataFrame({"store_id": ["s1", "s2"], "product_id": ["p2", "p2"]})
    past = stretch(lines, sales, lost, cutoff, 1)
    assert past.demand[2, 0] == 3.5
    truth = told.demand.filter(store_id="s2", product_id="p2").sort("ds")
    assert past.demand[:, 1].tolist() == truth.filter(pl.col("ds") > cutoff)["y"].to_list()
    assert past.history[-5:, 1].tolist() == (
        truth.filter(pl.col("ds") <= cutoff)["y"].tail(5).to_list()
    )


def test_a_week_as_period_sums_its_days(told):
    cutoff = told.past_windows["cutoff"].min()
    lines = pl.DataFrame({"store_id": ["s1"], "product_id": ["p2"]})
    days = stretch(lines, told.demand, told.lost_sales, cutoff, 1)
    weeks = stretch(lines, told.demand, told.lost_sales, cutoff, 7)
    assert weeks.demand[:, 0].tolist() == days.demand[:, 0].reshape(-1, 7).sum(axis=1).tolist()
    assert weeks.history[-1, 0] == days.history[-7:, 0].sum()


def test_lines_whose_money_nobody_knows_are_left_out_and_said_so(told, config):
    no_cost = pl.when(pl.col("product_id") == "p1").then(None)
    terms = told.terms.with_columns(
        unit_cost=no_cost.otherwise("unit_cost"), unit_price=no_cost.otherwise("unit_price")
    )
    found = prove(replace(told, terms=terms), config, 1)
    assert (found.basis["played"].item(), found.basis["left_out"].item()) == (6, 2)
    assert "2 without a cost or a price" in found.basis["sentence"].item()


def test_without_past_windows_nothing_is_proven(told, config):
    found = prove(replace(told, past_windows=told.past_windows.clear()), config, 1)
    assert found.order_proof.is_empty()
    assert found.basis.is_empty()


def test_our_plan_of_a_past_day_reads_the_newest_cutoff_by_then(told, config):
    lines = told.past_windows.select(KEY).unique().sort(KEY)
    ours = Ours(lines, told, config, 1)
    cutoffs = sorted(ours._windows)
    assert cutoffs == told.past_windows["cutoff"].unique().sort().to_list()


def test_a_budget_and_holidays_to_come_change_nothing_of_the_past(told, config, proof):
    closed = replace(config, supplier_holidays={"all": ("monday", "tuesday")}, budget=1.0)
    assert prove(told, closed, 1).order_proof.equals(proof.order_proof)


def test_a_fill_rate_changes_our_plan_and_none_of_its_rivals(told, config, proof):
    found = prove(told, replace(config, fill_rate=0.9), 1).order_proof
    for name in ("naive", "z_score", "foresight"):
        own = {"plan": name, "against": name}
        assert found.filter(**own).equals(proof.order_proof.filter(**own))
    assert pair(prove(told, replace(config, fill_rate=0.9), 1))["lost"] > pair(proof)["lost"]


def test_what_spoils_is_thrown_away_in_every_plan_and_by_ours_least(told, config):
    short = told.terms.with_columns(shelf_life=pl.lit(6.0))
    found = prove(replace(told, terms=short), config, 1).order_proof
    spoiled = dict(found.select("plan", "spoilage_cost").unique().iter_rows())
    assert spoiled["foresight"] <= spoiled["ours"] < min(spoiled["naive"], spoiled["z_score"])
