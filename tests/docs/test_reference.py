from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from shelfcast import errors
from shelfcast.contracts import DATASETS, FRAMES
from shelfcast.landing.judge import NOT_DATA, REASONS
from shelfcast.metrics import catalogue
from shelfcast.project import Settings

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
sys.path.insert(0, str(ROOT / "docs"))

import generate  # noqa: E402

sys.path.remove(str(ROOT / "docs"))


def read(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", generate.PAGES)
def test_a_generated_page_is_what_the_code_would_write_now(name: str) -> None:
    assert read(name) == generate.PAGES[name](), "run: .venv/bin/python docs/generate.py"


def test_a_page_that_differs_is_told(tmp_path: Path) -> None:
    (tmp_path / "frames.md").write_text(read("frames.md"), encoding="utf-8")
    (tmp_path / "errors.md").write_text("# Errors\n", encoding="utf-8")
    assert "errors.md" in generate.drifted(tmp_path)
    assert "frames.md" not in generate.drifted(tmp_path)


def test_every_setting_is_in_the_reference() -> None:
    text = read("settings.md")
    for section, field in Settings.model_fields.items():
        assert f"## [{section}]" in text
        keys = getattr(type(field.get_default(call_default_factory=True)), "model_fields", {})
        below = text.split(f"## [{section}]")[1].split("\n## ")[0]
        assert [key for key in keys if f"| `{key}` |" not in below] == []


def test_every_error_code_is_in_the_reference_and_no_other() -> None:
    codes: set[str] = set()
    waiting: list[type[errors.ShelfcastError]] = [errors.ShelfcastError]
    while waiting:
        kind = waiting.pop()
        codes.add(kind.code)
        waiting += kind.__subclasses__()
    assert set(re.findall(r"^\| `(\w+)` \|", read("errors.md"), re.MULTILINE)) == codes


def test_every_dataset_and_frame_has_all_its_columns() -> None:
    for page, known in (("datasets.md", DATASETS), ("frames.md", FRAMES)):
        text = read(page)
        for name, frame in known.items():
            below = text.split(f"\n## {name}\n")[1].split("\n## ")[0]
            assert [column for column in frame.names if f"| `{column}` |" not in below] == []


def test_every_metric_and_dimension_is_in_the_reference() -> None:
    text = read("metrics.md")
    names = [item.name for item in (*catalogue().metrics, *catalogue().dimensions)]
    assert [name for name in names if f"| `{name}` |" not in text] == []


def test_every_reason_code_is_in_the_reference_and_no_other() -> None:
    told = re.findall(r"^\| `(\w+)` \|", read("reason-codes.md"), re.MULTILINE)
    assert sorted(told) == sorted([*REASONS, *NOT_DATA])


def test_every_dependency_has_its_sentence_those_of_extras_too() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    lines = [*project["dependencies"], *extras]
    names = [re.split(r"[\[<>=~! ]", line)[0] for line in lines]
    text = (ROOT / "docs" / "decisions" / "0007-dependencies.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `([\w-]+)` \|", text, re.MULTILINE)
    assert sorted(told) == sorted(names)


def test_a_bar_in_a_cell_does_not_break_the_table() -> None:
    assert generate.table(("a",), [("x | y\nz",)]).endswith("| x \\| y z |")
