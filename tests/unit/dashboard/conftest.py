"""A published project of a little company whose every number can be told beforehand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from shelfcast import project as projects
from shelfcast import warehouse
from shelfcast.contracts import (
    BACKTESTS,
    FORECAST_DRIVERS,
    FORECAST_VALUE,
    FORECASTS,
    ORDERS,
    SCORES,
)
from shelfcast.dashboard import app as app_module
from shelfcast.dashboard.filters import Filters
from shelfcast.dashboard.launch import PROJECT_VARIABLE
from shelfcast.dashboard.view import View
from shelfcast.metrics import Scope

APP = Path(app_module.__file__)
FIRST, DAYS, AHEAD = date(2024, 1, 1), 150, 14
LAST = FIRST + timedelta(days=DAYS - 1)
SHUT = date(2024, 5, 1)
STORES = {"S1": ("Mill Lane", "North"), "S2": ("Quay", "South")}
PRODUCTS = {"P1": ("White loaf", "Bakery"), "P2": ("Scone", "Bakery"), "P3": ("Cola", "Drinks")}
QUANTILES = {"q05": -3, "q10": -2, "q25": -1, "q50": 0, "q75": 1, "q90": 2, "q95": 3}

Open = Callable[..., AppTest]


def days() -> list[date]:
    return [FIRST + timedelta(days=n) for n in range(DAYS)]


def sold(store: str, product: str, day: date) -> int:
    """Units; a different number for each store, product and weekday."""
    return int(store[1]) * 2 + int(product[1]) + day.isoweekday() % 3


def sales() -> pl.DataFrame:
    lines = [
        {
            "day": day,
            "order_id": f"O{n}-{store}",
            "store_id": store,
            "product_id": product,
            "customer_id": f"C{n % 7}",
            "quantity": sold(store, product, day),
            "is_return": False,
        }
        for n, day in enumerate(days())
        if day != SHUT
        for store in STORES
        for product in PRODUCTS
    ]
    back = {"day": LAST, "order_id": "R1", "store_id": "S1", "product_id": "P1"}
    lines.append({**back, "customer_id": "C1", "quantity": -1, "is_return": True})
    money = pl.Decimal(18, 4)
    frame = pl.DataFrame(lines).with_columns(
        channel=pl.lit("till"),
        promotion=pl.lit(None, pl.String),
        currency=pl.lit("EUR"),
        country=pl.lit("IE"),
        quantity=pl.col("quantity").cast(money),
        unit_price=pl.lit(2.5).cast(money),
        discount=pl.lit(None, money),
        unit_cost=pl.lit(1).cast(money),
        is_repeat=pl.lit(False),
    )
    return frame.with_columns(
        revenue=(pl.col("quantity") * pl.col("unit_price")).cast(money),
        cost=pl.col("quantity"),
        gross_profit=(pl.col("quantity") * 3 / 2).cast(money),
    )


def demand() -> pl.DataFrame:
    rows = [
        {
            "store_id": store,
            "product_id": product,
            "ds": day,
            "y": None if day == SHUT else float(sold(store, product, day)),
        }
        for store in STORES
        for product in PRODUCTS
        for day in days()
    ]
    return pl.DataFrame(rows, schema_overrides={"y": pl.Float64})


def series() -> list[dict[str, str | None]]:
    """Of each level: its series, with the number that its forecasts are."""
    none = {"store_id": None, "product_id": None}
    found = [{"level": "total", "unique_id": "total", **none}]
    found += [{"level": "region", "unique_id": region, **none} for _, region in STORES.values()]
    found += [{"level": "store", "unique_id": s, **none, "store_id": s} for s in STORES]
    kinds = dict.fromkeys(category for _, category in PRODUCTS.values())
    found += [{"level": "category", "unique_id": kind, **none} for kind in kinds]
    found += [
        {"level": "store_category", "unique_id": f"{s}/{kind}", **none, "store_id": s}
        for s in STORES
        for kind in kinds
    ]
    found += [{"level": "product", "unique_id": p, **none, "product_id": p} for p in PRODUCTS]
    found += [
        {"level": "store_product", "unique_id": f"{s}/{p}", "store_id": s, "product_id": p}
        for s in STORES
        for p in PRODUCTS
    ]
    return found


def forecasts() -> pl.DataFrame:
    rows = [
        {**one, "ds": LAST + timedelta(days=n), "model": "theta", "mean": 10.0 + place}
        | {name: 10.0 + place + step for name, step in QUANTILES.items()}
        for place, one in enumerate(series())
        for n in range(1, AHEAD + 1)
    ]
    return pl.DataFrame(rows, schema=FORECASTS.schema())


def drivers() -> pl.DataFrame:
    """What moves each forecast of a product in a store: 1 for promotions, the rest is the base."""
    leaves = forecasts().filter(level="store_product")
    return FORECAST_DRIVERS.conform(
        leaves.with_columns(
            **{name: pl.lit(0.0) for name in ("level", "season", "calendar", "price", "scaled")},
            promotion=pl.lit(1.0),
            base=pl.col("mean") - 1,
            detailed=pl.lit(True),
        ).select(FORECAST_DRIVERS.names)
    )


def value() -> pl.DataFrame:
    """Every product in a store sold 100, 110 were forecast, with half the naive error."""
    rows = [
        {"store_id": s, "product_id": p, "demand_class": "smooth", "model": "theta"}
        | {"periods": 14, "sold": 100.0, "forecast": 110.0, "error": 10.0}
        | {"naive_forecast": 100.0, "naive_error": 20.0}
        for s in STORES
        for p in PRODUCTS
    ]
    return FORECAST_VALUE.conform(pl.DataFrame(rows))


def backtests() -> pl.DataFrame:
    cutoff = LAST - timedelta(days=AHEAD)
    rows = [
        {**one, "ds": cutoff + timedelta(days=n), "cutoff": cutoff, "model": model}
        | {"y": 9.0, "mean": mean}
        | {name: mean + step for name, step in QUANTILES.items()}
        for one in series()
        for model, mean in (("theta", 10.0), ("seasonal_naive", 7.0))
        for n in range(1, AHEAD + 1)
    ]
    return pl.DataFrame(rows, schema=BACKTESTS.schema())


def scores() -> pl.DataFrame:
    both = {"cutoffs": 1, "naive_wape": 0.25, "bias": 0.0}
    both |= {"coverage50": 0.5, "coverage80": 0.81, "coverage90": 0.9}
    rows = [
        {"level": level, "model": model, "chosen": model == "theta", "wape": wape, **both}
        | {"series": sum(one["level"] == level for one in series()), "skill": 1 - wape / 0.25}
        for level in {str(one["level"]) for one in series()}
        for model, wape in (("theta", 0.125), ("seasonal_naive", 0.25))
    ]
    return pl.DataFrame(rows, schema=SCORES.schema())


def orders() -> pl.DataFrame:
    """Four lines; the last was planned without a count, the third has no known cost."""
    said = (
        ("S1", "P1", 10.0, 100.0, 3.0, "SUP-A"),
        ("S2", "P1", 20.0, 60.0, 1.0, "SUP-A"),
        ("S1", "P3", 30.0, None, 0.0, None),
        ("S2", "P3", 40.0, 20.0, None, "SUP-B"),
    )
    rows = [
        {
            "store_id": store,
            "product_id": product,
            "order_date": LAST + timedelta(days=1),
            "arrival_date": LAST + timedelta(days=7 + n),
            "quantity": quantity,
            "on_hand": held,
            "in_transit": None if held is None else 0.0,
            "expected_cost": cost,
            "reason": "3 on hand cover 1 day",
            "rank": n + 1,
            "product_name": PRODUCTS[product][0],
            "supplier_id": supplier,
            "stock_known": held is not None,
        }
        for n, (store, product, quantity, cost, held, supplier) in enumerate(said)
    ]
    kinds = {"rank": pl.Int64, "product_name": pl.String, "supplier_id": pl.String}
    return pl.DataFrame(rows, schema={**ORDERS.schema(), **kinds, "stock_known": pl.Boolean})


def account() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "file": ["sales.csv", "stores.csv"],
            "dataset": ["sales", "stores"],
            "read": [905, 2],
            "loaded": [900, 2],
            "quarantined": [2, 0],
            "duplicate": [2, 0],
            "not_data": [1, 0],
            "reasons": ['{"bad_date": 2, "blank_row": 1}', "{}"],
            "landed_at": [datetime(2024, 6, 1, 7, 30)] * 2,
        }
    )


def quarantine() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "batch_id": ["b"] * 2,
            "file": ["sales.csv"] * 2,
            "dataset": ["sales"] * 2,
            "row_number": [7, 9],
            "column": ["sold_at"] * 2,
            "reason": ["bad_date", "missing_value"],
            "raw": ['{"Date": "31.02.2024"}', '{"Date": ""}'],
        }
    )


def profile() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "dataset": ["sales", "sales", "stores"],
            "column": ["sold_at", "quantity", "store_id"],
            "type": ["date", "number", "text"],
            "rows": [900, 900, 2],
            "missing": [0, 0, 0],
            "missing_share": [0.0, 0.0, 0.0],
            "distinct": [150, 9, 2],
            "lowest": [f"{FIRST} 00:00:00", "-1", "S1"],
            "highest": [f"{LAST} 00:00:00", "12", "S2"],
            "median": [f"{FIRST} 00:00:00", "1", None],
            "commonest": ["", "1 80%", "S1 50%, S2 50%"],
            "patterns": ["", "", "A9 100%"],
        }
    )


def landed() -> dict[str, pl.DataFrame]:
    drift = pl.DataFrame(
        {
            "source": ["sales"],
            "file": ["sales.csv"],
            "kind": ["volume"],
            "said": ["905 rows, where 400 are usual"],
        }
    )
    read = {"account": account(), "quarantine": quarantine(), "profile": profile()}
    return read | {"drift": drift}


def masters() -> dict[str, pl.DataFrame]:
    stores = [(code, *told, "Town") for code, told in STORES.items()]
    products = [(code, *told, None) for code, told in PRODUCTS.items()]
    named = ("product_id", "product_name", "category", "brand")
    return {
        "stores": pl.DataFrame(stores, ["store_id", "store_name", "region", "city"], orient="row"),
        "products": pl.DataFrame(products, dict.fromkeys(named, pl.String), orient="row"),
    }


def make(root: Path, frames: dict[str, pl.DataFrame]) -> Path:
    """A project at `root` that serves these tables."""
    projects.init(root, "Little Company")
    settings = root / projects.SETTINGS_FILE
    settings.write_text('[project]\nname = "Little Company"\ncurrency = "EUR"\n')
    warehouse.write_frames(root / "warehouse", frames)
    warehouse.publish(root / "warehouse")
    return root


def built() -> dict[str, pl.DataFrame]:
    """What stands before any forecast."""
    return {"sales_lines": sales(), "demand": demand(), **masters(), **landed()}


@pytest.fixture(scope="session")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every step has run. Nobody changes it."""
    planned = {"forecasts": forecasts(), "backtests": backtests()}
    planned |= {"scores": scores(), "orders": orders()}
    return make(tmp_path_factory.mktemp("company"), built() | planned)


