"""The need of an order, beside a shop that is played through one sale at a time."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shelfcast.inventory.arrivals import Arrivals
from shelfcast.inventory.demand_course import courses, normals
from shelfcast.inventory.need import need
from shelfcast.inventory.windows import KEY, WindowTable

RATES = {"slow": 0.1, "steady": 2.0, "fast": 30.0}
DAYS = (7, 14, 21, 28)


@pytest.fixture(scope="module")
def table(shop):
    demand = shop.windows(RATES, DAYS)
    return WindowTable(demand, demand.select(KEY).unique(maintain_order=True))


def arrived(lead, due, coming, review=7):
    size = len(RATES)
    return Arrivals(
        leads=np.full((size, 1), lead),
        review=np.full(size, review),
        due=np.tile(due, (size, 1)),
        coming=np.tile(np.asarray(coming, dtype=float), (size, 1)),
        skipped=np.zeros(size, dtype=np.int64),
    )


def played(rate, stock, lead, review, due, coming, *, lost, seed):
    """What an order would have had to bring, a day at a time; and whether anything was missed."""
    random = np.random.default_rng(seed)
    shelf, missed, short = float(stock), False, 0.0
    for day in range(lead + review):
        shelf += sum(units for at, units in zip(due, coming, strict=True) if at == day)
        shelf -= random.poisson(rate)
        if day < lead and shelf < 0:
            missed = True
            shelf = 0.0 if lost else shelf
        if day >= lead:
            short = max(short, -shelf)
    return short if short > 0 else -shelf, missed


@pytest.mark.parametrize("lost", [True, False])
@pytest.mark.parametrize("due", [(0, 7), (3, 20), (14, 14), (5, 6)])
@pytest.mark.parametrize("place", range(3))
def test_the_need_is_that_of_a_shop_played_a_day_at_a_time(table, place, due, lost):
    rate = list(RATES.values())[place]
    stock, coming = round(6 * rate), (round(4 * rate), round(5 * rate))
    found = need(table, np.full(3, float(stock)), arrived(14, due, coming), lost=lost)
    tried = [played(rate, stock, 14, 7, due, coming, lost=lost, seed=seed) for seed in range(1500)]
    needs, missed = map(np.array, zip(*tried, strict=True))
    spread = np.sqrt(21 * rate)
    for level in (0.5, 0.8, 0.95):
        ours = max(found.at(np.full(3, level))[place], 0.0)
        naive = max(float(np.quantile(needs, level)), 0.0)
        assert ours == pytest.approx(naive, abs=1.01 + 0.35 * spread)
    assert found.runs_out[place] == pytest.approx(missed.mean(), abs=0.14)


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 80), st.integers(0, 30), st.integers(0, 20), st.booleans())
def test_more_stock_or_an_earlier_delivery_never_needs_more_where_customers_wait(
    table, stock, more, day, lost
):
    level = np.full(3, 0.9)
    here = need(table, np.full(3, float(stock)), arrived(14, (day,), (5,)), lost=lost).at(level)
    fuller = need(table, np.full(3, float(stock + more)), arrived(14, (day,), (5,)), lost=lost).at(
        level
    )
    assert np.all(fuller <= here)


def test_courses_never_fall_and_follow_the_windows(table):
    days = np.tile(np.array([0, 7, 14, 21]), (3, 1))
    found = courses(table, days, normals(512, 4))
    assert np.all(np.diff(found, axis=2) >= 0)
    assert np.all(found[:, :, 0] == 0)
    assert np.all(found == np.rint(found))
    expected = np.array(list(RATES.values()))[:, None] * np.array([7, 14, 21])
    assert found.mean(axis=1)[:, 1:] == pytest.approx(expected, rel=0.04, abs=0.12)


def test_days_that_vary_independently_are_not_told_as_one_good_month(table):
    days = np.tile(np.array([0, 7, 14, 21]), (3, 1))
    sold = np.diff(courses(table, days, normals(512, 4)), axis=2)[2]
    joined = np.corrcoef(sold.T)
    assert np.abs(joined[np.triu_indices(3, 1)]).max() < 0.15


def test_a_level_in_doubt_hangs_the_weeks_together(shop):
    demand = shop.windows({"p": 30.0}, DAYS).with_columns(
        sd=pl.col("days") * 6.0,
        **{
            name: pl.col("days") * (30.0 + 6.0 * z)
            for name, z in zip(
                [c for c in shop.windows({"p": 1.0}, (7,)).columns if c.startswith("q")],
                np.linspace(-2.3, 2.3, 19),
                strict=False,
            )
        },
    )
    table = WindowTable(demand, demand.select(KEY).unique(maintain_order=True))
    sold = np.diff(courses(table, np.array([[0, 7, 14, 21]]), normals(512, 4)), axis=2)[0]
    assert np.corrcoef(sold.T)[np.triu_indices(3, 1)].min() > 0.6
