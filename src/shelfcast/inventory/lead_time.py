"""How many days does a delivery of each product take, and which stretches of demand does that need?

Units: days. A lead time is taken, per product, from the first of these that is known:
1. learned: mean and standard deviation of its received orders, where there are at least three;
2. promised: the lead time of its terms, without a spread;
3. assumed: the setting, without a spread.
The protection window is lead time + review period. Windows are whole days, rounded up.
Source: Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, section on
periodic-review systems (the protection interval R + L).
Not here: demand in those windows (windows.py), how lead times are learned (warehouse/).
"""

from __future__ import annotations

import numpy as np
import polars as pl

from shelfcast.inventory.plan_config import PlanConfig

ENOUGH_ORDERS = 3
# A window costs the forecast a pass over its sample paths; the rest is interpolated (windows.py).
MOST_WINDOWS = 24


def lead_times_by_product(
    products: pl.DataFrame, lead_times: pl.DataFrame, terms: pl.DataFrame, config: PlanConfig
) -> pl.DataFrame:
    """One row a product of `products`: product_id, lead_time, lead_time_sd (days), lead_days,
    protection_days, review_days (whole days), lead_time_source (learned, promised or assumed).
    """
    learned = lead_times.filter(
        (pl.col("orders") >= ENOUGH_ORDERS) & pl.col("mean_days").is_not_nan()
    ).select("product_id", "mean_days", "sd_days")
    promised = terms.select("product_id", promised="lead_time").filter(
        pl.col("promised").is_not_nan() & (pl.col("promised") >= 0)
    )
    days = pl.coalesce("mean_days", "promised", pl.lit(config.lead_time)).clip(0)
    spread = pl.col("sd_days").fill_nan(None).fill_null(0.0).clip(0)
    return (
        products.select("product_id")
        .unique(maintain_order=True)
        .join(learned, on="product_id", how="left", maintain_order="left")
        .join(promised, on="product_id", how="left", maintain_order="left")
        .select(
            "product_id",
            lead_time=days,
            lead_time_sd=pl.when(pl.col("mean_days").is_null()).then(0.0).otherwise(spread),
            lead_time_source=pl.when(pl.col("mean_days").is_not_null())
            .then(pl.lit("learned"))
            .when(pl.col("promised").is_not_null())
            .then(pl.lit("promised"))
            .otherwise(pl.lit("assumed")),
        )
        .with_columns(
            lead_days=_whole_days(pl.col("lead_time")),
            protection_days=_whole_days(pl.col("lead_time") + config.review_period),
            review_days=_whole_days(pl.lit(config.review_period)),
        )
    )


def needed_windows(
    lead_times: pl.DataFrame, terms: pl.DataFrame, config: PlanConfig
) -> tuple[int, ...]:
    """The lengths of window (days, rising) that `plan` will ask for, at most 24 of them.

    The review period, and lead time and protection window of every product that is not a service
    and of the setting (for products without terms). Where there are more than 24
    lengths, 24 spread evenly over them, the shortest and the longest among them, are asked for, and
    `plan` interpolates.

    >>> from datetime import date
    >>> from shelfcast.contracts.frames import LEAD_TIMES, TERMS
    >>> needed_windows(LEAD_TIMES.empty(), TERMS.empty(), PlanConfig(date(2026, 3, 1)))
    (7, 14)
    """
    goods = terms.filter(~pl.col("is_service").fill_null(False))
    unheard_of = pl.DataFrame({"product_id": [None]}, schema={"product_id": pl.String})
    products = pl.concat([goods.select("product_id"), lead_times.select("product_id"), unheard_of])
    services = terms.filter(pl.col("is_service")).select("product_id")
    products = products.join(services, on="product_id", how="anti")
    times = lead_times_by_product(products, lead_times, terms, config)
    days = set[int]().union(*(times[f"{name}_days"] for name in ("lead", "protection", "review")))
    lengths = np.array(sorted(day for day in days if day > 0))
    if len(lengths) > MOST_WINDOWS:
        lengths = lengths[np.linspace(0, len(lengths) - 1, MOST_WINDOWS).round().astype(int)]
    return tuple(int(day) for day in lengths)


def _whole_days(days: pl.Expr) -> pl.Expr:
    # A mean of 7.000000001 days is 7: floats of days must not buy a day of stock.
    return (days - 1e-6).ceil().clip(0).cast(pl.Int64)
