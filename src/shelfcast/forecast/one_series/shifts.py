"""Since when has demand been what it is now?

Demand keeps its level and spread for a stretch, then may change to any other, at any time. Every
period of the past may have opened the present stretch; each start is believed by how well its
stretch foretold every period since. Means and spreads of a stretch are those of its own periods,
with a little of the whole past mixed in while it is young.
Symbols: h chance of a change in a period; w_t(s) belief, before period t, that the stretch began
at s: w_t+1(s) = (1 - h) w_t(s) p(y_t | s), w_t+1(t+1) = h x sum over s of w_t(s) p(y_t | s).
Source: Adams & MacKay (2007), Bayesian online changepoint detection, equation 3; the posterior of
mean and variance is normal-inverse-gamma, Murphy (2007), section 3.
Not here: levels that drift (models.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shelfcast.forecast.one_series.draws import evenly, shock
from shelfcast.forecast.one_series.likelihood import log_in_bin
from shelfcast.forecast.one_series.past import Floats, Past

CHANGE = 1 / 40
# How many periods' worth the whole past counts for in the mean and in the spread of a stretch.
MEAN_PRIOR, SPREAD_PRIOR = 0.3, 3.0


@dataclass(frozen=True)
class Shifts:
    """`logs` (1, n) of what came; now, for each start (n + 1,): belief, mean, its doubt, spread."""

    name = "shifts"
    share = 0.25
    logs: Floats
    belief: Floats
    mean: Floats
    doubt: Floats
    spread: Floats

    def draw(self, _row: int, paths: int, horizon: int, random: np.random.Generator) -> Floats:
        """Paths (paths, H): a stretch each, its mean as uncertain as it is, then its errors."""
        steps = np.cumsum(self.belief) / self.belief.sum()
        start = np.searchsorted(steps, (np.arange(paths) + 0.5) / paths)
        mean = self.mean[start] + self.doubt[start] * self.spread[start] * random.standard_normal(
            paths
        )
        return mean[:, None] + self.spread[start][:, None] * shock(evenly(paths, horizon, random))


def shifts(past: Past, typical: float) -> Shifts:
    """The stretches of a past of n periods; `typical` is a first guess at the variance."""
    n = len(past.demand)
    count, mean, spread = _stretches(past, typical)
    doubt = np.sqrt(1 / count)
    each = np.exp(
        log_in_bin(past.learned, mean[:, :n], (spread * np.hypot(1, doubt))[:, :n], past.bin)
    )
    each = np.where(past.known, each, 1.0)
    belief, logs = np.zeros(n + 1), np.empty(n)
    belief[0] = 1.0
    for t in range(n):
        here = belief[: t + 1]
        here *= each[: t + 1, t]
        total = here.sum()
        logs[t] = np.log(total)
        here *= (1 - CHANGE) / total
        belief[t + 1] = CHANGE
    return Shifts(logs[None], belief, mean[:, n], doubt[:, n], spread[:, n])


def _stretches(past: Past, typical: float) -> tuple[Floats, Floats, Floats]:
    """Count, mean and spread of the stretch from each start s to before t: (n + 1, n + 1) each."""
    known, y = past.known.astype(np.float64), np.where(past.known, past.learned - 1.0, 0.0)

    def run(values: Floats) -> Floats:
        total = np.concatenate([[0.0], np.cumsum(values)])
        since: Floats = np.triu(total[None, :] - total[:, None])
        return since

    count, first, square = run(known), run(y), run(y * y)
    mean = first / (count + MEAN_PRIOR)
    left = np.maximum(square - (count + MEAN_PRIOR) * mean**2, 0.0)
    variance = (left + SPREAD_PRIOR * typical) / (count + SPREAD_PRIOR)
    return count + MEAN_PRIOR, mean + 1.0, np.sqrt(variance)
