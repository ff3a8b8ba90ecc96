"""What is to be landed where, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shelfcast.lake import Lake
from shelfcast.landing.account import Line
from shelfcast.landing.examine import Examined, Habits


@dataclass(frozen=True)
class Request:
    """How files are to be landed: into which lake, told what.

    `told` is their column -> ours, as `--map` says it; `dataset` is what `--as` says.
    """

    lake: Lake
    mappings: Path
    habits: Habits = field(default_factory=Habits)
    dataset: str | None = None
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Landed:
    """What became of one table: its account, how it was read, what a person should look at."""

    line: Line
    examined: Examined

    @property
    def mapping_file(self) -> Path:
        """Where the mapping was read from or saved to."""
        assert self.examined.mapping_file is not None
        return self.examined.mapping_file

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should look at."""
        return self.examined.warnings
