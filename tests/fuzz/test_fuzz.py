"""A small share of what run.py does at length."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fuzz.mutations import spoiled
from fuzz.ordeal import Tally, undergo
from fuzz.run import batch


@pytest.mark.parametrize(
    "first", [0, *(pytest.param(n, marks=pytest.mark.thorough) for n in (20, 40, 60))]
)
def test_no_spoiled_file_crashes_hangs_or_loses_a_row(first):
    tally = batch(list(range(first, first + 20)))
    assert tally.files == 20
    assert tally.faults == []


def test_a_file_is_spoiled_the_same_way_each_time():
    import random

    raw = b"a,b\n1,2\n" * 50
    assert spoiled(raw, random.Random(7)) == spoiled(raw, random.Random(7)) != raw


def test_a_crash_is_counted(tmp_path, monkeypatch):
    import fuzz.ordeal as ordeal

    def broken(*_):
        raise ValueError("no")

    monkeypatch.setattr(ordeal, "land_file", broken)
    tally = Tally()
    undergo(b"a,b\n1,2\n", "a.csv", "x", tmp_path, tally)
    assert tally.ends == {"crash": 1}
    assert "ValueError no" in tally.faults[0]
