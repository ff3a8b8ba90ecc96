"""What would each of some simple models have said one period ahead, all along, and what now?

Every model is a line through a few known columns x (a basis), fitted anew in each period to what
was known then, older periods counting less: discounted least squares. A level is the basis [1]; a
trend [1, t]; a season [1, sin, cos]; a memory of the last period [1, y before]. A season of any
shape adds the mean of what the same phase was above the level. `memory` is the number of periods
that count.
Symbols: A = sum of d^age x x' + ridge, b = sum of d^age x y, beta = A^-1 b, d = 1 - 1 / memory; the
ridge pulls slopes, waves and memories to 0. An error e now moves the forecast k periods on by
psi_k e, psi_k = x(n+k)' A^-1 x(n): that is how an uncertain level or slope spreads along a path.
Source: discounted least squares, Brown (1963), Smoothing, Forecasting and Prediction of Discrete
Time Series, chapters 9 to 12.
Units: all series are divided by their mean (past.py).
Not here: which model is believed (weigh.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.signal import lfilter

from shelfcast.forecast.one_series.past import Floats, Past

LEVELS = (3.0, 8.0, 25.0, np.inf)
TRENDS = (8.0, 16.0, np.inf)
WAVES = (np.inf,)
ECHOES = (25.0, np.inf)
PHASE_LEVELS = (6.0, 25.0, np.inf)
SLOPE_RIDGE = 60.0
WAVE_RIDGE = 2.0
ECHO_RIDGE = 0.3
PHASE_RIDGE = 0.7
PHASE_MEMORY = 0.9
# A trend does not go on for ever: each further period adds this share of the one before.
DAMPING = 0.92
SHORTEST_WAVE, LONGEST_WAVE = 4.0, 30.0
MOST_WAVES = 40
PHASES_TRIED = 3
PHASE_LENGTHS = 26


@dataclass(frozen=True)
class Models:
    """m models: `said` (m, n + H), one period ahead in the past and H periods on from now.

    `spread` (m, H): psi_1 to psi_H. `prior` (m,): how far each is believed before it has said
    anything; sums to 1. `names` (m,).
    """

    said: Floats
    spread: Floats
    prior: Floats
    names: tuple[str, ...]


@dataclass(frozen=True)
class _Family:
    name: str
    said: Floats
    spread: Floats
    share: float


def models(past: Past, horizon: int, season: int | None) -> Models:
    """All models of a past of n periods, with what they say of the `horizon` periods after."""
    families = list(_families(past, horizon, season))
    prior = np.concatenate([np.full(len(f.said), f.share / len(f.said)) for f in families])
    return Models(
        np.vstack([family.said for family in families]),
        np.vstack([family.spread for family in families]),
        prior / prior.sum(),
        tuple(family.name for family in families for _ in family.said),
    )


def _families(past: Past, horizon: int, season: int | None) -> Iterator[_Family]:
    n = len(past.learned)
    time = np.arange(n + horizon, dtype=np.float64)
    one = np.ones_like(time)
    level = _fitted(past, one[None, :, None], LEVELS, 0.0)
    yield _Family("level", *level, 0.5)
    if n >= 4:
        slope = np.where(time < n, time, n - 1 + _damped(horizon, time - n + 1))
        basis = np.stack([one, slope], axis=-1)[None]
        yield _Family("trend", *_fitted(past, basis, TRENDS, SLOPE_RIDGE), 0.2)
    if n >= 8:
        yield _Family("echo", *_echo(past, horizon), 0.1)
        waves = _wave_basis(n, horizon, season)
        yield _Family("wave", *_fitted(past, waves, WAVES, WAVE_RIDGE), 0.1)
        phases = list(_phases(past, season))
        if phases:
            said = [_phased(past, s, memory, horizon) for s in phases for memory in PHASE_LEVELS]
            yield _Family(
                "season",
                np.array([s for s, _ in said]),
                np.array([p for _, p in said]),
                0.3 if season else 0.1,
            )


def _damped(horizon: int, ahead: Floats) -> Floats:
    steps = np.concatenate([[0.0], np.cumsum(DAMPING ** np.arange(1, horizon + 1))])
    found: Floats = steps[np.clip(ahead, 0, horizon).astype(int)]
    return found


def _before(values: Floats, discount: float) -> Floats:
    """Discounted sums along axis 1, what came before only: row t holds periods 0 to t - 1."""
    run = lfilter([1.0], [1.0, -discount], values, axis=1)
    return np.concatenate([np.zeros_like(run[:, :1]), run], axis=1)


def _fit(past: Past, basis: Floats, discount: float, ridge: float) -> tuple[Floats, Floats]:
    """A (B, n + 1, k, k) and beta (B, n + 1, k) as known before each period, and now."""
    n, k = len(past.learned), basis.shape[2]
    x = basis[:, :n] * past.known[:, None]
    outer = _outer(x).reshape(len(x), n, k * k)
    pull = np.diag([1e-9] + [ridge] * (k - 1))
    a = _before(outer, discount).reshape(len(x), n + 1, k, k) + pull
    b = _before(x * past.learned[:, None], discount)
    beta = b / a[..., 0] if k == 1 else np.linalg.solve(a, b[..., None])[..., 0]
    return a, np.asarray(beta, dtype=np.float64)


def _fitted(
    past: Past, basis: Floats, memories: tuple[float, ...], ridge: float
) -> tuple[Floats, Floats]:
    """What each basis (B, n + H, k) says with each memory: (B x memories, n + H) and psi."""
    n = len(past.learned)
    said, spread = [], []
    for memory in memories:
        discount = 1.0 - 1.0 / memory
        a, beta = _fit(past, basis, discount, ridge)
        one_ahead = (basis[:, :n] * beta[:, :n]).sum(axis=2)
        later = (basis[:, n:] * beta[:, n:]).sum(axis=2)
        said.append(np.concatenate([one_ahead, later], axis=1))
        now = basis[:, n]
        gain = np.linalg.solve(a[:, n] * discount + _outer(now), now[..., None])
        spread.append((basis[:, n:] @ gain)[..., 0])
    return np.concatenate(said), np.concatenate(spread)


def _outer(x: Floats) -> Floats:
    return x[..., :, None] * x[..., None, :]


def _echo(past: Past, horizon: int) -> tuple[Floats, Floats]:
    """The last period's demand as a column; ahead, the forecast stands for what is not known."""
    n = len(past.learned)
    before = np.concatenate([[0.0], np.where(past.known, past.learned - 1.0, 0.0)])
    basis = np.stack([np.ones(n + 1), before], axis=-1)[None]
    said, spread = [], []
    for memory in ECHOES:
        beta = _fit(past, basis, 1.0 - 1.0 / memory, ECHO_RIDGE)[1][0]
        start, echo = float(beta[n, 0]), float(np.clip(beta[n, 1], -0.95, 0.95))
        steps, last = [], before[n]
        for _ in range(horizon):
            steps.append(start + echo * last)
            last = steps[-1] - 1.0
        said.append(np.concatenate([(basis[0, :n] * beta[:n]).sum(axis=1), steps]))
        spread.append(echo ** np.arange(1, horizon + 1))
    return np.array(said), np.array(spread)


