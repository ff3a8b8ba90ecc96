"""A person approves, changes and takes back purchase orders; the plan knows of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def ask(shop: Path, shelfcast: Callable[..., Any]) -> Callable[..., Any]:
    def run(*arguments: object) -> Any:
        told = shelfcast(*arguments, "--project", shop, "--json")
        assert told.code == 0, told.out
        return told.json

    return run


@pytest.fixture
def counted(shop: Path, bench: Any, shelfcast: Callable[..., Any], tmp_path: Path) -> None:
    """One product of one store was counted on the last day."""
    if (bench.kept / "counted").exists():
        bench.restore("counted")
        return
    path = tmp_path / "stock.csv"
    path.write_text("count date,store,product,on hand\n2026-02-13,S1,P1,2\n", encoding="utf-8")
    assert shelfcast("run", path, "--project", shop, "--json").code == 0
    bench.keep("counted")


def line_of(told: Any, key: str = "lines") -> Any:
    return next(row for row in told[key] if (row["store_id"], row["product_id"]) == ("S1", "P1"))


def test_an_approved_order_is_on_its_way_until_it_is_taken_back(ask, counted) -> None:
    before = line_of(ask("orders"))
    approved = ask("orders", "approve", "--store", "S1", "--product", "P1", "--by", "ann")
    assert [row["quantity"] for row in approved["lines"]] == [before["quantity"]]
    assert line_of(ask("orders", "--approved"))["po_number"] == before["po_number"]
    shelf = ask("outlook", "--store", "S1", "--product", "P1")["outlook"][0]
    assert shelf["in_transit"] == before["quantity"]
    assert shelf["order_quantity"] == 0
    ask("orders", "withdraw", before["po_number"], "--reason", "sent twice")
    again = line_of(ask("orders"))
    assert again["quantity"] == before["quantity"]
    assert again["po_number"] == f"{before['po_number']}-2"
    log = ask("orders", "log")["log"]
    assert [(row["action"], row["author"] == "ann") for row in log] == [
        ("withdrawn", False),
        ("approved", True),
    ]


def test_an_adjustment_is_what_gets_approved_and_written(ask, counted, tmp_path) -> None:
    planned = line_of(ask("orders"))["quantity"]
    ask("orders", "adjust", "S1", "P1", "--quantity", "7", "--reason", "no room")
    line = line_of(ask("orders"))
    assert (line["quantity"], line["planned"]) == (7, planned)
    assert line["adjusted_because"] == "no room"
    ask("orders", "--number", line["po_number"], "--to", tmp_path / "po.csv")
    assert (
        "P1,P1" in (tmp_path / "po.csv").read_text() or "P1," in (tmp_path / "po.csv").read_text()
    )
    kept = ask("orders", "approve", "--number", line["po_number"])["lines"]
    assert line_of({"lines": kept})["quantity"] == 7


@pytest.mark.thorough
def test_a_count_on_the_day_it_is_due_ends_it(ask, counted, shelfcast, shop, tmp_path) -> None:
    due = line_of(ask("orders"))["arrival_date"]
    ask("orders", "approve", "--store", "S1", "--product", "P1")
    path = tmp_path / "later.csv"
    path.write_text(f"count date,store,product,on hand\n{due},S1,P1,9\n", encoding="utf-8")
    assert shelfcast("run", path, "--project", shop, "--json").code == 0
    shelf = ask("outlook", "--store", "S1", "--product", "P1")["outlook"][0]
    assert (shelf["on_hand"], shelf["in_transit"]) == (9, 0)


def test_what_was_approved_for_a_shelf_that_nobody_counts_is_not_proposed_again(ask) -> None:
    before = line_of(ask("orders"))
    ask("orders", "approve", "--store", "S1", "--product", "P1")
    again = [(row["store_id"], row["product_id"]) for row in ask("orders")["lines"]]
    assert ("S1", "P1") not in again
    ask("orders", "withdraw", before["po_number"], "--reason", "sent twice")
    assert line_of(ask("orders"))["quantity"] == before["quantity"]


def test_a_budget_for_once_buys_less_and_the_next_plan_is_whole_again(ask) -> None:
    whole = sum(row["amount"] for row in ask("orders")["lines"])
    ask("plan", "--budget", str(whole / 2))
    assert 0 < sum(row["amount"] for row in ask("orders")["lines"]) <= whole / 2
    ask("plan")
    assert sum(row["amount"] for row in ask("orders")["lines"]) == pytest.approx(whole)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("approve",), "Nothing is named"),
        (("approve", "--supplier", "nobody"), "Nothing like that"),
        (("adjust", "S1", "P9", "--quantity", "5", "--reason", "x"), "orders no P9"),
        (("adjust", "S1", "P1", "--quantity", "-5", "--reason", "x"), "cannot be ordered"),
        (("adjust", "S1", "P1", "--quantity", "5", "--reason", " "), "needs a reason"),
        (("withdraw", "PO-1", "--reason", "x"), "has the number"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    shelfcast, shop, ask, arguments, words
) -> None:
    told = shelfcast("orders", *arguments, "--project", shop, "--json")
    assert (told.code, told.json["error"]) == (2, "bad_order")
    assert words in told.json["what"]
    assert ask("orders", "log")["log"] == []
