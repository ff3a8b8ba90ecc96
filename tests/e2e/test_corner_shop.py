from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from corner_shop import account, world
from corner_shop.faults import PLANTED
from shelfcast.contracts import ACCOUNT, BACKTESTS, FORECASTS, ORDERS
from shelfcast.contracts.frames import QUANTILES

pytestmark = pytest.mark.xdist_group("corner_shop")
ACCOUNTED = ("file", "read", "loaded", "quarantined", "duplicate", "not_data", "reasons")


@pytest.fixture(scope="module")
def told(corner_shop: Any) -> world.World:
    """What happened, from the generator: the oracle of everything below."""
    return world.build(date(2026, 6, 30))


@pytest.fixture(scope="module")
def ask(corner_shop: Any, shelfcast: Callable[..., Any]) -> Callable[..., Any]:
    def run(*arguments: str) -> Any:
        said = shelfcast(*arguments, "--project", corner_shop.root, "--json")
        assert said.code == 0, said.out
        return said.json

    return run


@pytest.fixture(scope="module")
def table(corner_shop: Any, ask: Callable[..., Any], tmp_path_factory: Any) -> Callable[..., Any]:
    """A table as `export` writes it."""
    folder = tmp_path_factory.mktemp("exported")

    def read(name: str) -> pl.DataFrame:
        path = folder / f"{name}.parquet"
        if not path.exists():
            ask("export", name, "--to", str(path))
        return pl.read_parquet(path)

    return read


def test_the_account_is_what_the_generator_wrote(corner_shop: Any) -> None:
    until = date(2026, 6, 30)
    expected = [{name: vars(line)[name] for name in ACCOUNTED} for line in account.expected(until)]
    found = [
        {name: line[name] for name in ACCOUNTED}
        for line in corner_shop.said["account"]
        if line["dataset"] == "sales"
    ]
    assert found == expected


def test_every_line_of_the_account_adds_up(table: Callable[..., pl.DataFrame]) -> None:
    lines = table("account")
    fates = ("loaded", "quarantined", "duplicate", "not_data")
    assert lines.height == 11
    assert (lines["read"] == lines.select(pl.sum_horizontal(fates)).to_series()).all()


def test_quarantined_rows_are_the_spoiled_ones_each_with_its_reason(
    table: Callable[..., pl.DataFrame],
) -> None:
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for file, reason, rows in table("quarantine").group_by("file", "reason").len().iter_rows():
        counts[file][reason] = rows
    not_data = ("repeated_header", "blank_row", "title_row", "total_row")
    planted = {
        file: {reason: n for reason, n in reasons.items() if reason not in not_data}
        for file, reasons in PLANTED.items()
    }
    assert counts == planted


def money(line: Any) -> Decimal:
    return Decimal(line.quantity * line.price - line.discount) / 100


def test_kpis_by_store_and_month_are_the_sums_of_the_sales(
    ask: Callable[..., Any], told: world.World
) -> None:
    revenue: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    units: dict[tuple[str, str], int] = defaultdict(int)
    profit: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    receipts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in told.lines:
        key = (f"{line.sold_at:%Y-%m}-01", line.store_id)
        revenue[key] += money(line)
        units[key] += line.quantity
        profit[key] += money(line) - Decimal(line.quantity * line.cost) / 100
        if line.quantity > 0:
            receipts[key].add(line.receipt_no)
    names = ("revenue", "units", "gross_profit", "orders")
    answer = ask("query", *names, "--by", "month", "--by", "store")
    found = {(row["month"][:10], row["store"][:3]): row for row in answer["rows"]}
    assert len(found) == len(revenue) == 24 * 3
    for key, row in found.items():
        assert Decimal(str(row["revenue"])) == revenue[key], key
        assert Decimal(str(row["gross_profit"])) == profit[key], key
        assert row["units"] == units[key], key
        assert row["orders"] == len(receipts[key]), key


