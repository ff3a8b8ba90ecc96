from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

from shelfcast.cli import app

ROOT = Path(__file__).parents[2]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])
BLOCK = re.compile(r"^```(?:sh|bash|console)?\n(.*?)^```", re.MULTILINE | re.DOTALL)


def documented() -> list[tuple[str, str]]:
    """Each `shelfcast ...` line of each shell block, with the page it stands on."""
    found: list[tuple[str, str]] = []
    for page in PAGES:
        for block in BLOCK.findall(page.read_text(encoding="utf-8")):
            for line in block.splitlines():
                words = re.search(r"(?:^|\s|/)(shelfcast [^>|;]*)", line.split("#")[0])
                if words:
                    found.append((page.name, words.group(1).strip()))
    return found


def find(words: list[str]) -> Any:
    """The command that the words name; KeyError where there is none."""
    entry: Any = typer.main.get_command(app)
    for word in words:
        if not getattr(entry, "commands", None) or word.startswith("--"):
            return entry
        entry = entry.commands[word]
    return entry


@pytest.mark.parametrize(("page", "line"), documented())
def test_a_documented_command_exists_with_its_options(page: str, line: str) -> None:
    words = shlex.split(line)[1:]
    command = find(words)
    known = {option for item in command.params for option in (*item.opts, *item.secondary_opts)}
    used = {word.split("=")[0] for word in words if word.startswith("--")} - {"--help"}
    assert used <= known


def test_every_command_is_in_the_reference() -> None:
    text = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")

    def leaves(name: str, entry: Any) -> list[str]:
        inner = getattr(entry, "commands", None)
        if not inner:
            return [name]
        return [leaf for word, below in inner.items() for leaf in leaves(f"{name} {word}", below)]

    missing = [
        name
        for name in leaves("shelfcast", typer.main.get_command(app))
        if f"\n## {name}\n" not in text
    ]
    assert missing == []
