"""How do the usual rules of thumb order? Each is told what ours is told.

Base stock brings stock and what is on its way up to the mean demand of lead time and a period plus
z times its spread, z from profit / (profit + 1). Capped base stock orders at most a period's mean
plus 1.645 of its spread (Xin 2021 shows that a cap is near optimal where sales are lost). The
smoothing newsvendor does the same from simple exponential smoothing (0.2) and its errors. What is
later than three times its promise and a period is written off by all.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.stats import norm

from .game import Rule, State
from .instances import Floats

CAP = 1.645
SMOOTHING = 0.2
WRITTEN_OFF = 3


def _position(state: State) -> float:
    still = [
        o.quantity for o in state.on_the_way
        if state.now - o.placed <= WRITTEN_OFF * state.promised + 1
    ]  # fmt: skip
    return state.on_hand + sum(still)


def _lead(state: State) -> float:
    return float(np.mean(state.lead_times[-20:])) if state.lead_times else float(state.promised)


def _base(state: State, mean: float, spread: float, cap: float = np.inf) -> float:
    window = _lead(state) + 1
    z = norm.ppf(state.profit / (state.profit + 1))
    level = window * mean + z * np.sqrt(window) * spread
    return float(min(max(np.rint(level - _position(state)), 0.0), cap))


def _moments(history: Floats) -> tuple[float, float]:
    return float(history.mean()), float(history.std(ddof=1))


def base_stock(state: State) -> float:
    return _base(state, *_moments(state.history))


def capped_base_stock(state: State) -> float:
    mean, spread = _moments(state.history)
    return _base(state, mean, spread, np.rint(mean + CAP * spread))


def last_ten(state: State) -> float:
    return _base(state, *_moments(state.history[-10:]))


def smoothing(state: State) -> float:
    level, errors = float(state.history[0]), []
    for value in state.history[1:]:
        errors.append(value - level)
        level += SMOOTHING * errors[-1]
    return _base(state, level, float(np.sqrt(np.mean(np.square(errors)))))


RIVALS: dict[str, Rule | Callable[[State], float]] = {
    "base stock, all history": base_stock,
    "capped base stock, all history": capped_base_stock,
    "base stock, last 10": last_ten,
    "smoothing newsvendor": smoothing,
}
