import datetime as dt

import polars as pl
import pytest

from shelfcast.contracts import CLOSURES, DEMAND
from shelfcast.forecast.demand_class import CLASSES, demand_class
from shelfcast.forecast.series import panel


def class_of(sales):
    first = dt.date(2024, 1, 1)
    rows = [
        ("s", "p", first + dt.timedelta(days=i), float(y), True, None, False)
        for i, y in enumerate(sales)
    ]
    demand = pl.DataFrame(rows, schema=DEMAND.schema(), orient="row")
    none = pl.DataFrame({"product_id": [], "category": []}, schema_overrides={"product_id": str})
    stores = pl.DataFrame({"store_id": ["s"], "region": ["r"]})
    products = none.with_columns(pl.col("category").cast(str))
    found = panel(demand, CLOSURES.empty(), products, stores, "D", horizon=7)
    return CLASSES[demand_class(found)[0]]


@pytest.mark.parametrize(
    ("sales", "expected"),
    [
        ([5, 6] * 50, "smooth"),
        ([1, 20] * 50, "erratic"),
        ([0, 0, 5] * 34, "intermittent"),
        ([0, 0, 1, 0, 0, 30] * 17, "lumpy"),
        ([5, 6] * 10, "new"),
        ([0] * 100, "intermittent"),
        ([5, 6] * 50 + [0] * 27, "smooth"),
        ([5, 6] * 50 + [0] * 28, "dying"),
        ([0, 0, 0, 0, 0, 0, 0, 0, 0, 5] * 20 + [0] * 28, "intermittent"),
        ([5, 6] * 50 + [0] * 400, "dying"),
    ],
)
def test_each_class_of_syntetos_and_boylan_is_found(sales, expected):
    assert class_of(sales) == expected
