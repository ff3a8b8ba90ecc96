import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.forecast.cadence import CADENCES

DAYS = st.dates(dt.date(1980, 1, 1), dt.date(2050, 1, 1))


@given(day=DAYS)
def test_a_week_starts_on_monday(day):
    floor = CADENCES["W"].floor(np.datetime64(day)).item()
    assert floor.weekday() == 0
    assert 0 <= (day - floor).days < 7


@pytest.mark.parametrize("freq", ["D", "W", "M"])
@given(day=DAYS, periods=st.integers(1, 40))
def test_index_undoes_starts(freq, day, periods):
    cadence = CADENCES[freq]
    first = cadence.floor(np.datetime64(day))
    starts = cadence.starts(first, periods)
    assert cadence.index(starts, first).tolist() == list(range(periods))
