"""What does one room hand to the next?

Forecast quantities are units of the product per period (day, week or month); `ds` is the first day
of the period. A quantile is named by the decimals of its probability: `q05` is the 5 % quantile
(0.05), `q005` the 0.5 % one (0.005), `q50` the median.
"""

from __future__ import annotations

from dataclasses import replace

from shelfcast.contracts.columns import Column, Frame, Kind
from shelfcast.contracts.order_log import ORDER_LOG, ORDER_SHEETS
from shelfcast.contracts.overrides import (
    OVERRIDE_EFFECTS,
    OVERRIDE_LOG,
    OVERRIDE_SCORES,
    OVERRIDES,
)
from shelfcast.contracts.planner import PLANNER_FRAMES
from shelfcast.contracts.simulation import ORDER_PROOF, PROOF_BASIS, SIMULATION

QUANTILES: dict[str, float] = {
    "q005": 0.005,
    "q025": 0.025,
    "q05": 0.05,
    "q10": 0.10,
    "q165": 0.165,
    "q25": 0.25,
    "q50": 0.50,
    "q75": 0.75,
    "q835": 0.835,
    "q90": 0.90,
    "q95": 0.95,
    "q975": 0.975,
    "q995": 0.995,
}
# The columns that scripts knew first stand first; the others follow.
_FIRST = ("q05", "q10", "q25", "q50", "q75", "q90", "q95")
WINDOW_QUANTILES: dict[str, float] = {
    **{name: QUANTILES[name] for name in _FIRST},
    "q975": 0.975,
    "q99": 0.99,
}

_SERIES = (
    Column("unique_id", Kind.ID, "the series: its level's values joined by /"),
    Column("store_id", Kind.ID, "the store, null above store level"),
    Column("product_id", Kind.ID, "the product, null above product level"),
    Column("level", Kind.ID, "the level's name"),
    Column("ds", Kind.DATE, "the first day of the period"),
)
_STORE_PRODUCT = (
    Column("store_id", Kind.ID, "the store"),
    Column("product_id", Kind.ID, "the product"),
)


def _quantiles(names: dict[str, float]) -> tuple[Column, ...]:
    order = [*_FIRST, *(name for name in names if name not in _FIRST)]
    return tuple(
        Column(name, Kind.NUMBER, f"the {100 * names[name]:g} % quantile", unit="units")
        for name in order
    )


