"""Does this file look like the ones that came from the same source before, and if not, what then?

Looked at: the columns, which of ours each was taken for, how dates and numbers are written, and the
dataset. Where something changed, the source's policy says what follows:

    evolve       the file is landed and the change is told
    freeze       the file is refused (SourceChangedError)
    quarantine   every row is kept aside, until a person accepts the change and replays

The first file of a source is what the second is held against.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from fnmatch import fnmatch
from pathlib import Path

from shelfcast.errors import SourceChangedError
from shelfcast.landing.account import Line

ASIDE = "source_changed"
"""The reason code of rows that are kept aside because their file changed."""


class Policy(Enum):
    """What follows where a source changed."""

    EVOLVE = "evolve"
    FREEZE = "freeze"
    QUARANTINE = "quarantine"


@dataclass(frozen=True)
class Policies:
    """The policy of each file: of the first pattern that fits its name, else `default`."""

    default: Policy = Policy.EVOLVE
    patterns: Mapping[str, Policy] = field(default_factory=dict)

    def of(self, file: str) -> Policy:
        """The policy of a file.

        >>> Policies(patterns={"till-*": Policy.FREEZE}).of("in/till-2.csv")
        <Policy.FREEZE: 'freeze'>
        """
        name = Path(file.split("!", maxsplit=1)[0]).name
        fitting = (policy for p, policy in self.patterns.items() if fnmatch(name, p))
        return next(fitting, self.default)


@dataclass(frozen=True)
class Shape:
    """What is held against the file before: columns, what each was taken for, formats, dataset."""

    dataset: str
    columns: tuple[str, ...]
    taken_for: Mapping[str, str]
    formats: Mapping[str, str]


def shape_of(line: Line) -> Shape | None:
    """The shape that a line of the account tells; None where its columns were not noted."""
    said, notes = json.loads(line.mapping), json.loads(line.notes)
    if "columns" not in notes:
        return None
    columns = tuple(notes["columns"])
    return Shape(said["dataset"], columns, said["columns"], said["formats"])


def changes(before: Shape, now: Shape) -> list[str]:
    """What is other than it was, in words; empty where nothing is."""
    if before.dataset != now.dataset:
        return [f"it was taken for {before.dataset}, now for {now.dataset}"]
    gone = _columns([c for c in before.columns if c not in now.columns], "gone")
    new = _columns([c for c in now.columns if c not in before.columns], "new")
    retaken = [
        f"{theirs!r} was taken for {before.taken_for[theirs]}, now for {ours}"
        for theirs, ours in now.taken_for.items()
        if before.taken_for.get(theirs, ours) != ours
    ]
    written = [
        f"{ours} was written as {before.formats[ours]}, now as {label}"
        for ours, label in now.formats.items()
        if before.formats.get(ours, label) != label
    ]
    return [*gone, *new, *retaken, *written]


def _columns(names: Sequence[str], what: str) -> list[str]:
    """One sentence of the columns that came or went.

    >>> _columns(["Tax"], "new"), _columns(["Tax", "Tip"], "gone")
    (["the column 'Tax' is new"], ["the columns 'Tax', 'Tip' are gone"])
    """
    listed = ", ".join(repr(name) for name in names)
    if len(names) < 2:
        return [f"the column {listed} is {what}"] if names else []
    return [f"the columns {listed} are {what}"]


def last_shape(lines: Sequence[Line], batch: str) -> Shape | None:
    """The shape of the latest of a source's lines that is not of this batch and was not set aside;
    None where there is none."""
    for line in reversed(lines):
        if line.batch_id != batch and ASIDE not in json.loads(line.reasons):
            return shape_of(line)
    return None


def refuse(file: str, changed: Sequence[str]) -> SourceChangedError:
    """The error for a file of a frozen source."""
    return SourceChangedError(
        f"{file} is not like the files that came from its source before.",
        evidence=list(changed),
        why="The source is frozen in shelfcast.toml, [landing].",
        fix=f"shelfcast ingest {file} --accept, if the change is meant",
    )
