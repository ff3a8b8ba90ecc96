"""What is to be landed where, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shelfcast.errors import InputError
from shelfcast.lake import Lake
from shelfcast.landing.account import NONE, Line
from shelfcast.landing.aside.contract import Policies
from shelfcast.landing.books import Books
from shelfcast.landing.meaning.examine import Examined, Habits
from shelfcast.landing.meaning.questions import Ask
from shelfcast.landing.shapes.calendar_codes import calendar_codes
from shelfcast.landing.shapes.clues import Clues, Codes, Days, recalled
from shelfcast.landing.workers import Workers


@dataclass(frozen=True)
class Request:
    """How files are to be landed: into which lake, told what.

    `ask` asks a person who is there of what is doubted; `days` is what was said of the days that
    a file leaves open.
    `told` is their column -> ours, as `--map` says it; `dataset` is what `--as` says. `accept` is
    true where a person means the changes of a source that `policies` would stop. `opened` is
    for a request made of another, whose books it goes on with. `workers`, where they are told, type
    the tables that can be cut.
    """

    lake: Lake
    mappings: Path
    habits: Habits = field(default_factory=Habits)
    dataset: str | None = None
    told: Mapping[str, str] = field(default_factory=dict)
    days: Days = field(default_factory=Days)
    ask: Ask | None = None
    policies: Policies = field(default_factory=Policies)
    accept: bool = False
    opened: Books | None = field(default=None, compare=False)
    workers: Workers | None = None

    def __post_init__(self) -> None:
        """Open the books, unless this request goes on with those of another."""
        if self.opened is None:
            object.__setattr__(self, "opened", Books(self.lake))

    @property
    def books(self) -> Books:
        """The account of what was landed before, and by this request."""
        assert self.opened is not None
        return self.opened

    def clues(self, batch: str) -> Clues:
        """What is known of the days of a batch; of one that came before, as it was told then."""
        line = self.books.history.of_batch(batch)
        return Clues(
            self.dataset or (line.dataset if line and line.dataset != NONE else None),
            self.told,
            self.habits.country,
            self.days.over(recalled(json.loads(line.notes))) if line else self.days,
            self._codes,
        )

    def _codes(self) -> Codes:
        """The codes of the calendars landed before, in this run too."""
        self.books.write()
        return calendar_codes(self.lake)


@dataclass(frozen=True)
class Landed:
    """What became of one table: its account, how it was read, what a person should look at.

    `changed` is what is other than in the file before of the same source. A table that is none of
    ours was not examined to an end; `passed_over` says why.
    """

    line: Line
    examined: Examined | None
    changed: tuple[str, ...] = ()
    passed_over: InputError | None = None

    @property
    def mapping_file(self) -> Path | None:
        """Where the mapping was read from or saved to; None where there is none."""
        return self.examined.mapping_file if self.examined else None

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should look at."""
        if self.examined is None:
            error = self.passed_over
            return (f"passed over: {error.what} {error.fix}".strip(),) if error else ()
        return (*self.examined.warnings, *(f"since the file before, {c}" for c in self.changed))
