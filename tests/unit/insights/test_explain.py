"""A forecast explained: sums of the published tables, for whoever may see them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from shelfcast import warehouse
from shelfcast.contracts import FORECAST_DRIVERS, FORECAST_VALUE, FORECASTS
from shelfcast.contracts.frames import DRIVERS
from shelfcast.errors import NoDataError
from shelfcast.insights import explain, explained_in_words
from shelfcast.insights.explain import MOVES, by_class
from shelfcast.metrics import Filter, Scope

FIRST = date(2024, 6, 1)
STORES, PRODUCTS = ("S1", "S2"), ("P1", "P2", "P3")
STEPS = {"level": 1.0, "season": -0.5, "calendar": 0.0, "price": 0.25, "promotion": 2.0}
CLASSES = {"P1": "smooth", "P2": "smooth", "P3": "lumpy"}


def drivers() -> pl.DataFrame:
    """Base 10 a day; the second day of P3 in S2 was raised by a person from 12.75 to 20."""
    rows = [
        {"store_id": s, "product_id": p, "ds": FIRST + timedelta(n), "model": "lightgbm"}
        | {"base": 10.0, **STEPS, "scaled": 0.0, "mean": 12.75, "detailed": p != "P3"}
        for s in STORES
        for p in PRODUCTS
        for n in range(2)
    ]
    return FORECAST_DRIVERS.conform(pl.DataFrame(rows))


def published() -> pl.DataFrame:
    raised = (pl.col("store_id") == "S2") & (pl.col("product_id") == "P3")
    raised &= pl.col("ds") == FIRST + timedelta(1)
    frame = drivers().select("store_id", "product_id", "ds", "model", "mean")
    frame = frame.with_columns(
        mean=pl.when(raised).then(20.0).otherwise("mean"),
        unique_id=pl.concat_str("store_id", "product_id", separator="/"),
        level=pl.lit("store_product"),
    )
    return FORECASTS.conform(
        frame.with_columns(**dict.fromkeys(list(FORECASTS.names[7:]), pl.col("mean")))
    )


def value() -> pl.DataFrame:
    rows = [
        {"store_id": s, "product_id": p, "demand_class": CLASSES[p], "model": "lightgbm"}
        | {"periods": 28, "sold": 100.0, "forecast": 110.0 if s == "S1" else 95.0}
        | {"error": 30.0 if p == "P3" else 10.0, "naive_forecast": 100.0, "naive_error": 25.0}
        for s in STORES
        for p in PRODUCTS
    ]
    return FORECAST_VALUE.conform(pl.DataFrame(rows))


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory):
    place: Path = tmp_path_factory.mktemp("explained")
    products = pl.DataFrame({"product_id": PRODUCTS, "category": ["tea", "tea", "toys"]})
    frames = {"forecast_drivers": drivers(), "forecasts": published(), "forecast_value": value()}
    stores = pl.DataFrame({"store_id": STORES, "region": ["north", "south"]})
    warehouse.write_frames(place, {**frames, "products": products, "stores": stores})
    warehouse.publish(place)
    with warehouse.open_snapshot(place) as opened:
        yield opened


def test_base_and_drivers_and_a_persons_change_add_up_to_what_is_published(reader):
    found = explain(reader)
    assert found.base == 120
    assert found.base + found.parts["units"].sum() == pytest.approx(found.published)
    assert found.published == pytest.approx(12 * 12.75 + 7.25)
    changed = found.parts.filter(driver="person")["units"].item()
    assert changed == pytest.approx(7.25)
    rows = found.periods.with_columns(total=pl.sum_horizontal("base", *MOVES))
    assert rows["total"].to_list() == pytest.approx(rows["published"].to_list())


def test_importance_is_the_share_in_all_that_moves_up_or_down(reader):
    found = explain(reader, filters=(Filter("product_id", "=", ("P1",)),))
    sizes = sum(abs(step) for step in STEPS.values())
    told = dict(found.parts.select("driver", "importance").rows())
    assert told["season"] == pytest.approx(0.5 / sizes)
    assert sum(told.values()) == pytest.approx(1)


def test_a_driver_that_moves_nothing_is_listed_but_a_person_only_where_one_did(reader):
    found = explain(reader, filters=(Filter("product_id", "=", ("P1",)),))
    assert found.parts["driver"].to_list() == list(DRIVERS)


def test_a_viewer_of_one_store_gets_the_sums_of_that_store_only(reader):
    found = explain(reader, Scope(stores=frozenset({"S1"})))
    assert found.base == 60
    assert found.classes.filter(demand_class="all")["bias"].item() == pytest.approx(0.1)
    tea = explain(reader, Scope(categories=frozenset({"tea"})))
    assert tea.series == 4
    with pytest.raises(NoDataError):
        explain(reader, Scope(stores=frozenset()))


def test_classes_are_scored_as_their_products_together(reader):
    rows = {row["demand_class"]: row for row in explain(reader).classes.iter_rows(named=True)}
    assert rows["smooth"]["wape"] == pytest.approx(0.1)
    assert rows["smooth"]["value_added"] == pytest.approx(1 - 10 / 25)
    assert rows["lumpy"]["value_added"] == pytest.approx(1 - 30 / 25)
    assert rows["all"]["sold"] == 600


def test_a_class_that_sold_nothing_has_no_shares():
    found = by_class(value().with_columns(sold=pl.lit(0.0), naive_error=pl.lit(0.0)))
    assert found["wape"].null_count() == found.height


def test_the_sentences_name_the_forecast_its_largest_driver_the_bias_and_the_worth(reader):
    told = " ".join(explained_in_words(explain(reader)))
    assert "160 units over 6 products in stores, by lightgbm" in told
    assert "promotions adds 24" in told
    assert "2.5 % too much" in told
    assert "saves 33.3 % of the misses" in told
    assert "pays most for smooth demand (60.0 %) and least for lumpy demand (-20.0 %)" in told
