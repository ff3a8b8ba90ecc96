from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from shelfcast.contracts.frames import FORECASTS, LEAD_TIMES
from shelfcast.contracts.planner import DELIVERIES_DUE, TRANSFERS
from shelfcast.inventory import orders_of, plan, shelves
from shelfcast.inventory.planner import PlannerConfig, stock_outlook, transfers, with_moved
from shelfcast.inventory.planner.moves import Spare, Wanted, best_moves

CONFIG = PlannerConfig(transfer_cost=2.0)
KEYS = {"store_id": pl.String, "product_id": pl.String}
NO_DEAD = pl.DataFrame(schema={**KEYS, "last_sold_on": pl.Date})
NO_LOST = pl.DataFrame(
    schema={**KEYS, "ds": pl.Date, "lost_units": pl.Float64, "lost_sales": pl.Float64}
)
money = st.integers(0, 40).map(lambda cents: cents / 4)
amounts = st.integers(1, 12).map(float)
takers = st.lists(st.tuples(st.sampled_from(["t1", "t2", "t3"]), amounts, money), max_size=6)
givers = st.lists(st.tuples(amounts, money), max_size=4)


def linear_programme(wanted: list[Wanted], spare: list[Spare]) -> float:
    """The most that can be gained where a move itself costs nothing."""
    gains = np.array([[want.brings - give.worth for give in spare] for want in wanted])
    n, m = gains.shape
    rows = [np.kron(np.eye(n)[i], np.ones(m)) for i in range(n)]
    columns = [np.kron(np.ones(n), np.eye(m)[j]) for j in range(m)]
    bounds = [want.units for want in wanted] + [give.units for give in spare]
    return float(-linprog(-gains.ravel(), A_ub=np.array(rows + columns), b_ub=bounds).fun)


@given(takers, givers)
def test_the_greedy_moves_gain_what_a_linear_programme_gains(takes, gives):
    wanted = [Wanted(*part) for part in takes]
    spare = [Spare(f"g{i}", *part) for i, part in enumerate(gives)]
    best = linear_programme(wanted, spare) if wanted and spare else 0.0
    gained = sum(move.gain for move in best_moves(wanted, spare, 0.0))
    assert gained == pytest.approx(best, abs=1e-6)


@given(takers, givers, money)
def test_no_store_gives_or_takes_more_than_it_can_and_every_move_pays(takes, gives, cost):
    wanted = [Wanted(*part) for part in takes]
    spare = [Spare(f"g{i}", *part) for i, part in enumerate(gives)]
    moves = best_moves(wanted, spare, cost)
    for give in spare:
        assert sum(m.units for m in moves if m.giver == give.store) <= give.units
    for store in {want.store for want in wanted}:
        need = sum(want.units for want in wanted if want.store == store)
        assert sum(move.units for move in moves if move.taker == store) <= need
    assert all(move.gain > 0 and move.units > 0 for move in moves)
    assert len({(move.giver, move.taker) for move in moves}) == len(moves)


def test_what_is_moved_is_not_ordered_and_nobody_orders_for_having_given(shop):
    stock = {"s1": 100.0, "s2": 2.0, "s3": 30.0}
    windows = pl.concat([shop.windows({"tea": 3.0}, (7, 14), store) for store in stock])
    counts = pl.concat([shop.stock(("tea", on_hand, 0.0), store=s) for s, on_hand in stock.items()])
    told = shop.config(order_cost=0.0)
    there = shelves(windows, counts, LEAD_TIMES.empty(), shop.terms({"product_id": "tea"}), told)
    found = moved(shop, stock)[1]
    before, after = (
        {row["store_id"]: row for row in orders_of(one).iter_rows(named=True)}
        for one in (there, with_moved(there, found))
    )
    came = dict(found.group_by("store_id").agg(pl.col("quantity").sum()).iter_rows())
    assert came
    for store, row in before.items():
        left = row["quantity"] - came.get(store, 0.0)
        assert after.get(store, {"quantity": 0.0})["quantity"] == pytest.approx(max(left, 0), abs=1)
        if left >= 1 and store in came:
            assert f"; {came[store]:.0f} more come from other stores" in after[store]["reason"]
            assert after[store]["on_hand"] == stock[store]
    assert set(after) <= set(before)


