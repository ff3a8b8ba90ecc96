import datetime as dt
from types import SimpleNamespace

import numpy as np
import pytest
from scorers import m5_sample
from scorers.m5 import Group

pytest.importorskip("statsforecast")
FIRST = dt.date(2020, 1, 6)


def test_a_sample_holds_series_that_sold_lately_and_is_drawn_once():
    sold = np.zeros((50, 60))
    sold[:30, 59] = 1
    sold[30:, 3] = 1
    data = SimpleNamespace(sold=sold)
    rows = m5_sample.sample(data, Group("item_store", np.arange(50)), 60, 10)
    assert len(rows) == 10
    assert rows.max() < 30
    assert (rows == m5_sample.sample(data, Group("item_store", np.arange(50)), 60, 10)).all()


def test_auto_ets_repeats_a_plain_week():
    week = np.array([5.0, 6, 7, 8, 9, 20, 1])
    found = m5_sample.auto_ets(np.tile(week, 20)[None] + 0.01 * np.sin(np.arange(140)), FIRST)
    assert found[0] == pytest.approx(np.tile(week, 4), abs=0.2)


def test_prophet_forecasts_the_days_after_the_last_of_the_history():
    pytest.importorskip("prophet")
    week = np.array([5.0, 6, 7, 8, 9, 20, 1])
    found = m5_sample.prophet(np.tile(week, 20)[None, :-2], FIRST)
    assert found[0, :2] == pytest.approx([20, 1], abs=1)