def test_a_filtered_query_is_the_sum_of_the_lines_that_pass(
    ask: Callable[..., Any], told: world.World
) -> None:
    wanted = [
        line
        for line in told.lines
        if line.product.category.name == "Snacks"
        and line.store_id == "S02"
        and (line.sold_at.year, line.sold_at.month) == (2026, 3)
    ]
    answer = ask(
        *("query", "revenue", "units", "--where", "category=Snacks", "--where", "store=S02"),
        *("--from", "2026-03-01", "--to", "2026-03-31"),
    )
    (row,) = answer["rows"]
    assert Decimal(str(row["revenue"])) == sum(map(money, wanted))
    assert row["units"] == sum(line.quantity for line in wanted)


def test_forecasts_are_ordered_quantiles_above_zero(table: Callable[..., pl.DataFrame]) -> None:
    frame = table("forecasts")
    names = list(QUANTILES)
    assert frame.height > 0
    assert frame.select(pl.min_horizontal("mean", *names).min()).item() >= 0
    for low, high in pairwise(names):
        assert (frame[low] <= frame[high]).all()


def test_every_series_is_forecast_28_days_from_the_first_of_july(
    table: Callable[..., pl.DataFrame],
) -> None:
    spans = (
        table("forecasts")
        .group_by("level", "unique_id")
        .agg(pl.len(), pl.min("ds").alias("first"), pl.max("ds").alias("last"))
    )
    assert spans.select("len", "first", "last").unique().rows() == [
        (28, date(2026, 7, 1), date(2026, 7, 28))
    ]


@pytest.mark.parametrize("level", ["store", "product", "category", "region"])
def test_forecasts_of_the_parts_add_up(level: str, table: Callable[..., pl.DataFrame]) -> None:
    frame = table("forecasts")
    total = dict(frame.filter(pl.col("level") == "total").select("ds", "mean").iter_rows())
    parts = frame.filter(pl.col("level") == level).group_by("ds").agg(pl.sum("mean"))
    assert parts.height == len(total)
    for ds, mean in parts.iter_rows():
        assert mean == pytest.approx(total[ds], rel=1e-9)


def test_every_score_stands_beside_the_naive_of_its_level(
    table: Callable[..., pl.DataFrame],
) -> None:
    scores = table("scores")
    assert scores["level"].n_unique() == 7
    assert scores.select(pl.col("naive_wape", "wape", "coverage80").is_not_null().all()).row(0) == (
        True,
        True,
        True,
    )
    naive = scores.filter(pl.col("model") == "seasonal_naive")
    assert naive["wape"].to_list() == pytest.approx(naive["naive_wape"].to_list())
    chosen = scores.filter("chosen")
    assert chosen["level"].n_unique() == chosen.height == 7
    assert (chosen["wape"] <= chosen["naive_wape"]).all()


def test_the_backtest_holds_what_was_sold_and_fills_up_the_empty_shelf(
    table: Callable[..., pl.DataFrame], told: world.World
) -> None:
    """Demand is units sold less returns of each product in each store, not below zero.

    On a day of the stock-out the total holds what would have been sold of that product too.
    """
    net: dict[Any, int] = defaultdict(int)
    for line in told.lines:
        net[line.sold_at.date(), line.store_id, line.product.product_id] += line.quantity
    sold: dict[date, int] = defaultdict(int)
    for (day, *_), units in net.items():
        sold[day] += max(units, 0)
    total = table("backtests").filter((pl.col("level") == "total") & pl.col("y").is_not_null())
    assert total.height > 0
    for ds, y in total.select("ds", "y").unique().iter_rows():
        if ds in told.incidents.stock_out.window:
            assert sold[ds] <= y < 1.2 * sold[ds]
        else:
            assert y == sold[ds]


def test_orders_are_placed_only_where_the_position_is_at_or_below_the_reorder_point(
    table: Callable[..., pl.DataFrame],
) -> None:
    orders = table("orders")
    known = orders.filter("stock_known")
    assert known.height > 0
    assert (known["on_hand"] + known["in_transit"] <= known["reorder_point"]).all()
    assert (orders["quantity"] > 0).all()
    assert orders["order_date"].unique().to_list() == [date(2026, 7, 1)]
    assert (orders["arrival_date"] >= orders["order_date"]).all()


