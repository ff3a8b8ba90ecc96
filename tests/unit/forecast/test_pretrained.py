"""The adapters are held to the interfaces that chronos-forecasting 2 and timesfm 2.5 document.

No weights are at hand: stand-ins with those signatures answer.
"""

import pickle
import sys
from types import SimpleNamespace

import numpy as np
import pytest

from shelfcast.errors import MissingExtraError, SettingError
from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.models import pretrained
from shelfcast.forecast.models.registry import MODELS
from shelfcast.forecast.series import panel

asked = []


class Chronos2Pipeline:
    @classmethod
    def from_pretrained(cls, folder, *, local_files_only):
        asked.append((folder, local_files_only))
        return cls()

    def predict_quantiles(self, inputs, prediction_length, quantile_levels):
        assert quantile_levels == [0.5]
        told = [np.full((1, prediction_length, 1), one[-1]) for one in inputs]
        return told, [one[:, :, 0] for one in told]


class TimesFM:
    @classmethod
    def from_pretrained(cls, folder, *, local_files_only, torch_compile):
        asked.append((folder, local_files_only))
        return cls()

    def compile(self, settings):
        self.most = settings.max_horizon

    def forecast(self, horizon, inputs):
        assert horizon <= self.most
        return np.stack([np.full(horizon, one[-1]) for one in inputs]), None


@pytest.fixture
def stand_ins(monkeypatch, tmp_path):
    asked.clear()
    monkeypatch.setitem(sys.modules, "chronos", SimpleNamespace(Chronos2Pipeline=Chronos2Pipeline))
    timesfm = SimpleNamespace(TimesFM_2p5_200M_torch=TimesFM, ForecastConfig=SimpleNamespace)
    monkeypatch.setitem(sys.modules, "timesfm", timesfm)
    for name in ("chronos", "timesfm"):
        (tmp_path / name).mkdir()
    return ForecastConfig(weights=str(tmp_path))


@pytest.fixture(scope="module")
def known(shop):
    return panel(*shop.inputs, "D", horizon=14)


@pytest.mark.parametrize("name", ["chronos", "timesfm"])
def test_each_series_gets_what_the_model_tells_of_it(known, stand_ins, name):
    fitted = MODELS[name].fit(known, stand_ins)
    units = pickle.loads(pickle.dumps(fitted)).predict(known)
    last = np.array([pretrained.filled(row, 7)[-1] for row in known.rate])
    assert units == pytest.approx(last[:, None] * known.exposure[:, known.length :])
    assert asked[0] == (f"{stand_ins.weights}/{name}", True)


@pytest.mark.parametrize("name", ["chronos", "timesfm"])
def test_no_weights_are_downloaded_they_are_asked_for(known, stand_ins, name, tmp_path):
    with pytest.raises(SettingError, match="no weights"):
        MODELS[name].fit(known, ForecastConfig(weights=str(tmp_path / "elsewhere")))
    assert not asked


@pytest.mark.parametrize("name", ["chronos", "timesfm"])
def test_a_missing_package_is_told_with_the_line_that_installs_it(known, name, monkeypatch):
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtraError) as told:
        MODELS[name].fit(known, ForecastConfig())
    assert "pip install" in told.value.fix
