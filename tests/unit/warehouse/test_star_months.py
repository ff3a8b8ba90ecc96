"""The variance of months, the funnel and the profiles are what a loop finds."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest

from . import star_company as company

MONTHS = [date(2023 + n // 12, n % 12 + 1, 1) for n in range(16)]
STEPS = {
    "view": "VIEW",
    "page_view": "VIEW",
    "VIEW": "VIEW",
    "add_to_cart": "CART",
    "CART": "CART",
    "purchase": "PURCHASE",
    "Transaction": "PURCHASE",
}


def _names(level: str, store: str, category: str) -> str:
    return {
        "total": "total",
        "store": store,
        "category": category,
        "store_category": f"{store}/{category}",
    }[level]


def _revenue(star) -> dict[tuple[str, str], dict[date, Decimal]]:
    """Level and series to month to money."""
    found: dict[tuple, dict[date, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for line in star.frame("sales_lines").to_dicts():
        category = company.CATEGORIES.get(line["product_id"], "uncategorised")
        for level in ("total", "store", "category", "store_category"):
            series = level, _names(level, line["store_id"], category)
            found[series][line["day"].replace(day=1)] += line["revenue"] or 0
    return found


def _variance(star) -> dict[tuple, dict]:
    rows = star.frame("revenue_variance").to_dicts()
    return {(row["level"], row["unique_id"], row["month"]): row for row in rows}


def test_each_month_is_compared_with_the_month_and_the_year_before(star):
    table = {
        (r["level"], r["unique_id"], r["month"]): r
        for r in star.frame("revenue_variance").to_dicts()
    }
    seen = 0
    for series, money in _revenue(star).items():
        months = [month for month in MONTHS if month >= min(money)]
        for place, month in enumerate(months):
            row, seen = table[*series, month], seen + 1
            assert (row["revenue"] or 0) == money.get(month, 0)
            before = money.get(months[place - 1], Decimal(0)) if place else None
            year = money.get(months[place - 12], Decimal(0)) if place >= 12 else None
            assert row["month_on_month"] == _less(money.get(month, Decimal(0)), before)
            assert row["year_on_year"] == _less(money.get(month, Decimal(0)), year)
            if year:
                rate = float(money.get(month, Decimal(0)) / year) - 1
                assert row["year_on_year_rate"] == pytest.approx(rate)
    ahead = [row for key, row in table.items() if key[2] > MONTHS[-1]]
    assert seen + len(ahead) == len(table)
    assert [row["revenue"] for row in ahead] == [None]


def _less(now: Decimal, then: Decimal | None) -> Decimal | None:
    return None if then is None else now - then


def test_a_target_is_held_against_its_own_level_and_added_up_where_none_is_told(star):
    table = {
        (r["level"], r["unique_id"], r["month"]): r
        for r in star.frame("revenue_variance").to_dicts()
    }
    march, april, may = date(2024, 3, 1), date(2024, 4, 1), date(2024, 5, 1)
    plan = {
        ("store_category", "S1/Tea", march): 100,
        ("store", "S1", march): 150,
        ("store", "S2", march): 300,
        ("category", "Tea", march): 100,
        ("category", "Cake", march): 50,
        ("total", "total", march): 450,
        ("store", "S3", april): 100,
        ("total", "total", april): 100,
        ("total", "total", may): 900,
    }
    for key, target in plan.items():
        row = table[key]
        assert row["target_revenue"] == target, key
        assert row["against_plan"] == (row["revenue"] and row["revenue"] - target)
    assert table["store_category", "S2/Tea", march]["target_units"] == 7
    assert table["store", "S3", march]["target_revenue"] is None


def test_a_target_alone_multiplies_no_row(star):
    frame = star.frame("revenue_variance")
    assert len(frame.unique(["level", "unique_id", "month"])) == len(frame)


def test_the_funnel_is_that_of_sets_of_users(star):
    users: dict[tuple[date, str], set[str]] = defaultdict(set)
    number: dict[tuple[date, str], int] = defaultdict(int)
    for row in star.told["events"]:
        month, step = row["occurred_at"].date().replace(day=1), STEPS.get(row["event_type"])
        if step:
            users[month, step].add(row["user_id"])
            number[month, step] += 1
    table = {(row["month"], row["step"]): row for row in star.frame("event_funnel").to_dicts()}
    assert len(table) == 4 * 3
    for month in (date(2024, n, 1) for n in range(1, 5)):
        views, carts = users[month, "VIEW"], users[month, "CART"]
        reached = {"VIEW": views, "CART": views & carts}
        reached["PURCHASE"] = reached["CART"] & users[month, "PURCHASE"]
        for step, who in reached.items():
            row = table[month, step]
            assert row["events"] == number[month, step]
            assert row["users"] == len(users[month, step])
            assert row["reached"] == len(who)
            assert row["conversion_from_view"] == pytest.approx(len(who) / len(views))


def test_events_keep_every_row_and_every_day(star):
    assert len(star.frame("events")) == len(star.told["events"])
    by_day = star.frame("events_by_day")
    assert by_day["events"].sum() == len(star.told["events"])
    assert by_day.filter(by_day["event_type"] == "zoom")["step"].unique().to_list() == ["OTHER"]


def test_a_profile_is_its_store_over_all_stores(star):
    lines = star.frame("sales_lines").to_dicts()
    table = {row["store_id"]: row for row in star.frame("store_profiles").to_dicts()}
    assert set(table) == set(company.STORES)
    days = {store: {x["day"] for x in lines if x["store_id"] == store} for store in table}
    money = {store: _sum(x["revenue"] for x in lines if x["store_id"] == store) for store in table}
    company_a_day = sum(money.values()) / sum(map(len, days.values()))
    for store, row in table.items():
        mine = [x for x in lines if x["store_id"] == store]
        sold = [x for x in mine if not x["is_return"] and x["order_id"] is not None]
        orders = {x["order_id"] for x in sold}
        weekend = _sum(x["revenue"] for x in mine if x["day"].isoweekday() > 5)
        assert (row["trading_days"], row["orders"]) == (len(days[store]), len(orders))
        assert row["basket_size"] == pytest.approx(
            float(_sum(x["quantity"] for x in sold)) / len(orders)
        )
        assert row["average_order_value"] == pytest.approx(
            float(_sum(x["revenue"] for x in sold)) / len(orders)
        )
        assert row["weekend_share"] == pytest.approx(float(weekend / money[store]))
        want = 100 * money[store] / len(days[store]) / company_a_day
        assert row["revenue_a_day_index"] == pytest.approx(float(want))
        early = sum(x["sold_at"].hour < 12 for x in mine) / len(mine)
        assert row["morning_share"] == pytest.approx(early)


def _sum(values) -> Decimal:
    return sum((value for value in values if value is not None), Decimal(0))


def test_the_matrix_has_a_cell_for_every_store_and_category(star):
    matrix = star.frame("store_category_matrix")
    assert len(matrix) == matrix["store_id"].n_unique() * matrix["category"].n_unique()
    for (_,), group in matrix.group_by("store_id"):
        assert group["share_of_store"].sum() == pytest.approx(1)
    for (_,), group in matrix.group_by("category"):
        assert group["share_of_category"].sum() == pytest.approx(1)
