from __future__ import annotations

from datetime import date

from shelfcast.project import ForecastSettings
from shelfcast.steps.step import fingerprint


def test_the_same_inputs_have_the_same_fingerprint() -> None:
    once = fingerprint({"b": "2", "a": "1"}, ForecastSettings(), (7, 14), date(2026, 1, 5))
    again = fingerprint({"a": "1", "b": "2"}, ForecastSettings(), (7, 14), date(2026, 1, 5))
    assert once == again


def test_any_input_that_changes_changes_the_fingerprint() -> None:
    inputs = [
        ({"a": "1"}, ForecastSettings(), (7,)),
        ({"a": "2"}, ForecastSettings(), (7,)),
        ({"a": "1"}, ForecastSettings(horizon=7), (7,)),
        ({"a": "1"}, ForecastSettings(seed=1), (7,)),
        ({"a": "1"}, ForecastSettings(), (7, 14)),
    ]
    assert len({fingerprint(*each) for each in inputs}) == len(inputs)
