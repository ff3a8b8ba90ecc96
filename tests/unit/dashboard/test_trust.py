from __future__ import annotations

from shelfcast.dashboard.trust import in_words, model_name

SCORE = {"wape": 0.1, "naive_wape": 0.2, "coverage80": 0.8, "series": 1}


def test_a_forecast_worse_than_repeating_last_week_is_called_so() -> None:
    said = in_words({**SCORE, "wape": 0.3}, "week")
    assert "so here the forecast does not help" in said
    assert "does not help" not in in_words(SCORE, "week")


def test_the_period_is_the_one_forecast() -> None:
    assert "of the weeks." in in_words(SCORE, "week")


def test_an_error_over_many_series_is_called_so() -> None:
    assert in_words({**SCORE, "series": 1200}, "day").startswith("Over all 1,200 series")


def test_nothing_sold_has_no_error() -> None:
    assert "sold nothing" in in_words({**SCORE, "wape": None}, "day")


def test_a_missing_baseline_is_not_made_up() -> None:
    said = in_words({**SCORE, "naive_wape": None, "coverage80": None}, "day")
    assert "repeating" not in said
    assert "band" not in said


def test_an_unknown_model_keeps_its_name() -> None:
    assert model_name("croston_sba") == "Croston sba"
