from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest

from shelfcast.dashboard import overview, trend
from shelfcast.dashboard.view import View
from shelfcast.metrics import MetricQuery, catalogue, query
from shelfcast.metrics.format import written

LAST = date(2024, 5, 29)


def shown(app) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def expected(view: View, days: int, *where: str) -> dict[str, str]:
    asked = MetricQuery(
        overview.HEADLINES, where=where, start=LAST - timedelta(days=days - 1), end=LAST
    )
    result = query(view.reader, asked)
    row = result.frame.row(0, named=True)
    return {
        catalogue().metric(name).label: written(row[name], result.formats[name], "EUR")
        for name in overview.HEADLINES
    }


def test_the_cards_show_what_a_metric_query_answers(opened, company: Path, view: View) -> None:
    app = opened(company, "overview")
    assert not app.exception
    assert shown(app) == expected(view, 28)
    assert len(app.metric) == 10


def test_the_address_filters_stores_categories_and_days(opened, company: Path, view: View) -> None:
    address = {"store": "Quay", "category": "Drinks", "period": "Last 7 days"}
    app = opened(company, "overview", **address)
    assert not app.exception
    assert shown(app) == expected(view, 7, "store=S2", "category=Drinks")


def test_a_choice_in_the_sidebar_changes_the_cards(opened, company: Path, view: View) -> None:
    app = opened(company, "overview")
    before = shown(app)
    app.multiselect(key="store").set_value(["S1"]).run()
    assert shown(app) == expected(view, 28, "store=S1") != before


def test_a_filter_is_kept_from_page_to_page(opened, company: Path, view: View) -> None:
    app = opened(company, "overview")
    app.multiselect(key="store").set_value(["S2"]).run()
    app.switch_page("orders.py").run()
    assert app.multiselect(key="store").value == ["S2"]
    app.switch_page("overview.py").run()
    assert shown(app) == expected(view, 28, "store=S2")


def test_own_dates_are_taken(opened, company: Path, view: View) -> None:
    app = opened(company, "overview", period="Own dates")
    app.date_input(key="dates").set_value((LAST - timedelta(days=2), LAST)).run()
    assert not app.exception
    assert shown(app) == expected(view, 3)


def test_no_change_is_told_where_the_days_before_are_not_known(opened, company: Path) -> None:
    app = opened(company, "overview", period="All days")
    assert not app.exception
    assert {metric.delta for metric in app.metric} == {""}


def test_the_months_and_the_days_add_up_to_the_card(opened, company: Path, view: View) -> None:
    app = opened(company, "overview", period="All days")
    figures = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    total = float(query(view.reader, MetricQuery(("revenue",))).frame["revenue"][0])
    months, _, stores, categories = figures
    for bars, axis in ((months, "y"), (stores, "x"), (categories, "x")):
        assert sum(bars["data"][0][axis]) == pytest.approx(total)


def test_a_line_is_broken_where_everything_was_shut(opened, company: Path) -> None:
    app = opened(company, "overview", period="Last 90 days")
    line = json.loads(app.get("plotly_chart")[1].proto.spec)["data"][0]
    empty = [day for day, y in zip(line["x"], line["y"], strict=True) if y is None]
    assert [day[:10] for day in empty] == ["2024-05-01"]


@pytest.mark.parametrize(
    ("month", "partial"),
    [(date(2024, 1, 1), True), (date(2024, 2, 1), False), (date(2024, 4, 1), True)],
)
def test_a_month_that_is_not_covered_in_full_is_told(month: date, partial: bool) -> None:
    assert trend.is_partial(month, date(2024, 1, 2), date(2024, 4, 29)) is partial


def test_the_products_table_holds_the_query(opened, company: Path) -> None:
    app = opened(company, "overview")
    table = pl.from_pandas(app.dataframe[0].value)
    assert table["product_name"].to_list() == ["Cola", "Scone", "White loaf"]


def figures(app) -> list[dict]:
    return [json.loads(chart.proto.spec)["data"] for chart in app.get("plotly_chart")]


def test_units_take_the_place_of_revenue(opened, company: Path, view: View) -> None:
    app = opened(company, "overview", period="All days", measure="Units")
    assert not app.exception
    total = float(query(view.reader, MetricQuery(("units",))).frame["units"][0])
    months, course, *_ = figures(app)
    assert sum(months[0]["y"]) == pytest.approx(total)
    assert "Units by month" in [title.value for title in app.subheader]
    assert len(course[0]["x"]) > 0


def test_the_grey_line_is_the_days_compared_with(opened, company: Path, view: View) -> None:
    app = opened(company, "overview", period="Last 7 days")
    line, grey = figures(app)[1]
    assert [day[:10] for day in grey["x"]] == [day[:10] for day in line["x"]]
    before = MetricQuery(
        ("revenue",), by=("day",), start=LAST - timedelta(13), end=LAST - timedelta(7)
    )
    asked = query(view.reader, before).frame["revenue"]
    assert grey["y"] == pytest.approx([float(value) for value in asked])


def test_a_month_is_told_beside_the_month_before(opened, company: Path, view: View) -> None:
    app = opened(company, "overview", period="All days")
    bars = figures(app)[0][0]
    sold = [float(value) for value in bars["y"]]
    # Before January nothing is known, and May is not over.
    assert bars["text"] == [
        "",
        *(f"{after / before - 1:+.1%}".replace("%", " %") for before, after in pairwise(sold[:4])),
        "",
    ]
