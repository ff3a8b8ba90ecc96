"""A small shop whose past is told as a run tells it: daily sales, windows at three cutoffs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest
from scipy import stats

from shelfcast.contracts.frames import (
    DEMAND,
    LEAD_TIMES,
    PAST_WINDOWS,
    TERMS,
    WINDOW_QUANTILES,
)
from shelfcast.inventory.proof import Told

FIRST, DAYS = date(2025, 6, 1), 240
CUTOFFS = tuple(FIRST + timedelta(days=DAYS - 1 - 28 * k) for k in (3, 2, 1))
PRODUCTS = {"p0": 0.4, "p1": 1.5, "p2": 4.0, "p3": 8.0}
KEYS = [(store, product) for store in ("s1", "s2") for product in PRODUCTS]
NO_STOCK = {
    "store_id": pl.String,
    "product_id": pl.String,
    "day": pl.Date,
    "on_hand": pl.Float64,
    "in_transit": pl.Float64,
    "days_since_count": pl.Int64,
}
NO_ORDERS = {
    "store_id": pl.String,
    "product_id": pl.String,
    "ordered_at": pl.Date,
    "expected_at": pl.Date,
    "received_at": pl.Date,
    "quantity": pl.Float64,
}
NO_LOSS = {"store_id": pl.String, "product_id": pl.String, "ds": pl.Date, "lost_units": pl.Float64}


def told(seed: int = 0, **changes: pl.DataFrame) -> Told:
    """Poisson sales; windows that know the rate."""
    rng = np.random.default_rng(seed)
    rows = [
        (store, product, FIRST + timedelta(days=day), float(rng.poisson(rate)), True, 5.0, False)
        for store in ("s1", "s2")
        for product, rate in PRODUCTS.items()
        for day in range(DAYS)
    ]
    lead = {"p0": 3.0, "p1": 3.0, "p2": 9.0, "p3": 9.0}
    buying = [
        (product, product, 2.0, 5.0, None, None, "acme", lead[product], False)
        for product in PRODUCTS
    ]
    names = TERMS.names[: len(buying[0])]
    terms = pl.DataFrame(buying, schema=list(names), orient="row")
    base = Told(
        past_windows=windows(),
        demand=pl.DataFrame(rows, schema=DEMAND.schema(), orient="row"),
        lost_sales=pl.DataFrame(schema=NO_LOSS),
        stock=pl.DataFrame(schema=NO_STOCK),
        purchase_order_lines=pl.DataFrame(schema=NO_ORDERS),
        lead_times=LEAD_TIMES.empty(),
        terms=TERMS.conform(
            terms.with_columns(
                pl.lit(None, TERMS[name].kind.polars).alias(name)
                for name in TERMS.names[len(names) :]
            )
        ),
        lines=len(KEYS),
    )
    return replace(base, **changes)


def windows(factor: float = 1.0, weight: float = 1.0) -> pl.DataFrame:
    rows = [
        {
            "store_id": store,
            "product_id": product,
            "cutoff": cutoff,
            "weight": weight,
            "days": days,
            "mean": rate,
            "sd": np.sqrt(rate),
            **{name: float(stats.poisson.ppf(p, rate)) for name, p in WINDOW_QUANTILES.items()},
        }
        for store, product in KEYS
        for cutoff in CUTOFFS
        for days in (3, 7, 10, 16, 40)
        for rate in (PRODUCTS[product] * days * factor,)
    ]
    return PAST_WINDOWS.conform(pl.DataFrame(rows)).select(PAST_WINDOWS.names)


@pytest.fixture(scope="session")
def a_past() -> Callable[..., Told]:
    return told


@pytest.fixture(scope="session")
def past_windows() -> Callable[..., pl.DataFrame]:
    return windows
