"""The page of stores: what is drawn is what a query by hand answers."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from shelfcast.dashboard import frame as frame_module
from shelfcast.dashboard.panels import like_for_like, profiles, regions, store_category
from shelfcast.dashboard.panels.asked import answer
from shelfcast.dashboard.view import View
from shelfcast.metrics import Scope

LAST = date(2024, 5, 29)
TABS = ("Ranking", "Stores and categories", "Profiles", "Regions and map", "Like for like")
NAMES = {"S1": "Mill Lane", "S2": "Quay"}


def by_hand(view: View, sql: str) -> list[tuple[object, ...]]:
    return view.reader.frame(sql).rows()


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_stands(opened, shop: Path, tab: str) -> None:
    app = opened(shop, "stores", stores=tab)
    assert not app.exception
    assert not app.warning
    assert app.get("plotly_chart")


@pytest.mark.parametrize("tab", TABS)
def test_a_viewer_of_one_store_sees_that_store_alone(
    opened, shop: Path, tab: str, shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame_module, "viewer", lambda: Scope(stores=frozenset({"S2"})))
    app = opened(shop, "stores", stores=tab)
    assert not app.exception
    assert "Mill Lane" not in shown(app)


def test_the_ranking_is_the_revenue_by_store(opened, shop: Path, all_days: View, drawn) -> None:
    app = opened(shop, "stores")
    start = LAST - timedelta(days=27)
    found = by_hand(
        all_days,
        f"select store_id, sum(revenue) from marts.sales_lines where day >= '{start}' group by 1",
    )
    bars = drawn(app)[0]["data"][0]
    told = {NAMES[str(code)]: float(money) for code, money in found}
    assert dict(zip(bars["y"], bars["x"], strict=True)) == pytest.approx(told)
    assert bars["y"] == sorted(told, key=lambda name: -told[name])


def test_the_matrix_holds_each_store_and_category(all_days: View) -> None:
    found = all_days.query(("revenue",), by=("store", "category")).frame
    found = found.with_columns(shown=pl.col("store_name"))
    shares = store_category.with_index(found)
    cells = store_category.matrix(all_days, shares, is_index=False)
    told = {
        (NAMES[str(store)], kind): float(money)
        for store, kind, money in by_hand(
            all_days,
            "select store_id, category, sum(revenue) from marts.sales_lines "
            "join marts.products using (product_id) group by all",
        )
    }
    for store, row in zip(cells.rows, cells.values, strict=True):
        for kind, value in zip(cells.columns, row, strict=True):
            assert value == pytest.approx(told[store, kind])


def test_the_index_is_the_share_beside_the_share_of_all() -> None:
    rows = [("A", "Tea", 30.0), ("A", "Ale", 10.0), ("B", "Tea", 10.0), ("B", "Ale", 50.0)]
    found = pl.DataFrame(rows, ["store", "category", "revenue"], orient="row")
    shares = store_category.with_index(found)
    # Tea is 40 of 100; it is 30 of store A's 40.
    assert shares["share_index"][0] == pytest.approx((30 / 40) / (40 / 100) * 100)
    assert shares["share_of_category"].to_list() == pytest.approx([0.75, 1 / 6, 0.25, 5 / 6])


def test_the_profile_of_all_stores_is_that_of_their_lines(all_days: View) -> None:
    found = profiles.profile(all_days)
    whole = found.filter(pl.col("store").is_null()).row(0, named=True)
    (days, revenue, weekend), *_ = by_hand(
        all_days,
        "select count(distinct (store_id, day)), sum(revenue), "
        "sum(revenue) filter (dayofweek(day) in (0, 6)) from marts.sales_lines",
    )
    assert whole["trading_days"] == days
    assert whole["revenue_a_day"] == pytest.approx(float(revenue) / days)
    assert whole["weekend_share"] == pytest.approx(float(weekend) / float(revenue))


def test_stores_are_indices_of_all_stores() -> None:
    rows = [
        {"store": "A", "shown": "A", "revenue_a_day": 30.0, "gross_margin": 0.3},
        {"store": None, "shown": "All", "revenue_a_day": 20.0, "gross_margin": None},
    ]
    found = pl.DataFrame(
        [{**dict.fromkeys(profiles.SPOKES, 1.0), **row} for row in rows],
        schema_overrides={"gross_margin": pl.Float64},
    )
    index = profiles.indexed(found).row(0, named=True)
    assert index["revenue_a_day"] == pytest.approx(150.0)
    assert index["gross_margin"] is None


def test_regions_are_drawn_by_month(all_days: View) -> None:
    found = all_days.query(("revenue",), by=("region", "month")).frame
    cells = regions.by_month(all_days, found)
    told = {
        (region, f"{month:%b %y}"): float(money)
        for region, month, money in by_hand(
            all_days,
            "select region, date_trunc('month', day)::date, sum(revenue) from marts.sales_lines "
            "join marts.stores using (store_id) group by all",
        )
    }
    assert cells.rows == ["South", "North"]
    for region, row in zip(cells.rows, cells.values, strict=True):
        for month, value in zip(cells.columns, row, strict=True):
            assert value == pytest.approx(told[region, month])


def test_stores_stand_on_the_map_where_they_are(opened, shop: Path, drawn) -> None:
    app = opened(shop, "stores", stores="Regions and map")
    dots = drawn(app)[-1]["data"][0]
    assert dict(zip(dots["text"], zip(dots["x"], dots["y"], strict=True), strict=True)) == {
        "Quay": (0.0, 50.9),
        "Mill Lane": (-0.6, 54.5),
    }


def test_without_coordinates_the_page_says_what_draws_the_map(opened, company: Path) -> None:
    app = opened(company, "stores", stores="Regions and map")
    assert not app.exception


def test_like_for_like_goes_from_the_days_before_to_the_days_chosen(
    opened, shop: Path, all_days: View, drawn
) -> None:
    app = opened(shop, "stores", stores="Like for like")
    start, before = LAST - timedelta(days=27), LAST - timedelta(days=55)
    ((then, now),) = by_hand(
        all_days,
        f"select sum(revenue) filter (day between '{before}' and '{start}'::date - 1), "
        f"sum(revenue) filter (day >= '{start}') from marts.sales_lines",
    )
    bars = drawn(app)[0]["data"][0]
    assert bars["y"][0], bars["y"][-1] == ("Before", "Now")
    assert bars["x"][0] == pytest.approx(float(then))
    assert bars["x"][-1] == pytest.approx(float(now))
    assert sum(bars["x"][:-1]) == pytest.approx(float(now))


def test_the_steps_of_like_for_like_add_up(all_days: View) -> None:
    told = answer(
        all_days,
        "like_for_like",
        start=date(2024, 4, 1),
        against=(date(2024, 2, 1), date(2024, 3, 31)),
    )
    first, *moves, last = like_for_like.steps(told.frame, "EUR")
    assert first.value + sum(step.value for step in moves) == pytest.approx(last.value)


def test_with_nothing_to_compare_with_the_page_says_so(opened, shop: Path) -> None:
    app = opened(shop, "stores", stores="Like for like", beside="Nothing")
    assert not app.exception
    assert "which days to compare with" in app.info[0].value
