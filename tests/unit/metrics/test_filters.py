"""How filters are read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.errors import QueryError
from shelfcast.metrics.filters import Filter, parse_filter, typed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("country=France", Filter("country", "=", ("France",))),
        (" store != S1 ", Filter("store", "!=", ("S1",))),
        ("category in Toys | Games", Filter("category", "in", ("Toys", "Games"))),
        ("product~a=b", Filter("product", "~", ("a=b",))),
        ("product=in the box", Filter("product", "=", ("in the box",))),
        ("month>=2011-03", Filter("month", ">=", ("2011-03",))),
        ("promotion=", Filter("promotion", "=", ("",))),
        ("product=a|b", Filter("product", "=", ("a|b",))),
    ],
)
def test_a_filter_reads_as_it_is_written(text, expected):
    assert parse_filter(text) == expected


@given(st.text(max_size=30))
def test_any_text_is_a_filter_or_refused(text):
    try:
        assert parse_filter(text).field
    except QueryError as error:
        assert error.fix


@given(st.from_regex(r"\S(.*\S)?", fullmatch=True).filter(lambda t: t[0] not in "=~<>"))
def test_any_value_comes_through_unchanged(value):
    assert parse_filter(f"country={value}").values == (value.strip(),)


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("2011", "date", date(2011, 1, 1)),
        ("2011-03", "date", date(2011, 3, 1)),
        ("2011-03-09", "date", date(2011, 3, 9)),
        ("12.5", "number", Decimal("12.5")),
        ("Yes", "boolean", True),
        ("12.5", "text", "12.5"),
    ],
)
def test_a_value_takes_the_type_of_its_column(value, kind, expected):
    assert typed("field", value, kind) == expected


@pytest.mark.parametrize(
    ("value", "kind"),
    [("2011-13", "date"), ("", "date"), ("nan", "number"), ("1,5", "number"), ("x", "boolean")],
)
def test_a_value_that_is_not_of_its_type_is_refused(value, kind):
    with pytest.raises(QueryError, match="cannot be read"):
        typed("field", value, kind)


def test_an_unknown_comparison_is_refused():
    with pytest.raises(QueryError, match="no such comparison"):
        Filter("country", "like", ("x",))
