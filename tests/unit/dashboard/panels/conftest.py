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
from shelfcast.contracts.planner import CLASS_POLICIES
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
