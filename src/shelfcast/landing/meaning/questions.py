"""What would be asked of a person about a table, and how is the answer kept?

A question is a column whose meaning is doubted: three of its values, what it was taken for and how
sure that is, and what else it may be. Where another dataset would do nearly as well, that is asked
too. An answer is kept in the mapping file as told, so it is asked once.
Not here: how a person is asked (cli/asking.py, dashboard).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shelfcast.landing.meaning.examine import Examined
from shelfcast.landing.meaning.mapping import DOUBTFUL, Match
from shelfcast.landing.meaning.saved import tell

SAMPLES = 3


@dataclass(frozen=True)
class Doubt:
    """A column that a person should look at: some values, our guess, and what else it may be."""

    theirs: str
    samples: tuple[str, ...]
    guess: Match
    alternatives: tuple[Match, ...]


@dataclass(frozen=True)
class Questions:
    """What is doubted of one table; `rival` is a dataset that would have done nearly as well.

    `columns` are all of our names that a column may be told to be.
    """

    table: str
    dataset: str
    rival: str | None
    doubts: tuple[Doubt, ...]
    columns: tuple[str, ...]

    def __bool__(self) -> bool:
        """True where there is something to ask."""
        return bool(self.doubts) or self.rival is not None


@dataclass(frozen=True)
class Answers:
    """What a person said: the dataset where it was asked, their column -> ours ('' for none)."""

    columns: Mapping[str, str] = field(default_factory=dict)
    dataset: str | None = None


Ask = Callable[[Questions], Answers]
"""Asks a person, and gives what was said."""


def questions(table: str, examined: Examined) -> Questions:
    """What is doubted of an examined table."""
    mapping = examined.mapping
    taken = {match.ours for match in mapping.matches}
    doubts = tuple(
        Doubt(
            match.theirs,
            examined.samples.get(match.theirs, ())[:SAMPLES],
            match,
            tuple(m for m in mapping.others if m.theirs == match.theirs and m.ours not in taken),
        )
        for match in mapping.matches
        if match.confidence < DOUBTFUL
    )
    rival = None if examined.dataset_told else mapping.rival
    return Questions(table, mapping.dataset.name, rival, doubts, mapping.dataset.names)


def keep_answers(mapping_file: Path, answers: Answers) -> None:
    """Write answers into a mapping file, as lines that a person mended. Raises MappingError."""
    tell(mapping_file, answers.columns, answers.dataset)
