"""How many units did each store sell of each product on each day?

Expected demand is rate x store x weekday x season x trend x Christmas x promotion; units are drawn
from a gamma-mixed Poisson, so that their variance is above their mean, as sales are. Arrays have
the shape (store, product, day).
Not here: who bought them (receipts.py).
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from corner_shop.catalogue import PRODUCTS, Product
from corner_shop.company import STORES
from corner_shop.incidents import DAYS, YEAR, Incidents

WEEKDAY = (0.88, 0.86, 0.92, 0.98, 1.18, 1.38, 0.80)
TREND_A_YEAR = 0.06
DISPERSION = 6.0


def expected(incidents: Incidents) -> NDArray[np.float64]:
    """Units that customers wanted, whether or not they were there to be sold."""
    days = list(incidents.days)
    products = np.array([_product(item, days, incidents) for item in PRODUCTS])
    stores = np.array([store.share for store in STORES])
    calm = np.array([WEEKDAY[day.weekday()] for day in days])
    trend = 1 + TREND_A_YEAR * np.arange(DAYS) / YEAR
    wanted: NDArray[np.float64] = stores[:, None, None] * (products * calm * trend)[None]
    return wanted


def sold(incidents: Incidents, rng: np.random.Generator) -> NDArray[np.int64]:
    """Units sold: what was wanted, where the shop was open and the shelf was not empty."""
    wanted = expected(incidents)
    noise = rng.gamma(DISPERSION, 1 / DISPERSION, wanted.shape)
    units: NDArray[np.int64] = rng.poisson(wanted * noise)
    return units * _available(incidents)


def _product(product: Product, days: list[date], incidents: Incidents) -> NDArray[np.float64]:
    category = product.category
    turn = np.array([day.timetuple().tm_yday - category.peak_day for day in days])
    season = 1 + category.swing * np.cos(2 * np.pi * turn / YEAR)
    advent = np.array([_advent(day) for day in days])
    level: NDArray[np.float64] = product.rate * season * (1 + (category.christmas - 1) * advent)
    on_offer = np.array([_on_offer(product, day, incidents) for day in days])
    on_sale = np.array([_on_sale(product, day, incidents) for day in days])
    lift: NDArray[np.float64] = np.where(on_offer, incidents.promotion.lift, 1.0)
    rate: NDArray[np.float64] = level * lift * on_sale
    return rate


def _advent(day: date) -> float:
    """0 far from Christmas, rising to 1 on Christmas Eve.

    >>> _advent(date(2025, 12, 24)), _advent(date(2025, 12, 4)), _advent(date(2025, 12, 26))
    (1.0, 0.0, 0.0)
    """
    ahead = date(day.year, 12, 24) - day
    return max(0.0, 1 - ahead / timedelta(20)) if ahead >= timedelta(0) else 0.0


def _on_offer(product: Product, day: date, incidents: Incidents) -> bool:
    promotion = incidents.promotion
    return product.category.name == promotion.category and day in promotion.window


def _on_sale(product: Product, day: date, incidents: Incidents) -> bool:
    launched = incidents.launched.get(product.product_id, date.min)
    return launched <= day <= incidents.ended.get(product.product_id, date.max)


def _available(incidents: Incidents) -> NDArray[np.int64]:
    empty = incidents.stock_out
    here = np.ones((len(STORES), len(PRODUCTS), DAYS), dtype=np.int64)
    for s, store in enumerate(STORES):
        for d, day in enumerate(incidents.days):
            here[s, :, d] = not incidents.is_closed(store.store_id, day)
    store_at = [store.store_id for store in STORES].index(empty.store_id)
    product_at = [product.product_id for product in PRODUCTS].index(empty.product_id)
    first = (empty.window.starts_on - incidents.first_day).days
    here[store_at, product_at, first : first + len(empty.window)] = 0
    return here
