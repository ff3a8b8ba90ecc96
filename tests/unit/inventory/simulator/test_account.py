"""The frame that people read of a simulation."""

from datetime import date

import numpy as np
import polars as pl
import pytest

from shelfcast.contracts.simulation import SIMULATION
from shelfcast.inventory.simulator import Costs, Deliveries, Rules, Start, simulate
from shelfcast.inventory.simulator.following import base_stock

KEYS = pl.DataFrame({"store_id": ["s2", "s1"], "product_id": ["tea", "rum"]})


def simulated(**more):
    demand = np.array([[3.0, 1.0], [4.0, 0.0], [5.0, 9.0]])
    costs = Costs(0.1, [1.0, 2.0], 5.0, 2.0)
    return simulate(base_stock(8), demand, Start(4.0), Rules(Deliveries(1)), costs, **more)


def test_each_row_of_the_frame_is_a_product_and_a_period_with_its_day():
    frame = simulated(rows=True).frame(KEYS, date(2024, 4, 8), 7)
    assert SIMULATION.conform(frame).equals(frame)
    tea = frame.filter(product_id="tea")
    assert tea["store_id"].to_list() == ["s2"] * 4
    assert tea["demand"].to_list() == [0, 3, 4, 5]
    assert tea["ds"].to_list()[:2] == [date(2024, 4, 1), date(2024, 4, 8)]


def test_the_money_of_the_rows_is_the_money_of_the_sums():
    done = simulated(rows=True, scored_from=0)
    frame = done.frame(KEYS)
    by_product = frame.group_by("product_id").agg(pl.col("cost").sum()).sort("product_id")
    assert by_product["cost"].to_list() == pytest.approx([done.cost[1], done.cost[0]])
    parts = ("holding_cost", "shortage_cost", "ordering_cost", "purchase_cost", "spoilage_cost")
    assert frame.select(pl.sum_horizontal(parts) - pl.col("cost")).to_series().abs().max() < 1e-9
    assert frame["ds"].null_count() == len(frame)


def test_replications_have_rows_of_their_own():
    demand = np.random.default_rng(0).poisson(3, (5, 3, 2))
    costs = Costs(0.1, 1.0)
    done = simulate(base_stock(8), demand, Start(4.0), Rules(), costs, rows=True)
    frame = done.frame(KEYS)
    assert frame.select(SIMULATION.key).n_unique() == len(frame) == 6 * 3 * 2
    second = frame.filter(product_id="rum", replication=2)
    assert second["demand"].to_list()[1:] == demand[:, 2, 1].tolist()


def test_a_simulation_without_rows_says_how_to_keep_them():
    with pytest.raises(ValueError, match="rows=True"):
        simulated().frame(KEYS)