def test_orders_are_whole_packs(table: Callable[..., pl.DataFrame]) -> None:
    packs = table("orders").join(table("terms"), on="product_id", how="left")
    assert (packs["quantity"] % packs["pack_size"].fill_null(1) == 0).all()


def test_the_stock_out_is_censored_and_not_a_day_without_demand(
    table: Callable[..., pl.DataFrame], told: world.World
) -> None:
    out = told.incidents.stock_out
    days = table("demand").filter(
        (pl.col("store_id") == out.store_id) & (pl.col("product_id") == out.product_id)
    )
    window = days.filter(pl.col("ds").is_between(out.window.starts_on, out.window.ends_on))
    assert window.height == len(out.window)
    assert not window["in_stock"].any()
    rest = days.filter(~pl.col("ds").is_between(out.window.starts_on, out.window.ends_on))
    assert rest["in_stock"].mean() > 0.97


def test_the_closure_is_null_and_a_quiet_day_is_zero(
    table: Callable[..., pl.DataFrame], told: world.World
) -> None:
    shut = told.incidents.closure
    store = table("demand").filter(pl.col("store_id") == shut.store_id)
    window = store.filter(pl.col("ds").is_between(shut.window.starts_on, shut.window.ends_on))
    assert window.height > len(shut.window)
    assert window["y"].is_null().all()
    before = shut.window.starts_on - timedelta(1)
    quiet = store.filter((pl.col("ds") == before) & (pl.col("y") == 0))
    assert quiet.height > 0


def test_a_second_run_skips_every_step(corner_shop: Any, ask: Callable[..., Any]) -> None:
    again = ask("run")
    assert [step["done"] for step in again["steps"]] == [False] * 5


def test_the_same_files_add_nothing(corner_shop: Any, ask: Callable[..., Any]) -> None:
    before = ask("query", "revenue", "units")["rows"]
    again = ask("run", str(corner_shop.inbox))
    assert sum(line["loaded"] for line in again["account"]) == 0
    assert all(line["duplicate"] == line["read"] for line in again["account"])
    assert ask("query", "revenue", "units")["rows"] == before
    assert [step["done"] for step in again["steps"]] == [True, False, False, False, False]


@pytest.mark.parametrize("frame", [FORECASTS, BACKTESTS, ORDERS, ACCOUNT], ids=lambda f: f.name)
def test_an_exported_table_begins_with_the_columns_of_the_design(
    frame: Any, ask: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / f"{frame.name}.csv"
    rows = ask("export", frame.name, "--to", str(path))["rows"]
    with path.open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file)
    designed = DESIGNED[frame.name]
    assert header[: len(designed)] == designed
    assert len(lines) == rows > 0


SERIES = ["unique_id", "store_id", "product_id", "level", "ds", "model"]
POINTS = ["mean", "q05", "q10", "q25", "q50", "q75", "q90", "q95"]
DESIGNED = {
    "forecasts": [*SERIES, *POINTS],
    "backtests": [*SERIES, "cutoff", "y", *POINTS],
    "orders": [
        *("store_id", "product_id", "order_date", "arrival_date", "quantity", "on_hand"),
        *("in_transit", "reorder_point", "safety_stock", "expected_cost", "reason"),
    ],
    "account": [
        *("file", "dataset", "read", "loaded", "quarantined", "duplicate", "not_data", "reasons"),
    ],
}


def test_the_report_opens_as_a_workbook_with_the_same_revenue(
    ask: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / "report.xlsx"
    ask("report", "--to", str(path))
    book = openpyxl.load_workbook(path, read_only=True)
    (row,) = ask("query", "revenue")["rows"]
    numbers = [
        float(value)
        for sheet in book.worksheets
        for cells in sheet.iter_rows(values_only=True)
        for value in cells
        if isinstance(value, int | float)
    ]
    assert any(number == pytest.approx(row["revenue"], abs=0.005) for number in numbers)


def test_the_snapshot_served_is_listed_and_can_be_chosen(ask: Callable[..., Any]) -> None:
    listed = ask("snapshots", "list")
    assert [snapshot["served"] for snapshot in listed] == [True]
    assert ask("snapshots", "use", listed[0]["snapshot"]) == {"served": listed[0]["snapshot"]}
