"""From a row that did not load to a number it is in, by the commands a person would type."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]
TEXT = (
    "Order Date,Product,Qty,Price\n"
    + "".join(f"2024-01-{day:02d},p{day % 3},{day},2.00\n" for day in range(1, 29))
    + "soon,p1,3,2.00\n2024-01-30,p2,many,2.00\n2024-01-31,p0,two,2.00\n"
)


@pytest.fixture
def shop(shelfcast: Command, tmp_path: Path) -> tuple[Callable[..., Any], Path]:
    """A project with three rows aside, and the commands in it."""
    place, file = tmp_path / "shop", tmp_path / "till.csv"
    file.write_text(TEXT)
    assert shelfcast("init", place).code == 0
    assert shelfcast("ingest", file, "--project", place).code == 0

    def command(*words: object) -> Any:
        return shelfcast(*words, "--project", place, "--json")

    return command, tmp_path


def test_rows_are_listed_mended_dismissed_and_replayed(shop: Any) -> None:
    command, _ = shop
    listed = command("quarantine", "list").json
    assert [row["reason"] for row in listed] == ["bad_date", "bad_number", "bad_number"]
    assert len(command("quarantine", "list", "--reason", "bad_date").json) == 1
    soon, many, _ = [row["row"] for row in listed]
    mended = command("quarantine", "mend", soon, "Order Date=2024-01-29").json["mended"]
    assert json.loads(mended)["Order Date"] == "2024-01-29"
    assert command("quarantine", "dismiss", many).json == {"dismissed": 1}
    [done] = command("quarantine", "replay").json
    assert done == {
        "file": "till.csv",
        "read": 31,
        "loaded": "28 -> 29",
        "quarantined": "3 -> 1",
        "duplicate": "0 -> 0",
        "not_data": "0 -> 1",
    }
    assert command("quarantine", "replay").json[0]["loaded"] == "29 -> 29"


def test_a_sheet_goes_out_is_mended_and_comes_back(shop: Any) -> None:
    command, folder = shop
    [sheet] = command("quarantine", "export", "--to", folder / "sheets").json
    with Path(sheet).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["Qty"] = {"many": "5", "two": "2"}.get(row["Qty"], row["Qty"])
    with Path(sheet).open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, rows[0])
        out.writeheader()
        out.writerows(rows)
    [done] = command("quarantine", "replay", sheet).json
    assert (done["loaded"], done["quarantined"]) == ("28 -> 30", "3 -> 1")


@pytest.mark.parametrize(
    "words",
    [
        ["mend", "nowhere:1", "Qty=1"],
        ["mend", "nowhere:1", "Qty"],
        ["dismiss", "nowhere:1"],
        ["replay", "no-such-sheet.csv"],
        ["replay", "--batch", "nowhere"],
    ],
    ids=" ".join,
)
def test_what_is_not_aside_is_a_mistake(shop: Any, words: list[str]) -> None:
    command, _ = shop
    said = command("quarantine", *words)
    assert (said.code, said.json["error"]) == (2, "bad_mend")


def test_a_column_that_the_row_has_not_is_told_with_those_it_has(shop: Any) -> None:
    command, _ = shop
    row = command("quarantine", "list").json[0]["row"]
    said = command("quarantine", "mend", row, "Quantity=1").json
    assert said["fix"] == "its columns are: Order Date, Product, Qty, Price"


def test_a_changed_source_is_stopped_and_accepted(shop: Any) -> None:
    command, folder = shop
    settings = folder / "shop" / "shelfcast.toml"
    told = settings.read_text().replace("[landing]", '[landing]\non_change = "freeze"')
    settings.write_text(told)
    (folder / "till-2.csv").write_text(TEXT.replace("2024-01", "2024-02").replace("Price", "Paid"))
    stopped = command("ingest", folder / "till-2.csv")
    assert (stopped.code, stopped.json["error"]) == (2, "source_changed")
    assert command("ingest", folder / "till-2.csv", "--accept").code == 0


def test_the_profile_tells_columns_and_drift(shop: Any) -> None:
    command, folder = shop
    (folder / "till-2.csv").write_text(TEXT.replace("2024-01", "2024-02").replace(",2.00", ",900"))
    command("ingest", folder / "till-2.csv")
    page = folder / "profile.html"
    told = command("profile", "--to", page).json
    assert {row["kind"] for row in told["drift"]} == {"level"}
    assert {row["column"] for row in told["profile"]} >= {"sold_at", "quantity", "unit_price"}
    assert "half of unit_price was up to 2, and is up to 900 now" in page.read_text()
    of_file = command("profile", folder / "till.csv").json["profile"]
    assert [row["type"] for row in of_file] == ["date", "text", "number", "number"]
