from datetime import date, datetime, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.landing.meaning.evidence import weigh
from shelfcast.landing.values.date_format import as_it_stands, date_expression, read_dates, turned
from shelfcast.landing.values.date_patterns import FORMATS
from shelfcast.landing.values.dates import sniff_dates
from shelfcast.landing.values.surroundings import Surroundings

DAYS = st.lists(st.datetimes(datetime(1990, 1, 1), datetime(2068, 1, 1)), min_size=2, max_size=40)
ROUND_TRIP = [p for p in FORMATS if "%d" in p and "%.f" not in p and "%#z" not in p]
US, GB = Surroundings("US"), Surroundings("GB")


def read(texts, around=GB, timezone="UTC"):
    """The texts as the landing would read them: sniffed, the quick way, then the thorough."""
    texts = pl.Series(texts, dtype=pl.String)
    found = sniff_dates(texts, around)
    assert found is not None
    return read_dates(texts, found, timezone).to_list()


@pytest.mark.parametrize("pattern", ROUND_TRIP)
def test_each_format_reads_what_strftime_writes(pattern):
    moments = [datetime(2024, 2, 29, 13, 45, 10), datetime(2011, 12, 1, 0, 5, 0)]
    texts = pl.DataFrame({"d": [moment.strftime(pattern) for moment in moments]})
    expected = [datetime.strptime(moment.strftime(pattern), pattern) for moment in moments]
    assert texts.select(as_it_stands(pl.col("d"), pattern)).to_series().to_list() == expected


@given(days=DAYS, pattern=st.sampled_from([p for p in ROUND_TRIP if p[:2] != "%y"]))
def test_a_day_after_the_twelfth_decides_the_order(days, pattern):
    days = [*days, datetime(2024, 5, 31, 10, 0)]
    texts = [day.strftime(pattern) for day in days]
    assert read(texts) == [datetime.strptime(text, pattern) for text in texts]


def test_a_short_year_may_come_first():
    texts = [f"24-{month:02d}-{day:02d}" for month in (1, 2) for day in range(1, 29)]
    assert read(texts)[-1] == datetime(2024, 2, 28)


@pytest.mark.parametrize(("country", "pattern"), [("US", "%m/%d/%Y"), ("GB", "%d/%m/%Y")])
def test_where_nothing_decides_the_country_does_and_the_doubt_is_told(country, pattern):
    texts = pl.Series(["01/02/2024", "02/01/2024", "01/02/2024"])
    found = sniff_dates(texts, Surroundings(country))
    assert found is not None
    assert found.pattern == pattern
    assert country in found.doubt


def test_rows_that_run_on_from_day_to_day_decide():
    texts = pl.Series(
        [f"{month:02d}/{day:02d}/2024" for month in (1, 2, 3) for day in range(1, 13)]
    )
    found = sniff_dates(texts, GB)
    assert found is not None
    assert (found.pattern, found.doubt, found.either) == ("%m/%d/%Y", "", True)


def test_first_days_of_months_over_years_are_months():
    texts = [f"01/{month:02d}/{year}" for year in (2022, 2023) for month in range(1, 13)]
    assert read(texts, US)[1] == datetime(2022, 2, 1)


def test_first_days_of_the_months_of_one_year_are_a_guess_that_is_told():
    texts = pl.Series([f"01/{month:02d}/2023" for month in range(1, 13)])
    found = sniff_dates(texts, GB)
    assert found is not None
    assert found.pattern == "%d/%m/%Y"
    assert found.doubt


def test_the_files_name_decides_where_the_rows_do_not():
    texts = ["04/01/2019", "04/12/2019", "04/02/2019", "04/12/2019", "04/01/2019"]
    assert read(texts, Surroundings("GB", "April_2019.csv"))[1] == datetime(2019, 4, 12)
    assert read(texts, Surroundings("US", "sales-2019-04.csv"))[1] == datetime(2019, 4, 12)


def test_days_that_have_not_come_speak_against_an_order():
    texts = ["03/11/2024", "02/11/2024", "03/11/2024"]
    around = Surroundings("GB", today=date(2024, 3, 20))
    assert read(texts, around)[0] == datetime(2024, 3, 11)


def test_another_column_of_the_file_decides():
    frame = pl.DataFrame({"a": ["01/02/2024", "02/01/2024", "01/02/2024"], "b": ["01/13/2024"] * 3})
    found = weigh(frame, ("a", "b"), GB)["a"].date
    assert found is not None
    assert (found.pattern, found.doubt) == ("%m/%d/%Y", "")


