"""The star of the corner shop tells what its generator planted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from corner_shop import world
from shelfcast.metrics.tables import TABLES

pytestmark = pytest.mark.xdist_group("corner_shop")
UNTIL = date(2026, 6, 30)


@pytest.fixture(scope="module")
def told(corner_shop: Any) -> world.World:
    return world.build(UNTIL)


@pytest.fixture(scope="module")
def table(
    corner_shop: Any, shelfcast: Callable[..., Any], tmp_path_factory: Any
) -> Callable[[str], pl.DataFrame]:
    folder = tmp_path_factory.mktemp("star")

    def read(name: str) -> pl.DataFrame:
        path = folder / f"{name}.parquet"
        said = shelfcast("export", name, "--to", path, "--project", corner_shop.root, "--json")
        assert said.code == 0, said.out
        return pl.read_parquet(path)

    return read


def _money(line: Any) -> Decimal:
    return Decimal(line.quantity * line.price - line.discount) / 100


def test_every_table_of_a_build_can_be_exported(table: Callable[[str], pl.DataFrame]) -> None:
    for name, entry in TABLES.items():
        if entry.step == "build":
            assert table(name).columns, name


def test_the_promotion_sold_what_its_products_sold(
    told: world.World, table: Callable[[str], pl.DataFrame]
) -> None:
    declared = table("promotions")
    (row,) = table("promotion_calendar").to_dicts()
    covered = [
        line
        for line in told.lines
        if row["starts_on"] <= line.sold_at.date() <= row["ends_on"]
        and line.product.product_id in set(declared["product_id"])
    ]
    assert (row["phase"], row["source"], row["days"]) == ("over", "declared", 14)
    assert row["revenue"] == sum(map(_money, covered))
    assert row["products"] == declared["product_id"].n_unique()


def test_the_funnel_counts_the_clicks_of_the_web_shop(
    told: world.World, table: Callable[[str], pl.DataFrame]
) -> None:
    found = {(row["month"], row["step"]): row for row in table("event_funnel").to_dicts()}
    number: dict[tuple[date, str], int] = defaultdict(int)
    for event in told.events:
        number[event.occurred_at.date().replace(day=1), event.event_type] += 1
    assert {key: row["events"] for key, row in found.items() if row["events"]} == number
    assert all(row["reached"] == row["users"] for row in found.values())


def test_customers_money_is_what_they_spent(
    told: world.World, table: Callable[[str], pl.DataFrame]
) -> None:
    spent: dict[str, Decimal] = defaultdict(Decimal)
    for line in told.lines:
        if line.customer_id:
            spent[line.customer_id] += _money(line)
    found = dict(table("customer_rfm").select("customer_id", "monetary").iter_rows())
    assert found == {code: spent[code] for code in found}
    assert len(found) >= 0.95 * len(spent)


def test_a_month_of_a_store_is_compared_with_the_generators_own(
    told: world.World, table: Callable[[str], pl.DataFrame]
) -> None:
    revenue: dict[tuple[str, date], Decimal] = defaultdict(Decimal)
    for line in told.lines:
        revenue[line.store_id, line.sold_at.date().replace(day=1)] += _money(line)
    stores = table("revenue_variance").filter(level="store").to_dicts()
    assert len(stores) == 24 * 3
    for row in stores:
        assert row["revenue"] == revenue[row["store_id"], row["month"]]
        before = row["month"].replace(year=row["month"].year - 1)
        if (row["store_id"], before) in revenue:
            assert row["year_on_year"] == row["revenue"] - revenue[row["store_id"], before]
