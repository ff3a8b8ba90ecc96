import polars as pl
import pytest

from shelfcast.landing.meaning.evidence import weigh
from shelfcast.landing.values.numbers import NumberStyle
from shelfcast.landing.values.surroundings import Surroundings

PLAIN, POINT, COMMA = NumberStyle.PLAIN, NumberStyle.POINT, NumberStyle.COMMA


def styles(columns, **around):
    frame = pl.DataFrame(columns)
    seen = weigh(frame, tuple(frame.columns), Surroundings(**around))
    return {name: evidence.number for name, evidence in seen.items()}


def test_a_column_that_reads_both_ways_follows_the_columns_that_do_not():
    found = styles({"Menge": ["1.234", "2.500"], "Preis": ["1,50", "2,75"]})
    assert (found["Menge"].style, found["Menge"].doubt) == (COMMA, "")
    found = styles({"Qty": ["1.234", "2.500"], "Price": ["1.50", "2.75"]})
    assert (found["Qty"].style, found["Qty"].doubt) == (PLAIN, "")


def test_whole_numbers_follow_too_as_a_later_one_may_be_grouped():
    assert styles({"Menge": ["1", "2"], "Preis": ["1,50", "2,75"]})["Menge"].style is COMMA


@pytest.mark.parametrize("style", [COMMA, PLAIN])
def test_quantity_times_price_decides_where_no_column_votes(style):
    amounts = ["4500", "6000", "7500"]
    counts = ["3", "4", "5"] if style is COMMA else ["3000", "4000", "5000"]
    assert styles({"q": counts, "p": ["1.500"] * 3, "a": amounts})["p"].style is style


def test_the_delimiter_then_the_country_decide_and_the_doubt_is_told():
    columns = {"q": ["1.234", "2.500"]}
    assert styles(columns, notes={"delimiter": "semicolon"})["q"].style is COMMA
    assert styles(columns, country="DE")["q"].style is COMMA
    assert styles(columns)["q"].style is PLAIN
    assert "1.234" in styles(columns)["q"].doubt
