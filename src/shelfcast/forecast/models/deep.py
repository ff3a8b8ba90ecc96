"""How does a network of neuralforecast learn from a panel and answer for its future?

The panel becomes the long frame of the library (unique_id, ds, y) in units per open day, closed
periods filled (one_by_one.py). Calendar waves and the share of open days are told for past and
future. `budget_seconds` bounds the training steps, by count. A graphics card is used where there is
one; then numbers may differ in the last digits from run to run, on a processor they do not.
Needs neuralforecast and torch, which uv does not bring: FIX says the line.
Not here: the networks (lstm.py, deepar.py, nhits.py), bounds (guard.py).
"""

from __future__ import annotations

import logging
import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np

from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.models.extra import package
from shelfcast.forecast.models.one_by_one import FEWEST, filled
from shelfcast.forecast.series import Floats, Ints, Panel

FIX = "pip install 'torch==2.13.0' 'neuralforecast>=3.3,<4'"
STEPS_PER_SECOND = 1.0
FEWEST_STEPS, MOST_STEPS = 10, 1000
WAVES = 2
LONGEST_PAST = 112
WINDOWS = 256


@dataclass(frozen=True)
class Network:
    """What was learned; None where too few periods were known. horizon: the periods it tells."""

    library: Any
    horizon: int

    def predict(self, panel: Panel) -> Floats:
        """Units of each series and future period, S x H; NaN for a series too short to tell."""
        units = np.full((len(panel.rate), panel.horizon), np.nan)
        if self.library is None:
            return units
        past, rows = frame(panel)
        with _quiet():
            told = self.library.predict(df=past, futr_df=_ahead(panel, rows, self.horizon))
        rates = told.drop(columns=["unique_id", "ds"]).to_numpy()[:, 0]
        near = rates.reshape(len(rows), self.horizon)[:, : panel.horizon]
        units[rows, : near.shape[1]] = near
        exposed: Floats = units * panel.exposed(panel.length)
        return exposed


def fit(panel: Panel, config: ForecastConfig, model: str, **told: Any) -> Network:
    """The network `model` of neuralforecast, trained on the panel. Raises MissingExtraError."""
    library = package("neuralforecast", model.lower(), FIX)
    past, rows = frame(panel)
    if not len(rows) or panel.length < 2 * FEWEST + panel.horizon:
        return Network(None, panel.horizon)
    network = getattr(package("neuralforecast.models", model.lower(), FIX), model)(
        h=panel.horizon,
        input_size=min(max(2 * panel.horizon, panel.cadence.windows[2]), LONGEST_PAST),
        max_steps=steps(config),
        scaler_type="standard",
        windows_batch_size=WINDOWS,
        start_padding_enabled=True,
        futr_exog_list=exogenous(),
        random_seed=config.seed % 2**31,
        enable_progress_bar=False,
        enable_model_summary=False,
        enable_checkpointing=False,
        logger=False,
        **told,
    )
    with _quiet():
        learned = library.NeuralForecast(models=[network], freq=1)
        learned.fit(past)
    return Network(learned, panel.horizon)


def steps(config: ForecastConfig) -> int:
    """Training steps that the budget allows, counted: the same on every machine.

    >>> steps(ForecastConfig(budget_seconds=40))
    40
    """
    wanted = int(config.budget_seconds * STEPS_PER_SECOND)
    return min(max(wanted, FEWEST_STEPS), MOST_STEPS)


def exogenous() -> list[str]:
    """The names of what is known of each period, past and future."""
    waves = [f"{wave}{k}{cycle}" for cycle in "sy" for k in (1, 2) for wave in ("sin", "cos")]
    return ["open", *waves]


def frame(panel: Panel) -> tuple[Any, Ints]:
    """The known past as a long pandas frame, and the rows of the panel that are in it."""
    import pandas as pd

    known = (~np.isnan(panel.rate)).sum(axis=1) >= FEWEST
    rows = np.flatnonzero(known)
    calendar = _calendar(panel)
    parts = []
    for row in rows:
        series = filled(panel.rate[row], min(panel.cadence.season, 24))
        at = np.arange(panel.length - len(series), panel.length)
        columns = {"unique_id": int(row), "ds": at, "y": series.astype(np.float32)}
        parts.append(pd.DataFrame({**columns, **_known(panel, row, at, calendar)}))
    return (pd.concat(parts, ignore_index=True) if parts else None), rows


def _ahead(panel: Panel, rows: Ints, horizon: int) -> Any:
    import pandas as pd

    calendar = _calendar(panel, horizon)
    at = np.arange(panel.length, panel.length + horizon)
    parts = [
        pd.DataFrame({"unique_id": int(row), "ds": at, **_known(panel, row, at, calendar)})
        for row in rows
    ]
    return pd.concat(parts, ignore_index=True)


def _known(panel: Panel, row: Any, at: Any, calendar: dict[str, Floats]) -> dict[str, Floats]:
    days = panel.exposure[int(row)]
    share = np.append(days, np.full(max(0, int(at.max()) + 1 - len(days)), days[-1]))[at]
    waves = {name: values[at] for name, values in calendar.items()}
    return {"open": (share / max(float(days.max()), 1.0)).astype(np.float32), **waves}


def _calendar(panel: Panel, horizon: int = 0) -> dict[str, Floats]:
    """Waves of the season (s) and the year (y) for every period, counted from the first day."""
    periods = np.arange(panel.length + max(horizon, panel.horizon))
    day = panel.dates[0].astype("datetime64[D]").astype(int) / max(panel.cadence.days, 1)
    cycles = {"s": 7 if panel.cadence.freq == "D" else panel.cadence.year, "y": panel.cadence.year}
    found: dict[str, Floats] = {}
    for cycle, length in cycles.items():
        turn = 2 * np.pi * (periods + day) / length
        for k in range(1, WAVES + 1):
            found[f"sin{k}{cycle}"] = np.sin(k * turn).astype(np.float32)
            found[f"cos{k}{cycle}"] = np.cos(k * turn).astype(np.float32)
    return found


class _quiet(warnings.catch_warnings):  # noqa: N801 (used as a with-block, like its parent)
    """Neither the trainer's warnings nor its log while it works."""

    def __enter__(self) -> None:
        super().__enter__()
        warnings.simplefilter("ignore")
        for name in ("pytorch_lightning", "lightning", "lightning.pytorch", "lightning_fabric"):
            logging.getLogger(name).setLevel(logging.ERROR)
