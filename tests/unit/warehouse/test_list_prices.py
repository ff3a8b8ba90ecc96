"""Sale lines without money get the price list's: as a loop over the list finds it."""

import random
from datetime import date, datetime, timedelta
from decimal import Decimal

import polars as pl

from shelfcast import warehouse as wh

FIRST = date(2024, 1, 1)
LANDED = datetime(2024, 6, 1)


def _day(dice: random.Random) -> date:
    return FIRST + timedelta(days=dice.randint(0, 120))


def _prices(dice: random.Random) -> list[dict]:
    """A list with prices of one shop and of all, some with an end, none twice on one day."""
    rows = {}
    for _ in range(120):
        store, product, begins = (
            dice.choice(["S1", "S2", None]),
            f"P{dice.randint(1, 6)}",
            _day(dice),
        )
        ends = begins + timedelta(days=dice.randint(0, 20)) if dice.random() < 0.3 else None
        rows[store, product, begins] = {
            "store_id": store,
            "product_id": product,
            "valid_from": begins,
            "valid_to": ends,
            "price": Decimal(dice.randint(1, 9)),
        }
    return list(rows.values())


def _found(prices: list[dict], store: str | None, line: dict) -> Decimal | None:
    """The price that began last and holds on the line's day."""
    day = line["sold_at"].date()
    able = [
        p
        for p in prices
        if p["store_id"] == store
        and p["product_id"] == line["product_id"]
        and p["valid_from"] <= day
        and (p["valid_to"] is None or p["valid_to"] >= day)
    ]
    return max(able, key=lambda p: p["valid_from"])["price"] if able else None


def test_a_line_without_money_has_the_price_of_its_day_and_is_one_line(landing, tmp_path):
    dice = random.Random(5)
    prices = _prices(dice)
    sales = [
        {
            "sold_at": datetime.combine(_day(dice), datetime.min.time()),
            "store_id": dice.choice(["S1", "S2", "S3"]),
            "product_id": f"P{dice.randint(1, 7)}",
            "quantity": Decimal(dice.randint(1, 5)),
            "revenue": Decimal(77) if dice.random() < 0.1 else None,
            "order_id": str(number),
        }
        for number in range(400)
    ]
    landing.put("prices", prices, "list", LANDED)
    landing.put("sales", sales, "till", LANDED)
    wh.build(tmp_path / "w", landing.tables)
    lines = wh.read_frame(tmp_path / "w", "sales_lines")
    found = dict(lines.select("order_id", "revenue").iter_rows())
    assert len(lines) == len(sales)
    for line in sales:
        price = _found(prices, line["store_id"], line) or _found(prices, None, line)
        want = line["revenue"] or (price and line["quantity"] * price)
        assert found[line["order_id"]] == want, line


def test_cells_of_one_row_of_a_wide_file_stay_lines_of_their_own(landing, tmp_path):
    days = [datetime(2024, 1, day) for day in range(1, 6)]
    sold = [{"sold_at": day, "product_id": "P1", "quantity": Decimal(2)} for day in days]
    path = landing.put("sales", sold * 2, "wide", LANDED)
    headings = [str(day.date()) for day in days]
    rows = pl.read_parquet(path).with_columns(
        _row_number=pl.Series([2] * 5 + [3] * 5, dtype=pl.Int64), _heading=pl.Series(headings * 2)
    )
    rows.write_parquet(path)
    wh.build(tmp_path / "w", landing.tables, files={"wide": "wide.csv"})
    lines = wh.read_frame(tmp_path / "w", "sales_lines").sort("sale_key")
    assert lines["sale_key"][0] == "wide/2024-01-01:2"
    assert lines["_batch_id"].unique().to_list() == ["wide"]
    assert lines["quantity"].sum() == 20
    assert lines["is_repeat"].to_list() == [False, True] * 5
