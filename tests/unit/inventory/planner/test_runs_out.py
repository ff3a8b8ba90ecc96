from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import poisson

from shelfcast.contracts.frames import FORECASTS
from shelfcast.inventory.planner.runs_out import YEAR, RunOut, expected_by_day
from shelfcast.inventory.windows import WindowTable

AS_OF = date(2026, 3, 1)


def run_out(shop, rates, days=(1, 7, 14, 28)):
    lines = pl.DataFrame({"store_id": "s1", "product_id": sorted(rates)})
    windows = WindowTable(shop.windows(rates, days), lines)
    return RunOut(np.zeros((len(rates), 0)), windows, np.array([rates[p] for p in sorted(rates)]))


def naive_day(a_day: list[float], stock: float, deliveries: list[tuple[int, float]]) -> int:
    """Day by day: what was asked for so far against what was there so far."""
    asked, there = 0.0, stock
    for day in range(1, YEAR + 1):
        there += sum(units for due, units in deliveries if due == day - 1)
        asked += a_day[day - 1] if day <= len(a_day) else float(np.mean(a_day))
        if asked > there:
            return day
    return 0


@settings(max_examples=40)
@given(
    a_day=st.lists(st.integers(0, 9), min_size=1, max_size=28),
    stock=st.integers(1, 80),
    deliveries=st.lists(st.tuples(st.integers(1, 40), st.integers(1, 50)), max_size=3),
)
def test_the_expected_day_is_that_of_a_count_day_by_day(shop, a_day, stock, deliveries):
    lines = pl.DataFrame({"store_id": ["s1"], "product_id": ["tea"]})
    windows = WindowTable(shop.windows({"tea": 1.0}, (7, 14)), lines)
    told = np.array([a_day], dtype=float) + 1e-4
    due = np.array([[day for day, _ in deliveries] or [YEAR]])
    coming = np.array([[float(units) for _, units in deliveries] or [0.0]])
    expected, _ = RunOut(told, windows, np.zeros(1)).days(np.array([float(stock)]), due, coming)
    assert expected.tolist() == [naive_day(told[0].tolist(), stock, deliveries)]


@pytest.mark.parametrize(("rate", "stock"), [(3.0, 20), (0.4, 3), (8.0, 100)])
def test_the_likely_day_is_the_first_with_a_chance_above_one_half(shop, rate, stock):
    _, likely = run_out(shop, {"tea": rate}).days(
        np.array([float(stock)]), np.array([[YEAR]]), np.array([[0.0]])
    )
    exact = next(day for day in range(1, YEAR) if poisson.sf(stock, rate * day) > 0.5)
    assert abs(int(likely[0]) - exact) <= 1


def test_an_empty_shelf_has_run_out_and_one_that_nobody_asks_for_never_does(shop):
    found = run_out(shop, {"a": 2.0, "b": 0.0}).days(
        np.zeros(2), np.full((2, 1), YEAR), np.zeros((2, 1))
    )
    assert [days.tolist() for days in found] == [[1, 0], [1, 0]]


def test_a_delivery_helps_from_the_day_after_it_is_due(shop):
    ran = run_out(shop, {"a": 2.0, "b": 2.0})
    due, coming = np.array([[3], [4]]), np.array([[40.0], [40.0]])
    expected, _ = ran.days(np.array([6.0, 6.0]), due, coming)
    # 6 units last 3 days; a delivery due on day 4 can be sold on day 5 only.
    assert expected.tolist() == [24, 4]


def test_weeks_are_spread_over_their_days_and_days_gone_by_are_left_out():
    rows = [
        {"product_id": "tea", "ds": AS_OF + timedelta(days=7 * week), "mean": 14.0 + 7 * week}
        for week in range(2)
    ]
    forecasts = FORECASTS.empty().select("store_id", "product_id", "ds", "mean")
    forecasts = pl.concat(
        [forecasts, pl.DataFrame(rows).with_columns(store_id=pl.lit("s1"))], how="diagonal"
    )
    lines = pl.DataFrame({"store_id": ["s1", "s1"], "product_id": ["tea", "pen"]})
    a_day = expected_by_day(forecasts, lines, AS_OF + timedelta(days=1))
    assert a_day.tolist() == [[2.0] * 5 + [3.0] * 7, [0.0] * 12]