def moved(shop, stock, *, rates=None, dead=NO_DEAD, config=CONFIG, **terms):
    """The moves between stores of what `stock` has (store -> on hand)."""
    rates = rates or dict.fromkeys(stock, 3.0)
    told = shop.config(order_cost=0.0)
    windows = pl.concat([shop.windows({"tea": rates[s]}, (7, 14), s) for s in stock])
    counts = pl.concat([shop.stock(("tea", on_hand, 0.0), store=s) for s, on_hand in stock.items()])
    frames = (windows, counts, LEAD_TIMES.empty(), shop.terms({"product_id": "tea", **terms}))
    there = shelves(*frames, told)
    outlook = stock_outlook(
        there,
        FORECASTS.empty(),
        deliveries_due=DELIVERIES_DUE.empty(),
        lost_sales=NO_LOST,
        dead_stock=dead,
        orders=plan(*frames, told),
        config=config,
    )
    found = transfers(there, outlook, config)
    assert found.columns == list(TRANSFERS.names)
    return outlook, found


def test_a_surplus_goes_where_sales_would_be_missed(shop):
    outlook, found = moved(shop, {"s1": 100.0, "s2": 2.0})
    row = found.row(0, named=True)
    assert (row["from_store_id"], row["store_id"]) == ("s1", "s2")
    levels = dict(outlook.select("store_id", "order_up_to").iter_rows())
    assert row["quantity"] <= 100 - levels["s1"]
    # About 19 sales would be missed in the week until goods come, each worth 5 - 2.
    assert row["net_gain"] == pytest.approx(19 * 3 - 2, rel=0.15)
    assert row["sentence"].endswith("from s1, which has 100, to s2, which has 2")


def test_the_giver_is_never_left_short(shop):
    outlook, found = moved(shop, {"s1": 60.0, "s2": 0.0, "s3": 0.0})
    level = outlook.filter(store_id="s1")["order_up_to"].item()
    assert 0 < found["quantity"].sum() <= 60 - level
    assert set(found["from_store_id"]) == {"s1"}


def test_stores_that_all_stand_well_or_all_are_short_move_nothing(shop):
    assert moved(shop, {"s1": 100.0, "s2": 100.0})[1].is_empty()
    assert moved(shop, {"s1": 2.0, "s2": 2.0})[1].is_empty()


def test_a_move_that_costs_more_than_it_gains_is_not_made(shop):
    dear = replace(CONFIG, transfer_cost=500.0)
    assert moved(shop, {"s1": 100.0, "s2": 2.0}, config=dear)[1].is_empty()


def test_dead_stock_is_worth_moving_also_where_no_sale_would_be_missed(shop):
    stock, rates = {"s1": 20.0, "s2": 45.0}, {"s1": 0.0, "s2": 3.0}
    dead = pl.DataFrame([("s1", "tea", date(2025, 9, 1))], schema=NO_DEAD.schema, orient="row")
    terms = {"unit_cost": 4.0, "unit_price": 5.0}
    gained = moved(shop, stock, rates=rates, dead=dead, **terms)[1]
    idle = moved(shop, stock, rates=rates, **terms)[1]
    # Each unit saves buying one at 4 and gives up 2.50 by mark-down.
    assert gained["net_gain"].item() >= gained["quantity"].item() * 1.5 - 2
    assert idle["net_gain"].sum() < gained["net_gain"].item()


def test_what_costs_nobody_knows_how_much_stays_where_it_is(shop):
    terms = {"unit_cost": None, "unit_price": None}
    assert moved(shop, {"s1": 100.0, "s2": 2.0}, **terms)[1].is_empty()
