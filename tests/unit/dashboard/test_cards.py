from __future__ import annotations

from datetime import date

import pytest

from shelfcast.dashboard.cards import card
from shelfcast.dashboard.view import View
from shelfcast.metrics import MetricQuery, query

NAMES = ("revenue", "gross_margin", "active_stores", "returns")


@pytest.fixture
def made(view: View) -> dict:
    asked = MetricQuery(
        NAMES, start=date(2024, 5, 27), end=date(2024, 5, 29), compare="previous_period"
    )
    course = query(view.reader, MetricQuery(NAMES, by=("day",), start=date(2024, 5, 27)))
    total = query(view.reader, asked)
    return {name: card(name, total, course.frame, "EUR") for name in NAMES}


def test_money_changes_in_percent(made: dict) -> None:
    assert made["revenue"].change.endswith(" %")


def test_a_share_changes_in_points(made: dict) -> None:
    assert made["gross_margin"].change.endswith(" points")


def test_a_count_that_stays_is_told_and_not_coloured(made: dict) -> None:
    assert (made["active_stores"].change, made["active_stores"].colour) == ("no change", "off")


def test_a_change_from_nothing_has_no_percent(made: dict) -> None:
    assert made["returns"].change is None


def test_the_course_has_a_value_a_day(made: dict) -> None:
    assert len(made["revenue"].course) == 3
