import os
import signal
import subprocess
import sys
import textwrap
import time
from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal

import polars as pl
import pytest

from shelfcast import warehouse as wh
from shelfcast.errors import BuildError, LockedError


def _revenue(row: dict) -> Decimal | None:
    if row.get("revenue") is not None:
        return row["revenue"]
    if row.get("unit_price") is None:
        return None
    return row["quantity"] * row["unit_price"] - (row.get("discount") or 0)


def _product(row: dict) -> str:
    return row["product_id"] or row.get("product_name") or "unknown"


def test_every_landed_line_is_one_sales_line(shop):
    lines = shop.frame("sales_lines")
    assert len(lines) == len(shop.sales)
    assert lines["sale_key"].n_unique() == len(shop.sales)
    keys = lines["_batch_id"] + ":" + lines["_row_number"].cast(pl.String)
    assert lines["sale_key"].to_list() == keys.to_list()


def test_revenue_adds_up_to_the_cent_on_every_grain(shop):
    told = sum(value for row in shop.sales if (value := _revenue(row)) is not None)
    for mart in ("sales_lines", "sales_by_day", "sales_by_month"):
        assert shop.frame(mart)["revenue"].sum() == told


def test_a_day_holds_what_a_loop_over_its_lines_adds_up(shop):
    units: dict[tuple, Decimal] = defaultdict(Decimal)
    for row in shop.sales:
        quantity = row.get("quantity")
        if quantity is None:
            quantity = Decimal(1 if row["revenue"] > 0 else -1)
        units[row["store_id"] or "main", _product(row), row["sold_at"].date()] += quantity
    days = shop.frame("sales_by_day")
    found = {
        (s, p, d): u for s, p, d, u in days.select("store_id", "product_id", "day", "units").rows()
    }
    assert found == units


def test_a_month_counts_its_trading_days_and_orders(shop):
    month = shop.frame("sales_by_month").filter(
        pl.col("store_id") == "S1", pl.col("product_id") == "A1", month=date(2024, 2, 1)
    )
    mine = [
        row
        for row in shop.sales
        if (row["store_id"], row["product_id"]) == ("S1", "A1") and row["sold_at"].month == 2
    ]
    assert month["active_days"].item() == len({row["sold_at"].date() for row in mine})
    assert month["orders"].item() == len({row["order_id"] for row in mine})


def test_the_second_and_third_identical_line_of_a_file_are_repeats(shop):
    repeats = shop.frame("sales_lines").filter(pl.col("is_repeat"))
    assert repeats.select("_batch_id", "_row_number").rows() == [("bbbb", 2), ("bbbb", 3)]


def test_a_lone_amount_is_one_unit_signed_like_it(shop):
    lines = shop.frame("sales_lines").filter(pl.col("_batch_id") == "bbbb")
    by_row = {row["_row_number"]: row for row in lines.to_dicts()}
    assert (by_row[4]["product_id"], by_row[4]["quantity"]) == ("Soap 5", 1)
    assert (by_row[5]["product_id"], by_row[5]["quantity"], by_row[5]["is_return"]) == (
        "unknown",
        -1,
        True,
    )
    assert by_row[6]["store_id"] == "main"
    assert by_row[6]["promotion"] is None
    assert by_row[1]["promotion"] == "LEAP"


def test_cost_comes_from_the_newest_master_and_country_from_the_line_first(shop):
    lines = shop.frame("sales_lines").filter(pl.col("store_id") == "S1")
    first = lines.filter(pl.col("product_id") == "A1")
    assert set(first["unit_cost"]) == {Decimal("1.1")}
    assert set(first["country"]) == {"France"}
    assert (first["gross_profit"] == first["revenue"] - first["cost"]).all()
    third = lines.filter(pl.col("product_id") == "A3")
    assert third["gross_profit"].null_count() == len(third)
    assert set(third["country"]) == {"UK"}


def test_masters_keep_the_newest_version_and_gain_what_only_sales_name(shop):
    products = {row["product_id"]: row for row in shop.frame("products").to_dicts()}
    assert products["A1"]["product_name"] == "New name"
    assert products["A2"]["category"] == "Tea"
    assert products["A3"]["category"] == "uncategorised"
    assert products["A3"]["product_name"] == "Item 3"
    assert products["Z9"]["first_sold_on"] is None
    latest = max(r["sold_at"] for r in shop.sales if r["product_id"] == "A7")
    price = max(
        r["unit_price"] for r in shop.sales if (r["product_id"], r["sold_at"]) == ("A7", latest)
    )
    assert products["A7"]["unit_price"] == price
    stores = {row["store_id"]: row for row in shop.frame("stores").to_dicts()}
    assert (stores["S1"]["region"], stores["S3"]["region"]) == ("South", "unknown")
    customers = {row["customer_id"]: row for row in shop.frame("customers").to_dicts()}
    assert customers["C1"]["customer_name"] == "Anne"
    assert customers["C2"]["customer_name"] is None


def test_only_a_code_without_a_digit_among_codes_with_digits_is_a_service(shop):
    products = shop.frame("products")
    assert set(products.filter("is_service")["product_id"]) == {"POST", "unknown"}


