from datetime import UTC, datetime

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.contracts import Kind
from shelfcast.landing.meaning.evidence import weigh
from shelfcast.landing.values.counted_dates import EXCEL, counted_expression, sniff_counted
from shelfcast.landing.values.surroundings import Surroundings

MOMENTS = st.datetimes(datetime(2002, 1, 1), datetime(2060, 1, 1)).map(
    lambda t: t.replace(microsecond=0)
)


def read(texts, way, timezone="UTC"):
    frame = pl.DataFrame({"d": texts})
    return frame.select(counted_expression(pl.col("d"), way, timezone)).to_series().to_list()


def way_of(text):
    found = sniff_counted(pl.Series([text]), Surroundings())
    return (found[0].pattern, found[1]) if found else None


@given(moment=MOMENTS)
def test_a_spreadsheets_days_are_read_to_the_second(moment):
    days = (moment - datetime(1899, 12, 30)).total_seconds() / 86400
    assert read([f"{days:.10f}"], EXCEL) == [moment]
    assert read([f"{days:.10f}".replace(".", ",")], EXCEL) == [moment]


@given(moment=MOMENTS, power=st.sampled_from([0, 3, 6, 9]))
def test_what_computers_count_from_1970_is_read(moment, power):
    names = {0: "seconds", 3: "milliseconds", 6: "microseconds", 9: "nanoseconds"}
    text = str(int(moment.replace(tzinfo=UTC).timestamp()) * 10**power)
    assert way_of(text) == (f"{names[power]} since 1970", 1.0)
    assert read([text], f"{names[power]} since 1970") == [moment]


def test_what_counts_from_1970_becomes_the_shops_own_time():
    assert read(["1719835200"], "seconds since 1970", "Europe/Berlin") == [datetime(2024, 7, 1, 14)]


@pytest.mark.parametrize(
    ("text", "way", "moment"),
    [
        ("20240305", "%Y%m%d", datetime(2024, 3, 5)),
        ("05032024", "%d%m%Y", datetime(2024, 3, 5)),
        ("990315", "%y%m%d", datetime(1999, 3, 15)),
        ("202403", "%Y%m", datetime(2024, 3, 1)),
        ("03.2024", "%m.%Y", datetime(2024, 3, 1)),
        ("20240305103015", "%Y%m%d%H%M%S", datetime(2024, 3, 5, 10, 30, 15)),
        ("202403051030", "%Y%m%d%H%M", datetime(2024, 3, 5, 10, 30)),
        ("20240305.0", "%Y%m%d", datetime(2024, 3, 5)),
    ],
)
def test_days_run_together_are_read(text, way, moment):
    assert way_of(text) == (way, 1.0)
    assert read([text], way) == [moment]


def test_days_run_together_are_judged_as_others_are():
    texts = pl.Series([f"{day:02d}0124" for day in range(2, 31)])
    found = sniff_counted(texts, Surroundings())
    assert found is not None
    assert (found[0].pattern, found[0].doubt) == ("%d%m%y", "")


@pytest.mark.parametrize("text", ["20241345", "12", "99999", "4006381333931000", "1234.50"])
def test_prices_and_codes_are_no_days(text):
    assert way_of(text) is None


def test_bare_numbers_fit_a_day_less_than_days_do():
    seen = weigh(pl.DataFrame({"x": ["45292", "45293"]}), ("x",), Surroundings())["x"]
    assert 0.7 < seen.fits(Kind.DATE) < seen.fits(Kind.QUANTITY) == 1.0
    assert seen.date_share == 0.0
