"""Classes, consistency, new products and price points are what a loop over the lines finds."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from statistics import fmean, pstdev

import pytest

from . import star_company as company

WHOLE = [date(2023 + n // 12, n % 12 + 1, 1) for n in range(15)]
"""January 2023 begins on the 3rd, near enough; April 2024 ends on the 16th."""
LAST_TWELVE = [date(2023, n, 1) for n in range(5, 13)] + [date(2024, n, 1) for n in range(1, 5)]


@pytest.fixture(scope="module")
def lines(star) -> list[dict]:
    return star.frame("sales_lines").to_dicts()


def _monthly(lines: list[dict], product: str) -> dict[date, Decimal]:
    units: dict[date, Decimal] = defaultdict(Decimal)
    for line in lines:
        if line["product_id"] == product:
            units[line["day"].replace(day=1)] += line["quantity"]
    return units


def _first_sold(lines: list[dict], product: str) -> date | None:
    days = [x["day"] for x in lines if x["product_id"] == product and x["quantity"] > 0]
    return min(days, default=None)


def _variation(units: list[float]) -> float | None:
    if len(units) < 2 or fmean(units) <= 0:
        return None
    return pstdev(units) / fmean(units)


def test_abc_and_xyz_are_those_of_a_loop(star, lines):
    table = {row["product_id"]: row for row in star.frame("product_classes").to_dicts()}
    assert set(table) == set(company.CATEGORIES)
    revenue = {code: Decimal(0) for code in table}
    for line in lines:
        if line["product_id"] in revenue and line["day"] >= LAST_TWELVE[0]:
            revenue[line["product_id"]] += line["revenue"] or 0
    total, before = sum(value for value in revenue.values() if value > 0), Decimal(0)
    for code in sorted(revenue, key=lambda code: -revenue[code]):
        row, earned = table[code], max(revenue[code], Decimal(0))
        share = before / total
        want = "C" if earned <= 0 or share >= 0.95 else "A" if share < 0.8 else "B"
        assert (row["revenue"], row["abc"]) == (revenue[code], want), code
        before += earned
        first = _first_sold(lines, code)
        months = [m for m in LAST_TWELVE if first and m in WHOLE and m >= first.replace(day=1)]
        varies = _variation([float(_monthly(lines, code)[month]) for month in months])
        class_ = "Z" if varies is None or varies > 1 else "X" if varies <= 0.5 else "Y"
        assert (row["months"], row["xyz"]) == (len(months), class_), code
        if varies is not None:
            assert float(row["variation"]) == pytest.approx(varies, abs=1e-6)
    assert {row["abc"] for row in table.values()} == {"A", "B", "C"}


def test_consistency_counts_months_without_a_sale(star, lines):
    table = {row["product_id"]: row for row in star.frame("product_consistency").to_dicts()}
    assert set(table) == set(company.CATEGORIES) - {company.NEVER_SOLD}
    for code, row in table.items():
        months = [m for m in WHOLE if m >= _first_sold(lines, code).replace(day=1)]
        units = _monthly(lines, code)
        sold = {
            x["day"].replace(day=1) for x in lines if x["product_id"] == code and x["quantity"] > 0
        }
        assert row["months"] == len(months)
        assert row["months_active"] == len(sold & set(months))
        varies = _variation([float(units[month]) for month in months])
        assert (row["variation"] is None) == (varies is None)
        assert varies is None or float(row["variation"]) == pytest.approx(varies, abs=1e-6)
    assert table[company.STOPPED]["consistency"] == "ended"
    assert table[company.ONCE]["consistency"] == "ended"


def test_only_a_product_first_sold_later_is_new_and_only_for_ninety_days(star, lines):
    opening = company.FIRST + timedelta(90)
    want: dict[tuple, list] = defaultdict(lambda: [Decimal(0), Decimal(0), set()])
    for line in lines:
        code, day = line["product_id"], line["day"]
        first = _first_sold(lines, code)
        is_new = first is not None and first >= opening and day < first + timedelta(90)
        category = company.CATEGORIES.get(code, "uncategorised")
        status = "new" if is_new else "established"
        cell = want[day.replace(day=1), line["store_id"], category, status]
        cell[0] += line["quantity"]
        cell[1] += line["revenue"] or 0
        cell[2].add(code)
    found = {
        (r["month"], r["store_id"], r["category"], r["status"]): r
        for r in star.frame("new_vs_established").to_dicts()
    }
    assert set(found) == set(want)
    for key, (units, revenue, codes) in want.items():
        row = found[key]
        assert (row["units"], row["revenue"] or 0, row["products"]) == (units, revenue, len(codes))
    assert {code for code in company.CATEGORIES if _is_new_once(lines, code)} >= {company.LAUNCHED}


def _is_new_once(lines: list[dict], code: str) -> bool:
    first = _first_sold(lines, code)
    return first is not None and first >= company.FIRST + timedelta(90)


def test_price_points_hold_every_day_and_every_unit_once(star):
    points, days = star.frame("price_and_quantity"), star.frame("sales_by_day")
    assert points["days"].sum() == len(days)
    assert points["units"].sum() == days["units"].sum()
    assert points["sold_units"].sum() == days["sold_units"].sum()
    priced = days.filter(days["mean_price"].is_not_null())
    want: dict[tuple, Decimal] = defaultdict(Decimal)
    for row in priced.to_dicts():
        price = Decimal(str(row["mean_price"])).quantize(Decimal("0.01"), ROUND_HALF_UP)
        want[row["store_id"], row["product_id"], price] += row["sold_units"]
    found = {
        (row["store_id"], row["product_id"], row["price"]): row["sold_units"]
        for row in points.filter(points["price"].is_not_null()).to_dicts()
    }
    assert found == want


def test_top_products_add_up_to_their_month_and_rank_without_a_gap(star):
    frame = star.frame("top_products")
    for (_, _), group in frame.group_by("month", "is_service"):
        ordered = group.sort("place")
        assert ordered["place"].to_list() == list(range(1, len(group) + 1))
        money = [value or 0 for value in ordered["revenue"]]
        assert money == sorted(money, reverse=True)
        if sum(money) > 0:
            last = ordered["cumulative_share"].drop_nulls().to_list()[-1]
            assert last == pytest.approx(1)
