"""New products, by hand."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest

from shelfcast.insights.new_items import launches, new_items

OPENING = date(2011, 1, 1)
KNOWN = OPENING + timedelta(90)


def products(**first):
    return pl.DataFrame(
        {
            "product": list(first),
            "first_sold_on": list(first.values()),
            "category": ["c"] * len(first),
        }
    )


def test_what_sold_in_the_first_ninety_days_cannot_be_told_to_be_new():
    some = products(old=KNOWN - timedelta(1), fresh=KNOWN)
    assert launches(some, OPENING, KNOWN, KNOWN)["product"].to_list() == ["fresh"]


def test_a_product_is_new_for_ninety_days_and_no_longer():
    some = products(p=KNOWN)
    until = KNOWN + timedelta(90)
    assert launches(some, OPENING, until, until).is_empty()
    assert launches(some, OPENING, until - timedelta(1), until).height == 1


def test_only_what_was_sold_while_new_counts():
    fresh = launches(products(p=KNOWN), OPENING, KNOWN, KNOWN + timedelta(200))
    days = [KNOWN, KNOWN + timedelta(89), KNOWN + timedelta(90)]
    sold = pl.DataFrame({"product": "p", "day": days, "revenue": [5, 7, 100], "units": [1, 2, 50]})
    row = new_items(sold, fresh, {"c": 0.5}).row(0, named=True)
    assert (row["revenue"], row["units"]) == (12, 3)
    assert row["usual_units_a_day"] == pytest.approx(0.5)
