"""How much stock belongs in the warehouse, and how much in the store that it feeds?

Stages in a row, 1 the store, 2 the warehouse, and so on up. Symbols: h_j echelon holding cost of
stage j (what a unit costs more there than one stage up), money per unit and period; p shortage cost
at the store; L_j lead time into stage j; D_j demand over L_1 + ... + L_j; S_j echelon base-stock
level: what is at j and everywhere below, less what customers wait for.
Two newsvendors enclose the best S_j, and their mean is close to it:
    lower: F_j⁻¹((p + Σ_{i>j} h_i) / (p + Σ_i h_i)),
    upper: F_j⁻¹((p + Σ_{i>j} h_i) / (p + Σ_{i>=j} h_i)).
Assumptions: normal demand, backorders, certain lead times.
Source: Clark & Scarf (1960); Shang & Song (2003), Management Science 49(5); Snyder & Shen,
Fundamentals of Supply Chain Theory, equation (6.32) and example 6.1.
Not here: many stores (metric.py), too little for all of them (allocation.py).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

from shelfcast.inventory.distribution import Floats


class EchelonLevels(NamedTuple):
    """Echelon base-stock levels by stage, the store first: (k,) or (k, n), units."""

    lower: Floats
    level: Floats
    upper: Floats

    @property
    def local(self) -> Floats:
        """What each stage keeps itself: its echelon level less that of the stage below."""
        capped = np.minimum.accumulate(self.level[::-1], axis=0)[::-1]
        return np.diff(capped, axis=0, prepend=0.0)


def echelon_base_stock(
    holding: npt.ArrayLike,
    lead_time: npt.ArrayLike,
    shortage: npt.ArrayLike,
    mean: npt.ArrayLike,
    sd: npt.ArrayLike,
) -> EchelonLevels:
    """Levels of k stages of n products: `holding` h_j and `lead_time` L_j are (k,) or (k, n).

    `shortage`, `mean` and `sd` of demand a period are (n,) or one for all. Under periodic review a
    period is added to the store's lead time by the caller. Raises ValueError for a cost of 0 or
    less, or a lead time below 0.

    Snyder & Shen, example 6.1 (best: 6.51, 12.01, 22.70):

    >>> levels = echelon_base_stock([3, 2, 2], [1, 1, 2], 37.12, 5, 1)
    >>> levels.level.round(2).tolist()
    [6.49, 12.03, 22.63]
    """
    h, wait = np.asarray(holding, dtype=np.float64), np.asarray(lead_time, dtype=np.float64)
    p = np.asarray(shortage, dtype=np.float64)
    if np.any(h <= 0) or np.any(p <= 0) or np.any(wait < 0):
        raise ValueError("costs are above 0, lead times not below")
    above = np.cumsum(h[::-1], axis=0)[::-1]  # Σ_{i>=j} h_i
    periods = np.cumsum(wait, axis=0)
    good = p + above - h
    middle = np.asarray(mean, dtype=np.float64) * periods
    spread = np.asarray(sd, dtype=np.float64) * np.sqrt(periods)
    lower = middle + spread * ndtri(good / (p + above[0]))
    upper = middle + spread * ndtri(good / (p + above))
    return EchelonLevels(lower, (lower + upper) / 2, upper)
