"""ABC and XYZ by hand."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from shelfcast.insights.abc_xyz import Months, abc_xyz, last_months

MONTHS = tuple(date(2011, month, 1) for month in range(1, 5))


def sold(**units):
    rows = [
        (product, month, float(count), count * 10)
        for product, counts in units.items()
        for month, count in zip(MONTHS, counts, strict=True)
        if count
    ]
    names = {"product": pl.String, "month": pl.Date, "units": pl.Float64, "revenue": pl.Int64}
    return pl.DataFrame(rows, schema=names, orient="row")


def classes(frame, whole=MONTHS):
    goods = frame.group_by("product").agg(first_month=pl.col("month").min()).sort("product")
    return abc_xyz(goods, frame, Months(MONTHS, whole))


def test_the_product_that_passes_the_threshold_is_still_of_the_better_class():
    found = classes(sold(a=[20] * 4, b=[3] * 4, c=[1] * 4, d=[1] * 4))
    assert dict(found.select("product", "abc").iter_rows()) == {
        "a": "A",
        "b": "B",
        "c": "B",
        "d": "C",
    }
    assert found["cumulative_share"].to_list() == pytest.approx([0.8, 0.92, 0.96, 1.0])


def test_variation_is_the_spread_over_the_mean_and_months_before_the_launch_do_not_count():
    found = classes(sold(even=[5, 5, 5, 5], lumpy=[0, 0, 12, 0], late=[0, 0, 4, 6]))
    rows = {row["product"]: row for row in found.iter_rows(named=True)}
    assert (rows["even"]["variation"], rows["even"]["xyz"]) == (0, "X")
    # March and April: 12 and 0, mean 6, spread 6.
    assert (rows["lumpy"]["variation"], rows["lumpy"]["xyz"]) == (pytest.approx(1.0), "Y")
    assert (rows["late"]["variation"], rows["late"]["xyz"]) == (pytest.approx(0.2), "X")


def test_a_part_of_a_month_earns_but_tells_nothing_of_steadiness():
    found = classes(sold(a=[5, 5, 5, 1]), whole=MONTHS[:3])
    assert found.row(0, named=True)["variation"] == 0
    assert found["revenue"].to_list() == [160]


def test_what_was_never_sold_is_a_cz():
    goods = pl.DataFrame({"product": ["a", "z"], "first_month": [MONTHS[0], None]})
    found = abc_xyz(goods, sold(a=[1, 1, 1, 1]), Months(MONTHS, MONTHS))
    assert found.filter(product="z")["class"].to_list() == ["CZ"]


def test_a_month_is_whole_where_sales_reach_within_two_days_of_its_edge():
    found = last_months(date(2011, 1, 3), date(2011, 3, 28))
    assert found.whole == (date(2011, 1, 1), date(2011, 2, 1))
    assert last_months(date(2011, 1, 4), date(2011, 3, 29)).whole == found.every[1:]
    assert len(last_months(date(2009, 1, 1), date(2011, 3, 29)).every) == 12
