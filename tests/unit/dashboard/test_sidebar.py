"""The controls: which are shown, what an address may say, and what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from shelfcast.dashboard import frame
from shelfcast.metrics import Scope


def keys(app) -> set[str]:
    boxes = (*app.sidebar.selectbox, *app.sidebar.multiselect, *app.sidebar.text_input)
    return {str(box.key) for box in boxes}


def shown(app) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def test_every_choice_of_the_project_is_offered(opened, company: Path) -> None:
    app = opened(company, "overview")
    assert keys(app) == {"period", "beside", "region", "store", "category", "product"}


def test_where_there_is_one_store_none_is_asked_for(opened, one_store: Path) -> None:
    app = opened(one_store, "overview")
    assert not app.exception
    assert keys(app) == {"period", "beside", "category", "product"}


def test_a_region_in_the_address_is_its_stores(opened, company: Path) -> None:
    by_region = opened(company, "overview", region="South")
    by_store = opened(company, "overview", store="Quay")
    assert shown(by_region) == shown(by_store)
    assert list(by_region.multiselect(key="store").options) == ["Quay"]


def test_a_product_is_found_by_a_part_of_its_name(opened, company: Path) -> None:
    app = opened(company, "overview", product="scone")
    assert not app.exception
    assert app.dataframe[0].value["product_name"].to_list() == ["Scone"]


def test_a_store_outside_the_chosen_region_is_forgotten(opened, company: Path) -> None:
    app = opened(company, "overview", region="South", store="Mill Lane")
    assert not app.exception
    assert app.multiselect(key="store").value == []
    assert shown(app)["Active stores"] == "1"


@pytest.mark.parametrize(
    "address",
    [
        {"store": "Mill Lane"},
        {"region": "North"},
        {"product": "%"},
        {"period": "Since ever", "beside": "The moon", "dates": "2031-02-30"},
        {"store": "Quay' OR 1=1 --"},
    ],
)
def test_no_address_shows_more_than_the_viewer_may_see(
    opened, company: Path, monkeypatch: pytest.MonkeyPatch, address: dict[str, str]
) -> None:
    monkeypatch.setattr(frame, "viewer", lambda: Scope(stores=frozenset({"S2"})))
    mine = opened(company, "overview")
    app = opened(company, "overview", **address)
    assert not app.exception
    if "product" not in address:
        assert shown(app) == shown(mine)
    assert "Mill Lane" not in str([chart.proto.spec for chart in app.get("plotly_chart")])


def test_nothing_to_compare_with_is_a_choice(opened, company: Path) -> None:
    app = opened(company, "overview", beside="Nothing")
    assert not app.exception
    assert {metric.delta for metric in app.metric} == {""}
    assert "beside" not in app.caption[0].value


def test_the_year_before_is_told_where_it_is_not_known(opened, company: Path) -> None:
    app = opened(company, "overview", beside="The year before")
    assert not app.exception
    assert "not known" in app.caption[0].value