@pytest.fixture
def explained(tmp_path: Path) -> Path:
    """Forecasts with what moves them."""
    told = {"forecast_drivers": drivers(), "forecast_value": value(), "scores": scores()}
    told |= {"forecasts": forecasts(), "backtests": backtests()}
    return make(tmp_path / "explained", built() | told)


@pytest.fixture
def unplanned(tmp_path: Path) -> Path:
    """Sales alone, before any forecast."""
    return make(tmp_path / "unplanned", built())


@pytest.fixture
def one_store(tmp_path: Path) -> Path:
    """Sales of which the masters know one store."""
    return make(tmp_path / "one", built() | {"stores": masters()["stores"].head(1)})


@pytest.fixture
def view(company: Path) -> Iterator[View]:
    """What a page is given, nothing being filtered."""
    with warehouse.open_snapshot(company / "warehouse") as reader:
        span = (FIRST, LAST)
        yield View(projects.load(company), reader, Scope(), Filters(span, span))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens a page of a project as a browser does, with the address's parameters."""

    def open_page(project: Path, page: str, **address: str) -> AppTest:
        monkeypatch.setenv(PROJECT_VARIABLE, str(project))
        app = AppTest.from_file(APP, default_timeout=60)
        for name, value in address.items():
            app.query_params[name] = value
        # The first page of the navigation is the one that opens by itself.
        return (app if page == "overview" else app.switch_page(f"{page}.py")).run()

    yield open_page
    st.cache_resource.clear()
    st.cache_data.clear()
