from __future__ import annotations

import json
import math
from datetime import date, datetime
from decimal import Decimal

import polars as pl
import pytest

from shelfcast.errors import InputError
from shelfcast.terminal import print_error, print_facts, print_frame, print_json, say, warn

Captured = pytest.CaptureFixture[str]


def test_json_holds_money_as_a_number_and_days_as_iso(capsys: Captured) -> None:
    print_json(
        {"money": Decimal("12.3400"), "whole": Decimal("5.0000"), "day": date(2026, 1, 5)}
        | {"at": datetime(2026, 1, 5, 7, 30), "name": "Größe"}
    )
    assert json.loads(capsys.readouterr().out) == {
        "money": 12.34,
        "whole": 5,
        "day": "2026-01-05",
        "at": "2026-01-05T07:30:00",
        "name": "Größe",
    }


def test_numbers_that_json_has_no_word_for_become_null(capsys: Captured) -> None:
    print_json([{"x": math.nan}, [math.inf, -math.inf, 1.5], ({"y": (math.nan,)},)])
    text = capsys.readouterr().out
    document = json.loads(text, parse_constant=pytest.fail)
    assert document == [{"x": None}, [None, None, 1.5], [{"y": [None]}]]


def test_an_error_in_words_goes_to_stderr_whole(capsys: Captured) -> None:
    long = "a word " * 60
    print_error(InputError(long, evidence=["[red]raw[/]"], fix="mend [it]"), as_json=False)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        f"{long} [bad_input]",
        "  [red]raw[/]",
        "Fix: mend [it]",
        "Nothing was written.",
    ]


def test_an_error_as_json_goes_to_stdout(capsys: Captured) -> None:
    print_error(InputError("no"), as_json=True)
    said = capsys.readouterr()
    assert json.loads(said.out)["error"] == "bad_input"
    assert said.err == ""


def test_text_is_shown_as_it_is(capsys: Captured) -> None:
    say("a [bold]name[/]", "done", "green")
    warn("look [here]")
    print_facts([("period [x]", "[1]")])
    said = capsys.readouterr()
    assert said.out.splitlines()[0] == "done a [bold]name[/]"
    assert "period [x]" in said.out
    assert said.err == "! look [here]\n"


def test_a_table_shows_its_first_rows_and_how_many_are_left(capsys: Captured) -> None:
    frame = pl.DataFrame({"id": ["a", "[b]", None], "n": [1234, 5, 6], "x": [0.5, None, 1000.0]})
    print_frame(frame, title="Rows", limit=2)
    out = capsys.readouterr().out
    assert "1,234" in out
    assert "[b]" in out
    assert "0.5" in out
    assert "1,000" not in out
    assert out.endswith("and 1 more rows\n")
