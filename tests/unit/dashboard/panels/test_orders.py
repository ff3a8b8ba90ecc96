"""The page of orders: why so much, the year it would have made, files, and who approved it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from shelfcast.contracts.order_log import ORDER_LOG
from shelfcast.dashboard import frame as frame_module
from shelfcast.dashboard.panels import say_orders
from shelfcast.dashboard.panels.past_year import every_day, past_year
from shelfcast.dashboard.panels.purchase_orders import as_file
from shelfcast.dashboard.panels.why_so_much import steps
from shelfcast.dashboard.view import View
from shelfcast.metrics import Scope

WHY, SHEETS = "Why so much", "Purchase orders"


def line(**told: float | None) -> dict[str, float | None]:
    return {"order_up_to": 20.0, "on_hand": 3.0, "in_transit": 2.0, "quantity": 18.0, **told}


def test_the_steps_lead_from_the_level_to_the_order() -> None:
    assert [(step.name, step.value) for step in steps(line())] == [
        ("Order up to", 20.0),
        ("On hand", -3.0),
        ("On the way", -2.0),
        ("Needed", 15.0),
        ("Whole packs, minimum", 3.0),
        ("Order", 18.0),
    ]


def test_stock_that_is_unknown_or_below_0_takes_nothing_off() -> None:
    for held in (None, -4.0):
        told = steps(line(on_hand=held, in_transit=None, quantity=20.0))
        assert [step.name for step in told] == ["Order up to", "Needed", "Order"]


def test_an_order_cut_to_the_budget_says_so() -> None:
    assert steps(line(quantity=6.0))[-2].value == -9.0


@pytest.mark.parametrize("tab", [WHY, SHEETS])
def test_a_viewer_of_one_store_sees_that_store_alone(
    opened, shop: Path, tab: str, shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame_module, "viewer", lambda: Scope(stores=frozenset({"S2"})))
    app = opened(shop, "orders", orders=tab)
    assert not app.exception
    assert "Mill Lane" not in shown(app)
    assert "S1" not in shown(app)


def test_the_chosen_line_is_explained_and_its_year_drawn(opened, shop: Path, drawn) -> None:
    app = opened(shop, "orders", orders=WHY)
    app.selectbox(key="order_line").set_value("S2/P1").run()
    assert not app.exception
    assert not app.warning
    why, year = drawn(app)
    assert why["data"][0]["x"][-1] == 20.0
    assert {trace.get("name") for trace in year["data"]} >= {"On the shelf", "Delivered", "Sold"}


def test_a_plan_without_levels_tells_its_reason_alone(opened, company: Path) -> None:
    app = opened(company, "orders", orders=WHY)
    assert not app.exception
    assert any("3 on hand cover 1 day" in text.value for text in app.markdown)


def test_the_year_is_simulated_over_the_demand_of_the_shelf(all_days: View) -> None:
    row = all_days.rows("orders", ("store_id=S1", "product_id=P1")).row(0, named=True)
    year = past_year(all_days, row)
    by_hand = all_days.reader.frame(
        "select sum(y), count(*) from marts.demand where store_id = 'S1' and product_id = 'P1'"
    )
    asked, days = by_hand.row(0)
    assert year["demand"].sum() == pytest.approx(asked)
    assert year.height == days
    assert (year["sold"] + year["lost"]).sum() == pytest.approx(asked)
    # Whole packs of six are ordered, and come.
    assert set((year["ordered"] % 6).to_list()) == {0.0}
    assert year["received"].sum() > 0


def test_a_day_closed_asks_for_nothing() -> None:
    sold = pl.DataFrame({"ds": [date(2024, 1, 1), date(2024, 1, 3)], "y": [2.0, None]})
    assert every_day(sold)["y"].to_list() == [2.0, 0.0, 0.0]


def test_only_the_last_365_days_are_played_through() -> None:
    days = pl.date_range(date(2023, 1, 1), date(2024, 12, 31), eager=True)
    sold = pl.DataFrame({"ds": days, "y": [1.0] * len(days)})
    assert every_day(sold).height == 365


def test_purchase_orders_are_listed_with_their_amounts(opened, shop: Path) -> None:
    app = opened(shop, "orders", orders=SHEETS)
    assert not app.exception
    table = app.dataframe[0].value
    assert dict(zip(table["po_number"], table["amount"], strict=True)) == {
        "PO-?S1": 0.0,
        "PO-SUP-AS1": 100.0,
        "PO-SUP-AS2": 60.0,
        "PO-SUP-BS2": 20.0,
    }
    app.selectbox(key="po_supplier").set_value("SUP-B").run()
    assert app.dataframe[0].value["po_number"].to_list() == ["PO-SUP-BS2"]


@pytest.mark.parametrize(
    ("suffix", "begins"), [(".csv", b"purch"), (".xlsx", b"PK"), (".pdf", b"%PDF")]
)
def test_orders_are_taken_away_as_files(all_days: View, suffix: str, begins: bytes) -> None:
    if suffix == ".pdf":
        pytest.importorskip("typst")
    found = all_days.rows("order_sheets", ("supplier_id=SUP-A",))
    made = as_file(all_days, found, suffix)
    assert made.startswith(begins)
    if suffix == ".csv":
        assert {text.split(",")[0] for text in made.decode().splitlines()[1:]} == {
            "PO-SUP-AS1",
            "PO-SUP-AS2",
        }


def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What would be logged and run, instead of doing so."""
    heard: list[tuple[object, ...]] = []

    def approve(_: object, chosen: dict[str, str], reason: str) -> pl.DataFrame:
        heard.append((chosen["po_number"], reason))
        row = {"po_number": chosen["po_number"], "order_date": date(2024, 5, 30)}
        return pl.DataFrame([row], schema=ORDER_LOG.schema())

    monkeypatch.setattr(say_orders.steps, "approve", approve)
    monkeypatch.setattr(
        say_orders, "run_steps", lambda run, steps: heard.append((run.as_of, len(steps)))
    )
    return heard


def test_the_orders_shown_are_approved_and_the_plan_made_anew(
    opened, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = said(monkeypatch)
    app = opened(shop, "orders", orders=SHEETS)
    app.selectbox(key="po_supplier").set_value("SUP-A").run()
    app.text_input(key="approve_note").set_value("as agreed")
    next(b for b in app.button if b.label == "Approve 2 purchase orders").click().run()
    assert not app.exception
    assert heard == [
        ("PO-SUP-AS1", "as agreed"),
        ("PO-SUP-AS2", "as agreed"),
        (date(2024, 5, 30), 2),
    ]
    assert "approved" in app.success[0].value


def test_what_it_saves_says_how_to_know_where_no_plan_was_tried(opened, shop: Path) -> None:
    app = opened(shop, "orders", orders="What it saves")
    assert not app.exception
    assert app.code[0].value == "shelfcast plan"


def test_who_sees_some_categories_approves_nothing(
    opened, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame_module, "viewer", lambda: Scope(categories=frozenset({"Drinks"})))
    app = opened(shop, "orders", orders=SHEETS)
    assert not app.exception
    assert not [button for button in app.button if button.label.startswith("Approve")]


def test_a_part_of_an_order_is_not_approved_by_a_filter(opened, shop: Path) -> None:
    app = opened(shop, "orders", orders=SHEETS, category="Drinks")
    assert not [button for button in app.button if button.label.startswith("Approve")]
    assert any("Whole orders are approved" in text.value for text in app.caption)
