"""A rule in shelfcast.toml, what it does to each row, and its being taken back."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]
HEADER = "Date,Order,Store,Product,Product name,Category,Qty,Unit price,Status\n"


def _sales() -> str:
    rows = [
        f"2024-03-{day:02},{1000 + day},Laden,A{day % 3},Ware {day % 3},Фильмы,2,3.50,shipped"
        for day in range(1, 25)
    ]
    rows += [
        "2024-03-25,1025,Laden,A1,Ware 1,Фильмы,1,3.50,Storniert (Kunde)",
        "2024-03-25,1026,Laden,A9,Testartikel,фильмы ,1,9.99,shipped",
        "2024-03-25,1027,Laden,VK,Versandkosten,Service,1,4.90,shipped",
        "2024-03-26,1028,Laden,A1,Ware 1,Фильмы,900,3.50,shipped",
    ]
    return HEADER + "\n".join(rows) + "\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, shelfcast: Command) -> Path:
    """Who changes its settings puts them back."""
    folder = tmp_path_factory.mktemp("cleaning")
    project = folder / "shop"
    (folder / "sales.csv").write_text(_sales(), encoding="utf-8")
    labels = "column,original,label\nКатегория,ФИЛЬМЫ,Films\n"
    (folder / "labels.csv").write_text(labels, encoding="utf-8")
    shelfcast("init", project)
    for name in ("sales.csv", "labels.csv"):
        landed = shelfcast("ingest", folder / name, "--project", project, "--json")
        assert landed.code == 0, landed.out
        assert landed.json["account"][0]["dataset"] == name.removesuffix(".csv")
    assert shelfcast("build", "--project", project).code == 0
    return project


def _cleaning(shelfcast: Command, project: Path, *more: object) -> Any:
    said = shelfcast("cleaning", *more, "--project", project, "--json")
    assert said.code == 0, said.out
    return said.json


@pytest.mark.thorough
def test_rules_flag_and_change_by_default_and_drop_when_told_and_it_can_be_taken_back(
    built: Path, shelfcast: Command, tmp_path: Path
) -> None:
    rules = {each["rule"]: each for each in _cleaning(shelfcast, built)["rules"]}
    found = {
        name: (each["flagged"], each["changed"], each["dropped"]) for name, each in rules.items()
    }
    assert found["labels"] == (0, 27, 0)
    assert found["test_rows"] == found["cancelled_orders"] == found["outliers"] == (1, 0, 0)
    assert found["non_product_codes"] == (1, 0, 0)
    whole = rules["non_product_codes"]["revenue_out"]

    settings = built / "shelfcast.toml"
    before = settings.read_text(encoding="utf-8")
    dropping = 'cancelled_orders = "drop"\ntest_rows = "drop"\n'
    settings.write_text(before.replace("[cleaning]\n", f"[cleaning]\n{dropping}"), encoding="utf-8")
    assert shelfcast("build", "--project", built).code == 0
    last = _cleaning(shelfcast, built)["rules"][-1]
    assert (last["lines_out"], last["revenue_out"]) == (26, pytest.approx(whole - 13.49))
    gone = _cleaning(shelfcast, built, "--row", "sales.csv:27")[0]
    assert (gone["state"], gone["dropped_by"], gone["line"]) == ("dropped", "test_rows", None)
    assert [each["rule"] for each in gone["effects"]] == ["labels", "test_rows"]

    settings.write_text(before, encoding="utf-8")
    assert shelfcast("build", "--project", built).code == 0
    assert _cleaning(shelfcast, built)["rules"][-1]["revenue_out"] == whole
    back = _cleaning(shelfcast, built, "--row", "sales.csv:27")[0]
    assert (back["state"], back["line"]["is_test"]) == ("kept", True)


def test_effects_are_exported_with_file_row_before_and_after(
    built: Path, shelfcast: Command, tmp_path: Path
) -> None:
    shelfcast("export", "rule_effects", "--to", tmp_path / "e.csv", "--project", built)
    with (tmp_path / "e.csv").open(encoding="utf-8") as file:
        effects = list(csv.DictReader(file))
    first = next(e for e in effects if e["_row_number"] == "2")
    assert (first["file"].endswith("sales.csv"), first["before"], first["after"]) == (
        True,
        "Фильмы",
        "Films",
    )
    shown = shelfcast("query", "revenue", "--by", "category", "--project", built, "--json").json
    assert {row["category"] for row in shown["rows"]} == {"Films", "Service"}


def test_a_row_that_is_in_no_file_is_told(built: Path, shelfcast: Command) -> None:
    assert _cleaning(shelfcast, built, "--row", "sales.csv:99")[0]["state"] == "no sale line"
    for told in ("other.csv:3", "sales.csv", "sales.csv:x"):
        said = shelfcast("cleaning", "--row", told, "--project", built, "--json")
        assert (said.code, said.json["error"]) == (2, "bad_query")
    shown = shelfcast("cleaning", "--row", "sales.csv:26", "--project", built)
    assert "flagged: its status says cancelled (status)" in shown.out