def _wave_basis(n: int, horizon: int, season: int | None) -> Floats:
    """[1, sin, cos] of waves a third of a frequency's resolution apart, or the told season."""
    if season:
        frequencies = np.array([1.0 / season])
    else:
        low, high = 1.0 / min(LONGEST_WAVE, n), 1.0 / SHORTEST_WAVE
        count = int(np.clip(3 * n * (high - low), 4, MOST_WAVES))
        frequencies = np.linspace(low, high, count)
    angle = 2 * np.pi * frequencies[:, None] * np.arange(n + horizon)
    return np.stack([np.ones_like(angle), np.sin(angle), np.cos(angle)], axis=-1)


def _phases(past: Past, season: int | None) -> Iterator[int]:
    """The told season, or the lengths whose phases hang together best."""
    n = len(past.learned)
    if season:
        yield from [season] if n > season else []
        return
    calm = np.where(past.known, past.learned - past.learned[past.known].mean(), 0.0)
    longest = min(PHASE_LENGTHS, n // 2)
    if longest < 2 or not calm.any():
        return
    together = np.array([calm[s:] @ calm[:-s] / (n - s) for s in range(2, longest + 1)])
    for place in np.argsort(-together, kind="stable")[:PHASES_TRIED]:
        if together[place] > 0:
            yield int(place) + 2


def _phased(past: Past, s: int, memory: float, horizon: int) -> tuple[Floats, Floats]:
    """A level and, for each of s phases, the mean of what was above it."""
    n = len(past.learned)
    level, spread = _fitted(past, np.ones((1, n + horizon, 1)), (max(memory, s),), 0.0)
    above = np.concatenate([(past.learned - level[0, :n]) * past.known, np.zeros(horizon)])
    above[0] = 0.0
    count = np.concatenate([past.known.astype(float), np.zeros(horizon)])
    # What lies beyond now repeats the last season seen; it must not fade or count again.
    wait, keep = np.zeros(s + 1), np.zeros(s + 1)
    wait[s], keep[0], keep[s] = 1.0, 1.0, -PHASE_MEMORY
    total, seen = lfilter(wait, keep, above), lfilter(wait, keep, count)
    index = total / (seen + PHASE_RIDGE)
    for h in range(n + s, n + horizon):
        index[h] = index[h - s]
    return level[0] + index, spread[0]
