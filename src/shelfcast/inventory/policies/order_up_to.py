"""To which level does an order bring the stock?

Symbols: S order-up-to level, units; s reorder point, units; Q economic order quantity, units;
u mean undershoot, units: how far below s the stock stands when a look finds it at or below s;
D_R demand in a review period; α chance of no stock-out, from 0 to 1.

Base stock: S = Q(α) of the demand over lead time + review period. It is right where placing an
order costs nothing: every look orders what was sold since the last.
With an order cost, (s, S): S = s + max(Q - u, 0), so that orders are Q on average and never less
than what brings the stock back to s. u = E[D_R²] / (2 E[D_R]) by renewal theory. The level is not
taken beyond `cap` (a number of days of sales), for EOQ knows neither fashion nor shelf life; nor
below s.
Source: base stock, Snyder & Shen, Fundamentals of Supply Chain Theory, section 4.3; (s, S) is the
optimal form with an order cost, same book, section 4.4; (R, s, S) and the undershoot, Silver, Pyke
& Thomas, sections on (R, s, S) systems and on undershoot of the reorder point.
Not here: packs, minimum order, budget (constraints.py).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import DemandDistribution, Floats


def base_stock(demand: DemandDistribution, level: npt.ArrayLike) -> Floats:
    """S (n,) units where an order costs nothing; `demand` over lead time + review period.

    Snyder & Shen, example 4.3 (normal, μ = 50, σ = 8, α = 0.70 / 0.88) gives 56.60:

    >>> from scipy.stats import norm
    >>> p = np.linspace(0.001, 0.999, 999)
    >>> d = DemandDistribution.from_quantiles(p, norm.ppf(p, 50, 8))
    >>> round(float(base_stock(d, 0.70 / 0.88)[0]), 2)
    56.6
    """
    return demand.quantile(level)


def mean_undershoot(mean: npt.ArrayLike, variance: npt.ArrayLike) -> Floats:
    """u = (σ² + μ²) / (2μ), units, from the review period's demand; 0 where there is none.

    >>> float(mean_undershoot(10.0, 0.0)), float(mean_undershoot(10.0, 100.0))
    (5.0, 10.0)
    """
    mu = np.asarray(mean, dtype=np.float64)
    square = np.asarray(variance, dtype=np.float64) + np.square(mu)
    return np.divide(square, 2 * mu, out=np.zeros_like(square), where=mu > 0)


def order_up_to(
    point: npt.ArrayLike, economic: npt.ArrayLike, undershoot: npt.ArrayLike, cap: npt.ArrayLike
) -> Floats:
    """S (n,) units: s + max(Q - u, 0), at most `cap` and at least s. A NaN Q counts as 0.

    >>> order_up_to([40.0, 40.0, 40.0], [30.0, 2.0, 500.0], 5.0, 120.0).tolist()
    [65.0, 40.0, 120.0]
    """
    s = np.asarray(point, dtype=np.float64)
    batch = np.nan_to_num(np.asarray(economic, dtype=np.float64), nan=0.0, posinf=np.inf)
    wanted = s + np.maximum(batch - np.asarray(undershoot, dtype=np.float64), 0.0)
    return np.asarray(np.maximum(s, np.minimum(wanted, np.asarray(cap, dtype=np.float64))))
