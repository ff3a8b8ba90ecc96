"""The panel that says why: it draws what `shelfcast explain` says of the series shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("level", "series", "count"),
    [
        ("The whole company", {}, 6),
        ("A category in a store", {"series_store_category": "Bakery, Quay"}, 2),
    ],
)
def test_the_panel_tells_the_sums_of_the_series_shown(
    opened, explained: Path, level: str, series: dict, count: int
) -> None:
    app = opened(explained, "forecast", level=level, **series)
    assert not app.exception
    figure = json.loads(app.get("plotly_chart")[1].proto.spec)["data"][0]
    steps = dict(zip(figure["y"], figure["x"], strict=True))
    assert steps["Promotions"] == pytest.approx(14 * count)
    assert sum(figure["x"][:-1]) == pytest.approx(steps["Forecast"])
    said = " ".join(text.value for text in app.markdown)
    assert f"promotions adds {14 * count}" in said
    assert "10.0 % too much" in said
    assert "saves 50.0 % of the misses" in said


def test_a_snapshot_without_drivers_says_what_to_run(opened, company: Path) -> None:
    app = opened(company, "forecast")
    assert not app.exception
    assert any("forecast_drivers" in note.value for note in app.info)
