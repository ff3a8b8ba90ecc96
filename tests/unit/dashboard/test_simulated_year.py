"""The picture of a simulated year says what its rows say."""

from datetime import date

import numpy as np
import polars as pl
import pytest

from shelfcast.dashboard.simulated_year import simulated_year
from shelfcast.inventory.simulator import Costs, Deliveries, Rules, Start, simulate
from shelfcast.inventory.simulator.following import base_stock


def rows(products=1, backorders=False, first_day=date(2024, 4, 8)):
    demand = np.random.default_rng(1).poisson(5, (40, products)).astype(float)
    rules = Rules(Deliveries(3), review_period=7, backorders=backorders)
    done = simulate(base_stock(35), demand, Start(10.0), rules, Costs(0.1, 1.0), rows=True)
    keys = pl.DataFrame({"store_id": ["s1"] * products, "product_id": list("abc")[:products]})
    return done.frame(keys, first_day)


def drawn(figure):
    return {trace.name: trace for trace in figure.data if trace.name}


def test_bars_and_lines_are_the_columns_of_the_simulation():
    frame = rows()
    traces = drawn(simulated_year(frame))
    for name, column in {
        "On the shelf": "closing",
        "Delivered": "received",
        "Sold": "sold",
        "Missed": "lost",
    }.items():
        assert list(traces[name].y) == frame[column].to_list()
    assert sum(traces["Ordered"].y) == frame["ordered"].sum()
    assert list(traces["Sold"].x) == frame["ds"].to_list()
    assert frame["lost"].sum() > 0


def test_sold_and_missed_stand_as_high_as_demand():
    frame = rows()
    traces = drawn(simulated_year(frame))
    height = np.array(traces["Sold"].y) + np.array(traces["Missed"].y)
    assert height.tolist() == frame["demand"].to_list()


def test_customers_who_wait_are_not_called_missed():
    traces = drawn(simulated_year(rows(backorders=True)))
    assert "Missed" not in traces
    assert sum(traces["Made to wait"].y) > 0


def test_without_a_calendar_periods_are_counted():
    figure = simulated_year(rows(first_day=None))
    assert list(drawn(figure)["Sold"].x) == list(range(41))


def test_two_products_are_not_drawn_over_each_other():
    with pytest.raises(ValueError, match="one product"):
        simulated_year(rows(products=2))
