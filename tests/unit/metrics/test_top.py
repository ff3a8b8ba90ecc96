"""The best and the rest, worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from shelfcast.errors import NoDataError, QueryError
from shelfcast.metrics import MetricQuery, Scope, query

MAY, JUNE = date(2011, 5, 3), date(2011, 6, 3)


@pytest.fixture
def shop(company, a_line):
    return company(
        [
            a_line(day=MAY, product_id="P1", quantity=9, unit_price=1, order_id="A"),
            a_line(day=JUNE, product_id="P2", quantity=5, unit_price=1, order_id="B"),
            a_line(day=JUNE, product_id="P3", quantity=3, unit_price=1, order_id="B"),
            a_line(day=JUNE, product_id="P4", quantity=1, unit_price=3, order_id="C"),
            a_line(day=MAY, product_id="P4", quantity=1, unit_price=1, order_id="D"),
        ]
    )


def test_the_rest_is_one_row_after_the_best(shop):
    found = query(shop, MetricQuery(("units",), by=("product",), top=2, others=True)).frame
    assert found.rows() == [
        ("P1", "Red Lamp", False, Decimal(9)),
        ("P2", "Blue lamp", False, Decimal(5)),
        ("other", "other", True, Decimal(5)),
    ]


def test_a_ratio_of_the_rest_is_that_of_its_lines_and_a_count_counts_once(shop):
    asked = MetricQuery(
        ("units", "average_price", "orders"), by=("product",), top=2, others=True, totals=True
    )
    result = query(shop, asked)
    rest = result.frame.row(2, named=True)
    assert rest["average_price"] == pytest.approx((3 + 3 + 1) / 5)
    assert rest["orders"] == 3
    assert result.totals["orders"].to_list() == [4]


def test_by_month_the_same_products_are_best_in_every_month(shop):
    asked = MetricQuery(("units",), by=("month", "product"), top=1, others=True)
    rows = [row[:2] + row[3:] for row in query(shop, asked).frame.rows()]
    assert rows == [
        (date(2011, 5, 1), "P1", False, Decimal(9)),
        (date(2011, 5, 1), "other", True, Decimal(1)),
        (date(2011, 6, 1), "other", True, Decimal(9)),
    ]


def test_without_others_the_rest_is_left_out_and_the_totals_are_not(shop):
    result = query(shop, MetricQuery(("units",), by=("product",), top=1, totals=True))
    assert result.frame["product"].to_list() == ["P1"]
    assert result.totals["units"].to_list() == [Decimal(19)]


def test_no_buyer_known_may_be_the_best_customer(shop):
    found = query(shop, MetricQuery(("units",), by=("customer",), top=1, others=True)).frame
    assert found.select("customer", "units").rows() == [(None, Decimal(19))]


def test_the_best_are_those_of_what_the_viewer_sees(company, a_line):
    reader = company([a_line(quantity=9), a_line(store_id="S3", product_id="P2")])
    asked = MetricQuery(("units",), by=("product",), top=1)
    assert query(reader, asked, Scope(stores={"S3"})).frame["product"].to_list() == ["P2"]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (MetricQuery(("units",), by=("month",), top=3), "--by product --top 10"),
        (MetricQuery(("units",), by=("product",), top=0), "1 or more"),
        (MetricQuery(("units",), by=("product",), others=True), "--top 10 --others"),
        (MetricQuery(("units",), by=("product",), top=2, top_of="produkt"), "mean product"),
        (MetricQuery(("stock_cover",), by=("product",), top=2), "another metric first"),
        (MetricQuery(("stock_on_hand", "units"), by=("channel",)), "stock_on_hand is told by"),
        (MetricQuery(("visitors",), where=("channel=web",)), "visitors is told by"),
    ],
)
def test_a_question_without_an_answer_says_how_to_mend_it(shop, asked, words):
    with pytest.raises(QueryError) as caught:
        query(shop, asked)
    assert words in str(caught.value)


def test_facts_meet_by_their_keys_and_no_line_is_doubled(company, a_line):
    orders = pl.DataFrame(
        {
            "order_date": [JUNE] * 3,
            "store_id": ["S1", "S1", "S2"],
            "product_id": ["P1", "P2", "P1"],
            "quantity": [1.0, 2.0, 4.0],
            "expected_cost": [None, 1.0, 1.0],
        }
    )
    reader = company(
        [a_line(day=MAY), a_line(day=MAY), a_line(day=MAY, store_id="S3")], {"orders": orders}
    )
    found = query(reader, MetricQuery(("units", "ordered_units"), by=("store",))).frame
    assert {row[0]: row[2:] for row in found.rows()} == {
        "S1": (Decimal(2), 3.0),
        "S2": (Decimal(0), 4.0),
        "S3": (Decimal(1), 0.0),
    }


def test_stock_is_that_of_the_last_day_of_each_period_and_adds_up_over_stores(company, a_line):
    days = [date(2011, 5, 30), date(2011, 5, 31), date(2011, 6, 1), date(2011, 6, 2)]
    stock = pl.DataFrame(
        [
            (d, s, "P1", Decimal(n + k), Decimal(0))
            for n, d in enumerate(days)
            for s, k in (("S1", 1), ("S2", 10))
        ],
        schema=["day", "store_id", "product_id", "on_hand", "in_transit"],
        orient="row",
    )
    reader = company([a_line()], {"stock_by_day": stock})
    by_month = query(reader, MetricQuery(("stock_on_hand",), by=("month",))).frame
    assert by_month["stock_on_hand"].to_list() == [Decimal(2 + 11), Decimal(4 + 13)]
    by_store = query(reader, MetricQuery(("stock_on_hand", "stock_value"), by=("store",))).frame
    assert sorted(by_store["stock_on_hand"].to_list()) == [Decimal(4), Decimal(13)]
    assert sum(by_store["stock_value"].to_list()) == Decimal("42.5")


def test_a_mart_that_is_not_there_says_which_file_brings_it(company, a_line):
    reader = company([a_line()])
    reader.connection.execute("DROP TABLE marts.events")
    with pytest.raises(NoDataError) as caught:
        query(reader, MetricQuery(("conversion",)))
    assert caught.value.fix == "shelfcast run EVENTS_FILE"
