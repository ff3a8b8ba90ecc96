import numpy as np
import polars as pl
import pytest

from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.models.lightgbm import fit
from shelfcast.forecast.models.rows import sample
from shelfcast.forecast.series import panel


@pytest.fixture(scope="module")
def known(shop):
    return panel(*shop.inputs, "D", horizon=14)


def test_the_same_seed_gives_the_same_forecast(known):
    config = ForecastConfig(seed=5)
    assert np.array_equal(fit(known, config).predict(known), fit(known, config).predict(known))


def test_nothing_after_the_cutoff_changes_the_forecast(shop, known):
    later = shop.demand.with_columns(
        y=pl.when(pl.col("ds") >= pl.col("ds").min() + pl.duration(days=90))
        .then(pl.col("y") * 9 + 1)
        .otherwise("y")
    )
    changed = panel(later, *shop.inputs[1:], "D", horizon=14)
    one, other = (
        fit(early, ForecastConfig()).predict(early)
        for early in (p.until(90, 14) for p in (known, changed))
    )
    assert np.array_equal(one, other)


def test_forecasts_are_positive_and_near_what_sells(known):
    units = fit(known, ForecastConfig()).predict(known)
    assert (units >= 0).all()
    recent = np.nan_to_num(known.rate[:, -28:]).mean() * 28
    assert units.sum() / len(units) * 2 == pytest.approx(recent, rel=0.25)


def test_too_few_rows_to_learn_from_give_nan(generated):
    found = panel(*generated(days=8, products=1, stores=1).inputs, "D", horizon=7)
    assert np.isnan(fit(found, ForecastConfig()).predict(found)).all()


def test_the_budget_bounds_the_rows(known):
    small = sample(known, ForecastConfig(budget_seconds=0.1))
    large = sample(known, ForecastConfig(budget_seconds=10))
    assert len(small.y) < len(large.y)
    assert 300 <= len(small.y) <= 700
