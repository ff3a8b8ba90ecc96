from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from corner_shop import world
from corner_shop.generate import generate

UNTIL = date(2026, 6, 30)


@pytest.fixture(scope="session")
def shop() -> world.World:
    return world.build(UNTIL)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("corner_shop")
    generate(to, UNTIL)
    return to


@pytest.fixture(scope="session")
def lines(shop: world.World) -> pl.DataFrame:
    """The sale lines as a table, so that the checks are plain group-bys."""
    return pl.DataFrame(
        [
            {
                "day": line.sold_at.date(),
                "store_id": line.store_id,
                "product_id": line.product.product_id,
                "category": line.product.category.name,
                "receipt_no": line.receipt_no,
                "customer_id": line.customer_id,
                "quantity": line.quantity,
                "price": line.price,
                "discount": line.discount,
                "cost": line.cost,
                "promotion": line.promotion,
                "channel": line.channel,
            }
            for line in shop.lines
        ],
        infer_schema_length=None,
    )
