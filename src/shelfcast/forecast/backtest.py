"""What would have been forecast at earlier days, and what was sold then?

Rolling origin: at each cutoff every model sees the panel up to it and nothing later, and is trained
anew. The last cutoff leaves one horizon to score; the others go back by a horizon, or by less where
the history is short (a third of it is always kept to learn from). Two older cutoffs, where there
is room, are not reported: their errors widen the evidence for intervals and choice.
Source: Tashman (2000), Out-of-sample tests of forecasting accuracy, IJF 16(4).
Not here: choosing between the models (choose.py), scores (scores.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

import numpy as np
import numpy.typing as npt

from shelfcast.contracts import Progress, silent
from shelfcast.forecast.ahead import Ahead
from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.demand_class import demand_class
from shelfcast.forecast.guard import guarded
from shelfcast.forecast.models import moving_average
from shelfcast.forecast.models.model import Fitted
from shelfcast.forecast.models.registry import BASELINE, MODELS
from shelfcast.forecast.series import Floats, Ints, Panel
from shelfcast.forecast.sums import latest
from shelfcast.forecast.task import Done, ForecastTask, Spread, Task, tasks, together
from shelfcast.forecast.workers import Workers

EXTRA = 2
DROPPED = 0.5


@dataclass(frozen=True)
class Origin:
    """What every model forecast at one cutoff. units: model -> S x H; NaN for series not begun.

    panel: as it was known, but for what was told ahead, which the models alone need.
    recent: mean units per open day lately, S; classes: S; fell_back: model -> which series did;
    fitted: model -> what was learned. dropped: models that fell back on most series of some cutoff,
    and are not among `units`.
    """

    panel: Panel
    units: dict[str, Floats]
    recent: Floats
    classes: Ints
    fell_back: dict[str, npt.NDArray[np.bool_]] = field(default_factory=dict)
    fitted: dict[str, Fitted] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()

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
    least = max(1, length // 3)
    last = length - max(1, min(horizon, length // 3))
    step = horizon if count == 1 else min(horizon, (last - least) // (count - 1))
    return [last - step * i for i in range(count)] if step >= 1 else [last]


def calibration(ends: list[int], length: int, horizon: int) -> list[int]:
    """Older cutoffs, no more than EXTRA, whose errors speak for the intervals and the choice.

    >>> calibration([346, 318, 290], 374, 28), calibration([7, 5, 3], 10, 28)
    ([262, 234], [])
    """
    if not ends:
        return []
    step = ends[-2] - ends[-1] if len(ends) > 1 else -min(horizon, length // 3)
    older = [ends[-1] - abs(step) * (i + 1) for i in range(EXTRA)]
    return [end for end in older if end >= max(2, length // 3)]


def origin(panel: Panel, config: ForecastConfig, done: Mapping[Task, Done]) -> Origin:
    """Every model's forecast from one panel, guarded; the baseline is always among them.

    done: the tasks of this cutoff, each model's together, in the order of the models.
    """
    naive = np.maximum(MODELS[BASELINE].forecast(panel, config), 0)
    units = {BASELINE: naive}
    fell_back: dict[str, npt.NDArray[np.bool_]] = {}
    fitted: dict[str, Fitted] = {}
    for name, of in groupby(done, lambda task: task.model):
        mine = list(of)
        found = together({task: done[task] for task in mine}, panel.horizon)
        units[name], bad = guarded(found, naive, panel)
        if bad.any():
            fell_back[name] = bad
        if (learned := done[mine[0]].fitted) is not None:
            fitted[name] = learned
    recent = latest(panel.rate, moving_average.smoothing_season(panel))
    classes = np.concatenate([demand_class(panel.only(block)) for block in panel.blocks()])
    return Origin(panel, units, np.nan_to_num(recent), classes, fell_back, fitted)


def rolling(
    panel: Panel,
    models: tuple[str, ...],
    config: ForecastConfig,
    horizon: int,
    progress: Progress = silent,
    *,
    spread: Spread | None = None,
    earlier: Mapping[str, Fitted] | None = None,
) -> tuple[list[Origin], Origin]:
    """The origins of the backtest, last cutoff first, and the origin at the end of the panel.

    The first `config.cutoffs` are reported; the rest are there for the intervals and the choice.
    spread: who works on the tasks, `config.threads` of this machine where left out. Models and
    cutoffs run side by side; a model itself uses one thread, so that two runs on one machine do not
    wait for each other's threads. earlier: what was learned before, asked at the end instead of
    learning.
    """
    scored_ends = cutoffs(panel.length, config.horizon, config.cutoffs)
    older = calibration(scored_ends, panel.length, config.horizon)
    ends = [*scored_ends, *older, panel.length]
    others = [name for name in models if name != BASELINE]
    todo = tasks(others, ends, len(panel.rate))
    progress(f"backtest of {len(ends) - 1} cutoffs: {', '.join(models)}", 0.0)

    def told(number: int) -> None:
        progress(f"backtest: {number} of {len(todo)} forecasts", number / len(todo))

    by = spread or Workers(config.threads)
    work = ForecastTask(config, horizon, earlier or {})
    done = dict(zip(todo, by(panel, work, todo, told), strict=True))
    order = sorted(todo, key=lambda task: others.index(task.model))
    origins = []
    for end in ends:
        of = {task: done[task] for task in order if task.cutoff == end}
        origins.append(origin(panel.until(end, horizon), config, of))
    kept = without_failed(origins)
    return [replace(at, panel=replace(at.panel, ahead=Ahead())) for at in kept[:-1]], kept[-1]


def without_failed(origins: list[Origin]) -> list[Origin]:
    """The origins without the models that failed or exploded on most series at one of them.

    They are named in `dropped`. The baseline is never dropped.
    """
    failed = {
        name
        for at in origins
        for name, bad in at.fell_back.items()
        if bad.sum() > DROPPED * (at.panel.start < at.panel.length).sum()
    }
    return [
        replace(
            at,
            units={name: units for name, units in at.units.items() if name not in failed},
            dropped=tuple(sorted(failed)),
        )
        for at in origins
    ]


def scored(truth: Floats, at: Origin, horizon: int) -> Floats:
    """What was sold in the periods that `at` forecast, S x horizon; NaN where not to be scored."""
    y = np.full((len(truth), horizon), np.nan)
    known = truth[:, at.cutoff : at.cutoff + horizon]
    y[:, : known.shape[1]] = known
    y[at.panel.start >= at.cutoff] = np.nan
    return y
