"""What is one piece of a backtest, so small that it can be worked on anywhere?

A task is one model at one cutoff: what `forecast_task` makes of it depends on the panel, the
settings and the task, and on nothing else. A model that reads each series alone is cut further,
into blocks of ALONE series. Who works on the tasks is a `Spread`: this machine (workers.py), or
the machines of a cluster (steps/spread.py). As both call the same function with the same
arguments, both get the same numbers.
Not here: which cutoffs there are, what follows from the forecasts (backtest.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.models.model import Fitted
from shelfcast.forecast.models.one_by_one import FAILURES
from shelfcast.forecast.models.registry import MODELS
from shelfcast.forecast.series import Floats, Panel

ALONE = 16
"""Series of a task of a model that reads each series alone; AutoETS takes seconds for them."""


@dataclass(frozen=True)
class Task:
    """One model at one cutoff, of the series from `first` on, up to `stop`."""

    model: str
    cutoff: int
    first: int
    stop: int


@dataclass(frozen=True)
class Done:
    """Units of the task's series, n x H, and what was learned; None where the model failed.

    fitted is kept of the end of the panel only.
    """

    units: Floats | None
    fitted: Fitted | None = None


Work = Callable[[Panel, Task], Done]


class Spread(Protocol):
    """Who works on tasks: `work(panel, task)` of each, in their order.

    told: is called with the number of tasks that are done, where that is known meanwhile.
    """

    def __call__(
        self, panel: Panel, work: Work, tasks: Sequence[Task], told: Callable[[int], None]
    ) -> list[Done]:
        """What `work` makes of each task."""
        ...


@dataclass(frozen=True)
class ForecastTask:
    """The work: fit a task's model on the panel up to its cutoff, and ask it what comes.

    earlier: model to what was learned before; it is asked at the end, and not learned anew.
    """

    config: ForecastConfig
    horizon: int
    earlier: Mapping[str, Fitted] = field(default_factory=dict)

    def __call__(self, panel: Panel, task: Task) -> Done:
        """The forecast of the task's series."""
        known, at_end = panel.until(task.cutoff, self.horizon), task.cutoff == panel.length
        if (task.first, task.stop) != (0, len(panel.rate)):
            known = known.only(slice(task.first, task.stop))
        try:
            fitted = self.earlier.get(task.model) if at_end else None
            fitted = fitted or MODELS[task.model].fit(known, self.config)
            units = fitted.predict(known)
        except FAILURES:
            return Done(None)
        return Done(units, fitted if at_end else None)


def tasks(models: Iterable[str], cutoffs: Sequence[int], series: int) -> list[Task]:
    """The tasks of those models at those cutoffs, the costliest first.

    >>> [(task.first, task.stop) for task in tasks(["theta"], [90], 20)]
    [(0, 16), (16, 20)]
    """
    found = []
    for name in reversed(list(models)):
        step = ALONE if MODELS[name].alone else max(1, series)
        firsts = range(0, series, step)
        for cutoff in sorted(cutoffs, reverse=True):
            found += [Task(name, cutoff, first, min(first + step, series)) for first in firsts]
    return found


def together(done: Mapping[Task, Done], horizon: int) -> Floats:
    """The units of one model's tasks at one cutoff, S x H; NaN where it failed.

    done: the tasks, in the order of the series.
    """
    return np.concatenate(
        [
            np.full((task.stop - task.first, horizon), np.nan) if one.units is None else one.units
            for task, one in done.items()
        ]
    )
