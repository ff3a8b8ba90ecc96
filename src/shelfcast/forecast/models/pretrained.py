"""What does a model say that learned from many other series, and nothing of this shop?

An adapter for pretrained models: Chronos-2 and TimesFM 2.5. The weights are yours to bring: a
folder named by forecast.weights. Nothing is downloaded, and no network is asked. Each series is
told as units per open day, closed periods filled; the mean (Chronos-2 tells a median) comes back.
Any object that answers `Pipeline` can stand for one of them; so the tests have it.
Source: Ansari et al. (2025), Chronos-2, arXiv 2510.15821; Das et al. (2024), A decoder-only
foundation model for time-series forecasting, ICML.
Not here: bounds and fall-back (guard.py), intervals (conformal.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from shelfcast.errors import SettingError
from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.models.extra import package
from shelfcast.forecast.models.one_by_one import FEWEST, filled
from shelfcast.forecast.series import Floats, Panel

CONTEXT = 1024
SEASON = 24
FIXES = {
    "chronos": "pip install 'torch==2.13.0' chronos-forecasting",
    "timesfm": "pip install 'torch==2.13.0' 'timesfm[torch]'",
}


class Pipeline(Protocol):
    """What a pretrained model must be able to do."""

    def ahead(self, past: Sequence[Floats], horizon: int) -> Floats:
        """The rates of each series in the next `horizon` periods, n x horizon."""
        ...


@dataclass(frozen=True)
class Pretrained:
    """A model that was trained elsewhere. Stored as the folder of its weights, not as weights."""

    load: Callable[[], Pipeline]

    def predict(self, panel: Panel) -> Floats:
        """Units of each series and future period, S x H; NaN for a series too short to tell."""
        units = np.full((len(panel.rate), panel.horizon), np.nan)
        season = min(panel.cadence.season, SEASON)
        past = [filled(row, season)[-CONTEXT:] for row in panel.rate]
        rows = [row for row, series in enumerate(past) if len(series) >= FEWEST]
        if rows:
            units[rows] = self.load().ahead([past[row] for row in rows], panel.horizon)
        exposed: Floats = units * panel.exposed(panel.length)
        return exposed


@dataclass(frozen=True)
class Chronos:
    """Amazon's Chronos-2, by chronos-forecasting."""

    pipeline: Any

    def ahead(self, past: Sequence[Floats], horizon: int) -> Floats:
        """The medians that the pipeline tells."""
        inputs = [series.astype(np.float32) for series in past]
        told, _ = self.pipeline.predict_quantiles(
            inputs, prediction_length=horizon, quantile_levels=[0.5]
        )
        return np.stack([np.asarray(one, dtype=np.float64).reshape(horizon) for one in told])


@dataclass(frozen=True)
class TimesFm:
    """Google's TimesFM 2.5, by timesfm."""

    model: Any

    def ahead(self, past: Sequence[Floats], horizon: int) -> Floats:
        """The point forecasts that the model tells."""
        told, _ = self.model.forecast(horizon=horizon, inputs=[np.asarray(s) for s in past])
        return np.asarray(told, dtype=np.float64)[:, :horizon]


def chronos(panel: Panel, config: ForecastConfig) -> Pretrained:
    """Chronos-2 from the folder of forecast.weights. Raises SettingError, MissingExtraError."""
    del panel
    package("chronos", "chronos", FIXES["chronos"])
    return Pretrained(partial(_chronos, _folder(config, "chronos")))


def timesfm(panel: Panel, config: ForecastConfig) -> Pretrained:
    """TimesFM from the folder of forecast.weights. Raises SettingError, MissingExtraError."""
    package("timesfm", "timesfm", FIXES["timesfm"])
    return Pretrained(partial(_timesfm, _folder(config, "timesfm"), panel.horizon))


def _folder(config: ForecastConfig, model: str) -> str:
    folder = Path(config.weights) / model
    if not config.weights or not folder.is_dir():
        raise SettingError(
            f"There are no weights of {model} at {folder}.",
            why="Pretrained models are not downloaded: you bring them.",
            fix=f"set forecast.weights to a folder that holds the model's files in {model}/",
        )
    return str(folder)


def _chronos(folder: str) -> Chronos:
    library = package("chronos", "chronos", FIXES["chronos"])
    return Chronos(library.Chronos2Pipeline.from_pretrained(folder, local_files_only=True))


def _timesfm(folder: str, horizon: int) -> TimesFm:
    library = package("timesfm", "timesfm", FIXES["timesfm"])
    model = library.TimesFM_2p5_200M_torch.from_pretrained(
        folder, local_files_only=True, torch_compile=False
    )
    settings = library.ForecastConfig(
        max_context=CONTEXT, max_horizon=-(-horizon // 128) * 128, normalize_inputs=True
    )
    model.compile(settings)
    return TimesFm(model)
