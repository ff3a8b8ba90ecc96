"""The page of events: what is drawn is what a query by hand answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from shelfcast.dashboard import frame as frame_module
from shelfcast.dashboard.view import View
from shelfcast.metrics import Scope

TABS = ("Counts", "Funnel")
COUNTED = "select {by}, count(*), count(distinct user_id) from marts.events group by 1"


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_stands(opened, shop: Path, tab: str) -> None:
    app = opened(shop, "events", events=tab)
    assert not app.exception
    assert not app.warning
    assert app.get("plotly_chart")


def test_without_events_the_page_says_what_to_bring(opened, bare: Path) -> None:
    app = opened(bare, "events")
    assert not app.exception
    assert app.code[0].value.startswith("shelfcast run")


def test_the_bars_count_each_type_of_event(opened, shop: Path, all_days: View, drawn) -> None:
    app = opened(shop, "events")
    found = all_days.reader.frame(COUNTED.format(by="event_type"))
    bars, *days = drawn(app)
    told = {name: count for name, count, _ in found.iter_rows()}
    assert dict(zip(bars["data"][0]["y"], bars["data"][0]["x"], strict=True)) == told
    by_day = {trace["name"]: sum(trace["y"]) for trace in days[0]["data"]}
    assert by_day == told


def test_the_funnel_counts_visitors(opened, shop: Path, all_days: View, drawn) -> None:
    app = opened(shop, "events", events="Funnel")
    found = all_days.reader.frame(COUNTED.format(by="step"))
    users = {step: count for step, _, count in found.iter_rows()}
    steps = drawn(app)[0]["data"][0]
    assert steps["y"] == ["Looked", "Put in the basket", "Bought"]
    assert steps["x"] == [users["VIEW"], users["CART"], users["PURCHASE"]] == [10, 5, 2]
    assert steps["text"][1] == "5 visitors, 50.0 %"


def test_a_viewer_of_one_store_counts_the_events_of_that_store(
    opened, shop: Path, drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame_module, "viewer", lambda: Scope(stores=frozenset({"S1"})))
    app = opened(shop, "events", events="Funnel")
    assert not app.exception
    assert drawn(app)[0]["data"][0]["x"] == [5, 3, 2]
    assert any("more than you may see" in text.value for text in app.caption)


def test_days_without_an_event_are_told(opened, shop: Path) -> None:
    app = opened(shop, "events", category="Drinks")
    assert not app.exception
    assert "Choose more days" in app.info[0].value
