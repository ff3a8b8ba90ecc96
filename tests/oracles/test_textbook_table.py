"""Every row of docs/explanation/policies.md: ours, the book's number, stockpyl's."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "docs"))

import textbook  # noqa: E402

sys.path.remove(str(ROOT / "docs"))

ROWS = textbook.instances()
POLICIES = ROOT / "src" / "shelfcast" / "inventory" / "policies"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.policy}: {row.instance}: {row.number}")
def test_ours_is_the_number_of_the_book_and_of_stockpyl(row):
    if row.peer is not None:
        assert row.ours == pytest.approx(row.peer, rel=5e-4)
    if row.book:
        decimals = len(row.book.partition(".")[2])
        assert row.ours == pytest.approx(float(row.book), abs=1.01 * 10**-decimals)
    assert row.book or row.peer is not None


def test_every_policy_has_a_row_or_says_why_not():
    files = {path.stem for path in POLICIES.glob("*.py")} - {"__init__"}
    assert files == {row.policy for row in ROWS} | set(textbook.POLICIES_WITHOUT_A_ROW)
