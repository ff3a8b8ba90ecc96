"""Promotions on simulated sales whose truth is known."""

from __future__ import annotations

from datetime import date, timedelta
from math import exp, log

import numpy as np
import polars as pl
import pytest

from shelfcast.insights.promotions import runs
from shelfcast.insights.uplift import effect, extra

DAYS, FIRST = 480, date(2010, 1, 4)
START = FIRST + timedelta(392)
END = START + timedelta(13)
WEEK = np.array([1.0, 0.8, 0.9, 1.0, 1.3, 1.7, 0.6])


def town(draw):
    """What all products share: a slow tide, and days that are good or bad for everybody."""
    tide = 0.2 * np.sin(np.arange(DAYS) / 60)
    return np.exp(tide + draw.normal(0, 0.05, DAYS))


def sales(draw, shared, level, lift=1.0, dip=1.0):
    rows = []
    for store, size in (("A", 1.0), ("B", 0.5)):
        factor = np.ones(DAYS)
        factor[392:406], factor[406:420] = lift, dip
        mean = level * size * WEEK[np.arange(DAYS) % 7] * shared * factor
        days = [FIRST + timedelta(n) for n in range(DAYS)]
        rows += list(zip([store] * DAYS, days, draw.poisson(mean).astype(float), strict=True))
    return pl.DataFrame(rows, schema=("store", "day", "units"), orient="row")


@pytest.mark.parametrize("lift", [1.0, 1.6])
def test_the_interval_holds_the_truth_and_the_mean_is_right(lift):
    draw = np.random.default_rng(31)
    held, found, tries = 0, [], 16
    for _ in range(tries):
        shared = town(draw)
        known = effect(sales(draw, shared, 20, lift), sales(draw, shared, 120), START, END)
        low, high = known.interval()
        held += low <= log(lift) <= high
        found.append(known.during)
    assert held >= 13
    assert exp(np.mean(found)) == pytest.approx(lift, rel=0.04)


def test_what_was_bought_ahead_shows_in_the_two_weeks_after():
    draw = np.random.default_rng(7)
    after = []
    for _ in range(12):
        shared = town(draw)
        known = effect(sales(draw, shared, 40, 1.8, 0.7), sales(draw, shared, 120), START, END)
        after.append(known.after)
    assert exp(np.mean(after)) == pytest.approx(0.7, rel=0.06)


def test_what_moved_everybody_is_not_the_promotions():
    draw = np.random.default_rng(3)
    shared = town(draw)
    shared[392:406] *= 1.5
    treated, control = sales(draw, shared, 60), sales(draw, shared, 120)
    known, alone = (
        effect(treated, control, START, END),
        effect(treated, control.clear(), START, END),
    )
    assert abs(known.during) < 0.12
    assert alone.during > 0.3


def test_a_short_history_gives_no_interval_and_a_shorter_no_estimate():
    draw = np.random.default_rng(3)
    shared = town(draw)
    treated, control = sales(draw, shared, 60), sales(draw, shared, 120)
    short = [f.filter(pl.col("day") >= START - timedelta(70)) for f in (treated, control)]
    assert effect(*short, START, END).interval() is None
    none = [
        f.filter(pl.col("day").is_between(START - timedelta(7), END)) for f in (treated, control)
    ]
    assert effect(*none, START, END) is None


def test_of_190_units_at_a_lift_of_90_percent_90_are_extra():
    assert extra(190, log(1.9)) == pytest.approx(90)


def test_a_promotion_that_pauses_for_more_than_two_weeks_ran_twice():
    days = [date(2011, 1, 1), date(2011, 1, 9), date(2011, 1, 24), date(2011, 1, 25)]
    covered = pl.DataFrame({"promotion": "X", "store": "A", "product": "p", "day": days})
    assert [(run.first, run.last) for run in runs(covered)] == [
        (days[0], days[1]),
        (days[2], days[3]),
    ]
