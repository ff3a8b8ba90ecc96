"""The little company with the tables that its further pages read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from shelfcast import project as projects
from shelfcast import warehouse
from shelfcast.contracts.order_log import ORDER_LOG, ORDER_SHEETS
from shelfcast.contracts.planner import CLASS_POLICIES, EXCEPTIONS, STOCK_OUTLOOK, TRANSFERS
from shelfcast.dashboard.filters import Filters
from shelfcast.dashboard.view import View
from shelfcast.metrics import Scope

FIRST, LAST = date(2024, 1, 1), date(2024, 5, 29)
LAUNCHED = date(2024, 4, 15)
TAKEN = (
    "sales_lines",
    "demand",
    "stores",
    "products",
    "orders",
    "forecasts",
    "backtests",
    "scores",
    "account",
)
PLACES = {"S1": (54.5, -0.6), "S2": (50.9, 0.0)}

Drawn = Callable[[Any], list[dict[str, Any]]]


def new_vs_established(lines: pl.DataFrame, products: pl.DataFrame) -> pl.DataFrame:
    """P3 is new from its launch on."""
    is_new = (pl.col("product_id") == "P3") & (pl.col("day") >= LAUNCHED)
    told = lines.join(products.select("product_id", "category"), on="product_id")
    told = told.with_columns(
        month=pl.col("day").dt.truncate("1mo"),
        status=pl.when(is_new).then(pl.lit("new")).otherwise(pl.lit("established")),
    )
    return told.group_by("month", "store_id", "category", "status").agg(
        pl.col("revenue").sum(), units=pl.col("quantity").sum()
    )


def price_points() -> pl.DataFrame:
    """P1 at two prices in each store, the lower on promotion; sold more when cheap."""
    rows = [
        {"store_id": store, "product_id": "P1", "price": price, "days": days}
        | {"promotion_days": days if price == 2 else 0, "sold_units": units, "units": units}
        | {"revenue": price * units, "first_day": FIRST, "last_day": LAST}
        for store in ("S1", "S2")
        for price, days, units in ((2, 10, 80), (3, 100, 400))
    ]
    money = pl.Decimal(18, 4)
    exact = ("price", "sold_units", "units", "revenue")
    return pl.DataFrame(rows).with_columns(pl.col(exact).cast(money))


def events() -> pl.DataFrame:
    """Each of ten users looks three times, the even ones put it in the basket, two of them buy."""
    days = [LAST - timedelta(days=n) for n in range(10)]
    told = []
    for n, day in enumerate(days):
        steps = ["view"] * 3 + ["cart"] * (n % 2 == 0) + ["order"] * (n in (0, 2))
        told += [(day, f"U{n}", step) for step in steps]
    words = {"view": "VIEW", "cart": "CART", "order": "PURCHASE"}
    frame = pl.DataFrame(told, ["day", "user_id", "event_type"], orient="row")
    return frame.with_columns(
        session_id=pl.col("user_id"),
        store_id=pl.when(pl.col("user_id") < "U5").then(pl.lit("S1")).otherwise(pl.lit("S2")),
        product_id=pl.lit("P1"),
        step=pl.col("event_type").replace(words),
        price=pl.lit(2.5),
    )


def event_funnel() -> pl.DataFrame:
    rows = [("VIEW", 1, 30, 10), ("CART", 2, 5, 5), ("PURCHASE", 3, 2, 2)]
    frame = pl.DataFrame(rows, ["step", "place", "events", "users"], orient="row")
    return frame.with_columns(
        month=pl.lit(date(2024, 5, 1)),
        reached=pl.col("users"),
        conversion_from_step_before=pl.lit(0.5),
        conversion_from_view=pl.col("users") / 10,
    )


def calendar() -> pl.DataFrame:
    return pl.select(day=pl.date_range(FIRST, LAST)).with_columns(
        weekday=pl.col("day").dt.weekday().cast(pl.Int64),
        weekday_name=pl.col("day").dt.to_string("%A"),
    )


def customers() -> pl.DataFrame:
    codes = [f"C{n}" for n in range(7)]
    names = [f"Customer {n}" for n in range(7)]
    return pl.DataFrame({"customer_id": codes, "customer_name": names})


def outlook() -> pl.DataFrame:
    """Four shelves: one that runs out, one dead, one overstocked, one never counted."""
    day = LAST + timedelta(days=1)
    usual = {"as_of": day, "counted_on": LAST, "in_transit": 0.0, "daily_demand": 2.0}
    usual |= {"stockout_probability": 0.0, "is_dead": False, "overstock_units": 0.0}
    usual |= {"overstock_money": 0.0, "lost_sales": 10.0, "reorder_point": 5.0, "order_up_to": 9.0}
    told: list[dict[str, object]] = [
        {"store_id": "S1", "product_id": "P1", "on_hand": 2.0, "days_of_cover": 1.0}
        | {"stockout_probability": 0.9, "likely_stockout": day, "money_tied_up": 2.0},
        {"store_id": "S1", "product_id": "P2", "on_hand": 50.0, "days_of_cover": None}
        | {"is_dead": True, "advice": "mark_down", "money_freed": 20.0, "money_tied_up": 50.0},
        {"store_id": "S2", "product_id": "P1", "on_hand": 60.0, "days_of_cover": 30.0}
        | {"overstock_units": 51.0, "overstock_money": 51.0, "money_tied_up": 60.0},
        {"store_id": "S2", "product_id": "P3", "on_hand": None, "days_of_cover": None}
        | {"counted_on": None, "money_tied_up": None},
    ]
    names = {"P1": "White loaf", "P2": "Scone", "P3": "Cola"}
    rows = [{**usual, **row, "product_name": names[str(row["product_id"])]} for row in told]
    return pl.DataFrame(rows, schema=STOCK_OUTLOOK.schema())


def exceptions() -> pl.DataFrame:
    both = {"as_of": LAST, "product_name": "White loaf", "product_id": "P1", "money_is": "sales"}
    rows = [
        {**both, "rank": 1, "kind": "overstock", "store_id": "S2", "money_at_stake": 51.0}
        | {"sentence": "60 on hand", "next_action": "order none"},
        {**both, "rank": 2, "kind": "stock_out_coming", "store_id": "S1", "money_at_stake": 9.0}
        | {"sentence": "2 on hand", "next_action": "order 10 now"},
    ]
    return pl.DataFrame(rows, schema=EXCEPTIONS.schema())


def planned(orders: pl.DataFrame) -> pl.DataFrame:
    """The orders with the levels that a plan tells of them."""
    return orders.with_columns(
        reorder_point=pl.lit(5.0),
        safety_stock=pl.lit(1.0),
        order_up_to=pl.col("quantity") + pl.col("on_hand").fill_null(0) - 2,
        lead_time=pl.lit(3.0),
        service_level_used=pl.lit(0.95),
        expected_profit=pl.lit(4.0),
        unit_cost=pl.lit(1.0),
    )


def order_sheets(orders: pl.DataFrame) -> pl.DataFrame:
    """Every planned line, proposed; an order a store and supplier."""
    number = pl.concat_str(pl.lit("PO-"), pl.col("supplier_id").fill_null("?"), "store_id")
    return ORDER_SHEETS.conform(
        orders.with_columns(
            po_number=number,
            planned=pl.col("quantity"),
            unit_cost=pl.col("expected_cost") / pl.col("quantity"),
            amount=pl.col("expected_cost"),
            pack_size=pl.lit(1.0),
            packs=pl.col("quantity"),
            status=pl.lit("proposed"),
            adjusted_because=pl.lit(None, pl.String),
        )
    )


def terms() -> pl.DataFrame:
    names = ["P1", "P2", "P3"]
    frame = pl.DataFrame({"product_id": names, "product_name": names})
    return frame.with_columns(
        unit_cost=pl.lit(1.0),
        unit_price=pl.lit(2.5),
        pack_size=pl.lit(6.0),
        minimum_order=pl.lit(6.0),
        supplier_id=pl.lit("SUP-A"),
        lead_time=pl.lit(3.0),
        is_service=pl.lit(False),
    )


def class_policies() -> pl.DataFrame:
    row = {"class": "AX", "products": 3, "revenue": 100.0, "revenue_share": 1.0, "stock_money": 5.0}
    row |= {"overstock_money": 0.0, "lost_sales": 1.0, "service_level": 0.98, "review_days": 1.0}
    return CLASS_POLICIES.conform(pl.DataFrame([{**row, "policy": "base stock"}]))


def taken(company: Path) -> dict[str, pl.DataFrame]:
    """The tables of the company, its masters told more of."""
    with warehouse.open_snapshot(company / "warehouse") as reader:
        frames = {name: reader.frame(f"select * from marts.{name}") for name in TAKEN}
    launched = {"P1": FIRST, "P2": FIRST, "P3": LAUNCHED}
    frames["products"] = frames["products"].with_columns(
        is_service=pl.lit(False),
        first_sold_on=pl.col("product_id").replace_strict(launched, return_dtype=pl.Date),
    )
    codes = frames["stores"]["store_id"]
    return frames | {
        "stores": frames["stores"].with_columns(
            latitude=pl.Series([PLACES[code][0] for code in codes]),
            longitude=pl.Series([PLACES[code][1] for code in codes]),
        )
    }


def make(root: Path, frames: dict[str, pl.DataFrame]) -> Path:
    projects.init(root, "Little Company")
    settings = root / projects.SETTINGS_FILE
    settings.write_text('[project]\nname = "Little Company"\ncurrency = "EUR"\n')
    warehouse.write_frames(root / "warehouse", frames)
    warehouse.publish(root / "warehouse")
    return root


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory, company: Path) -> Path:
    """The company with every table of its further pages. Nobody changes it."""
    frames = taken(company)
    more = {
        "new_vs_established": new_vs_established(frames["sales_lines"], frames["products"]),
        "price_and_quantity": price_points(),
        "events": events(),
        "event_funnel": event_funnel(),
        "calendar": calendar(),
        "customers": customers(),
        "class_policies": class_policies(),
        "stock_outlook": outlook(),
        "exceptions": exceptions(),
        "transfers": TRANSFERS.empty(),
        "orders": planned(frames["orders"]),
        "order_sheets": order_sheets(frames["orders"]),
        "order_log": ORDER_LOG.empty(),
        "terms": terms(),
    }
    return make(tmp_path_factory.mktemp("shop"), frames | more)


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory, company: Path) -> Path:
    """Sales of nobody known, and the masters; nothing else."""
    frames = {
        name: taken(company)[name] for name in ("sales_lines", "demand", "stores", "products")
    }
    unnamed = frames["sales_lines"].with_columns(customer_id=pl.lit(None, pl.String))
    return make(tmp_path_factory.mktemp("bare"), frames | {"sales_lines": unnamed})


@pytest.fixture
def all_days(shop: Path) -> Iterator[View]:
    """What a panel is given, all days and nothing filtered."""
    with warehouse.open_snapshot(shop / "warehouse") as reader:
        span = (FIRST, LAST)
        yield View(projects.load(shop), reader, Scope(), Filters(span, span))


@pytest.fixture
def drawn() -> Drawn:
    """The figures of an opened page, as the browser is given them."""
    return lambda app: [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


@pytest.fixture
def shown() -> Callable[[Any], str]:
    """Everything that a person reads on an opened page."""

    def words(app: Any) -> str:
        told = [str(table.value.to_dict()) for table in app.dataframe]
        told += [chart.proto.spec for chart in app.get("plotly_chart")]
        told += [str(box.options) for box in [*app.selectbox, *app.multiselect]]
        told += [text.value for text in [*app.markdown, *app.caption, *app.info]]
        return " ".join(told)

    return words