def test_the_calendar_runs_from_the_first_year_to_a_year_after_the_last_sale(shop):
    calendar = shop.frame("calendar").sort("day")
    assert calendar["day"][0] == date(2024, 1, 1)
    assert calendar["day"][-1] == date(2025, 4, 30)
    row = calendar.row(by_predicate=pl.col("day") == date(2024, 12, 25), named=True)
    assert (row["weekday"], row["weekday_name"], row["week"]) == (
        3,
        "Wednesday",
        date(2024, 12, 23),
    )
    assert (row["quarter"], row["holiday"]) == (date(2024, 10, 1), "Christmas Day")


def test_the_report_counts_what_was_built_and_checked(shop):
    assert shop.report.rows["sales_lines"] == len(shop.sales)
    assert shop.report.models > 20
    assert shop.report.tests > 25


def test_no_sales_at_all_build_empty_tables(tmp_path):
    wh.build(tmp_path / "w", {})
    for name in ("sales_lines", "demand", "calendar", "closures", "terms"):
        assert wh.read_frame(tmp_path / "w", name).is_empty()


def test_progress_names_the_models_and_ends_at_one_and_nothing_is_printed(
    tmp_path, landing, sale, capfd
):
    landing.put("sales", [sale(date(2024, 1, 1), "S", "P1", quantity=Decimal(1))], "x", _T)
    told = []
    wh.build(
        tmp_path / "w", landing.tables, progress=lambda label, done: told.append((label, done))
    )
    assert told[-1] == ("building: done", 1.0)
    assert "building: sales_lines" in [label for label, _ in told]
    assert all(0 <= done <= 1 for _, done in told)
    assert capfd.readouterr() == ("", "")


_T = datetime(2024, 5, 1)


def test_a_failing_test_names_itself_and_a_row_and_leaves_the_served_snapshot(
    tmp_path, landing, sale
):
    home = tmp_path / "w"
    rows = [
        sale(date(2024, 1, 1), "S", "P1", quantity=Decimal(n), revenue=Decimal(n)) for n in "12"
    ]
    path = landing.put("sales", rows, "x", _T)
    wh.build(home, landing.tables)
    wh.set_state(home, "build", "one")
    served = wh.publish(home).id
    pl.read_parquet(path).with_columns(_row_number=pl.lit(1, dtype=pl.Int64)).write_parquet(path)
    with pytest.raises(BuildError) as caught:
        wh.build(home, landing.tables)
    assert any("_row_number=1, row_count=2" in line for line in caught.value.evidence)
    assert "unique_key_sales_lines" in caught.value.what
    assert wh.get_state(home, "build") is None
    with wh.open_snapshot(home) as reader:
        assert reader.snapshot_id == served
        assert reader.frame("select sum(revenue) as r from marts.sales_lines")["r"].item() == 3


def test_another_process_that_holds_the_work_file_is_told_of(tmp_path):
    home = tmp_path / "w"
    wh.set_state(home, "build", "one")
    code = (
        f"import duckdb, time; c = duckdb.connect({str(home / 'work.duckdb')!r});"
        "print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline()
        with pytest.raises(LockedError):
            wh.build(home, {})
        holder.kill()
    assert wh.get_state(home, "build") == "one"


@pytest.mark.thorough
def test_a_build_killed_in_the_middle_leaves_the_served_snapshot_and_the_next_one_works(
    tmp_path, landing, sale
):
    home = tmp_path / "w"
    rows = [sale(date(2024, 1, 1), "S", "P1", quantity=Decimal(1), revenue=Decimal(2))]
    landing.put("sales", rows, "x", _T)
    wh.build(home, landing.tables)
    wh.publish(home)
    landing.put("sales", rows, "y", _T)
    code = f"""
        from pathlib import Path
        from shelfcast import warehouse as wh
        def tell(label, done):
            if "sales_by_month" in label:
                print("midway", flush=True)
                __import__("time").sleep(60)
        wh.build(Path({str(home)!r}), {landing.tables!r}, progress=tell)
    """
    command = [sys.executable, "-c", textwrap.dedent(code)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"midway\n"
        os.kill(process.pid, signal.SIGKILL)
    with wh.open_snapshot(home) as reader:
        assert reader.frame("select sum(revenue) as r from marts.sales_lines")["r"].item() == 2
    wh.build(home, landing.tables)
    assert wh.read_frame(home, "sales_lines")["revenue"].sum() == 4


@pytest.mark.thorough
def test_ctrl_c_in_the_middle_reaches_the_caller(tmp_path, landing, sale):
    landing.put("sales", [sale(date(2024, 1, 1), "S", "P1", quantity=Decimal(1))], "x", _T)
    code = f"""
        from pathlib import Path
        import sys, time
        from shelfcast import warehouse as wh
        def tell(label, done):
            if "sales_lines" in label:
                print("midway", flush=True)
                time.sleep(1)
        try:
            wh.build(Path({str(tmp_path / "w")!r}), {landing.tables!r}, progress=tell)
        except KeyboardInterrupt:
            print("stopped")
    """
    command = [sys.executable, "-c", textwrap.dedent(code)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"midway\n"
        time.sleep(0.1)
        os.kill(process.pid, signal.SIGINT)
        assert process.stdout.read().splitlines()[-1:] == [b"stopped"]
