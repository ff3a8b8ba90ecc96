"""The page of why: the waterfalls go from the one number to the other."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from shelfcast.dashboard import frame as frame_module
from shelfcast.dashboard.panels import change
from shelfcast.dashboard.view import View
from shelfcast.insights import Asked, why
from shelfcast.metrics import Scope

LAST = date(2024, 5, 29)


def revenue(view: View, start: date, end: date) -> float:
    found = view.reader.frame(
        f"select sum(revenue) from marts.sales_lines where day between '{start}' and '{end}'"
    )
    return float(found.item())


def test_both_waterfalls_go_from_the_days_before_to_the_days_chosen(
    opened, shop: Path, all_days: View, drawn
) -> None:
    app = opened(shop, "why")
    assert not app.exception
    start = LAST - timedelta(days=27)
    before = revenue(all_days, start - timedelta(days=28), start - timedelta(days=1))
    now = revenue(all_days, start, LAST)
    for figure in drawn(app):
        bars = figure["data"][0]
        assert bars["x"][0] == pytest.approx(before)
        assert bars["x"][-1] == pytest.approx(now)
        assert sum(bars["x"][:-1]) == pytest.approx(now)
        assert bars["measure"][0] == bars["measure"][-1] == "absolute"


def test_other_days_may_be_picked(opened, shop: Path, all_days: View, drawn) -> None:
    app = opened(shop, "why")
    app.toggle(key="why_own").set_value(True).run()
    picked = (date(2024, 2, 1), date(2024, 2, 28))
    app.date_input(key="why_before").set_value(picked).run()
    assert not app.exception
    assert drawn(app)[0]["data"][0]["x"][0] == pytest.approx(revenue(all_days, *picked))


@pytest.mark.parametrize("label", ["Gross margin", "Orders", "Average price"])
def test_other_metrics_are_explained(opened, shop: Path, drawn, label: str) -> None:
    app = opened(shop, "why", why_metric=label)
    assert not app.exception
    assert not app.warning
    for figure in drawn(app):
        bars = figure["data"][0]
        assert sum(bars["x"][:-1]) == pytest.approx(bars["x"][-1], abs=1e-6)


def test_a_split_that_does_not_add_up_is_told(opened, shop: Path) -> None:
    app = opened(shop, "why", why_metric="Orders", why_by="Product")
    assert not app.exception
    assert "does not add up over product" in app.warning[0].value


def test_a_viewer_of_one_store_is_told_of_that_store(
    opened, shop: Path, shown, drawn, all_days: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = drawn(opened(shop, "why"))[0]["data"][0]["x"][-1]
    monkeypatch.setattr(frame_module, "viewer", lambda: Scope(stores=frozenset({"S2"})))
    app = opened(shop, "why")
    assert not app.exception
    assert "Mill Lane" not in shown(app)
    assert drawn(app)[0]["data"][0]["x"][-1] < whole


def test_filters_narrow_what_is_explained(opened, shop: Path, shown) -> None:
    app = opened(shop, "why", store="Quay", why_by="Store")
    assert not app.exception
    assert set(app.dataframe[0].value["store_name"]) == {"Quay"}


def test_groups_beyond_those_shown_are_brought_together(
    all_days: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(change, "SHOWN", 2)
    both = (date(2024, 1, 1), date(2024, 2, 28))
    asked = Asked("revenue", date(2024, 4, 1), date(2024, 4, 20), both, "customer")
    found = why(all_days.reader, asked, all_days.scope)
    first, *moves, last = change.by_group(found, all_days)
    assert moves[-1].name == "5 others"
    assert first.value + sum(step.value for step in moves) == pytest.approx(last.value)
