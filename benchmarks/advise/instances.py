"""What may a product's demand do in a year or two of looks at the shelf?

A seeded family of made-up products, a function a kind: `KINDS[name](random)` gives PERIODS periods
of demand in whole units, WARM_UP of which are known before the first order. Level, noise, the time
and size of a change, the length of a season are all drawn, so that no constant of a rule fits them.
Not here: the rules of the game (game.py).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
WARM_UP = 5
PERIODS = WARM_UP + 50


def _whole(values: Floats) -> Floats:
    return np.rint(np.maximum(values, 0.0))


def _level(random: np.random.Generator) -> float:
    return float(np.exp(random.uniform(np.log(10), np.log(200))))


def _around(mean: Floats, random: np.random.Generator) -> Floats:
    """Normal demand around these means, its spread between a tenth and four tenths of the level."""
    spread = random.uniform(0.1, 0.4) * mean
    return _whole(random.normal(mean, spread))


def _steps(random: np.random.Generator, factors: list[float], times: list[int]) -> Floats:
    mean = np.full(PERIODS, _level(random))
    for factor, time in zip(factors, times, strict=True):
        mean[time:] *= factor
    return mean


def _time(random: np.random.Generator) -> int:
    return int(random.integers(WARM_UP + 5, PERIODS - 5))


def normal(random: np.random.Generator) -> Floats:
    return _around(np.full(PERIODS, _level(random)), random)


def poisson(random: np.random.Generator) -> Floats:
    return random.poisson(random.uniform(1, 30), PERIODS).astype(float)


def gamma(random: np.random.Generator) -> Floats:
    shape = random.uniform(1, 6)
    return _whole(random.gamma(shape, _level(random) / shape, PERIODS))


def shift_up(random: np.random.Generator) -> Floats:
    return _around(_steps(random, [random.uniform(1.3, 3)], [_time(random)]), random)


def shift_down(random: np.random.Generator) -> Floats:
    return _around(_steps(random, [1 / random.uniform(1.3, 3)], [_time(random)]), random)


def shifts(random: np.random.Generator) -> Floats:
    count = int(random.integers(2, 5))
    times = sorted(_time(random) for _ in range(count))
    factors = [float(np.exp(random.choice([-1, 1]) * random.uniform(0.3, 1))) for _ in times]
    return _around(_steps(random, factors, times), random)


def trend_up(random: np.random.Generator) -> Floats:
    growth = np.linspace(1, random.uniform(1.5, 4), PERIODS)
    return _around(_level(random) * growth, random)


def trend_down(random: np.random.Generator) -> Floats:
    fall = np.linspace(1, random.uniform(0.1, 0.7), PERIODS)
    return _around(_level(random) * fall, random)


def variance(random: np.random.Generator) -> Floats:
    small, large = random.uniform(0.05, 0.15), random.uniform(0.3, 0.5)
    spread = np.full(PERIODS, small)
    spread[_time(random) :] = large
    spread = spread if random.random() < 0.5 else small + large - spread
    return _whole(_level(random) * random.normal(1, spread))


def season(random: np.random.Generator) -> Floats:
    length = float(random.integers(4, 25))
    wave = np.sin(2 * np.pi * (np.arange(PERIODS) / length + random.random()))
    return _around(_level(random) * (1 + random.uniform(0.2, 0.8) * wave), random)


def pattern(random: np.random.Generator) -> Floats:
    """A season of no particular shape, such as that of the days of a week."""
    shape = random.gamma(4, 0.25, int(random.integers(3, 9)))
    return _around(_level(random) * np.resize(shape, PERIODS), random)


def autoregressive(random: np.random.Generator) -> Floats:
    memory, level = random.choice([-0.6, 0.4, 0.7, 0.9]), _level(random)
    noise = random.normal(0, random.uniform(0.1, 0.3) * level, PERIODS)
    past = [0.0]
    for shock in noise:
        past.append(memory * past[-1] + shock)
    return _whole(level + np.array(past[1:]))


def intermittent(random: np.random.Generator) -> Floats:
    sold = random.random(PERIODS) < random.uniform(0.15, 0.5)
    return np.where(sold, 1.0 + random.poisson(random.uniform(1, 20), PERIODS), 0.0)


def spikes(random: np.random.Generator) -> Floats:
    demand = _around(np.full(PERIODS, _level(random)), random)
    hit = random.random(PERIODS) < random.uniform(0.03, 0.08)
    return _whole(demand * np.where(hit, random.uniform(2, 5, PERIODS), 1.0))


def ramp(random: np.random.Generator) -> Floats:
    """Flat, then up or down over some periods, then flat again."""
    start = _time(random)
    share = np.clip((np.arange(PERIODS) - start) / random.integers(3, 20), 0, 1)
    goal = float(np.exp(random.choice([-1, 1]) * random.uniform(0.4, 1.1)))
    return _around(_level(random) * (1 + (goal - 1) * share), random)


def random_walk(random: np.random.Generator) -> Floats:
    steps = np.cumsum(random.normal(0, random.uniform(0.03, 0.15), PERIODS))
    return _around(_level(random) * np.exp(steps), random)


KINDS: dict[str, Callable[[np.random.Generator], Floats]] = {
    rule.__name__: rule
    for rule in (
        normal, poisson, gamma, shift_up, shift_down, shifts, trend_up, trend_down, variance,
        season, pattern, autoregressive, intermittent, spikes, ramp, random_walk,
    )
}  # fmt: skip


def demand(kind: str, seed: int) -> Floats:
    """One product of this kind, the same for the same seed."""
    return KINDS[kind](np.random.default_rng([seed, list(KINDS).index(kind)]))
