"""A small generated company: seeded, two stores, closed Sundays, one stock-out, one promotion."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import polars as pl
import pytest

from shelfcast.contracts import CLOSURES, DEMAND

FIRST = dt.date(2024, 1, 1)


@dataclass(frozen=True)
class Shop:
    """The four inputs of `make`."""

    demand: pl.DataFrame
    closures: pl.DataFrame
    products: pl.DataFrame
    stores: pl.DataFrame

    @property
    def inputs(self) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]:
        return self.demand, self.closures, self.products, self.stores


def generate(days: int = 120, products: int = 6, stores: int = 2, level: float = 4.0) -> Shop:
    """Poisson demand with a weekly shape; Sundays shut; product 0 out of stock for ten days."""
    random = np.random.default_rng(11)
    weekly = np.array([0.8, 0.9, 1.0, 1.1, 1.4, 1.6, 0.0])
    rows = []
    for store in range(stores):
        for product in range(products):
            for day in range(days):
                date = FIRST + dt.timedelta(days=day)
                shut = date.weekday() == 6
                empty = product == 0 and 30 <= day < 40
                mean = level * (0.05 + product) / max(products - 1, 1) * weekly[date.weekday()]
                y = None if shut else 0.0 if empty else float(random.poisson(mean))
                rows.append((f"s{store}", f"p{product}", date, y, not empty, 2.5, False))
    demand = pl.DataFrame(rows, schema=DEMAND.schema(), orient="row")
    dates = [FIRST + dt.timedelta(days=day) for day in range(days + 200)]
    sundays = [date for date in dates if date.weekday() == 6]
    shut = [(f"s{store}", date) for store in range(stores) for date in sundays]
    return Shop(
        demand=demand,
        closures=pl.DataFrame(shut, schema=CLOSURES.schema(), orient="row"),
        products=pl.DataFrame(
            {
                "product_id": [f"p{i}" for i in range(products)],
                "category": ["toys" if i % 2 else "tea" for i in range(products)],
            }
        ),
        stores=pl.DataFrame(
            {"store_id": [f"s{i}" for i in range(stores)], "region": ["north"] * stores}
        ),
    )


@pytest.fixture(scope="session")
def shop() -> Shop:
    return generate()


@pytest.fixture(scope="session")
def generated() -> Callable[..., Shop]:
    return generate
