"""Insights of the corner shop, whose story is known."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from corner_shop.incidents import Incidents
from shelfcast import warehouse
from shelfcast.errors import NoDataError
from shelfcast.insights import INSIGHTS, Asked, Question, insight, sentences, why
from shelfcast.insights.rfm import customers, rfm
from shelfcast.metrics import Scope, rows, table_names

UNTIL = date(2026, 6, 30)


@pytest.fixture(scope="module")
def reader(corner_shop: Any):
    with warehouse.open_snapshot(corner_shop.root / "warehouse") as opened:
        yield opened


@pytest.mark.parametrize("name", INSIGHTS)
def test_every_insight_is_one_document(name: str, corner_shop: Any, shelfcast: Any) -> None:
    said = shelfcast("insights", name, "--project", corner_shop.root, "--json", "--limit", "3")
    assert said.code == 0, said.out
    assert said.err == ""
    assert said.json["insight"] == name
    assert said.json["sentences"]
    assert len(said.json["rows"]) <= 3


@pytest.mark.parametrize("name", INSIGHTS)
def test_an_insight_asked_twice_says_the_same(name: str, reader: Any) -> None:
    first, second = (insight(name, Question(reader, currency="GBP")) for _ in range(2))
    assert first.sentences == second.sentences
    assert first.frame.equals(second.frame)


@pytest.mark.parametrize("name", INSIGHTS)
def test_a_viewer_of_one_store_is_told_of_no_other(name: str, reader: Any) -> None:
    found = insight(name, Question(reader, Scope(stores=frozenset({"S01"})), currency="GBP"))
    text = " ".join(found.sentences)
    text += " ".join(str(v) for row in found.frame.iter_rows() for v in row)
    assert not {"S02", "S03", "Mill Lane", "Station Parade"} & set(text.replace("/", " ").split())


@pytest.mark.parametrize("arguments", [["rfn"], ["rfm", "--by", "store"]])
def test_an_insight_that_does_not_exist_is_a_mistake(
    arguments: list[str], corner_shop: Any, shelfcast: Any
) -> None:
    said = shelfcast("insights", *arguments, "--project", corner_shop.root, "--json")
    assert (said.code, said.json["error"]) == (2, "bad_query")


def test_the_planted_promotion_is_found_with_its_lift_in_the_interval(reader: Any) -> None:
    planted = Incidents(UNTIL).promotion
    frame = insight("uplift", Question(reader, currency="GBP")).frame
    row = frame.filter(promotion=planted.name).row(0, named=True)
    assert (row["first"], row["last"]) == (planted.window.starts_on, planted.window.ends_on)
    assert row["low"] <= planted.lift - 1 <= row["high"]
    assert row["low"] > 0
    assert abs(row["uplift"] - (planted.lift - 1)) < 0.25


def test_the_closure_is_set_apart_and_makes_no_store_worse(reader: Any) -> None:
    shut = Incidents(UNTIL).closure.window
    start = shut.starts_on - timedelta(shut.starts_on.weekday())
    asked = Question(reader, start=start, end=start + timedelta(13), currency="GBP")
    frame = insight("like_for_like", asked).frame
    row = frame.filter(store="S03").row(0, named=True)
    assert row["days"] == 14 - len([day for day in shut if day <= start + timedelta(13)])
    assert row["change_pct"] > -0.35
    assert row["whole_now"] < 0.7 * float(row["whole_before"])


def test_the_products_launched_are_the_new_ones(reader: Any) -> None:
    launched = Incidents(UNTIL).launched
    frame = insight("new_items", Question(reader, start=min(launched.values()))).frame
    assert set(frame["product"]) == set(launched)


def test_why_explains_the_promotion_by_its_category(reader: Any) -> None:
    window = Incidents(UNTIL).promotion.window
    found = why(reader, Asked("units", window.starts_on, window.ends_on))
    assert found.dimension.name == "category"
    assert found.groups.row(0, named=True)["category"] == "Snacks"
    assert sum(found.parts.values(), start=Decimal(0)) == found.change
    assert "Snacks" in " ".join(sentences(found, "GBP"))


def _mart(reader: Any, name: str) -> pl.DataFrame:
    if name not in table_names():
        pytest.skip(f"the mart {name} is not there yet")
    try:
        return rows(reader, name)
    except NoDataError:
        pytest.skip(f"the mart {name} is not built")


def test_segments_are_those_of_the_mart_for_a_viewer_of_everything(reader: Any) -> None:
    mart = _mart(reader, "customer_rfm").sort("customer_id")
    found, today = customers(Question(reader))
    ours = rfm(found, today).sort("customer")
    for theirs, name in (("customer_id", "customer"), ("segment", "segment")):
        assert ours[name].to_list() == mart[theirs].to_list()
    for name in ("recency", "frequency", "monetary", "worth_score"):
        assert ours[name].to_list() == mart[name].to_list(), name


def test_cohorts_are_those_of_the_mart_for_a_viewer_of_everything(reader: Any) -> None:
    mart = _mart(reader, "customer_cohorts").sort("cohort", "month")
    ours = insight("cohorts", Question(reader)).frame.sort("cohort", "month")
    for name in ("cohort", "month", "customers", "active_customers", "repeat_customers"):
        assert ours[name].to_list() == mart[name].to_list(), name


def test_classes_are_those_of_the_mart_for_a_viewer_of_everything(reader: Any) -> None:
    mart = _mart(reader, "product_classes").sort("product_id")
    ours = insight("abc_xyz", Question(reader, by="product")).frame.sort("product")
    assert ours["product"].to_list() == mart["product_id"].to_list()
    for name in ("revenue", "units", "months", "class"):
        assert ours[name].to_list() == mart[name].to_list(), name


def test_new_products_bring_what_the_mart_says(reader: Any) -> None:
    mart = _mart(reader, "new_vs_established").filter(status="new")
    start = Question(reader).days()[0]
    ours = insight("new_items", Question(reader, start=start)).frame
    assert ours["revenue"].sum() == mart["revenue"].sum()
    assert ours["units"].sum() == mart["units"].sum()


def test_a_viewer_who_sees_nothing_comparable_is_told_so(reader: Any) -> None:
    planted = Incidents(UNTIL).promotion
    asked = Question(reader, Scope(categories=frozenset({planted.category})), currency="GBP")
    row = insight("uplift", asked).frame.row(0, named=True)
    assert row["low"] <= planted.lift - 1 <= row["high"]
    assert "nothing comparable" in row["reason"]
