"""What is the level now, if each new value moves it a little?

Simple exponential smoothing of many series at once: columns are time, NaN moves nothing, the first
known value is the first level. The step is given, or the one of STEPS whose one-step errors are
least in squares, as Croston's successors use it.
Source: Hyndman & Athanasopoulos (3rd ed.), equation 8.2; the range 0.1 to 0.3, Petropoulos &
Kourentzes (2015), Forecast combinations for intermittent demand, JORS 66.
Not here: what is smoothed (croston_sba.py, tsb.py, adida.py, imapa.py).
"""

from __future__ import annotations

import numpy as np

from shelfcast.forecast.models import moving_average
from shelfcast.forecast.series import Floats, Panel

STEPS = tuple(round(0.1 + 0.02 * i, 2) for i in range(11))


def smoothed(values: Floats, step: float) -> Floats:
    """The last level of each row, S x n -> S; NaN where nothing is known.

    >>> smoothed(np.array([[10.0, np.nan, 20.0]]), 0.1)
    array([11.])
    """
    found: Floats = _levels(values, (step,))[0][0]
    return found


def best_smoothed(values: Floats) -> Floats:
    """The last level of each row by its own best step of STEPS, S x n -> S."""
    levels, squares = _levels(values, STEPS)
    found: Floats = np.take_along_axis(levels, squares.argmin(axis=0)[None], axis=0)[0]
    return found


def shaped(panel: Panel, rate: Floats) -> Floats:
    """A flat rate a series (S) as units a future period (S x H), with the shape of the week.

    The methods for intermittent demand tell one rate; the weekday factor of moving_average.py tells
    the days apart.
    """
    units: Floats = rate[:, None] * moving_average.week(panel) * panel.exposed(panel.length)
    return units


def _levels(values: Floats, steps: tuple[float, ...]) -> tuple[Floats, Floats]:
    """Last level and sum of squared one-step errors of each row by each step, steps x S."""
    by = np.array(steps)[:, None]
    level = np.full((len(steps), len(values)), np.nan)
    squares = np.zeros_like(level)
    for column in range(values.shape[1]):
        new = values[:, column]
        known, begun = ~np.isnan(new), ~np.isnan(level[0])
        error = np.where(known & begun, new - level, 0.0)
        squares += error**2
        level = np.where(begun, level + by * error, new)
    return level, squares
