"""What would a shop order without a forecast: by last weeks' mean, or by the textbook's z-score?

Symbols: L lead time, R review period, periods; μ, σ mean and standard deviation of demand a period
over the last periods of history, leaving out those unknown; z the normal quantile of a level.

Rules, each up to a position (on hand + on order - backlog):
- naive: μ x cover, where cover is L + R and a review period to spare unless told otherwise;
- z-score: s = μ (L + R) + z σ sqrt(L + R), the classical safety stock under periodic review; where
  orders cost money it is ordered at s, up to a level above it, so that orders are fewer.
Source: Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, section on
(R, S) systems.
Not here: perfect foresight (foresight.py).
"""

from __future__ import annotations

import warnings
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.policies.critical_ratio import critical_ratio
from shelfcast.inventory.simulator.rules import Costs, Rules
from shelfcast.inventory.simulator.trial import Known, Plan

RECENT_DAYS, YEAR_DAYS = 13 * 7, 52 * 7
HIGHEST_LEVEL = 0.999


def naive(cover: npt.ArrayLike, periods: int = 13) -> Plan:
    """Up to the mean of the last `periods` of history times `cover` periods."""
    reach = np.asarray(cover, dtype=np.float64)

    def order(known: Known) -> Floats:
        level = mean_and_sd(known.history, periods)[0] * reach
        return np.asarray(np.ceil(level - known.state.position))

    return order


def z_score(
    level: npt.ArrayLike,
    protection: npt.ArrayLike,
    periods: int = 52,
    up_to: Callable[[Floats, Floats], Floats] = lambda point, _: point,
) -> Plan:
    """At s = μ P + z(level) σ sqrt(P), P = `protection` = L + R periods, up to `up_to` of s, μ."""
    z, window = ndtri(np.asarray(level, np.float64)), np.asarray(protection, np.float64)

    def order(known: Known) -> Floats:
        mean, sd = mean_and_sd(known.history, periods)
        point = mean * window + z * sd * np.sqrt(window)
        position = known.state.position
        wanted = np.ceil(up_to(point, mean) - position)
        return np.asarray(np.where(position <= point, wanted, 0.0))

    return order


def mean_and_sd(history: Floats, periods: int) -> tuple[Floats, Floats]:
    """Mean and standard deviation (n,) of the last `periods` rows; 0 where nothing is known.

    >>> known = np.array([[9.0, np.nan], [2.0, np.nan], [4.0, 3.0]])
    >>> [x.tolist() for x in mean_and_sd(known, 2)]
    [[3.0, 3.0], [1.0, 0.0]]
    """
    last = history[-periods:]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # all of a product's periods are unknown
        mean, sd = np.nanmean(last, axis=0), np.nanstd(last, axis=0)
    return np.nan_to_num(mean), np.nan_to_num(sd)


def protection(rules: Rules) -> Floats:
    """L + R (n,) or (): the periods an order has to last, from its decision."""
    return np.asarray(rules.deliveries.lead_time, dtype=np.float64) + rules.review_period


def usual_rivals(rules: Rules, costs: Costs, period_days: int = 7) -> dict[str, Plan]:
    """`naive` and `z_score` as a shop of these rules and costs would follow them.

    The naive mean is that of 13 weeks, that of the z-score and its spread of 52. The level of the
    z-score is the critical ratio of shortage to holding over a review period, 0.95 where neither
    costs anything, at most 0.999.
    """
    held = np.asarray(costs.holding, dtype=np.float64) * rules.review_period
    ratio = critical_ratio(costs.shortage, held)
    level = np.clip(np.where(ratio > 0, ratio, 0.95), 0.5, HIGHEST_LEVEL)
    return {
        "naive": naive(protection(rules) + rules.review_period, -(-RECENT_DAYS // period_days)),
        "z_score": z_score(level, protection(rules), -(-YEAR_DAYS // period_days)),
    }
