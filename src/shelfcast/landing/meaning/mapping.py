"""Which of their columns is which of ours, how sure is that, and why?

Each pair was given a confidence by names and values (pairing.py); the surest pairs are taken first,
each column once. What a person said (`--map`, a mapping file) is taken as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, replace
from difflib import get_close_matches

from shelfcast.contracts import Dataset
from shelfcast.errors import MappingError
from shelfcast.landing.meaning.evidence import Evidence
from shelfcast.landing.meaning.insight import Insight
from shelfcast.landing.meaning.pairing import Pair, pair_up
from shelfcast.landing.meaning.wording import all_of, own_words

DOUBTFUL = 0.7
TOLD = "told"
_OTHER_DAYS = all_of("delivery due print birth updated expected joined start end shelf")
"""What is said of days on which nothing was sold."""


@dataclass(frozen=True)
class Match:
    """Their column taken for ours."""

    theirs: str
    ours: str
    confidence: float
    why: str


@dataclass(frozen=True)
class Mapping:
    """A dataset and the columns found for it.

    `rival` is another dataset that would have done nearly as well; `others` are the pairs that were
    likely too, and not taken.
    """

    dataset: Dataset
    matches: tuple[Match, ...]
    rival: str | None = None
    others: tuple[Match, ...] = ()

    def theirs(self, ours: str) -> str | None:
        """Their column for ours, None where it was not found."""
        return next((match.theirs for match in self.matches if match.ours == ours), None)

    def recalling(self, guesses: MappingType[str, Match], told: MappingType[str, str]) -> Mapping:
        """This mapping, where what was a guess when it was saved is still one, but for `told`."""
        kept = {theirs: guess for theirs, guess in guesses.items() if theirs not in told}
        matches = (
            kept[m.theirs] if m.theirs in kept and kept[m.theirs].ours == m.ours else m
            for m in self.matches
        )
        return replace(self, matches=tuple(matches))

    def sure(self, ours: str) -> float:
        """How sure our column is, 0 where it was not found."""
        return next((match.confidence for match in self.matches if match.ours == ours), 0.0)

    @property
    def missing(self) -> tuple[tuple[str, ...], ...]:
        """The groups of needed columns of which none was found."""
        found = {match.ours for match in self.matches}
        return tuple(group for group in self.dataset.needs if not found & set(group))

    @property
    def doubts(self) -> tuple[Match, ...]:
        """The matches that a person should look at."""
        return tuple(match for match in self.matches if match.confidence < DOUBTFUL)


def guess(
    dataset: Dataset,
    evidence: MappingType[str, Evidence],
    told: MappingType[str, str],
    insight: Insight,
) -> Mapping:
    """The mapping of a table's columns to `dataset`.

    `told` is what a person said: their column -> ours, or '' for none of ours.

    Raises MappingError where `told` names a column that is not there, or one of ours twice.
    """
    _check(dataset, tuple(evidence), told)
    matches = [Match(theirs, ours, 1.0, TOLD) for theirs, ours in told.items() if ours]
    taken = {match.ours for match in matches}
    used = set(told)
    pairs = pair_up(dataset, insight, used)
    for pair in sorted(pairs, key=lambda pair: -pair.sure):
        if pair.theirs not in used and pair.ours not in taken:
            matches.append(_match(pair))
            used.add(pair.theirs)
            taken.add(pair.ours)
    matches = _dated(dataset, evidence, matches)
    matches = sorted(matches, key=lambda m: dataset.names.index(m.ours))
    others = (_match(p) for p in pairs if not any(_is_of(p, match) for match in matches))
    return Mapping(dataset, tuple(matches), others=tuple(others))


def _is_of(pair: Pair, match: Match) -> bool:
    return (pair.theirs, pair.ours) == (match.theirs, match.ours)


def _match(pair: Pair) -> Match:
    return Match(pair.theirs, pair.ours, round(min(pair.sure, 1.0), 3), pair.why)


def _dated(
    dataset: Dataset, evidence: MappingType[str, Evidence], matches: list[Match]
) -> list[Match]:
    """The matches, with the one free column of dates as the day where the names gave no better.

    A guessed day that is the same in every line is the period of the export, not the day of sale.
    """
    day = next((match for match in matches if match.ours == dataset.time), None)
    if dataset.time is None or (day is not None and not _is_period(dataset, day, evidence)):
        return matches
    used = {match.theirs for match in matches}
    dated = [t for t, seen in evidence.items() if seen.date_share > 0.9 and not seen.is_constant]
    free = [
        theirs for theirs in dated if theirs not in used and not own_words(theirs) & _OTHER_DAYS
    ]
    if len(free) != 1:
        return matches
    found = Match(free[0], dataset.time, 0.55, "the only dates that change in the file")
    return [match for match in matches if match is not day] + [found]


def _is_period(dataset: Dataset, day: Match, evidence: MappingType[str, Evidence]) -> bool:
    return dataset.partitioned and day.why != TOLD and evidence[day.theirs].is_constant


def _check(dataset: Dataset, columns: tuple[str, ...], told: MappingType[str, str]) -> None:
    strange = [theirs for theirs in told if theirs not in columns]
    unknown = [ours for ours in told.values() if ours and ours not in dataset.names]
    twice = [ours for ours, times in Counter(told.values()).items() if ours and times > 1]
    if not strange and not unknown and not twice:
        return
    evidence = [f"the file has no column {name!r}{_near(name, columns)}" for name in strange]
    evidence += [f"{dataset.name} has no {name!r}{_near(name, dataset.names)}" for name in unknown]
    evidence += [f"{ours} is told of more than one column" for ours in twice]
    raise MappingError(
        "The mapping names columns that are not there, or one column twice.",
        evidence=evidence,
        fix=f"the file's columns are: {', '.join(columns)}",
    )


def _near(name: str, among: tuple[str, ...]) -> str:
    near = get_close_matches(name, among, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