@pytest.mark.parametrize(
    "texts",
    [
        *(["red", "blue"], ["10", "11"], ["may be", "march on"], [], ["Mug 300ml", "Cup 20"]),
        *(["10:30", "11:45"], ["Total 05.03.2024"], ["5 August"], ["1.2.3", "1.2.4"]),
    ],
)
def test_words_and_small_numbers_are_no_dates(texts):
    assert sniff_dates(pl.Series(texts, dtype=pl.String)) is None


def test_a_moment_with_a_zone_becomes_the_shops_own_time():
    texts = ["2024-07-01T12:00:00Z", "2024-01-01T12:00:00+02:00"]
    expected = [datetime(2024, 7, 1, 14), datetime(2024, 1, 1, 11)]
    assert read(texts, timezone="Europe/Berlin") == expected


@pytest.mark.parametrize(
    "texts",
    [
        *(["2024-01", "2024-02"], ["Jan 2024", "Feb 2024"], ["01/2024", "02/2024"]),
        *(["Jan-24", "Feb-24"], ["styczeń 2024", "luty 2024"], ["2024年1月", "2024年2月"]),
        *(["01.2024", "02.2024"], ["янв. 2024", "фев. 2024"]),
    ],
)
def test_a_month_is_its_first_day(texts):
    assert read(texts) == [datetime(2024, 1, 1), datetime(2024, 2, 1)]


@pytest.mark.parametrize(
    "texts",
    [
        *(["2024-Q1", "2024-Q2"], ["Q1 2024", "Q2 2024"], ["1. Quartal 2024", "2. Quartal 2024"]),
        *(["T1 2024", "T2 2024"], ["Q1/24", "Q2/24"], ["2024年第1季度", "2024年第2季度"]),
    ],
)
def test_a_quarter_is_its_first_day(texts):
    assert read(texts) == [datetime(2024, 1, 1), datetime(2024, 4, 1)]


@pytest.mark.parametrize("text", ["2024-W05", "2024W05", "KW 5/2024", "W05 2024"])
def test_a_week_is_its_monday(text):
    assert read([text]) == [datetime.fromisocalendar(2024, 5, 1)]


def test_years_that_cannot_be_do_not_read():
    frame = pl.DataFrame({"d": ["0024-01-01", "2204-01-01"]})
    assert frame.select(as_it_stands(pl.col("d"), "%Y-%m-%d")).to_series().to_list() == [None, None]


def test_a_column_may_mix_formats():
    texts = ["2024-01-05", "45292", "05/03/2024", "25/03/2024", "6 mars 2024", "2024-03-01 10:00"]
    assert read(texts * 5)[:6] == [
        datetime(2024, 1, 5),
        datetime(2024, 1, 1),
        datetime(2024, 3, 5),
        datetime(2024, 3, 25),
        datetime(2024, 3, 6),
        datetime(2024, 3, 1, 10),
    ]


def test_a_stray_date_in_another_order_is_never_guessed():
    texts = pl.Series(["2024-01-05"] * 99)
    found = sniff_dates(texts)
    assert found is not None
    strays = pl.Series(["05/03/2024", "25/03/2024", "6 mars 2024", "2024-02-30"])
    assert read_dates(strays, found).to_list() == [None, None, datetime(2024, 3, 6), None]


def test_the_other_order_is_taken_where_it_reads_what_this_one_cannot():
    found = sniff_dates(pl.Series(["01/02/2024", "02/01/2024"]), GB)
    assert found is not None
    unread = pl.Series(["01/13/2024", "01/14/2024"])
    other = turned(found, unread, loaded=2)
    assert other is not None
    assert read_dates(unread, other).to_list() == [datetime(2024, 1, 13), datetime(2024, 1, 14)]
    sure = sniff_dates(pl.Series(["13/01/2024", "14/01/2024", "15/01/2024"]), GB)
    assert sure is not None
    assert turned(sure, unread, loaded=3) is None


@given(days=DAYS)
def test_the_quick_way_reads_what_the_thorough_way_reads(days):
    texts = pl.Series([f"{day.day}. {day:%m}. {day:%Y} {day:%H.%M}" for day in days])
    found = sniff_dates(texts)
    assert found is not None
    quick = texts.alias("d").to_frame().select(date_expression(pl.col("d"), found)).to_series()
    assert quick.to_list() == read_dates(texts, found).to_list()


def test_midnight_at_the_end_of_a_day_is_the_next_day():
    day = datetime(2024, 2, 28)
    assert read(["2024-02-28 24:00", "2024-02-28 12:00"]) == [
        day + timedelta(days=1),
        day + timedelta(hours=12),
    ]