DEMAND = Frame(
    "demand",
    "one row per store, product and day, without gaps from the product's first sale in the store",
    (
        *_STORE_PRODUCT,
        Column("ds", Kind.DATE, "the day"),
        Column("y", Kind.NUMBER, "units sold; 0 on an open day, null on a closed one", "units"),
        Column("in_stock", Kind.BOOLEAN, "false where the shelf was empty: demand is censored"),
        Column("price", Kind.NUMBER, "the mean price paid that day, null without a sale"),
        Column("promotion", Kind.BOOLEAN, "true where a promotion ran"),
    ),
    key=("store_id", "product_id", "ds"),
)
CLOSURES = Frame(
    "closures",
    "one row per store and day shut, in the past and in the known future",
    (
        Column("store_id", Kind.ID, "the store"),
        Column("ds", Kind.DATE, "the day"),
    ),
    key=("store_id", "ds"),
)
FORECASTS = Frame(
    "forecasts",
    "one row per series and future period",
    (
        *_SERIES,
        Column("model", Kind.TEXT, "the model that was chosen"),
        Column("mean", Kind.NUMBER, "expected demand", unit="units"),
        *_quantiles(QUANTILES),
    ),
    key=("unique_id", "level", "ds"),
)
BACKTESTS = Frame(
    "backtests",
    "one row per series, model, cutoff and period after it",
    (
        *_SERIES,
        Column("model", Kind.TEXT, "the model scored"),
        Column("cutoff", Kind.DATE, "the last day the model saw"),
        Column("y", Kind.NUMBER, "what was sold", unit="units"),
        Column("mean", Kind.NUMBER, "what was forecast", unit="units"),
        *_quantiles(QUANTILES),
    ),
    key=("unique_id", "level", "model", "cutoff", "ds"),
)
SCORES = Frame(
    "scores",
    "one row per level and model, over all series and cutoffs of the backtest",
    (
        Column("level", Kind.ID, "the level's name"),
        Column("model", Kind.TEXT, "the model scored"),
        Column("chosen", Kind.BOOLEAN, "true for the model whose forecasts are published"),
        Column("series", Kind.INTEGER, "series scored"),
        Column("cutoffs", Kind.INTEGER, "cutoffs scored"),
        Column("wape", Kind.NUMBER, "sum of absolute errors over sum of sales"),
        Column("bias", Kind.NUMBER, "sum of errors over sum of sales; above 0 is too much"),
        Column("rmsse", Kind.NUMBER, "root mean squared scaled error, mean over series"),
        Column("pinball", Kind.NUMBER, "mean pinball loss over the quantiles / mean of sales"),
        Column("coverage50", Kind.NUMBER, "share of days inside q25 to q75"),
        Column("coverage80", Kind.NUMBER, "share of days inside q10 to q90"),
        Column("coverage90", Kind.NUMBER, "share of days inside q05 to q95"),
        Column("naive_wape", Kind.NUMBER, "the seasonal naive's wape on the same rows"),
        Column("skill", Kind.NUMBER, "1 - wape / naive_wape"),
    ),
    key=("level", "model"),
)
COVERAGE = Frame(
    "coverage",
    "one row per level, class of demand and distance ahead, over the cutoffs of the backtest",
    (
        Column("level", Kind.ID, "the level's name"),
        Column("demand_class", Kind.ID, "smooth, erratic, ...; all for every class together"),
        Column("ahead", Kind.INTEGER, "weeks ahead (4 weeks, 3 months); 0 for all together"),
        Column("days", Kind.INTEGER, "days (weeks, months) scored"),
        *(
            column
            for share, low, high in ((50, "q25", "q75"), (80, "q10", "q90"), (95, "q025", "q975"))
            for column in (
                Column(f"coverage{share}", Kind.NUMBER, f"share of days inside {low} to {high}"),
                Column(f"pit{share}", Kind.NUMBER, f"the same, whole numbers spread: {share} %"),
            )
        ),
    ),
    key=("level", "demand_class", "ahead"),
)
WINDOW_DEMAND = Frame(
    "window_demand",
    "one row per store, product and length of window that starts on the first forecast day",
    (
        *_STORE_PRODUCT,
        Column("days", Kind.INTEGER, "length of the window", unit="days"),
        Column("mean", Kind.NUMBER, "expected demand in the window", unit="units"),
        Column("sd", Kind.NUMBER, "standard deviation of that demand", unit="units"),
        *_quantiles(WINDOW_QUANTILES),
    ),
    key=("store_id", "product_id", "days"),
)
DRIVERS: dict[str, str] = {
    "level": "how it has been selling lately, beside the base",
    "season": "weekday, time of the year",
    "calendar": "holidays, events, closures, day of the month",
    "price": "its price beside its usual one",
    "promotion": "promotions, past and to come",
}
FORECAST_DRIVERS = Frame(
    "forecast_drivers",
    "one row per store, product and future period: base + the drivers + scaled = mean",
    (
        *_STORE_PRODUCT,
        Column("ds", Kind.DATE, "the first day of the period"),
        Column("model", Kind.TEXT, "the model that was chosen"),
        Column("base", Kind.NUMBER, "what it sells on a mean open day lately", unit="units"),
        *(Column(name, Kind.NUMBER, said, unit="units") for name, said in DRIVERS.items()),
        Column("scaled", Kind.NUMBER, "scaling the parts to a better total", unit="units"),
        Column("mean", Kind.NUMBER, "what the models expect", unit="units"),
        Column("detailed", Kind.BOOLEAN, "true where the trees were asked; else level and season"),
    ),
    key=("store_id", "product_id", "ds"),
)
FORECAST_VALUE = Frame(
    "forecast_value",
    "one row per store and product: the published forecast beside repeating last week, in trials",
    (
        *_STORE_PRODUCT,
        Column("demand_class", Kind.ID, "smooth, erratic, intermittent, lumpy, new or dying"),
        Column("model", Kind.TEXT, "the model that was chosen"),
        Column("periods", Kind.INTEGER, "periods scored, over all cutoffs"),
        Column("sold", Kind.NUMBER, "what was sold in them", unit="units"),
        Column("forecast", Kind.NUMBER, "what was forecast for them", unit="units"),
        Column("error", Kind.NUMBER, "sum of absolute errors", unit="units"),
        Column("naive_forecast", Kind.NUMBER, "what the seasonal naive said", unit="units"),
        Column("naive_error", Kind.NUMBER, "sum of its absolute errors", unit="units"),
    ),
    key=("store_id", "product_id"),
)
MODEL_RUNS = Frame(
    "model_runs",
    "one row per run that learned models, by its data and settings, with its scores",
    (
        Column("run_id", Kind.ID, "the run: the same data and settings have the same"),
        Column("made_at", Kind.TIMESTAMP, "when it was first made, UTC"),
        Column("last_day", Kind.DATE, "the last day of the data it learned from"),
        Column("series", Kind.INTEGER, "products in stores"),
        Column("horizon", Kind.INTEGER, "periods ahead"),
        Column("freq", Kind.ID, "D, W or M"),
        Column("models", Kind.TEXT, "what was tried"),
        Column("level", Kind.ID, "the finest level scored: the scores are of it"),
        Column("wape", Kind.NUMBER, "sum of absolute errors over sum of sales, in the backtest"),
        Column("naive_wape", Kind.NUMBER, "the seasonal naive's"),
        Column("bias", Kind.NUMBER, "sum of errors over sum of sales; above 0 is too much"),
        Column("coverage80", Kind.NUMBER, "share of days inside q10 to q90"),
        Column("stability", Kind.NUMBER, "how far demand moved since the run before (PSI)"),
        Column("live_error", Kind.NUMBER, "the WAPE of the run before on days since past"),
        Column("passed_bound", Kind.BOOLEAN, "true where one of the two passed its bound"),
        Column("said", Kind.TEXT, "what a person should know of that"),
    ),
    key=("run_id",),
)
OVERRIDDEN_FORECASTS = replace(
    FORECASTS,
    name="overridden_forecasts",
    grain="one row per forecast that a person's override changed, as the models made it",
)
OVERRIDDEN_WINDOWS = replace(
    WINDOW_DEMAND,
    name="overridden_windows",
    grain="one row per window that a person's override changed, as the models made it",
)
PAST_WINDOWS = replace(
    WINDOW_DEMAND,
    name="past_windows",
    grain="one row per sampled store and product, cutoff of the backtest and length of window",
    columns=(
        *WINDOW_DEMAND.columns,
        Column("cutoff", Kind.DATE, "the last day known; the window starts on the next"),
        Column("weight", Kind.NUMBER, "how many stores x products this one stands for"),
    ),
    key=("store_id", "product_id", "cutoff", "days"),
)
STOCK_POSITIONS = Frame(
    "stock_positions",
    "one row per store and product whose stock was ever counted: the last count",
    (
        *_STORE_PRODUCT,
        Column("as_of", Kind.DATE, "the day of the count"),
        Column("on_hand", Kind.NUMBER, "units on the shelf", unit="units"),
        Column("in_transit", Kind.NUMBER, "units ordered and not yet here", unit="units"),
    ),
    key=("store_id", "product_id"),
)
LEAD_TIMES = Frame(
    "lead_times",
    "one row per product with purchase orders: how long they took",
    (
        Column("product_id", Kind.ID, "the product"),
        Column("orders", Kind.INTEGER, "orders received"),
        Column("mean_days", Kind.NUMBER, "mean days from order to delivery", unit="days"),
        Column("sd_days", Kind.NUMBER, "standard deviation of those days", unit="days"),
    ),
    key=("product_id",),
)
TERMS = Frame(
    "terms",
    "one row per product: the terms it is bought and sold on",
    (
        Column("product_id", Kind.ID, "the product"),
        Column("product_name", Kind.TEXT, "its name"),
        Column("unit_cost", Kind.NUMBER, "what one unit costs, null where unknown"),
        Column("unit_price", Kind.NUMBER, "what one unit sells for, null where unknown"),
        Column("pack_size", Kind.NUMBER, "orders are multiples of this, null is 1"),
        Column("minimum_order", Kind.NUMBER, "the smallest order, null is none"),
        Column("supplier_id", Kind.ID, "who supplies it"),
        Column("lead_time", Kind.NUMBER, "promised days, null where not told", unit="days"),
        Column("is_service", Kind.BOOLEAN, "postage, fees and the like: never ordered"),
        Column("shelf_life", Kind.NUMBER, "days it can be sold once here, null: it keeps", "days"),
    ),
    key=("product_id",),
)
ORDERS = Frame(
    "orders",
    "one row per store and product to order",
    (
        *_STORE_PRODUCT,
        Column("order_date", Kind.DATE, "the day to order"),
        Column("arrival_date", Kind.DATE, "the day it should be here"),
        Column("quantity", Kind.NUMBER, "units to order", unit="units"),
        Column("on_hand", Kind.NUMBER, "units on the shelf, null where unknown", unit="units"),
        Column("in_transit", Kind.NUMBER, "units on the way, null where unknown", unit="units"),
        Column("reorder_point", Kind.NUMBER, "order when the position falls to this", unit="units"),
        Column("safety_stock", Kind.NUMBER, "kept above expected lead-time demand", unit="units"),
        Column("expected_cost", Kind.NUMBER, "quantity x unit cost; null where unknown", "money"),
        Column("reason", Kind.TEXT, "why, in words"),
    ),
    key=("store_id", "product_id"),
)
ACCOUNT = Frame(
    "account",
    "one row per file or table in a file; read = loaded + quarantined + duplicate + not_data",
    (
        Column("file", Kind.TEXT, "the file as named by the person, with its member or sheet"),
        Column("dataset", Kind.ID, "the dataset it was taken for"),
        Column("read", Kind.INTEGER, "rows read", unit="rows"),
        Column("loaded", Kind.INTEGER, "rows that are now in the lake", unit="rows"),
        Column("quarantined", Kind.INTEGER, "rows kept aside, each with a reason", unit="rows"),
        Column("duplicate", Kind.INTEGER, "rows the lake had already", unit="rows"),
        Column("not_data", Kind.INTEGER, "blank, title, repeated header, total rows", unit="rows"),
        Column("reasons", Kind.TEXT, "reason codes and their counts, as JSON"),
    ),
)
QUARANTINE = Frame(
    "quarantine",
    "one row per row kept aside",
    (
        Column("batch_id", Kind.ID, "the batch that brought it"),
        Column("file", Kind.TEXT, "the file"),
        Column("dataset", Kind.ID, "the dataset it was taken for"),
        Column("row_number", Kind.INTEGER, "the row in the file, the first is 1"),
        Column("column", Kind.ID, "the column at fault"),
        Column("reason", Kind.ID, "the reason code"),
        Column("raw", Kind.TEXT, "the row as it was, as JSON by its own column names"),
        Column("landed_at", Kind.TIMESTAMP, "the landing that kept it aside, UTC"),
    ),
)
MENDS = Frame(
    "mends",
    "one row per row of a file that a person mended or set aside",
    (
        Column("batch_id", Kind.ID, "the batch that brought the row"),
        Column("row_number", Kind.INTEGER, "the row in the file, the first is 1"),
        Column("raw", Kind.TEXT, "the row as it was, as JSON by its own column names"),
        Column("mended", Kind.TEXT, "the row as it should be, as JSON; empty where it is no data"),
        Column("author", Kind.TEXT, "who mended it"),
        Column("mended_at", Kind.TIMESTAMP, "when, UTC; the latest counts"),
    ),
)
OWN_TABLES = Frame(
    "own_tables",
    "one row per table that the project's own dbt models make",
    (
        Column("table_name", Kind.ID, "the table"),
        Column("table_schema", Kind.ID, "the schema it stands in"),
        Column("description", Kind.TEXT, "what its .yml says of it"),
        Column("whole", Kind.BOOLEAN, "true where only viewers without a restriction may see it"),
    ),
    key=("table_name",),
)
FRAMES: dict[str, Frame] = {
    frame.name: frame
    for frame in (
        DEMAND,
        CLOSURES,
        FORECASTS,
        BACKTESTS,
        SCORES,
        COVERAGE,
        WINDOW_DEMAND,
        FORECAST_DRIVERS,
        FORECAST_VALUE,
        MODEL_RUNS,
        OVERRIDES,
        OVERRIDE_SCORES,
        OVERRIDE_LOG,
        OVERRIDE_EFFECTS,
        OVERRIDDEN_FORECASTS,
        OVERRIDDEN_WINDOWS,
        STOCK_POSITIONS,
        LEAD_TIMES,
        TERMS,
        ORDERS,
        SIMULATION,
        ORDER_PROOF,
        PROOF_BASIS,
        PAST_WINDOWS,
        ACCOUNT,
        QUARANTINE,
        MENDS,
        OWN_TABLES,
        *PLANNER_FRAMES,
        ORDER_LOG,
        ORDER_SHEETS,
    )
}
