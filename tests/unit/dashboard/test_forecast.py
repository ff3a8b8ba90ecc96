from __future__ import annotations

import json
from pathlib import Path

import pytest

from shelfcast.dashboard import forecast
from shelfcast.dashboard.series import LEVEL_LABELS


def traces(app, place: int = 0) -> dict[str, dict]:
    figure = json.loads(app.get("plotly_chart")[place].proto.spec)
    return {trace["name"]: trace for trace in figure["data"] if trace.get("name")}


@pytest.mark.parametrize("level", LEVEL_LABELS)
def test_each_level_shows_its_past_and_its_forecast(opened, company: Path, level: str) -> None:
    app = opened(company, "forecast", level=LEVEL_LABELS[level])
    assert not app.exception
    assert app.selectbox(key="level").value == level
    drawn = traces(app)
    assert set(drawn) == {"90 % band", "80 % band", "50 % band", "Expected", "Sold"}
    assert len(drawn["Expected"]["y"]) == 14
    assert drawn["Sold"]["x"][-1] < drawn["Expected"]["x"][0]


def test_the_past_of_a_store_is_the_sum_of_its_products(opened, company: Path, view) -> None:
    app = opened(company, "forecast", level="A store", series_store="Quay")
    sold = view.rows("demand", ("store_id=S2", "ds=2024-05-29"))["y"].sum()
    assert traces(app)["Sold"]["y"][-1] == sold


def test_a_shut_day_is_a_gap_in_the_past_and_not_a_zero(opened, company: Path) -> None:
    line = traces(opened(company, "forecast"))["Sold"]
    by_day = dict(zip(line["x"], line["y"], strict=True))
    assert next(y for day, y in by_day.items() if day.startswith("2024-05-01")) is None
    assert 0 not in by_day.values()


def test_the_words_tell_the_error_beside_repeating_last_week(opened, company: Path) -> None:
    app = opened(company, "forecast")
    said = " ".join(text.value for text in app.markdown)
    assert "**12.5 % off**; repeating last week is 25.0 % off." in said
    assert "The 80 % band held 81.0 % of the days." in said
    assert "**140 units** in 14 days" in said


def test_the_models_stand_in_a_table_with_their_coverage(opened, company: Path) -> None:
    app = opened(company, "forecast", panel="Models compared")
    table = app.dataframe[0].value
    assert table["name"].to_list() == ["Theta", "Repeating last week"]
    assert table["published"].to_list() == ["yes", ""]
    assert {"wape", "coverage50", "coverage80", "coverage90"} <= set(table.columns)
    bars = json.loads(app.get("plotly_chart")[1].proto.spec)["data"][0]
    assert dict(zip(bars["y"], bars["x"], strict=True)) == {
        "Theta": 0.125,
        "Repeating last week": 0.25,
    }


def test_a_past_forecast_is_drawn_beside_what_was_sold(opened, company: Path) -> None:
    app = opened(company, "forecast", panel="How a forecast did before")
    drawn = traces(app, 1)
    assert set(drawn["Sold"]["y"]) == {9.0}
    assert set(drawn["Expected"]["y"]) == {10.0}
    assert set(drawn["Repeating last week"]["y"]) == {7.0}
    said = " ".join(text.value for text in app.markdown)
    assert "126 units were sold and 140 expected: 11.1 % off; repeating" in said
    app.selectbox(key="tried").set_value("seasonal_naive").run()
    assert set(traces(app, 1)["Expected"]["y"]) == {7.0}


def test_the_open_panel_alone_is_drawn(opened, explained: Path) -> None:
    why, models = (opened(explained, "forecast", panel=name) for name in forecast.PANELS[:2])
    assert len(why.get("plotly_chart")) == 2
    assert "Kind of demand" not in str([table.proto for table in models.dataframe])


@pytest.mark.parametrize("past", ["8 weeks", "All"])
def test_a_chosen_store_narrows_no_sum_above_it(opened, company: Path, view, past: str) -> None:
    app = opened(company, "forecast", store="Quay", past=past)
    sold = traces(app)["Sold"]
    whole = view.rows("demand", ("ds=2024-05-29",))["y"].sum()
    assert sold["y"][-1] == whole
    assert len(sold["x"]) == {"8 weeks": 56, "All": 150}[past]


def test_filters_narrow_the_list_of_series(opened, company: Path) -> None:
    app = opened(
        company,
        "forecast",
        level="A product in a store",
        store="Quay",
        category="Bakery",
    )
    assert app.selectbox(key="series_store_product").options == [
        "White loaf, Quay",
        "Scone, Quay",
    ]


def test_before_the_first_forecast_the_page_says_what_to_run(opened, unplanned: Path) -> None:
    app = opened(unplanned, "forecast")
    assert not app.exception
    assert "no forecasts yet" in app.info[0].value
    assert app.code[0].value == "shelfcast forecast"
