"""The page of stock: every shelf of the outlook, its money, and what to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from shelfcast.dashboard import frame as frame_module
from shelfcast.dashboard.panels.cover import classed
from shelfcast.dashboard.panels.stock_outs import by_day
from shelfcast.metrics import Scope

TABS = ("To look at", "Running out", "Days of cover", "Dead and over stock")


def cards(app) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_stands(opened, shop: Path, tab: str) -> None:
    app = opened(shop, "stock", stock=tab)
    assert not app.exception
    assert not app.warning
    assert app.get("plotly_chart")


@pytest.mark.parametrize("tab", TABS)
def test_a_viewer_of_one_store_sees_that_store_alone(
    opened, shop: Path, tab: str, shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame_module, "viewer", lambda: Scope(stores=frozenset({"S2"})))
    app = opened(shop, "stock", stock=tab)
    assert not app.exception
    assert "Mill Lane" not in shown(app)
    assert cards(app)["Stock at cost"] == "€60.00"


def test_before_the_first_plan_the_page_says_what_to_run(opened, bare: Path) -> None:
    app = opened(bare, "stock")
    assert not app.exception
    assert app.code[0].value == "shelfcast plan"


def test_the_cards_are_sums_of_the_outlook(opened, shop: Path) -> None:
    assert cards(opened(shop, "stock")) == {
        "Stock at cost": "€112.00",
        "Run out": "1 of 4",
        "Overstock": "€51.00",
        "Dead stock": "€50.00",
        "Missed in a year": "€40.00",
    }


def test_exceptions_are_ranked_by_money_and_say_what_to_do(opened, shop: Path, drawn) -> None:
    app = opened(shop, "stock")
    table = app.dataframe[0].value
    assert table["rank"].to_list() == [1, 2]
    assert table["next_action"].to_list() == ["order none", "order 10 now"]
    bars = drawn(app)[0]["data"][0]
    assert dict(zip(bars["y"], bars["x"], strict=True)) == {
        "Overstock": 51.0,
        "Stock-outs to come": 9.0,
    }
    app.pills(key="kind").set_value(["Overstock"]).run()
    assert app.dataframe[0].value["rank"].to_list() == [1]


def test_a_category_narrows_the_shelves(opened, shop: Path) -> None:
    app = opened(shop, "stock", category="Drinks")
    assert cards(app)["Run out"] == "0 of 1"


def test_dead_and_over_stock_stand_with_their_money_and_advice(opened, shop: Path) -> None:
    app = opened(shop, "stock", stock="Dead and over stock")
    over, dead = (table.value for table in app.dataframe)
    assert over["overstock_money"].to_list() == [51.0]
    assert dead["what_to_do"].to_list() == ["mark it down"]
    assert dead["money_freed"].to_list() == [20.0]


@pytest.mark.parametrize(
    ("on_hand", "coming", "days", "name"),
    [
        (None, 0.0, None, "Not counted"),
        (0.0, 0.0, 0.0, "None on hand"),
        (5.0, 0.0, None, "No demand"),
        (0.0, 5.0, 6.9, "Under a week"),
        (5.0, 0.0, 7.0, "1 to 4 weeks"),
        (5.0, 0.0, 28.0, "4 to 13 weeks"),
        (5.0, 0.0, 91.0, "Over 13 weeks"),
    ],
)
def test_a_shelf_is_of_the_class_of_its_cover(
    on_hand: float | None, coming: float, days: float | None, name: str
) -> None:
    schema = dict.fromkeys(("on_hand", "in_transit", "days_of_cover"), pl.Float64)
    found = pl.DataFrame([(on_hand, coming, days)], schema=schema, orient="row")
    assert classed(found)["cover"].to_list() == [name]


def test_stock_outs_are_counted_by_day_for_four_weeks() -> None:
    day, other, far = date(2024, 6, 1), date(2024, 6, 3), date(2024, 6, 29)
    found = pl.DataFrame(
        {
            "as_of": [day] * 5,
            "likely_stockout": [day, day, other, far, None],
            "stockout_probability": [0.9, 0.2, 0.1, 0.0, 0.0],
        }
    )
    assert by_day(found).rows() == [(day, 2, 1), (other, 1, 0)]
