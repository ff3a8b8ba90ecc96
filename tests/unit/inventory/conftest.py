"""A small shop whose forecasts, stock and terms a test can bend."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

import numpy as np
import polars as pl
import pytest
from scipy import stats

from shelfcast.contracts.frames import (
    LEAD_TIMES,
    STOCK_POSITIONS,
    TERMS,
    WINDOW_DEMAND,
    WINDOW_QUANTILES,
)
from shelfcast.inventory import PlanConfig

AS_OF = date(2026, 3, 1)


def poisson_windows(rates: dict[str, float], days: tuple[int, ...], store: str = "s1"):
    """WINDOW_DEMAND of products that sell `rates` units a day, Poisson."""
    rows = [
        {
            "store_id": store,
            "product_id": product,
            "days": length,
            "mean": rate * length,
            "sd": np.sqrt(rate * length),
            **{name: float(stats.poisson.ppf(p, rate * length)) for name, p in _P.items()},
        }
        for product, rate in rates.items()
        for length in days
    ]
    return WINDOW_DEMAND.conform(pl.DataFrame(rows))


_P = WINDOW_QUANTILES


def terms(*rows: dict[str, object]) -> pl.DataFrame:
    defaults = {
        "product_name": "Tea",
        "unit_cost": 2.0,
        "unit_price": 5.0,
        "pack_size": None,
        "minimum_order": None,
        "supplier_id": "acme",
        "lead_time": None,
        "is_service": False,
    }
    return pl.DataFrame([{**defaults, **row} for row in rows], schema=TERMS.schema())


def stock(*rows: tuple[str, float | None, float | None], store: str = "s1") -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "store_id": store,
                "product_id": product,
                "as_of": AS_OF,
                "on_hand": on_hand,
                "in_transit": in_transit,
            }
            for product, on_hand, in_transit in rows
        ],
        schema=STOCK_POSITIONS.schema(),
    )


def learned(*rows: tuple[str, int, float, float]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=LEAD_TIMES.schema(), orient="row")


class Shop:
    """The builders above, and a plan of one day."""

    as_of = AS_OF
    windows = staticmethod(poisson_windows)
    terms = staticmethod(terms)
    stock = staticmethod(stock)
    learned = staticmethod(learned)

    @staticmethod
    def config(**changes: object) -> PlanConfig:
        return PlanConfig(**{"as_of": AS_OF, **changes})  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def shop() -> type[Shop]:
    return Shop


@pytest.fixture(scope="session")
def random_shop() -> Callable[[int, int], tuple[pl.DataFrame, ...]]:
    return _random_shop


@lru_cache
def _random_shop(seed: int, size: int = 40) -> tuple[pl.DataFrame, ...]:
    """window_demand, stock, lead times and terms with every kind of gap, seeded."""
    rng = np.random.default_rng(seed)
    products = [f"p{i:02d}" for i in range(size)]
    rates = {p: float(r) for p, r in zip(products, rng.gamma(0.8, 2.0, size), strict=True)}
    rates[products[0]] = 0.0
    windows = pl.concat([poisson_windows(rates, (3, 7, 14, 21), store) for store in ("s1", "s2")])
    counts = [
        (p, float(rng.integers(-2, 40)) if rng.random() < 0.9 else None, float(rng.integers(0, 9)))
        for p in products
        if rng.random() < 0.8
    ]
    buying = [
        {
            "product_id": p,
            "unit_cost": _maybe(rng, float(rng.uniform(0.5, 9))),
            "unit_price": _maybe(rng, float(rng.uniform(4, 20))),
            "pack_size": _maybe(rng, float(rng.integers(1, 13))),
            "minimum_order": _maybe(rng, float(rng.integers(0, 30))),
            "lead_time": _maybe(rng, float(rng.integers(0, 20))),
            "is_service": bool(rng.random() < 0.05),
        }
        for p in products[:-3]
    ]
    late = [
        (p, int(rng.integers(1, 9)), float(rng.uniform(0, 15)), float(rng.uniform(0, 3)))
        for p in products
        if rng.random() < 0.5
    ]
    return windows, stock(*counts), learned(*late), terms(*buying)


def _maybe(rng: np.random.Generator, value: float) -> float | None:
    return value if rng.random() < 0.7 else None
