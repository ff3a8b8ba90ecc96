"""How likely is it that a shelf of x units lasts, and how many sales would it miss?

Units: demand in units of the product over one window; probabilities from 0 to 1.

A forecast hands over quantiles, not a formula, so everything here works on the quantile function
Q(p), taken as linear between the given quantiles. Symbols: F distribution function, Q its inverse,
x stock, n(x) = E[(D - x)+] expected shortage, n̄(x) = E[(x - D)+] expected leftover.

Assumptions:
- Demand is never negative; quantiles that cross are made to rise.
- Below the lowest quantile Q falls on at the slope of the two lowest, to 0 at the least.
- Above the highest quantile the tail is exponential, Q(p) = q + β ln((1 - p_last) / (1 - p)), with
  β set by the stretch where the tail probability falls fivefold (q95 to q99). The tail of a normal
  is a little thinner, that of an intermittent series a little fatter.

Source: n(x) = ∫ from F(x) to 1 of (Q(p) - x) dp, the change of variable D = Q(p) in the loss
function of Snyder & Shen, Fundamentals of Supply Chain Theory, appendix C; n̄(x) = x - E[D] + n(x),
the complementary loss function in the same appendix.
Not here: where quantiles come from (forecast/), which window to read (windows.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
TAIL_FOLD = 5.0


@dataclass(frozen=True)
class DemandDistribution:
    """n distributions side by side: `knots` (n, m) are Q at `probabilities` (m,), the first 0."""

    probabilities: Floats
    knots: Floats
    tail: Floats

    @classmethod
    def from_quantiles(
        cls, probabilities: npt.ArrayLike, quantiles: npt.ArrayLike
    ) -> DemandDistribution:
        """Distributions through `quantiles` (n, k) at rising `probabilities` (k,), in units.

        Raises ValueError when the shapes disagree or the probabilities do not rise within 0..1.

        >>> d = DemandDistribution.from_quantiles([0.0, 1.0], [[0.0, 10.0]])
        >>> float(d.mean[0]), float(d.quantile(0.9)[0]), float(d.shortage(6.0)[0])
        (5.0, 9.0, 0.8)
        """
        p = np.asarray(probabilities, dtype=np.float64)
        q = np.atleast_2d(np.asarray(quantiles, dtype=np.float64))
        if q.shape[1] != len(p) or len(p) < 2:
            raise ValueError(f"{q.shape[1]} quantiles for {len(p)} probabilities")
        if p[0] < 0 or p[-1] > 1 or np.any(np.diff(p) <= 0):
            raise ValueError("probabilities must rise within 0 and 1")
        q = np.maximum.accumulate(np.maximum(q, 0.0), axis=1)
        beta = _tail_scale(p, q)
        if p[0] > 0:
            slope = (q[:, 1] - q[:, 0]) / (p[1] - p[0])
            q = np.column_stack([np.maximum(q[:, 0] - slope * p[0], 0.0), q])
            p = np.concatenate([[0.0], p])
        return cls(p, q, beta)

    def take(self, rows: npt.NDArray[np.intp]) -> DemandDistribution:
        """The distributions of these rows, in this order."""
        return DemandDistribution(self.probabilities, self.knots[rows], self.tail[rows])

    @property
    def tail_probability(self) -> float:
        """The probability above the highest quantile."""
        return float(1.0 - self.probabilities[-1])

    @cached_property
    def mean(self) -> Floats:
        """E[D] (n,), the integral of Q, in units. It may differ a little from a model's mean."""
        segments = np.diff(self.probabilities) * (self.knots[:, :-1] + self.knots[:, 1:]) / 2
        above = self.tail_probability * (self.knots[:, -1] + self.tail)
        return np.asarray(segments.sum(axis=1) + above)

    def quantile(self, level: npt.ArrayLike) -> Floats:
        """Q(level): the stock that lasts with probability `level`, below 1.

        level: scalar or (n,), then Q is (n,); or (n, N), N levels each.

        >>> d = DemandDistribution.from_quantiles([0.5, 0.95, 0.99], [[50, 63.16, 68.61]])
        >>> float(d.quantile(0.95)[0]), round(float(d.quantile(0.999)[0]), 1)
        (63.16, 76.4)
        """
        p, q = self.probabilities, self.knots
        level = np.asarray(level, dtype=np.float64)
        level = level if level.ndim == 2 else np.broadcast_to(level, q.shape[0])
        right = np.clip(np.searchsorted(p, level, side="left"), 1, len(p) - 1)
        rows = np.arange(q.shape[0]).reshape(-1, *[1] * (level.ndim - 1))
        low, high = q[rows, right - 1], q[rows, right]
        tail = self.tail.reshape(rows.shape)
        share = np.minimum((level - p[right - 1]) / (p[right] - p[right - 1]), 1.0)
        beyond = np.maximum(level, p[-1])
        with np.errstate(divide="ignore", invalid="ignore"):
            reach = np.log(self.tail_probability / (1.0 - beyond))
        extra = np.where((level > p[-1]) & (tail > 0), tail * reach, 0.0)
        return np.asarray(low + share * (high - low) + extra)

    def cdf(self, x: npt.ArrayLike) -> Floats:
        """F(x) (n,): the probability that demand is at most x, scalar or (n,) units."""
        p, q = self.probabilities, self.knots
        x = np.broadcast_to(np.asarray(x, dtype=np.float64), q.shape[0])
        passed = (q <= x[:, None]).sum(axis=1)
        right = np.clip(passed, 1, len(p) - 1)
        rows = np.arange(q.shape[0])
        low, high = q[rows, right - 1], q[rows, right]
        share = np.clip(_ratio(x - low, high - low), 0.0, 1.0)
        inside = p[right - 1] + share * (p[right] - p[right - 1])
        above = 1.0 - self.tail_probability * self._decay(x)
        return np.where(passed == 0, 0.0, np.where(passed == len(p), above, inside))

    def shortage(self, x: npt.ArrayLike) -> Floats:
        """n(x) = E[(D - x)+] (n,): units of demand that x units, scalar or (n,), cannot meet."""
        q = self.knots
        x = np.broadcast_to(np.asarray(x, dtype=np.float64), q.shape[0])
        over = np.maximum(q - x[:, None], 0.0)
        low, high, rise = over[:, :-1], over[:, 1:], np.diff(q, axis=1)
        # The integral of max(Q - x, 0) over a piece where Q is linear; flat pieces have no rise.
        pieces = np.where(rise > 0, _ratio(high**2 - low**2, 2 * rise), low)
        inside = pieces @ np.diff(self.probabilities)
        return np.asarray(inside + self.tail_probability * (over[:, -1] + self._tail_excess(x)))

    def leftover(self, x: npt.ArrayLike) -> Floats:
        """n̄(x) = E[(x - D)+] (n,): units of x, scalar or (n,), that are expected to stay."""
        left = np.asarray(x, dtype=np.float64) - self.mean + self.shortage(x)
        return np.asarray(np.maximum(left, 0.0))

    def widened(self, sd: npt.ArrayLike, extra_sd: npt.ArrayLike) -> DemandDistribution:
        """The same demand when something else varies too, such as the lead time.

        `sd` (n,) is the demand's own standard deviation, `extra_sd` (n,) that of the other source,
        independent of it: deviations from the mean grow by sqrt(sd² + extra²) / sd. Demand without
        a spread of its own takes normal deviations. Source: the variance of demand over a random
        lead time, Silver, Pyke & Thomas, section on variable lead times (policies/safety_stock.py).
        """
        sd, extra = np.asarray(sd, dtype=np.float64), np.asarray(extra_sd, dtype=np.float64)
        z = ndtri(np.clip(self.probabilities, 1e-4, 1 - 1e-4))
        spread = np.where(sd > 0, _ratio(np.hypot(sd, extra), sd), 1.0)
        own = (self.knots - self.mean[:, None]) * spread[:, None]
        deviation = np.where(sd[:, None] > 0, own, own + z * extra[:, None])
        return DemandDistribution.from_quantiles(self.probabilities, self.mean[:, None] + deviation)

    def _decay(self, x: Floats) -> Floats:
        """P(D > x | D > q_last); 1 below q_last, 0 everywhere where there is no tail."""
        past = np.maximum(x - self.knots[:, -1], 0.0)
        return np.where(self.tail > 0, np.exp(-_ratio(past, self.tail)), 0.0)

    def _tail_excess(self, x: Floats) -> Floats:
        """E[(D - max(x, q_last))+ | D > q_last]."""
        return np.asarray(self.tail * self._decay(x))


def _tail_scale(p: Floats, q: Floats) -> Floats:
    """β (n,) of the exponential tail; 0 where the quantiles reach probability 1."""
    beyond = 1.0 - p[-1]
    if beyond <= 0:
        return np.zeros(q.shape[0])
    start = min(int(np.abs((1.0 - p) - TAIL_FOLD * beyond).argmin()), len(p) - 2)
    return np.asarray((q[:, -1] - q[:, start]) / np.log((1.0 - p[start]) / beyond))


def _ratio(top: Floats, bottom: Floats) -> Floats:
    """top / bottom, 0 where bottom is 0."""
    return np.divide(top, bottom, out=np.zeros_like(top), where=bottom > 0)
