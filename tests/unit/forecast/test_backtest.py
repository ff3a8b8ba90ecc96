import sys
from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.errors import MissingExtraError
from shelfcast.forecast.backtest import calibration, cutoffs, rolling, scored
from shelfcast.forecast.config import MODELS as CONFIGURED
from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.models import moving_average
from shelfcast.forecast.models.model import Local
from shelfcast.forecast.models.registry import MODELS
from shelfcast.forecast.series import panel


@given(length=st.integers(0, 900), horizon=st.integers(1, 400), count=st.integers(1, 12))
def test_each_cutoff_leaves_days_to_learn_from_and_days_to_score(length, horizon, count):
    found = cutoffs(length, horizon, count)
    assert len(found) <= count
    assert (len(found) > 0) == (length >= 2)
    assert all(0 < cutoff < length for cutoff in found)
    assert found == sorted(set(found), reverse=True)
    older = calibration(found, length, horizon)
    assert all(0 < cutoff < min(found) for cutoff in older)


def needed(model: str) -> None:
    """Skip where the model's extra is not installed."""
    if MODELS[model].extra == "weights":
        pytest.skip("the weights are not at hand")
    if MODELS[model].extra:
        pytest.importorskip(MODELS[model].module or "")


def test_models_see_nothing_after_their_cutoff(shop):
    found = panel(*shop.inputs, "D", horizon=14)
    origins, last = rolling(found, ("seasonal_naive",), ForecastConfig(horizon=14), 14)
    assert [at.cutoff for at in origins] == [106, 92, 78, 64, 50]
    assert all(at.panel.rate.shape[1] == at.cutoff for at in origins)
    assert last.cutoff == found.length


def each(models):
    """The two that take longest are left to make test-thorough."""
    slow = {
        name: pytest.param(name, marks=pytest.mark.thorough) for name in ("auto_arima", "prophet")
    }
    return [slow.get(name, name) for name in models]


@pytest.mark.parametrize("model", each(MODELS))
def test_data_cut_off_at_a_cutoff_gives_the_forecast_of_the_backtest(shop, model):
    whole = panel(*shop.inputs, "D", horizon=14).until(90, 14)
    early = pl.col("ds") < pl.col("ds").min() + pl.duration(days=90)
    cut = panel(shop.demand.filter(early), *shop.inputs[1:], "D", horizon=14)
    config = ForecastConfig(budget_seconds=2)
    needed(model)
    assert np.array_equal(
        MODELS[model].forecast(whole, config), MODELS[model].forecast(cut, config), equal_nan=True
    )


def test_closed_days_and_series_not_begun_are_not_scored(shop):
    found = panel(*shop.inputs, "D", horizon=14)
    origins, _ = rolling(found, ("seasonal_naive",), ForecastConfig(horizon=14), 14)
    y = scored(found.truth, origins[0], 14)
    shut = found.exposure[:, 106:120] == 0
    assert np.isnan(y[shut]).all()
    assert np.isfinite(y[~shut]).all()


def test_the_settings_name_the_models_that_there_are() -> None:
    assert set(CONFIGURED) == set(MODELS)


def test_a_model_that_fails_is_dropped_and_named_and_the_rest_go_on(shop, monkeypatch):
    def fails(panel, config):
        raise ValueError("no fit")

    monkeypatch.setitem(MODELS, "tsb", replace(MODELS["tsb"], fit=fails))
    found = panel(*shop.inputs, "D", horizon=14)
    wanted = ("seasonal_naive", "moving_average", "tsb")
    origins, last = rolling(found, wanted, ForecastConfig(horizon=14), 14)
    assert all(tuple(at.units) == wanted[:2] for at in [*origins, last])
    assert last.dropped == ("tsb",)


def test_a_model_that_explodes_at_one_cutoff_is_dropped_from_all(shop, monkeypatch):
    def explodes(panel, config):
        factor = 1e6 if panel.length == 78 else 1.0
        return Local(lambda asked: moving_average.forecast(asked) * factor + factor)

    monkeypatch.setitem(MODELS, "tsb", replace(MODELS["tsb"], fit=explodes))
    found = panel(*shop.inputs, "D", horizon=14)
    origins, last = rolling(found, ("seasonal_naive", "tsb"), ForecastConfig(horizon=14), 14)
    assert all("tsb" not in at.units for at in [*origins, last])


def test_a_missing_extra_is_told_with_the_line_that_installs_it(shop, monkeypatch):
    monkeypatch.setitem(sys.modules, "prophet", None)
    found = panel(*shop.inputs, "D", horizon=14)
    with pytest.raises(MissingExtraError) as told:
        rolling(found, ("prophet",), ForecastConfig(horizon=14), 14)
    assert "pip install 'shelfcast[prophet]'" in told.value.fix
