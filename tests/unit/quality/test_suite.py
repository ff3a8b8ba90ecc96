"""Each dataset of the contracts has its suite, generated from its columns."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from shelfcast.contracts import DATASETS, Kind, sound
from shelfcast.quality.suite import suite_of, types_of

TODAY = date(2026, 6, 30)
EACH = pytest.mark.parametrize("dataset", DATASETS.values(), ids=list(DATASETS))


@EACH
def test_each_dataset_has_a_suite_whose_names_are_its_own(dataset):
    expected = [*types_of(dataset), *suite_of(dataset, TODAY)]
    names = [item.name for item in expected]
    assert len(set(names)) == len(names)
    assert all(name.startswith(f"{dataset.name}.") for name in names)
    assert all(item.says for item in expected)


@EACH
def test_what_a_contract_says_is_expected(dataset):
    suite = suite_of(dataset, TODAY)
    asked = {(item.kind, item.columns) for item in suite}
    assert {item.columns[0] for item in types_of(dataset)} == set(dataset.names)
    for column in dataset.columns:
        place = (column.name,)
        if column.required:
            assert ("filled", place) in asked
        if column.kind is Kind.BOOLEAN:
            assert ("members", place) in asked
        if column.kind in (Kind.DATE, Kind.TIMESTAMP):
            assert ("range", place) in asked
        if column.kind is Kind.ID:
            assert ("pattern", place) in asked
    for group in dataset.needs:
        assert ("filled" if len(group) == 1 else "one_of", group) in asked
    assert sum(item.kind == "once" for item in suite) == (2 if dataset.key else 1)


def test_what_is_sound_names_columns_that_there_are():
    columns = {name for dataset in DATASETS.values() for name in dataset.names}
    assert set(sound.RANGES) | set(sound.PATTERNS) | set(sound.LONG_AGO) <= columns
    for name, pairs in sound.IN_ORDER.items():
        assert {column for pair in pairs for column in pair} <= set(DATASETS[name].names)


def test_the_package_is_not_imported_until_it_is_asked():
    code = (
        "import sys, shelfcast.cli, shelfcast.quality, shelfcast.show.quality;"
        "sys.exit('great_expectations' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
