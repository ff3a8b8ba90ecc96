from __future__ import annotations

from collections import defaultdict

import pytest

from shelfcast.contracts import DATASETS, Dataset, Kind
from shelfcast.landing.meaning.names import likeness, words

EACH = pytest.mark.parametrize("dataset", DATASETS.values(), ids=list(DATASETS))


@EACH
def test_column_names_are_unique_and_written_as_sql_names(dataset: Dataset) -> None:
    assert len(set(dataset.names)) == len(dataset.names)
    for name in dataset.names:
        assert name.isidentifier()
        assert name == name.lower()
        assert not name.startswith("_"), "names with _ are the lake's own"


@EACH
def test_keys_needs_and_time_are_columns(dataset: Dataset) -> None:
    assert set(dataset.key) <= set(dataset.names)
    assert {name for group in dataset.needs for name in group} <= set(dataset.names)
    assert all(group for group in dataset.needs)
    if dataset.time is not None:
        assert dataset[dataset.time].kind in {Kind.DATE, Kind.TIMESTAMP}
    assert not dataset.partitioned or dataset.time is not None


@EACH
def test_a_required_column_is_needed_alone(dataset: Dataset) -> None:
    required = {column.name for column in dataset.columns if column.required}
    assert required <= {group[0] for group in dataset.needs if len(group) == 1}


@EACH
def test_every_column_says_what_it_is(dataset: Dataset) -> None:
    for column in dataset.columns:
        assert column.description.strip()


@EACH
def test_a_synonym_stands_for_one_column_only(dataset: Dataset) -> None:
    """Compared as the landing compares them: lower case, without signs and spaces."""
    claimed: dict[str, set[str]] = defaultdict(set)
    for column in dataset.columns:
        for synonym in column.synonyms:
            claimed[words(synonym).replace(" ", "")].add(column.name)
    assert {name: sorted(by) for name, by in claimed.items() if len(by) > 1} == {}


@EACH
def test_no_synonym_is_the_name_of_another_column(dataset: Dataset) -> None:
    names = {words(name).replace(" ", ""): name for name in dataset.names}
    wrong = [
        (column.name, synonym)
        for column in dataset.columns
        for synonym in column.synonyms
        if names.get(words(synonym).replace(" ", ""), column.name) != column.name
    ]
    assert wrong == []


@EACH
def test_a_synonym_is_listed_once(dataset: Dataset) -> None:
    for column in dataset.columns:
        plain = [words(synonym) for synonym in column.synonyms]
        twice = sorted({name for name in plain if plain.count(name) > 1})
        assert (column.name, twice) == (column.name, [])


@EACH
def test_every_synonym_is_nearest_to_its_own_column(dataset: Dataset) -> None:
    wrong = []
    for column in dataset.columns:
        for synonym in column.synonyms:
            own = likeness(synonym, column)
            others = {c.name: likeness(synonym, c) for c in dataset.columns if c is not column}
            best = max(others, key=others.__getitem__)
            if others[best] >= own:
                wrong.append((synonym, column.name, best))
    assert wrong == []


def test_a_column_of_one_name_is_of_one_kind_everywhere() -> None:
    kinds: dict[str, set[Kind]] = defaultdict(set)
    for dataset in DATASETS.values():
        for column in dataset.columns:
            kinds[column.name].add(column.kind)
    several = {name: found for name, found in kinds.items() if len(found) > 1}
    assert several == {}


def test_the_datasets_are_named_by_their_keys() -> None:
    assert all(dataset.name == name for name, dataset in DATASETS.items())
