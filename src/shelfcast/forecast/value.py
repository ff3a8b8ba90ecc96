"""Was a product's forecast worth more than repeating last week?

Of each store and product: what was sold in the periods of the backtest that are reported, what the
published forecast and the seasonal naive said, and the sums of their errors. Sums over products are
sums of these rows, so that a class, a store or a category is scored by whoever may see it.
Units. Only periods whose sales are known, of forecasts made before them.
Source: forecast value added, Gilliland (2010), The Business Forecasting Deal, chapter 4.
Not here: scores by level (scores.py), the words (insights/).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from shelfcast.contracts import FORECAST_VALUE
from shelfcast.forecast.backtest import Origin, scored
from shelfcast.forecast.demand_class import CLASSES
from shelfcast.forecast.models.registry import BASELINE
from shelfcast.forecast.series import Floats


def value(
    truth: Floats,
    origins: Sequence[Origin],
    means: Sequence[Floats],
    last: Origin,
    models: Sequence[str],
    *,
    horizon: int,
) -> pl.DataFrame:
    """The FORECAST_VALUE frame, one row a series. means: S x H of each origin, as published."""
    sums: dict[str, Floats] = {name: np.zeros(len(truth)) for name in _SUMS}
    for at, mean in zip(origins, means, strict=True):
        _add(sums, scored(truth, at, horizon), mean[:, :horizon], at.units[BASELINE][:, :horizon])
    return FORECAST_VALUE.conform(
        last.panel.keys.select("store_id", "product_id").with_columns(
            pl.Series("demand_class", [CLASSES[code] for code in last.classes], dtype=pl.String),
            pl.Series("model", models, dtype=pl.String),
            *(pl.Series(name, total) for name, total in sums.items()),
        )
    )


_SUMS = ("periods", "sold", "forecast", "error", "naive_forecast", "naive_error")


def _add(sums: dict[str, Floats], y: Floats, mean: Floats, naive: Floats) -> None:
    """Add the periods of one cutoff; y is NaN where nothing is scored."""
    known = np.isfinite(y)
    sums["periods"] += known.sum(axis=1)
    sums["sold"] += np.where(known, y, 0).sum(axis=1)
    for name, said in (("", mean), ("naive_", naive)):
        units = np.nan_to_num(said)
        sums[f"{name}forecast"] += np.where(known, units, 0).sum(axis=1)
        sums[f"{name}error"] += np.where(known, np.abs(units - np.nan_to_num(y)), 0).sum(axis=1)
