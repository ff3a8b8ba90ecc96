"""What is to be landed where, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from shelfcast.lake import Lake
from shelfcast.landing.account import Line
from shelfcast.landing.contract import Policies
from shelfcast.landing.examine import Examined, Habits
from shelfcast.landing.history import History


@dataclass(frozen=True)
class Request:
    """How files are to be landed: into which lake, told what.

    `told` is their column -> ours, as `--map` says it; `dataset` is what `--as` says. `accept` is
    true where a person means the changes of a source that `policies` would stop.
    """

    lake: Lake
    mappings: Path
    habits: Habits = field(default_factory=Habits)
    dataset: str | None = None
    told: Mapping[str, str] = field(default_factory=dict)
    policies: Policies = field(default_factory=Policies)
    accept: bool = False

    @cached_property
    def history(self) -> History:
        """What was landed before, and by this request."""
        return History(self.lake)


@dataclass(frozen=True)
class Landed:
    """What became of one table: its account, how it was read, what a person should look at.

    `changed` is what is other than in the file before of the same source.
    """

    line: Line
    examined: Examined
    changed: tuple[str, ...] = ()

    @property
    def mapping_file(self) -> Path:
        """Where the mapping was read from or saved to."""
        assert self.examined.mapping_file is not None
        return self.examined.mapping_file

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should look at."""
        return (*self.examined.warnings, *(f"since the file before, {c}" for c in self.changed))
