"""How far ahead, how often and how finely is demand forecast?

Plain settings of the forecast room. Horizons are counted in periods of `freq`, windows in days.
Not here: reading them from a project (project.py does).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from shelfcast.contracts import LEVELS
from shelfcast.errors import SettingError

Freq = Literal["D", "W", "M"]
MODELS = (
    "seasonal_naive",
    "moving_average",
    "auto_ets",
    "theta",
    "ces",
    "mstl",
    "auto_arima",
    "prophet",
    "croston_sba",
    "tsb",
    "adida",
    "imapa",
    "kin",
    "lightgbm",
    "xgboost",
    "random_forest",
    "lstm",
    "deepar",
    "nhits",
    "chronos",
    "timesfm",
)


@dataclass(frozen=True)
class ForecastConfig:
    """The settings; every one has a default that works.

    `windows` are the lengths in days for which inventory needs the distribution of total demand.
    `budget_seconds` bounds the rows that trees learn from, the steps of networks and the series
    that slow models are run on, through counts, never through a clock: the same input gives the
    same output on a slow machine. `weights` is the folder of pretrained models, where there is one.
    `threads` is how many cutoffs are worked on side by side; it changes no number.
    Raises SettingError for a value that cannot be.
    """

    horizon: int = 28
    freq: Freq = "D"
    levels: tuple[str, ...] = tuple(LEVELS)
    models: tuple[str, ...] = ("seasonal_naive", "auto_ets", "theta", "lightgbm")
    cutoffs: int = 3
    seed: int = 20240229
    windows: tuple[int, ...] = (14,)
    budget_seconds: float = 40.0
    threads: int = 2
    weights: str = ""

    def __post_init__(self) -> None:
        _refuse_unknown("levels", self.levels, tuple(LEVELS))
        _refuse_unknown("models", self.models, MODELS)
        _refuse_unknown("freq", (self.freq,), ("D", "W", "M"))
        if min(self.horizon, self.cutoffs, self.threads, *self.windows, 1) < 1:
            raise SettingError(
                "The horizon, the cutoffs and the windows must be 1 or more.",
                evidence=[f"horizon {self.horizon}", f"windows {self.windows}"],
                fix="set forecast.horizon and forecast.cutoffs in shelfcast.toml to 1 or more",
            )


def _refuse_unknown(setting: str, given: tuple[str, ...], known: tuple[str, ...]) -> None:
    unknown = [name for name in given if name not in known]
    if unknown:
        raise SettingError(
            f"forecast.{setting} names what is not known: {', '.join(unknown)}.",
            fix=f"choose from {', '.join(known)}",
        )
