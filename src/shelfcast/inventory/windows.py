"""How much may be sold in just the stretch of days an order has to cover?

Units: days; demand in units of the product over the window.

The forecast gives demand for some lengths of window. Another length t is read off them:
- between two lengths, mean, variance and every quantile are interpolated linearly in days;
- outside them (or with one length T only) the mean is scaled by t / T and deviations from it by
  sqrt(t / T), which is right for days that vary independently at a steady rate, and quantiles
  below 0 become 0;
- a window of 0 days has no demand.
Source: Var over t days = t Var over one, Silver, Pyke & Thomas, section on converting forecast
errors over one period to those over the lead time.
Not here: the forecast of a window itself (forecast/).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from shelfcast.contracts.frames import WINDOW_QUANTILES
from shelfcast.inventory.distribution import DemandDistribution, Floats

KEY = ["store_id", "product_id"]
_NAMES = list(WINDOW_QUANTILES)
_VALUES = ["days", "mean", "sd", *_NAMES]


@dataclass(frozen=True)
class WindowDemand:
    """Demand in n windows: mean, sd and quantiles at WINDOW_QUANTILES, in units."""

    mean: Floats
    sd: Floats
    quantiles: Floats

    def distribution(self, extra_sd: npt.ArrayLike = 0.0) -> DemandDistribution:
        """The n distributions, widened by an independent source of `extra_sd` units (n,)."""
        base = DemandDistribution.from_quantiles(list(WINDOW_QUANTILES.values()), self.quantiles)
        extra = np.broadcast_to(np.asarray(extra_sd, dtype=np.float64), self.mean.shape)
        return base.widened(self.sd, extra) if np.any(extra > 0) else base


def window_demand_for(window_demand: pl.DataFrame, lines: pl.DataFrame, days: str) -> WindowDemand:
    """Demand of each row of `lines` (store_id, product_id) over its own `days`, in its order.

    Rows of `lines` without any window are NaN.
    """
    wanted = lines.select(*KEY, days=pl.col(days).cast(pl.Int64)).with_row_index("_row")
    wanted = wanted.sort("days")
    given = window_demand.select(*KEY, *_VALUES).sort("days")
    low = _nearest(wanted, given, "backward")
    high = _nearest(wanted, given, "forward")
    t = wanted.sort("_row")["days"].to_numpy().astype(np.float64)
    return _between(t, np.where(np.isnan(low), high, low), np.where(np.isnan(high), low, high))


def _nearest(wanted: pl.DataFrame, given: pl.DataFrame, strategy: str) -> Floats:
    """(n, 3 + k): days, mean, sd, quantiles of the nearest window on one side, NaN without one."""
    found = wanted.rename({"days": "_wanted"}).join_asof(
        given.with_columns(_days=pl.col("days")),
        left_on="_wanted",
        right_on="_days",
        by=KEY,
        strategy=strategy,  # type: ignore[arg-type]
        check_sortedness=False,
    )
    typed = found.sort("_row").select(pl.col(_VALUES).cast(pl.Float64).fill_null(np.nan))
    return typed.to_numpy()


def _between(t: Floats, low: Floats, high: Floats) -> WindowDemand:
    span = high[:, 0] - low[:, 0]
    share = np.divide(t - low[:, 0], span, out=np.zeros_like(t), where=span > 0)[:, None]
    mixed = low[:, 1:] + share * (high[:, 1:] - low[:, 1:])
    sd = np.sqrt(low[:, 2] ** 2 + share[:, 0] * (high[:, 2] ** 2 - low[:, 2] ** 2))
    # Inside the given lengths the scale is 1; outside, low and high are the same window.
    scale = np.where(span > 0, 1.0, t / low[:, 0])
    mean = mixed[:, 0] * scale
    deviation = (mixed[:, 2:] - mixed[:, :1]) * np.sqrt(scale)[:, None]
    return WindowDemand(
        np.maximum(mean, 0.0),
        np.maximum(sd, 0.0) * np.sqrt(scale),
        np.maximum(np.where(t[:, None] > 0, mean[:, None] + deviation, t[:, None]), 0.0),
    )
