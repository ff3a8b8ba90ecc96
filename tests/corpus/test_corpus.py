"""Foreign exports land right with no option given; those that do not yet are known by name.

A case that was not right and is now must leave known.py: `score.py --known` writes it anew.
"""

from __future__ import annotations

from functools import cache

import pytest

from corpus.cases import CASES
from corpus.known import FLOOR, KNOWN
from corpus.report import share
from corpus.trial import Trial, run


@cache
def landed(name: str) -> Trial:
    return run(CASES[name])


def _cases() -> list[object]:
    return [
        pytest.param(name, marks=pytest.mark.xfail(strict=True, reason=KNOWN[name]))
        if name in KNOWN
        else name
        for name in CASES
    ]


@pytest.mark.parametrize("name", _cases())
def test_an_export_lands_as_its_system_meant_it(name: str) -> None:
    assert landed(name).verdict.faults == []


def test_no_known_case_has_left_the_corpus() -> None:
    assert set(KNOWN) <= set(CASES)


def test_the_columns_that_matter_stay_above_the_floor() -> None:
    right, total = share([landed(name) for name in CASES])
    assert right / total >= FLOOR


def test_no_export_crashes_the_reader() -> None:
    faults = [fault for name in CASES for fault in landed(name).verdict.faults]
    assert [fault for fault in faults if "CRASH" in fault] == []
