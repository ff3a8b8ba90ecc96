"""Elasticity on simulated sales whose truth is known."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest

from shelfcast.insights.elasticity import elasticities, random_effects, shrunk, weekly

WEEKS = 104
FIRST = date(2010, 1, 4)


def sales(draw, truth=-1.8, level=30.0, *, prices=None, promoted=None, product="p"):
    """Weekly sales of a product in two stores: season, store, shocks that last, promotions."""
    t = np.arange(WEEKS)
    if prices is None:
        prices = np.exp(np.repeat(draw.normal(0, 0.08, WEEKS // 4), 4))
    promoted = (draw.random(WEEKS) < 0.1).astype(float) if promoted is None else promoted
    shocks = np.zeros(WEEKS)
    for n in range(1, WEEKS):
        shocks[n] = 0.5 * shocks[n - 1] + draw.normal(0, 0.08)
    rows = []
    for store, size in (("A", 1.0), ("B", 0.6)):
        season = 0.3 * np.sin(2 * np.pi * t / 52) + 0.002 * t
        mean = level * size * np.exp(truth * np.log(prices) + 0.4 * promoted + season + shocks)
        for n, units in enumerate(draw.poisson(mean)):
            week = FIRST + timedelta(7 * n)
            rows.append((store, product, week, float(units), 7.0, prices[n], promoted[n]))
    names = ("store", "product", "week", "units", "open_days", "price", "promotion")
    return pl.DataFrame(rows, schema=names, orient="row")


def test_the_interval_holds_the_truth_nineteen_times_in_twenty_and_the_mean_is_right():
    draw = np.random.default_rng(21)
    held, found = 0, []
    for _ in range(80):
        row = elasticities(sales(draw)).row(0, named=True)
        held += row["low"] <= -1.8 <= row["high"]
        found.append(row["elasticity"])
    assert 0.87 <= held / 80 <= 1
    assert np.mean(found) == pytest.approx(-1.8, abs=0.1)


def test_a_promotion_that_comes_with_a_lower_price_is_not_taken_for_the_price():
    draw = np.random.default_rng(5)
    found = []
    for _ in range(25):
        promoted = (draw.random(WEEKS) < 0.15).astype(float)
        prices = np.exp(np.repeat(draw.normal(0, 0.08, WEEKS // 4), 4)) * (1 - 0.2 * promoted)
        row = elasticities(sales(draw, prices=prices, promoted=promoted)).row(0, named=True)
        found.append(row["elasticity"])
    assert np.mean(found) == pytest.approx(-1.8, abs=0.2)


@pytest.mark.parametrize(
    ("prices", "promoted", "reason"),
    [
        (np.ones(WEEKS), None, "the price never moved"),
        (np.where(np.arange(WEEKS) < 50, 1.0, 1.2), None, "fewer than 5 weeks"),
        (
            np.where(np.arange(WEEKS) % 9 == 0, 0.8, 1.0),
            (np.arange(WEEKS) % 9 == 0).astype(float),
            "only with promotions",
        ),
    ],
)
def test_prices_that_tell_nothing_are_said_to(prices, promoted, reason):
    found = elasticities(sales(np.random.default_rng(1), prices=prices, promoted=promoted))
    assert found["elasticity"].to_list() == [None]
    assert reason in found["reason"][0]


def test_too_few_sales_are_said_to_be():
    draw = np.random.default_rng(1)
    assert "less than a unit" in elasticities(sales(draw, level=0.2))["reason"][0]
    assert (
        "26 are needed"
        in elasticities(sales(draw).filter(pl.col("week") < date(2010, 3, 1)))["reason"][0]
    )


def test_thin_products_are_drawn_to_their_category_and_come_nearer_the_truth():
    draw = np.random.default_rng(9)
    truths = draw.normal(-1.5, 0.3, 14)
    levels = np.where(np.arange(14) % 2 == 0, 60.0, 1.5)
    many = pl.concat(
        sales(draw, t, level, product=f"p{n:02}")
        for n, (t, level) in enumerate(zip(truths, levels, strict=True))
    )
    found = shrunk(elasticities(many).with_columns(category=pl.lit("c"))).sort("product")
    own, drawn = found["elasticity"].to_numpy(), found["shrunk"].to_numpy()
    thin = levels < 10
    assert np.abs(drawn - truths)[thin].mean() < np.abs(own - truths)[thin].mean()
    assert np.abs(drawn - own)[~thin].mean() < np.abs(drawn - own)[thin].mean()
    assert (
        (found["shrunk_low"].to_numpy() <= truths) & (truths <= found["shrunk_high"].to_numpy())
    ).sum() >= 12


def test_shocks_that_last_as_long_as_prices_do_leave_few_sure_of_an_elasticity_of_nothing():
    """With blocks of four weeks 6 of these 60 are."""
    draw, sure, t = np.random.default_rng(13), 0, np.arange(WEEKS)
    for _ in range(60):
        levels = draw.normal(0, 0.06, WEEKS // 8 + 2)
        prices = np.exp(levels[(t + draw.integers(8)) // 8])
        weeks = sales(draw, truth=0.0, prices=prices)
        drift = np.zeros(WEEKS)
        for n in range(1, WEEKS):
            drift[n] = 0.9 * drift[n - 1] + draw.normal(0, 0.15)
        moved = (pl.col("units") * pl.Series(np.tile(np.exp(drift), 2))).round()
        row = elasticities(weeks.with_columns(units=moved)).row(0, named=True)
        sure += row["low"] > 0 or row["high"] < 0
    assert sure <= 4


def test_months_in_which_a_product_was_not_offered_say_nothing_of_its_price():
    days = [date(2012, 1, 2) + timedelta(n) for n in range(7 * 60)]
    units = np.where(np.arange(7 * 60) // 7 % 30 >= 20, 0.0, 3.0)
    told = pl.DataFrame({"ds": days, "y": units}).with_columns(
        store=pl.lit("A"),
        product=pl.lit("p"),
        in_stock=pl.lit(True),
        price=pl.when(pl.col("y") > 0).then(2.0),
        promotion=pl.lit(False),
    )
    assert weekly(told).height == 40
    seldom = told.with_columns(y=pl.when(pl.col("ds").dt.day() == 1).then(1.0).otherwise(0.0))
    assert weekly(seldom.with_columns(price=2.0)).height >= 55


def test_the_mean_of_unequal_studies_is_dersimonians_and_lairds():
    """By hand: y 0, 1, 3 with variances 1, 1, 4; Q = 19/9 less 2 over 9/4 - 33/36."""
    mean, error, between = random_effects([0, 1, 3], [1, 1, 2])
    w = np.array([1, 1, 0.25])
    fixed = 1.75 / 2.25
    q = float((w * (np.array([0, 1, 3]) - fixed) ** 2).sum())
    tau = max(0.0, (q - 2) / (2.25 - (1 + 1 + 0.0625) / 2.25))
    assert between == pytest.approx(tau)
    weights = 1 / (1 / w + tau)
    assert mean == pytest.approx((weights * [0, 1, 3]).sum() / weights.sum())
    assert error == pytest.approx(weights.sum() ** -0.5)


def test_weeks_leave_out_days_shut_or_without_stock_and_keep_the_last_price():
    days = pl.DataFrame(
        {
            "store": "A",
            "product": "p",
            "ds": [FIRST + timedelta(n) for n in range(21)],
            "y": [2.0, None, 4.0, 0, 0, 0, 0, *[0.0] * 7, 1.0, *[0.0] * 6],
            "in_stock": [True] * 4 + [False] * 3 + [True] * 14,
            "price": [3.0, None, 6.0, *[None] * 11, 5.0, *[None] * 6],
            "promotion": [True, True, *[False] * 19],
        }
    )
    found = weekly(days)
    assert found["units"].to_list() == [6, 0, 1]
    assert found["open_days"].to_list() == [3, 7, 7]
    assert found["price"].to_list() == [5, 5, 5]
    assert found["promotion"].to_list() == pytest.approx([1 / 3, 0, 0])
