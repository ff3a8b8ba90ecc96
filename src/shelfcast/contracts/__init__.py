"""The retail model: every dataset and every frame that crosses a seam, declared once.

`DATASETS` are what a retailer brings; `FRAMES` are what one room hands to another.
"""

from shelfcast.contracts.availability import AVAILABILITY
from shelfcast.contracts.calendar import CALENDAR
from shelfcast.contracts.columns import Column, Dataset, Frame, Kind
from shelfcast.contracts.customers import CUSTOMERS
from shelfcast.contracts.events import EVENTS
from shelfcast.contracts.frames import (
    ACCOUNT,
    BACKTESTS,
    CLOSURES,
    COVERAGE,
    DEMAND,
    FORECAST_DRIVERS,
    FORECAST_VALUE,
    FORECASTS,
    FRAMES,
    LEAD_TIMES,
    MENDS,
    MODEL_RUNS,
    ORDERS,
    OVERRIDDEN_FORECASTS,
    OVERRIDDEN_WINDOWS,
    OWN_TABLES,
    PAST_WINDOWS,
    QUARANTINE,
    SCORES,
    STOCK_POSITIONS,
    TERMS,
    WINDOW_DEMAND,
)
from shelfcast.contracts.labels import LABELS
from shelfcast.contracts.levels import LEVELS, Level
from shelfcast.contracts.overrides import (
    OVERRIDE_EFFECTS,
    OVERRIDE_LOG,
    OVERRIDE_SCORES,
    OVERRIDES,
)
from shelfcast.contracts.prices import PRICES
from shelfcast.contracts.products import PRODUCTS
from shelfcast.contracts.progress import Progress, silent
from shelfcast.contracts.promotions import PROMOTIONS
from shelfcast.contracts.purchase_orders import PURCHASE_ORDERS
from shelfcast.contracts.receipt_lines import RECEIPT_LINES
from shelfcast.contracts.receipts import RECEIPTS
from shelfcast.contracts.sales import SALES
from shelfcast.contracts.stock import STOCK
from shelfcast.contracts.stores import STORES
from shelfcast.contracts.targets import TARGETS

DATASETS: dict[str, Dataset] = {
    dataset.name: dataset
    for dataset in (
        SALES,
        RECEIPTS,
        RECEIPT_LINES,
        PRODUCTS,
        STORES,
        CUSTOMERS,
        STOCK,
        AVAILABILITY,
        EVENTS,
        PRICES,
        PROMOTIONS,
        CALENDAR,
        PURCHASE_ORDERS,
        TARGETS,
        LABELS,
    )
}

__all__ = [
    "ACCOUNT",
    "AVAILABILITY",
    "BACKTESTS",
    "CALENDAR",
    "CLOSURES",
    "COVERAGE",
    "CUSTOMERS",
    "DATASETS",
    "DEMAND",
    "EVENTS",
    "FORECASTS",
    "FORECAST_DRIVERS",
    "FORECAST_VALUE",
    "FRAMES",
    "LABELS",
    "LEAD_TIMES",
    "LEVELS",
    "MENDS",
    "MODEL_RUNS",
    "ORDERS",
    "OVERRIDDEN_FORECASTS",
    "OVERRIDDEN_WINDOWS",
    "OVERRIDES",
    "OVERRIDE_EFFECTS",
    "OVERRIDE_LOG",
    "OVERRIDE_SCORES",
    "OWN_TABLES",
    "PAST_WINDOWS",
    "PRICES",
    "PRODUCTS",
    "PROMOTIONS",
    "PURCHASE_ORDERS",
    "QUARANTINE",
    "RECEIPTS",
    "RECEIPT_LINES",
    "SALES",
    "SCORES",
    "STOCK",
    "STOCK_POSITIONS",
    "STORES",
    "TARGETS",
    "TERMS",
    "WINDOW_DEMAND",
    "Column",
    "Dataset",
    "Frame",
    "Kind",
    "Level",
    "Progress",
    "silent",
]
