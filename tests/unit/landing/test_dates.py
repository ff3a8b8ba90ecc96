from datetime import datetime

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.landing.dates import FORMATS, kin, read_dates, sniff_dates, swapped

DAYS = st.lists(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)), min_size=2, max_size=40)
ROUND_TRIP = [p for p in FORMATS if "%d" in p and "%.f" not in p and "%#z" not in p]


@pytest.mark.parametrize("pattern", ROUND_TRIP)
def test_each_format_reads_what_strftime_writes(pattern):
    moments = [datetime(2024, 2, 29, 13, 45, 10), datetime(2011, 12, 1, 0, 5, 0)]
    texts = pl.Series([moment.strftime(pattern) for moment in moments])
    expected = [datetime.strptime(moment.strftime(pattern), pattern) for moment in moments]
    assert read_dates(texts, pattern).to_list() == expected


@given(days=DAYS, pattern=st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y %H:%M", "%Y-%m-%d"]))
def test_a_day_after_the_twelfth_decides_the_order(days, pattern):
    days = [*days, datetime(2024, 5, 31, 10, 0)]
    texts = pl.Series([day.strftime(pattern) for day in days])
    found = sniff_dates(texts)
    assert found is not None
    assert read_dates(texts, found.pattern).to_list() == read_dates(texts, pattern).to_list()


@pytest.mark.parametrize(("country", "pattern"), [("US", "%m/%d/%Y"), ("GB", "%d/%m/%Y")])
def test_where_nothing_decides_the_country_does_and_the_doubt_is_told(country, pattern):
    found = sniff_dates(
        pl.Series(["03/03/2024"] * 3 + ["04/04/2024"] * 3 + ["05/05/2024"]), country
    )
    assert found is not None
    found = sniff_dates(pl.Series(["01/02/2024", "02/01/2024", "01/02/2024"]), country)
    assert found is not None
    assert found.pattern == pattern
    assert country in found.doubt


def test_neighbours_that_lie_close_decide_where_every_value_reads_both_ways():
    texts = pl.Series(
        [f"{month:02d}/{day:02d}/2024" for month in (1, 2, 3) for day in range(1, 13)]
    )
    found = sniff_dates(texts, "GB")
    assert found is not None
    assert (found.pattern, found.doubt) == ("%m/%d/%Y", "")


@pytest.mark.parametrize("texts", [["red", "blue"], ["10", "11"], ["may be", "march on"], []])
def test_words_and_small_numbers_are_no_dates(texts):
    assert sniff_dates(pl.Series(texts, dtype=pl.String)) is None


def test_a_moment_with_a_zone_becomes_the_shops_own_time():
    texts = pl.Series(["2024-07-01T12:00:00Z", "2024-01-01T12:00:00+02:00"])
    found = sniff_dates(texts)
    assert found is not None
    assert read_dates(texts, found.pattern, "Europe/Berlin").to_list() == [
        datetime(2024, 7, 1, 14),
        datetime(2024, 1, 1, 11),
    ]


@pytest.mark.parametrize(
    "texts", [["2024-01", "2024-02"], ["Jan 2024", "Feb 2024"], ["01/2024", "02/2024"]]
)
def test_a_month_is_its_first_day(texts):
    found = sniff_dates(pl.Series(texts))
    assert found is not None
    assert read_dates(pl.Series(texts), found.pattern).to_list() == [
        datetime(2024, 1, 1),
        datetime(2024, 2, 1),
    ]


def test_years_that_cannot_be_do_not_read():
    assert read_dates(pl.Series(["0024-01-01", "2204-01-01"]), "%Y-%m-%d").to_list() == [None, None]


def test_kin_keep_the_day_order():
    assert all(other.startswith(("%d/%m", "%Y-%m-%d")) for other in kin("%d/%m/%Y"))
    assert swapped("%d/%m/%Y %H:%M") == "%m/%d/%Y %H:%M"
