"""A person changes a forecast: what follows, what is refused, how it is taken back and scored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

WHEN = ("--from", "2026-02-15", "--to", "2026-02-16")
SAID = (*WHEN, "--reason", "street fair", "--author", "ann")
KEY = ["unique_id", "level", "ds"]


@pytest.fixture
def table(
    shop: Path, shelfcast: Callable[..., Any], tmp_path: Path
) -> Callable[[str], pl.DataFrame]:
    def read(name: str) -> pl.DataFrame:
        to = tmp_path / f"{name}.parquet"
        told = shelfcast("export", name, "--to", to, "--project", shop)
        assert told.code == 0, told.out + told.err
        return pl.read_parquet(to)

    return read


@pytest.fixture
def ask(shop: Path, shelfcast: Callable[..., Any]) -> Callable[..., Any]:
    def run(*arguments: object) -> Any:
        told = shelfcast(*arguments, "--project", shop, "--json")
        assert told.code == 0, told.out
        return told.json

    return run


def within(frame: pl.DataFrame) -> pl.Expr:
    return pl.col("ds").cast(pl.String).is_in(["2026-02-15", "2026-02-16"])


def test_an_override_reaches_the_sums_the_windows_and_the_orders_and_goes_away_again(
    ask, table
) -> None:
    before, windows = table("forecasts").sort(KEY), table("window_demand")
    made = ask("override", "add", "--store", "S1", "--product", "P1", "--percent", "100", *SAID)
    assert made["status"] == "ahead"
    assert made["changed"] == pytest.approx(2 * made["without"])
    after = table("forecasts").sort(KEY)
    gain = after["mean"] - before["mean"]
    touched = after.filter(gain != 0)
    assert touched.filter(~within(touched)).is_empty()
    assert set(touched["unique_id"]) == {"total", "S1/P1"}
    leaf = gain.filter(after["unique_id"] == "S1/P1").sum()
    assert gain.filter(after["unique_id"] == "total").sum() == pytest.approx(leaf)
    originals = table("overridden_forecasts").sort(KEY)
    assert originals.equals(before.join(touched.select(KEY), on=KEY, how="semi").sort(KEY))
    wider = table("window_demand").filter(store_id="S1", product_id="P1", days=14)["mean"].item()
    narrow = windows.filter(store_id="S1", product_id="P1", days=14)["mean"].item()
    assert wider == pytest.approx(narrow + leaf)
    said = ask("explain", "S1", "P1")
    person = next(row["units"] for row in said["drivers"] if row["driver"] == "person")
    assert person == pytest.approx(leaf)

    back = ask("override", "remove", made["override_id"], "--reason", "rained off")
    assert (back["status"], back["withdrawn_because"]) == ("withdrawn", "rained off")
    assert table("forecasts").sort(KEY).equals(before)
    assert table("override_log")["action"].to_list() == ["made", "withdrawn"]


@pytest.mark.thorough
def test_once_its_days_have_passed_an_override_is_scored_by_what_was_sold(
    ask, table, bench, shelfcast, shop
) -> None:
    ask("override", "add", "--quantity", "60", *SAID)
    assert ask("override", "scores")["overrides"] == []
    assert shelfcast("run", bench.second, "--project", shop, "--json").code == 0
    one = ask("override", "scores")["overrides"][0]
    sold = table("demand").filter(within(table("demand")))["y"].sum()
    assert (one["periods"], one["author"], one["reason"]) == (2, "ann", "street fair")
    assert one["sold"] == pytest.approx(sold)
    assert one["changed"] == pytest.approx(60)
    assert one["value_added"] == pytest.approx(one["error_without"] - one["error_changed"])
    by = ask("override", "scores")["by_author"][0]
    assert (by["author"], by["overrides"]) == ("ann", 1)
    assert ask("override", "list")["overrides"][0]["status"] == "over"


@pytest.mark.thorough
def test_an_override_outlives_a_forecast_made_anew(ask, table) -> None:
    ask("override", "add", "--percent", "50", *SAID)
    first = table("forecasts").sort(KEY)
    ask("forecast", "--force")
    assert table("forecasts").sort(KEY).equals(first)
    assert table("override_effects").height == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--store", "S9", "--percent", "5", *SAID), "Nothing is forecast for store 'S9'"),
        (("--store", "S1", "--region", "N", "--percent", "5", *SAID), "No level"),
        (SAID, "one of the two"),
        (("--percent", "5", "--quantity", "5", *SAID), "one of the two"),
        (("--percent", "-101", *SAID), "less than nothing"),
        (("--quantity", "nan", *SAID), "less than nothing"),
        (("--percent", "5", *WHEN, "--reason", " "), "needs a reason"),
        (
            ("--percent", "5", "--from", "2026-02-16", "--to", "2026-02-15", "--reason", "x"),
            "comes after",
        ),
        (
            ("--percent", "5", "--from", "2026-01-16", "--to", "2026-01-17", "--reason", "x"),
            "is forecast",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_a_code_and_nothing_is_kept(
    shelfcast, shop, ask, arguments, words
) -> None:
    told = shelfcast("override", "add", *arguments, "--project", shop, "--json")
    assert told.code == 2
    assert told.json["error"] == "bad_override"
    assert words in told.json["what"]
    assert ask("override", "list")["overrides"] == []


def test_taking_back_what_is_not_there_or_twice_is_refused(shelfcast, shop, ask) -> None:
    def remove(name: str) -> Any:
        return shelfcast(
            "override", "remove", name, "--reason", "x", "--project", shop, "--json"
        )  # fmt: skip

    assert remove("O1").json["error"] == "bad_override"
    ask("override", "add", "--percent", "50", *SAID)
    assert remove("O1").code == 0
    assert "already" in remove("O1").json["what"]
