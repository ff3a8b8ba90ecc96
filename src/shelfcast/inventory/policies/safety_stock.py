"""How much stock is there for the days when more is sold, or the delivery comes late?

Symbols: SS safety stock, units; s reorder point; μ mean demand over the same window; z the normal
quantile of the service level; L lead time, days, with standard deviation σ_L; d demand a day, with
standard deviation σ_d.
Assumptions: from the distribution, none on its shape. The classical formula takes normal demand,
independent from day to day and of the lead time; it is kept to compare with: plan.py uses the
distribution.
Source: SS = s - μ, Snyder & Shen, Fundamentals of Supply Chain Theory, chapter 5, and
SS = z sqrt(L σ_d² + d² σ_L²), Silver, Pyke & Thomas, section on variable lead times.
Not here: s itself (reorder_point.py).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

from shelfcast.inventory.distribution import Floats


def safety_stock(point: npt.ArrayLike, mean: npt.ArrayLike) -> Floats:
    """SS (n,) units: reorder point less mean demand, 0 where the point lies below the mean.

    A reorder point below the mean (a low service level, or rare sales) keeps nothing in reserve.

    >>> float(safety_stock(190.34, 108.33).round(2))
    82.01
    """
    spare = np.asarray(point, dtype=np.float64) - np.asarray(mean, dtype=np.float64)
    return np.asarray(np.maximum(spare, 0.0))


def lead_time_demand_sd(
    lead_time: npt.ArrayLike, sd_lead_time: npt.ArrayLike, daily: npt.ArrayLike, sd: npt.ArrayLike
) -> Floats:
    """Standard deviation (units) of demand over a lead time that varies: sqrt(L σ_d² + d² σ_L²).

    >>> float(lead_time_demand_sd(4, 1, 100, 20).round(1))
    107.7
    """
    days, d = np.asarray(lead_time, dtype=np.float64), np.asarray(daily, dtype=np.float64)
    own = days * np.square(np.asarray(sd, dtype=np.float64))
    return np.asarray(np.sqrt(own + np.square(d * np.asarray(sd_lead_time, dtype=np.float64))))


def classical_safety_stock(
    level: float,
    lead_time: npt.ArrayLike,
    sd_lead_time: npt.ArrayLike,
    daily: npt.ArrayLike,
    sd: npt.ArrayLike,
) -> Floats:
    """z sqrt(L σ_d² + d² σ_L²), units, for a service `level` within 0..1.

    >>> float(classical_safety_stock(0.95, 4, 0, 100, 20).round(1))
    65.8
    """
    spread = lead_time_demand_sd(lead_time, sd_lead_time, daily, sd)
    return np.asarray(ndtri(level) * spread)
