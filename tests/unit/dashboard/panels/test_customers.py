"""The page of customers: what is drawn is what a query by hand answers."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from shelfcast.dashboard import frame as frame_module
from shelfcast.dashboard.panels.cohorts import triangle
from shelfcast.dashboard.view import View
from shelfcast.metrics import Scope

TABS = ("Segments", "Coming back", "Cohorts")


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_stands(opened, shop: Path, tab: str) -> None:
    app = opened(shop, "customers", customers=tab)
    assert not app.exception
    assert not app.warning
    assert app.get("plotly_chart")


@pytest.mark.parametrize("tab", TABS)
def test_a_viewer_of_one_store_sees_that_store_alone(
    opened, shop: Path, tab: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = opened(shop, "customers", customers=tab)
    monkeypatch.setattr(frame_module, "viewer", lambda: Scope(stores=frozenset({"S2"})))
    app = opened(shop, "customers", customers=tab)
    assert not app.exception
    if tab == "Segments":
        every, mine = (float(a.dataframe[0].value["monetary"].sum()) for a in (whole, app))
        assert 0 < mine < every


def test_without_customers_the_page_says_what_to_bring(opened, bare: Path) -> None:
    app = opened(bare, "customers")
    assert not app.exception
    assert "No customer is named" in app.info[0].value
    assert "customer_id" in app.code[0].value
    assert not app.get("plotly_chart")


def test_the_segments_hold_every_customer_and_their_money(
    opened, shop: Path, all_days: View, drawn
) -> None:
    app = opened(shop, "customers")
    customers, money = all_days.reader.frame(
        "select count(distinct customer_id), sum(revenue) from marts.sales_lines"
    ).row(0)
    table = app.dataframe[0].value
    assert table["customers"].sum() == customers
    assert sum(drawn(app)[0]["data"][0]["x"]) == pytest.approx(float(money))


def test_a_segment_narrows_the_list_of_customers(opened, shop: Path) -> None:
    app = opened(shop, "customers")
    first = app.dataframe[0].value["segment"][0]
    app.pills(key="segment").set_value([first]).run()
    assert set(app.dataframe[1].value["segment"]) == {first}


def test_the_months_tell_new_and_returning_customers(
    opened, shop: Path, all_days: View, drawn
) -> None:
    app = opened(shop, "customers", customers="Coming back", period="All days")
    found = all_days.reader.frame(
        "with first as (select customer_id, min(day) as began from marts.sales_lines "
        "where not is_return group by 1) "
        "select date_trunc('month', day)::date as month, "
        "count(distinct customer_id) filter (day = began), "
        "count(distinct customer_id) filter (day > began) "
        "from marts.sales_lines join first using (customer_id) where not is_return "
        "group by 1 order by 1"
    )
    returning, new = drawn(app)[0]["data"]
    assert returning["y"] == [float(count) for count in found[:, 2]]
    assert new["y"] == [float(count) for count in found[:, 1]]


def test_the_cohorts_are_a_triangle() -> None:
    months = pl.date_range(pl.date(2024, 1, 1), pl.date(2024, 3, 1), "1mo", eager=True)
    rows = [
        (cohort, since, 10, 1.0 if since == 0 else 0.5)
        for place, cohort in enumerate(months)
        for since in range(3 - place)
    ]
    found = pl.DataFrame(rows, ["cohort", "months_since", "customers", "retention"], orient="row")
    cells = triangle(found, "retention")
    assert cells.rows == ["Jan 2024 (10)", "Feb 2024 (10)", "Mar 2024 (10)"]
    assert cells.values == [[1.0, 0.5, 0.5], [1.0, 0.5, None], [1.0, None, None]]
    assert cells.written[2] == ["100%", "", ""]
