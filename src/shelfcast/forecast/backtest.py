"""What would have been forecast at earlier days, and what was sold then?

Rolling origin: at each cutoff every model sees the panel up to it and nothing later, and is trained
anew. The last cutoff leaves one horizon to score; the others go back by a horizon, or by less where
the history is short (a third of it is always kept to learn from).
Source: Tashman (2000), Out-of-sample tests of forecasting accuracy, IJF 16(4).
Not here: choosing between the models (choose.py), scores (scores.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from shelfcast.contracts import Progress, silent
from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.demand_class import demand_class
from shelfcast.forecast.guard import guarded
from shelfcast.forecast.models import auto_ets, lightgbm, moving_average, seasonal_naive, theta
from shelfcast.forecast.series import Floats, Ints, Panel
from shelfcast.forecast.sums import sums

Model = Callable[[Panel, ForecastConfig], Floats]
MODELS: dict[str, Model] = {
    "seasonal_naive": seasonal_naive.forecast,
    "moving_average": moving_average.forecast,
    "auto_ets": auto_ets.forecast,
    "theta": theta.forecast,
    "lightgbm": lightgbm.forecast,
}
LEAF_MODELS = ("seasonal_naive", "moving_average", "lightgbm")
BASELINE = "seasonal_naive"


@dataclass(frozen=True)
class Origin:
    """What every model forecast at one cutoff. units: model -> S x H; NaN for series not begun.

    recent: mean units per open day lately, S; classes: S; fell_back: model -> which series did.
    """

    panel: Panel
    units: dict[str, Floats]
    recent: Floats
    classes: Ints
    fell_back: dict[str, npt.NDArray[np.bool_]] = field(default_factory=dict)

    @property
    def cutoff(self) -> int:
        """Periods that were known."""
        return self.panel.length


def cutoffs(length: int, horizon: int, count: int) -> list[int]:
    """Numbers of periods known at each cutoff, the last first; none where two periods are missing.

    >>> cutoffs(374, 28, 3), cutoffs(10, 28, 3), cutoffs(1, 28, 3)
    ([346, 318, 290], [7, 5, 3], [])
    """
    if length < 2:
        return []
    last = length - max(1, min(horizon, length // 3))
    if count == 1:
        return [last]
    step = min(horizon, (last - max(1, length // 3)) // (count - 1))
    return [last - step * i for i in range(count)] if step >= 1 else [last]


def origin(
    panel: Panel,
    models: tuple[str, ...],
    config: ForecastConfig,
    tell: Callable[[str], None] = lambda name: None,
) -> Origin:
    """Every model's forecast from one panel, guarded; the baseline is always among them."""
    naive = np.maximum(seasonal_naive.forecast(panel, config), 0)
    units = {BASELINE: naive}
    fell_back: dict[str, npt.NDArray[np.bool_]] = {}
    for name in models:
        if name == BASELINE:
            continue
        tell(name)
        found = MODELS[name](panel, config)
        units[name], bad = guarded(found, naive, panel)
        if bad.any():
            fell_back[name] = bad
    recent = sums(panel.rate, moving_average.smoothing_season(panel)).slow[:, -1]
    return Origin(panel, units, np.nan_to_num(recent), demand_class(panel), fell_back)


def rolling(
    panel: Panel,
    models: tuple[str, ...],
    config: ForecastConfig,
    horizon: int,
    progress: Progress = silent,
) -> tuple[list[Origin], Origin]:
    """The origins of the backtest, last cutoff first, and the origin at the end of the panel."""
    ends = [*cutoffs(panel.length, config.horizon, config.cutoffs), panel.length]
    done: list[Origin] = []
    for number, end in enumerate(ends):
        what = "forecast" if end == panel.length else f"backtest {number + 1} of {len(ends) - 1}"

        def tell(name: str, what: str = what, number: int = number) -> None:
            progress(f"{what}: {name}", number / len(ends))

        done.append(origin(panel.until(end, horizon), models, config, tell))
    return done[:-1], done[-1]


def scored(truth: Floats, at: Origin, horizon: int) -> Floats:
    """What was sold in the periods that `at` forecast, S x horizon; NaN where not to be scored."""
    y = np.full((len(truth), horizon), np.nan)
    known = truth[:, at.cutoff : at.cutoff + horizon]
    y[:, : known.shape[1]] = known
    y[at.panel.start >= at.cutoff] = np.nan
    return y
