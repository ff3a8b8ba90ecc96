"""Which tables may be read whole, and what of them does a restricted viewer see?

Each table is declared here with the columns that say whose rows they are; a table that is not
declared cannot be read. A figure that mixes stores or products is shown only to a viewer who may
see all that went into it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from shelfcast.metrics.suggest import unknown

SCHEMA = "marts"


class Access(Enum):
    """How a viewer's scope falls on a table's rows."""

    ROWS = "by the store and the product of each row"
    LEVELS = "by the level of each row: only what lies wholly within the scope"
    STORES = "by the store; its figures mix products, so only viewers of every category"
    PRODUCTS = "by the product; its figures mix stores, so only viewers of every store"
    MASTER = "by the product; it tells of the product and not of sales"
    OPEN = "no restriction: it tells of nobody's business"
    WHOLE = "only viewers without a restriction"


@dataclass(frozen=True)
class Table:
    """A table that can be read, what fills it, and which columns say whose rows they are.

    `store` is `store_id`, `product` is `product_id`, `category` the category itself where rows are
    summed over its products. With `everywhere`, a row without a store (or product) holds for each.
    `schema` is where the table stands in the snapshot. A row that tells of a second store names it
    in the column `other_store`: both must be in the scope.
    """

    name: str
    access: Access
    step: str
    store: bool = False
    product: bool = False
    category: bool = False
    schema: str = SCHEMA
    everywhere: bool = False
    other_store: str = ""


def _rows(name: str, step: str) -> Table:
    return Table(name, Access.ROWS, step, store=True, product=True)


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        _rows("sales_lines", "build"),
        _rows("sales_by_day", "build"),
        _rows("sales_by_month", "build"),
        Table("sales_by_day_store_category", Access.ROWS, "build", store=True, category=True),
        _rows("demand", "build"),
        _rows("stock_positions", "build"),
        _rows("stock_outs", "build"),
        _rows("lost_sales", "build"),
        _rows("deliveries_due", "build"),
        _rows("purchase_order_lines", "build"),
        _rows("promotion_days", "build"),
        _rows("events", "build"),
        _rows("stock_by_day", "build"),
        _rows("price_and_quantity", "build"),
        _rows("stock_cover", "build"),
        _rows("dead_stock", "build"),
        replace(_rows("prices", "build"), everywhere=True),
        replace(_rows("promotions", "build"), everywhere=True),
        Table("revenue_by_month_store_category", Access.ROWS, "build", store=True, category=True),
        Table("new_vs_established", Access.ROWS, "build", store=True, category=True),
        _rows("window_demand", "forecast"),
        _rows("past_windows", "forecast"),
        _rows("forecast_drivers", "forecast"),
        _rows("forecast_value", "forecast"),
        _rows("orders", "plan"),
        _rows("stock_outlook", "plan"),
        _rows("exceptions", "plan"),
        replace(_rows("transfers", "plan"), other_store="from_store_id"),
        _rows("order_log", "plan"),
        _rows("order_sheets", "plan"),
        _rows("simulation", "plan"),
        Table("order_proof", Access.WHOLE, "plan"),
        Table("proof_basis", Access.WHOLE, "plan"),
        Table("product_supply", Access.PRODUCTS, "plan", product=True),
        Table("supplier_performance", Access.WHOLE, "plan"),
        Table("class_policies", Access.WHOLE, "plan"),
        Table("stores", Access.ROWS, "build", store=True),
        Table("closures", Access.ROWS, "build", store=True),
        Table("events_ahead", Access.ROWS, "build", store=True),
        Table("stores_history", Access.ROWS, "build", store=True),
        Table("store_hours", Access.STORES, "build", store=True),
        Table("forecasts", Access.LEVELS, "forecast", store=True, product=True),
        Table("backtests", Access.LEVELS, "forecast", store=True, product=True),
        *(
            Table(name, Access.LEVELS, "forecast", store=True, product=True)
            for name in (
                "overrides",
                "override_scores",
                "override_log",
                "override_effects",
                "overridden_forecasts",
            )
        ),
        _rows("overridden_windows", "forecast"),
        Table("revenue_variance", Access.LEVELS, "build", store=True, category=True),
        Table("products", Access.MASTER, "build", product=True),
        Table("terms", Access.MASTER, "build", product=True),
        Table("products_history", Access.MASTER, "build", product=True),
        Table("lead_times", Access.PRODUCTS, "build", product=True),
        Table("product_consistency", Access.PRODUCTS, "build", product=True),
        Table("calendar", Access.OPEN, "build"),
        Table("customers", Access.WHOLE, "build"),
        *(
            Table(name, Access.WHOLE, "build")
            for name in (
                "customers_history",
                "suppliers",
                "top_products",
                "top_categories",
                "store_category_matrix",
                "store_profiles",
                "event_funnel",
                "events_by_day",
                "customer_rfm",
                "customer_cohorts",
                "product_classes",
                "promotion_calendar",
            )
        ),
        Table("scores", Access.WHOLE, "forecast"),
        Table("model_runs", Access.WHOLE, "forecast"),
        Table("coverage", Access.WHOLE, "forecast"),
        Table("account", Access.WHOLE, "run"),
        Table("quarantine", Access.WHOLE, "run"),
        Table("profile", Access.WHOLE, "run"),
        Table("rule_effects", Access.WHOLE, "build"),
        Table("cleaning_account", Access.WHOLE, "build"),
        Table("unmatched_receipt_lines", Access.WHOLE, "build"),
        Table("receipts_account", Access.WHOLE, "build"),
        Table("drift", Access.WHOLE, "run"),
        Table("mends", Access.WHOLE, "run"),
        Table("own_tables", Access.WHOLE, "build"),
    )
}


def declared(name: str) -> Table:
    """The table of that name; QueryError with the nearest names where there is none."""
    if name not in TABLES:
        raise unknown("table", name, tuple(TABLES))
    return TABLES[name]
