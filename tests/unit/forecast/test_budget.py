from shelfcast.forecast.budget import Budget, refusals
from shelfcast.forecast.config import ForecastConfig


def test_a_model_is_tried_while_its_series_can_be_paid():
    budget = Budget(ForecastConfig(budget_seconds=40, cutoffs=3), 24.0)
    assert budget.rivals("total", 1) == ("seasonal_naive", "auto_ets", "theta")
    assert budget.rivals("store_category", 70) == ("seasonal_naive", "theta")
    assert budget.refused == [("auto_ets", "store_category", 70)]


def test_what_is_paid_is_gone():
    budget = Budget(ForecastConfig(models=("auto_ets",)), 0.3 * 6 * 3)
    assert "auto_ets" in budget.rivals("store", 2)
    assert "auto_ets" not in budget.rivals("category", 2)


def test_only_what_was_wanted_is_tried():
    budget = Budget.of_sums(ForecastConfig(models=("ces", "lightgbm")))
    assert budget.rivals("total", 1) == ("seasonal_naive", "ces")


def test_a_refusal_names_model_level_and_series():
    budget = Budget(ForecastConfig(), 1.0)
    budget.rivals("product", 4000)
    assert refusals((budget,))[0] == (
        "auto_ets would cost more than forecast.budget_seconds allows at product (4,000 series)."
    )
