"""How sure must each shelf be: by a level of its own, or so that enough of the demand is met?

The base is one level for all, that of the product's class, or the critical ratio of a shortage cost
(policy.py). With a fill rate β asked for instead, an order may miss (1 - β) of what is sold from
one order to the next. Symbols: X need (need.py); x what an order brings; D sold between orders, the
larger of μ, the mean of a review period, and the lot; u mean undershoot (policies/order_up_to.py):
    level = P(X <= x), x the least with E[(X - a - x)+] <= (1 - β) D,  a = (μ - u) (1 - μ / D).
X counts a whole review period before the order: right where each look orders, D = μ. Where a lot
lasts for many looks, the look that orders finds the position only u below the point in the mean.
Large lots run low seldom, so their fill rate is reached at a lower level than small ones'.
Units of the product, shares 0..1.
Source: fill rate of an (R, s, S) policy by the expected shortage of a replenishment cycle, Silver,
Pyke & Thomas, Inventory and Production Management in Supply Chains, section on safety factors for
a specified fraction of demand met from the shelf.
Not here: the need, the lot (policies/eoq.py).
"""

from __future__ import annotations

import numpy as np
import polars as pl

from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.plan_config import HIGHEST_LEVEL, PlanConfig


def of_classes(base: Floats, lines: pl.DataFrame, config: PlanConfig) -> Floats:
    """`base` (n,), or the level of the line's class where the settings have one for it."""
    told = config.class_service_levels
    if not told or config.shortage_cost is not None or "abc" not in lines.columns:
        return base
    own = lines["abc"].replace_strict(told, default=None, return_dtype=pl.Float64)
    return np.asarray(np.minimum(own.fill_null(pl.Series(base)).to_numpy(), HIGHEST_LEVEL))


def asked_levels(  # noqa: PLR0917 (the base, of which lines, what they miss, and how it is asked)
    base: Floats,
    lines: pl.DataFrame,
    samples: Floats,
    between: Floats,
    undershoot: Floats,
    lot: Floats,
    config: PlanConfig,
) -> Floats:
    """The level (n,) that each line is planned for.

    samples (n, N): the need, rising; between, undershoot and lot (n,): mean demand of a review
    period, u, and the lot, NaN where unknown.
    """
    if config.fill_rate is None:
        return of_classes(base, lines, config)
    sold = np.nan_to_num(np.fmax(between, lot))
    share = np.divide(between, sold, out=np.ones_like(sold), where=sold > 0)
    spared = np.maximum(np.nan_to_num(between - undershoot), 0.0) * (1.0 - share)
    return fill_levels(samples, (1.0 - config.fill_rate) * sold, spared)


def fill_levels(samples: Floats, allowed: Floats, spared: Floats | float = 0.0) -> Floats:
    """The level (n,) at which an order misses at most `allowed` (n,) units in the mean, where each
    course needs `spared` (n,) less than its sample.

    At 3 units the courses that need 5 and 4 miss 3 together, three quarters of a unit in the mean:

    >>> fill_levels(np.array([[0.0, 3.0, 4.0, 5.0]]), np.array([0.75]))
    array([0.5])
    """
    count = samples.shape[1]
    above = np.cumsum(samples[:, ::-1], axis=1)[:, ::-1] - samples
    missed = (above - samples * np.arange(count - 1, -1, -1)) / count
    enough = missed <= allowed[:, None] + 1e-9
    first = np.where(enough.any(axis=1), enough.argmax(axis=1), count - 1)
    brought = samples[np.arange(len(samples)), first] - spared
    lasting = (samples <= brought[:, None] + 1e-9).sum(axis=1)
    own = np.where(np.broadcast_to(spared, first.shape) > 0, np.maximum(lasting, 1), first + 1)
    return np.asarray(np.minimum(own / count, HIGHEST_LEVEL))
