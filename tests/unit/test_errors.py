from __future__ import annotations

import inspect
import json

import pytest

from shelfcast import errors
from shelfcast.errors import EVIDENCE_CAP, FailureError, InputError, ShelfcastError

KINDS = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, ShelfcastError) and kind is not ShelfcastError
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_person_can_mend_exit_2_and_a_failure_is_exit_1(kind: type[ShelfcastError]) -> None:
    assert kind.exit_code == (2 if issubclass(kind, InputError) else 1)


def test_codes_are_unique() -> None:
    codes = [kind.code for kind in KINDS]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    "kind", [k for k in KINDS if k not in {InputError, FailureError}], ids=lambda k: k.__name__
)
def test_the_tree_in_the_docstring_names_every_class_with_its_code(
    kind: type[ShelfcastError],
) -> None:
    lines = (errors.__doc__ or "").splitlines()
    assert any(kind.__name__ in line and f" {kind.code} " in line for line in lines)


def test_the_text_is_what_evidence_why_fix_state() -> None:
    error = InputError("It broke.", evidence=["a", "b"], why="It matters.", fix="mend it")
    assert str(error).splitlines() == [
        "It broke. [bad_input]",
        "  a",
        "  b",
        "It matters.",
        "Fix: mend it",
        "Nothing was written.",
    ]


def test_long_evidence_is_cut_in_words_and_whole_as_data() -> None:
    many = [str(number) for number in range(EVIDENCE_CAP + 3)]
    error = FailureError("It broke.", evidence=many, state="")
    assert str(error).splitlines()[-1] == "  and 3 more"
    assert error.as_dict()["evidence"] == many
    assert json.loads(json.dumps(error.as_dict()))["error"] == "failure"
