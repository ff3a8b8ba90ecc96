"""What a person knows better reaches the forecast, from those who may say it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from shelfcast.contracts import LEVELS
from shelfcast.dashboard import frame, override_form
from shelfcast.dashboard.forecast import PANELS
from shelfcast.dashboard.override_form import said_of
from shelfcast.metrics import Scope

PANEL = PANELS[-1]


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_is_told_by_its_own_columns(level: str) -> None:
    row = {"unique_id": "R1", "store_id": "S1", "product_id": "P1", "category": "Bakery"}
    told = said_of(level, row)
    assert told == {name: row.get(name, "R1") for name in LEVELS[level].columns}


def test_a_level_of_the_project_alone_is_not_told() -> None:
    assert said_of("brand", {"unique_id": "B1"}) is None


def test_what_is_said_goes_to_a_run_apart(
    opened, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[dict] = []
    monkeypatch.setattr(override_form, "begin_override", lambda _, said: heard.append(said))
    app = opened(company, "forecast", panel=PANEL, level="A store", series_store="Quay")
    assert not app.exception
    reason, author = (box for box in app.main.text_input)
    reason.set_value("Street fair")
    author.set_value("Ann")
    app.number_input[0].set_value(20.0)
    next(button for button in app.button if button.label == "Change the forecast").click().run()
    assert not app.exception
    last = (app.date_input[0].value)[1]
    assert heard == [
        {
            "first": str(last - timedelta(days=13)),
            "last": str(last),
            "reason": "Street fair",
            "percent": 20.0,
            "author": "Ann",
            "store_id": "S2",
        }
    ]


def test_without_a_reason_nothing_is_said(
    opened, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[dict] = []
    monkeypatch.setattr(override_form, "begin_override", lambda _, said: heard.append(said))
    app = opened(company, "forecast", panel=PANEL)
    next(button for button in app.button if button.label == "Change the forecast").click().run()
    assert heard == []
    assert "a reason and your name" in app.warning[0].value


def test_who_sees_a_part_may_not_change_the_forecast(
    opened, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame, "viewer", lambda: Scope(stores=frozenset({"S2"})))
    app = opened(company, "forecast", panel=PANEL)
    assert not app.exception
    assert [button.label for button in app.button] == []
