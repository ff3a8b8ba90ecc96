"""The corner shop's best seller ran out while its supplier was late: was that to be seen?

The project is given what a person had at the close of a day before, and nothing later.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from corner_shop import world
from corner_shop.generate import generate

UNTIL = date(2026, 6, 30)
SETTINGS = """
[forecast]
horizon = 14
levels = ["total", "store_product"]
models = ["seasonal_naive", "theta"]
cutoffs = 1
"""


@pytest.fixture(scope="module")
def told() -> world.World:
    return world.build(UNTIL)


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inbox")
    generate(folder, UNTIL)
    return folder


@pytest.fixture
def asked_as_of(
    told: world.World, inbox: Path, shelfcast: Callable[..., Any], tmp_path: Path
) -> Callable[[date], Any]:
    """The shop's outlook from what was known at the close of a day."""

    def ask(day: date) -> Any:
        root = tmp_path / str(day)
        root.mkdir()
        (root / "shelfcast.toml").write_text(SETTINGS, encoding="utf-8")
        files = [_sales(told, root, day), _until(inbox / "stock.csv", root, day)]
        files += [inbox / "products.xlsx", _orders(told, root, day)]
        said = shelfcast("run", *files, "--project", root, "--json")
        assert said.code == 0, said.out + said.err
        out = told.incidents.stock_out
        told_of = ("--store", out.store_id, "--product", out.product_id)
        return shelfcast("outlook", *told_of, "--project", root, "--json").json["outlook"][0]

    return ask


def _sales(told: world.World, root: Path, day: date) -> Path:
    first = day - timedelta(days=120)
    lines = [line for line in told.lines if first <= line.sold_at.date() <= day]
    rows = [
        f"{line.sold_at:%Y-%m-%d %H:%M:%S},{line.receipt_no},{line.store_id},"
        f"{line.product.product_id},{line.quantity},{line.price / 100:.2f}"
        for line in lines
    ]
    return _written(root / "sales.csv", "date,receipt,store,product,quantity,price", rows)


def _orders(told: world.World, root: Path, day: date) -> Path:
    rows = [
        f"{order.number},{order.ordered_on},{order.expected_on},"
        f"{order.received_on if order.received_on and order.received_on <= day else ''},"
        f"{order.store_id},{order.product.product_id},{order.quantity}"
        for order in told.orders
        if order.ordered_on <= day
    ]
    head = "po number,ordered,expected,received,store,product,quantity"
    return _written(root / "purchase_orders.csv", head, rows)


def _until(path: Path, root: Path, day: date) -> Path:
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    return _written(root / path.name, head, [line for line in lines if line[:10] <= str(day)])


def _written(path: Path, head: str, rows: list[str]) -> Path:
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("days_before", [pytest.param(4, marks=pytest.mark.thorough), 7])
def test_the_stock_out_is_seen_coming_days_before_it_came(
    asked_as_of: Callable[[date], Any], told: world.World, days_before: int
) -> None:
    empty_from = told.incidents.stock_out.window.starts_on
    seen = asked_as_of(empty_from - timedelta(days=days_before))
    assert seen["stockout_probability"] > 0.75
    for column in ("expected_stockout", "likely_stockout"):
        assert abs((date.fromisoformat(seen[column]) - empty_from).days) <= 3
    assert date.fromisoformat(seen["next_delivery"]) >= empty_from
    assert seen["order_quantity"] > 0
