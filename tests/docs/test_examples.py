from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")])


def examples() -> dict[str, str]:
    """The `>>>` examples of each page that has some, as one session."""
    sessions: dict[str, str] = {}
    for page in PAGES:
        blocks = [b for b in BLOCK.findall(page.read_text(encoding="utf-8")) if ">>>" in b]
        if blocks:
            sessions[str(page.relative_to(ROOT))] = "\n".join(blocks)
    return sessions


@pytest.mark.parametrize("page", examples())
def test_the_examples_of_a_page_give_what_it_says(page: str) -> None:
    test = doctest.DocTestParser().get_doctest(examples()[page], {}, page, page, 0)
    assert test.examples
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    assert runner.run(test).failed == 0


def test_the_pages_have_examples_to_run() -> None:
    assert examples()
