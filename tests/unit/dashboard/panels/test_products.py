"""The page of products: what is drawn is what a query by hand answers."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from shelfcast.dashboard import frame as frame_module
from shelfcast.dashboard.figures.heatmap import Cells
from shelfcast.dashboard.panels import classes, new_products, prices, steadiness
from shelfcast.dashboard.panels.beside import beside
from shelfcast.dashboard.panels.best_and_worst import ranking
from shelfcast.dashboard.panels.goods import goods
from shelfcast.dashboard.view import View
from shelfcast.metrics import Scope

FIRST, LAST = date(2024, 1, 1), date(2024, 5, 29)
TABS = (
    "Best and worst",
    "Categories",
    "Price and quantity",
    "Steady or not",
    "New ones",
    "ABC and XYZ",
)


def sold(view: View, by: str, start: date = FIRST, end: date = LAST) -> dict[str, float]:
    """Revenue by a column of the lines or the product, by hand."""
    found = view.reader.frame(
        f"select {by}, sum(revenue) "
        "from marts.sales_lines join marts.products using (product_id) "
        f"where day between '{start}' and '{end}' group by 1"
    )
    return {key: float(value) for key, value in found.iter_rows()}


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_stands(opened, shop: Path, tab: str) -> None:
    app = opened(shop, "products", products=tab)
    assert not app.exception
    assert not app.warning
    assert app.get("plotly_chart")


@pytest.mark.parametrize("tab", TABS)
def test_a_viewer_of_one_store_sees_that_store_alone(
    opened, shop: Path, tab: str, shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame_module, "viewer", lambda: Scope(stores=frozenset({"S2"})))
    app = opened(shop, "products", products=tab, period="All days")
    assert not app.exception
    assert "Mill Lane" not in shown(app)
    assert "S1" not in shown(app)


def test_the_bars_are_the_revenue_of_the_days_chosen(opened, shop: Path, all_days, drawn) -> None:
    app = opened(shop, "products")
    most, least = (figure["data"][0] for figure in drawn(app))
    by_hand = sold(all_days, "product_name", LAST - timedelta(days=27))
    assert dict(zip(most["y"], most["x"], strict=True)) == pytest.approx(by_hand)
    assert most["y"] == sorted(by_hand, key=lambda name: -by_hand[name])
    assert least["y"] == most["y"][::-1]


def test_each_bar_tells_its_change_by_the_days_before(opened, shop: Path, all_days, drawn) -> None:
    app = opened(shop, "products")
    now = sold(all_days, "product_name", LAST - timedelta(days=27))
    before = sold(all_days, "product_name", LAST - timedelta(days=55), LAST - timedelta(days=28))
    most = drawn(app)[0]["data"][0]
    for name, text in zip(most["y"], most["text"], strict=True):
        change = 100 * (now[name] / before[name] - 1)
        assert text == f"€{now[name]:,.2f}, {change:+.1f} %"


def test_no_change_is_told_of_all_days(opened, shop: Path, drawn) -> None:
    app = opened(shop, "products", period="All days")
    assert all("%" not in text for text in drawn(app)[0]["data"][0]["text"])


def test_sellers_are_ranked_by_another_measure(opened, shop: Path, drawn) -> None:
    app = opened(shop, "products", product="scone")
    app.segmented_control(key="sellers_by").set_value("Units").run()
    assert not app.exception
    assert drawn(app)[0]["data"][0]["y"] == ["Scone"]


def test_products_of_one_name_are_told_apart() -> None:
    found = pl.DataFrame(
        {"product": ["A", "B"], "product_name": ["Tea", "Tea"], "revenue": [1.0, 2.0]}
    )
    assert ranking(found, "revenue")["shown"].to_list() == ["Tea (B)", "Tea (A)"]


def test_postage_is_no_good_that_sells_most(all_days: View) -> None:
    found = pl.DataFrame({"product": ["P1", "P2", "P3"]})
    assert goods(all_days, found)["product"].to_list() == ["P1", "P2", "P3"]
    told = all_days.rows("products").with_columns(is_service=pl.col("product_id") == "P2")
    only = told.filter("is_service")
    known = dataclasses.replace(all_days)
    object.__setattr__(known, "rows", lambda *_, **__: only)
    assert goods(known, found)["product"].to_list() == ["P1", "P3"]


def test_an_axis_is_logarithmic_where_few_values_are_far_off() -> None:
    assert "type" not in prices.spread({"title": "Units"}, [1.0, 2.0, 50.0])
    assert prices.spread({"title": "Units"}, [1.0, 2.0, 61.0])["type"] == "log"
    assert "type" not in prices.spread({"title": "Units"}, [0.0, 1.0, 61.0])


def test_the_tiles_add_up_to_the_categories(opened, shop: Path, all_days, drawn) -> None:
    app = opened(shop, "products", products="Categories", period="All days")
    tree = drawn(app)[0]["data"][0]
    by_hand = sold(all_days, "category")
    values = dict(zip(tree["ids"], tree["values"], strict=True))
    for kind, money in by_hand.items():
        inner = [v for key, v in values.items() if key.startswith(f"{kind}\x1f")]
        assert sum(inner) == pytest.approx(money)
        assert values[kind] == 0
    table = app.dataframe[0].value
    assert dict(zip(table["category"], table["revenue"], strict=True)) == pytest.approx(by_hand)


def test_a_price_is_one_point_over_all_stores() -> None:
    rows = [
        {"price": 2.0, "days": 10, "sold_units": 80.0, "promotion_days": 10, "revenue": 160.0},
        {"price": 2.0, "days": 10, "sold_units": 40.0, "promotion_days": 0, "revenue": 80.0},
        {"price": None, "days": 1, "sold_units": 0.0, "promotion_days": 0, "revenue": None},
    ]
    found = pl.DataFrame(rows).with_columns(first_day=pl.lit(FIRST), last_day=pl.lit(LAST))
    assert prices.price_points(found).select("price", "days", "units_a_day").rows() == [
        (2.0, 20, 6.0)
    ]


def test_the_chosen_product_is_drawn_at_its_prices(opened, shop: Path, drawn) -> None:
    app = opened(shop, "products", products="Price and quantity", store="Quay")
    app.selectbox(key="price_of").set_value("P1").run()
    groups = {trace["name"]: trace for trace in drawn(app)[1]["data"]}
    assert groups[prices.PROMOTED]["x"] == [2.0]
    assert groups[prices.PROMOTED]["y"] == [8.0]
    assert groups[prices.REGULAR]["y"] == [4.0]


def test_every_month_of_a_product_is_a_cell(all_days: View) -> None:
    cells = steadiness.by_month(steadiness._sold(all_days, "month"))
    by_hand = all_days.reader.frame(
        "select product_name, month(day), sum(quantity) from marts.sales_lines "
        "join marts.products using (product_id) group by all"
    )
    told = {(name, month): float(units) for name, month, units in by_hand.iter_rows()}
    for name, row, words in zip(cells.rows, cells.values, cells.written, strict=True):
        mine = [told[name, month] for month in range(1, 6)]
        assert row == pytest.approx([units / max(mine) for units in mine])
        assert [float(word.replace(",", "")) for word in words] == pytest.approx(mine, rel=0.01)


def test_a_month_without_a_sale_is_an_empty_cell_of_zero() -> None:
    rows = [("A", "Tea", date(2024, 1, 1), 4.0), ("A", "Tea", date(2024, 3, 1), 2.0)]
    found = pl.DataFrame(rows, ["product", "product_name", "month", "units"], orient="row")
    assert steadiness.by_month(found) == Cells(
        ["Tea"], ["Jan 24", "Feb 24", "Mar 24"], [[1.0, 0.0, 0.5]], [["4", "0", "2"]]
    )


def test_the_week_is_drawn_from_monday(opened, shop: Path, drawn) -> None:
    app = opened(shop, "products", products="Steady or not")
    app.segmented_control(key="steady_by").set_value("Weekday").run()
    assert drawn(app)[0]["data"][0]["x"] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def test_new_and_established_add_up_to_the_revenue_of_each_month(all_days: View) -> None:
    found = new_products.by_status(all_days).group_by("month").agg(pl.col("revenue").sum())
    by_hand = sold(all_days, "date_trunc('month', day)::date")
    assert {month: float(money) for month, money in found.iter_rows()} == pytest.approx(by_hand)


def test_the_squares_hold_all_products_and_all_revenue() -> None:
    found = pl.DataFrame(
        {"abc": ["A", "B", "B"], "xyz": ["X", "Z", "Z"], "share": [0.8, 0.15, 0.05]}
    )
    cells = classes.squares(found)
    assert cells.values == [[0.8, None, None], [None, None, 0.2], [None, None, None]]
    assert cells.written[1][2] == "20.0 %<br>2 products"


def test_advice_on_classes_is_for_viewers_of_everything(
    opened, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(shop, "products", products="ABC and XYZ")
    assert "base stock" in str(app.dataframe[0].value.to_dict())
    monkeypatch.setattr(frame_module, "viewer", lambda: Scope(categories=frozenset({"Drinks"})))
    app = opened(shop, "products", products="ABC and XYZ")
    assert any("more than you may see" in text.value for text in app.caption)
    assert "base stock" not in str([table.value.to_dict() for table in app.dataframe])


def test_nothing_sold_in_the_days_is_told(opened, shop: Path) -> None:
    for tab in TABS[:4]:
        app = opened(shop, "products", products=tab, product="nothing of this name")
        assert not app.exception
        assert app.info, tab


def test_without_a_comparison_no_change_is_told(all_days: View) -> None:
    alone = dataclasses.replace(
        all_days, filters=dataclasses.replace(all_days.filters, compare=None)
    )
    answer = beside(alone, ("revenue",), ("product",))
    assert not answer.is_known
    assert answer.change(answer.frame.row(0, named=True), "revenue") is None
