"""The corner shop's plan over its own past: told in money, with what that rests on."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture(scope="module")
def told(corner_shop: Any, shelfcast: Any) -> dict[str, Any]:
    said = shelfcast("proof", "--project", corner_shop.root, "--json")
    assert said.code == 0, said.err
    return dict(said.json)


def test_the_plan_is_held_against_every_rival_and_what_was_really_ordered(told: Any) -> None:
    against = {row["against"]: row for row in told["proof"] if row["plan"] == "ours"}
    assert set(against) == {"ours", "naive", "z_score", "foresight", "done"}
    for row in against.values():
        assert row["saved"] == pytest.approx(row["against_cost"] - row["cost"])
    assert against["naive"]["saved_low"] > 0
    assert against["foresight"]["saved"] < 0


def test_it_says_whose_stock_nobody_had_counted(told: Any) -> None:
    (basis,) = told["basis"]
    assert basis["counted"] == 0
    assert "every plan starts with what the naive rule would have held" in basis["sentence"]
    assert basis["last_day"] == "2026-06-30"


def test_a_person_reads_sentences_and_a_table(corner_shop: Any, shelfcast: Any) -> None:
    said = shelfcast("proof", "--project", corner_shop.root)
    assert said.code == 0
    words = " ".join(said.out.split())
    assert "Over 120 lines our plan would have cost GBP" in words
    assert "nine times in ten" in words


def test_the_run_tells_what_its_plan_was_worth(corner_shop: Any) -> None:
    plan = next(step for step in corner_shop.said["steps"] if step["step"] == "plan")
    assert any(note.startswith("Proof: ") for note in plan["notes"])
