"""Metric queries against numbers worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from shelfcast.errors import QueryError
from shelfcast.metrics import MetricQuery, Scope, query


@pytest.fixture
def shop(company, a_line):
    return company(
        [
            a_line(day=date(2011, 2, 27), order_id="A", quantity=4, unit_cost=6),
            a_line(day=date(2011, 3, 1), order_id="B", quantity=2, customer_id="C1"),
            a_line(day=date(2011, 3, 1), order_id="B", product_id="P2", unit_price=5, unit_cost=4),
            a_line(day=date(2011, 3, 2), order_id="C", store_id="S2", customer_id="C1"),
            a_line(day=date(2011, 3, 2), order_id="D", store_id="S3", quantity=-1, unit_cost=6),
            a_line(day=date(2011, 5, 9), order_id="E", product_id="P3", quantity=3, country="FR"),
        ]
    )


def one(result, column):
    return result.frame[column].to_list()


def test_money_comes_back_to_the_cent(shop):
    result = query(shop, MetricQuery(("revenue", "units")))
    assert one(result, "revenue") == [Decimal("95")]
    assert result.frame.schema["revenue"] == pl.Decimal(38, 4)
    assert (result.start, result.end) == (date(2011, 2, 27), date(2011, 5, 9))


def test_an_order_of_several_lines_counts_once_and_a_return_is_no_order(shop):
    assert one(query(shop, MetricQuery(("orders",))), "orders") == [4]


def test_the_same_order_number_in_two_stores_is_two_orders(company, a_line):
    reader = company([a_line(), a_line(store_id="S2")])
    assert one(query(reader, MetricQuery(("orders",))), "orders") == [2]


def test_margin_counts_only_lines_whose_cost_is_known(shop):
    march = MetricQuery(
        ("gross_margin", "gross_profit"), start=date(2011, 2, 1), end=date(2011, 3, 1)
    )
    assert one(query(shop, march), "gross_margin") == [pytest.approx((16 + 1) / (40 + 5))]


def test_a_customer_of_two_stores_counts_once_in_the_total(shop):
    asked = MetricQuery(("active_customers",), by=("store",), totals=True)
    result = query(shop, asked)
    assert sum(one(result, "active_customers")) == 2
    assert result.totals["active_customers"].to_list() == [1]


def test_returns_are_positive_money(shop):
    asked = MetricQuery(("returns", "returned_units", "return_rate"))
    row = query(shop, asked).frame.row(0)
    assert row[:2] == (Decimal(10), Decimal(1))
    assert row[2] == pytest.approx(1 / 11)


def test_a_dimension_brings_its_name(shop):
    frame = query(shop, MetricQuery(("revenue",), by=("product",))).frame
    assert frame.columns == ["product", "product_name", "revenue"]
    assert frame.row(0) == ("P1", "Red Lamp", Decimal(60))


def test_months_stand_in_order_and_a_month_without_sales_is_absent(shop):
    frame = query(shop, MetricQuery(("units",), by=("month",))).frame
    assert frame["month"].to_list() == [date(2011, 2, 1), date(2011, 3, 1), date(2011, 5, 1)]


def test_the_previous_month_is_found_by_date_and_not_by_row(shop):
    frame = query(shop, MetricQuery(("units",), by=("month",), compare="previous_period")).frame
    rows = {row[0]: row[1:] for row in frame.iter_rows()}
    assert rows[date(2011, 3, 1)][:3] == (Decimal(3), Decimal(4), Decimal(-1))
    assert rows[date(2011, 3, 1)][3] == pytest.approx(-0.25)
    assert rows[date(2011, 5, 1)] == (Decimal(3), None, None, None)
    assert rows[date(2011, 4, 1)][:3] == (Decimal(0), Decimal(3), Decimal(-3))


def test_without_a_time_dimension_as_many_days_before_are_compared(shop):
    asked = MetricQuery(
        ("units",), start=date(2011, 3, 1), end=date(2011, 3, 2), compare="previous_period"
    )
    result = query(shop, asked)
    assert (result.previous_start, result.previous_end) == (date(2011, 2, 27), date(2011, 2, 28))
    assert result.frame.row(0)[:3] == (Decimal(3), Decimal(4), Decimal(-1))


def test_april_is_compared_with_the_whole_of_march(company, a_line):
    reader = company(
        [a_line(day=date(2011, 3, 31), quantity=7), a_line(day=date(2011, 4, 30), quantity=2)]
    )
    asked = MetricQuery(
        ("units",),
        by=("month",),
        start=date(2011, 4, 1),
        end=date(2011, 4, 30),
        compare="previous_period",
    )
    assert query(reader, asked).frame.row(0)[:3] == (date(2011, 4, 1), Decimal(2), Decimal(7))


def test_a_year_before_is_laid_on_the_same_day(company, a_line):
    reader = company([a_line(day=date(2010, 3, 5), quantity=7), a_line(day=date(2011, 3, 5))])
    asked = MetricQuery(
        ("units",),
        by=("day",),
        start=date(2011, 3, 1),
        end=date(2011, 3, 31),
        compare="previous_year",
    )
    assert query(reader, asked).frame.row(0)[:3] == (date(2011, 3, 5), Decimal(1), Decimal(7))


def test_weeks_a_year_before_are_whole_weeks(company, a_line):
    monday = date(2011, 3, 7)
    reader = company([a_line(day=date(2010, 3, 8), quantity=7), a_line(day=monday)])
    asked = MetricQuery(
        ("units",), by=("week",), start=monday, end=date(2011, 3, 13), compare="previous_year"
    )
    assert query(reader, asked).frame.row(0)[:3] == (monday, Decimal(1), Decimal(7))


def test_a_product_that_stopped_selling_is_still_shown(company, a_line):
    reader = company([a_line(day=date(2011, 2, 28), product_id="P2"), a_line(day=date(2011, 3, 1))])
    asked = MetricQuery(
        ("units", "average_price"),
        by=("product",),
        start=date(2011, 3, 1),
        end=date(2011, 3, 1),
        compare="previous_period",
    )
    rows = {row["product"]: row for row in query(reader, asked).frame.to_dicts()}
    assert rows["P2"]["units_change"] == -1
    assert rows["P2"]["average_price"] is None
    assert rows["P1"]["units_previous"] is None


def test_totals_of_a_comparison_cover_the_same_days(shop):
    asked = MetricQuery(("units",), by=("month",), compare="previous_period", totals=True)
    result = query(shop, asked)
    assert result.totals.row(0)[:2] == (
        result.frame["units"].sum(),
        result.frame["units_previous"].sum(),
    )


def test_without_a_start_the_last_four_weeks_are_compared(shop):
    result = query(shop, MetricQuery(("units",), compare="previous_period"))
    assert (result.start, result.end) == (date(2011, 4, 12), date(2011, 5, 9))
    assert result.previous_end == date(2011, 4, 11)


def test_a_comparison_with_days_before_the_data_warns(shop):
    asked = MetricQuery(
        ("units",), start=date(2011, 3, 1), end=date(2011, 3, 31), compare="previous_year"
    )
    assert "data starts on 2011-02-27" in query(shop, asked).warnings[0]


def test_an_empty_period_is_zero_and_has_no_ratio(shop):
    asked = MetricQuery(
        ("revenue", "orders", "gross_margin"), start=date(2011, 4, 1), end=date(2011, 4, 2)
    )
    assert query(shop, asked).frame.row(0) == (Decimal(0), 0, None)


def test_several_currencies_are_not_summed_in_silence(company, a_line):
    reader = company([a_line(), a_line(currency="EUR", country="FR")])
    assert "several currencies" in query(reader, MetricQuery(("revenue",))).warnings[0]
    assert query(reader, MetricQuery(("units",))).warnings == ()
    assert query(reader, MetricQuery(("revenue",), by=("currency",))).warnings == ()
    assert query(reader, MetricQuery(("revenue",), where=("currency=EUR",))).warnings == ()
    assert query(reader, MetricQuery(("revenue",), by=("currency",), totals=True)).warnings
    by_country = MetricQuery(("revenue",), by=("country",), limit=1)
    assert query(reader, by_country).warnings


@pytest.mark.parametrize(
    ("where", "units"),
    [
        ("country=FR", 3),
        ("country!=FR", 7),
        ("category in Lights|Toys", 7),
        ("product~LAMP", 7),
        ("product~100%", 3),
        ("product~l_mp", 0),
        ("customer=", 7),
        ("customer!=C2", 10),
        ("month=2011-03", 3),
        ("day>=2011-03-02", 3),
        ("year<=2011", 10),
        ("weekday=7", 4),
        ("store=S1' OR 1=1 --", 0),
    ],
)
def test_a_filter_keeps_the_lines_it_names(shop, where, units):
    assert one(query(shop, MetricQuery(("units",), where=(where,))), "units") == [units]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"metrics": ("revenu",)}, "did you mean revenue"),
        ({"metrics": ("units",), "by": ("mnth",)}, "did you mean month"),
        ({"metrics": ("units",), "where": ("categry=x",)}, "did you mean category"),
        ({"metrics": ("units",), "order": "unit"}, "did you mean units"),
        ({"metrics": ("units",), "compare": "last_year"}, "previous_year"),
        ({"metrics": ()}, "No metric"),
        ({"metrics": ("units",), "limit": 0}, "limit of 0"),
        ({"metrics": ("units",), "where": ("country",)}, "cannot be read"),
        ({"metrics": ("units",), "where": ("day=soon",)}, "is a date"),
        ({"metrics": ("units",), "where": ("weekday=Mon",)}, "is a number"),
        ({"metrics": ("units",), "start": date(2011, 2, 1), "end": date(2011, 1, 1)}, "before it"),
        (
            {"metrics": ("units",), "where": ("month=2011-03",), "compare": "previous_year"},
            "--from and --to",
        ),
    ],
)
def test_a_wrong_question_is_refused_with_the_way_to_mend_it(shop, asked, words):
    with pytest.raises(QueryError) as caught:
        query(shop, MetricQuery(**asked))
    assert words in str(caught.value)


def test_no_value_of_a_person_stands_in_the_sql(shop):
    result = query(
        shop, MetricQuery(("units",), where=("country=O'Hara;--",)), Scope(stores={"S1"})
    )
    assert "Hara" not in result.sql
    assert "S1" not in result.sql


def test_the_first_rows_are_the_highest_and_ties_go_by_name(company, a_line):
    reader = company([a_line(product_id=p) for p in ("P3", "P1", "P2")])
    frame = query(reader, MetricQuery(("units",), by=("product",), limit=2)).frame
    assert frame["product"].to_list() == ["P1", "P2"]


def test_a_question_asked_twice_runs_once_for_each_scope(shop):
    asked = MetricQuery(("units",), start=date(2011, 3, 1), end=date(2011, 3, 31))
    query(shop, asked)
    already = len(shop.statements)
    query(shop, asked)
    assert len(shop.statements) == already
    assert one(query(shop, asked, Scope(stores={"S2"})), "units") == [1]
    assert one(query(shop, asked), "units") == [3]


def test_a_changed_answer_does_not_change_the_one_kept(shop):
    asked = MetricQuery(("units",))
    query(shop, asked).frame.insert_column(0, pl.Series("mine", [1]))
    assert query(shop, asked).frame.columns == ["units"]


def test_a_viewer_who_may_see_nothing_gets_zero_and_is_told(shop):
    result = query(shop, MetricQuery(("revenue",)), Scope(stores=()))
    assert one(result, "revenue") == [Decimal(0)]
    assert "No sales lines" in result.warnings[0]
