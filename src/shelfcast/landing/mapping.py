"""Which of their columns is which of ours, how sure is that, and why?

Each pair gets the likeness of the names times the fit of the values; the surest pairs are taken
first, each column once. What a person said (`--map`, a mapping file) is taken as it is.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from difflib import get_close_matches

from shelfcast.contracts import Dataset, Kind
from shelfcast.errors import MappingError
from shelfcast.landing.evidence import Evidence
from shelfcast.landing.names import likeness

LEAST = 0.5
DOUBTFUL = 0.7


@dataclass(frozen=True)
class Match:
    """Their column taken for ours."""

    theirs: str
    ours: str
    confidence: float
    why: str


@dataclass(frozen=True)
class Mapping:
    """A dataset and the columns found for it."""

    dataset: Dataset
    matches: tuple[Match, ...]

    def theirs(self, ours: str) -> str | None:
        """Their column for ours, None where it was not found."""
        return next((match.theirs for match in self.matches if match.ours == ours), None)

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
    dataset: Dataset, evidence: MappingType[str, Evidence], told: MappingType[str, str]
) -> Mapping:
    """The mapping of a table's columns to `dataset`.

    `told` is what a person said: their column -> ours, or '' for none of ours.

    Raises MappingError where `told` names a column that is not there.
    """
    _check(dataset, tuple(evidence), told)
    matches = [Match(theirs, ours, 1.0, "told") for theirs, ours in told.items() if ours]
    taken = {match.ours for match in matches}
    pairs = sorted(_pairs(dataset, evidence, told), key=lambda pair: -pair.confidence)
    used = set(told)
    for pair in pairs:
        if pair.theirs not in used and pair.ours not in taken:
            matches.append(pair)
            used.add(pair.theirs)
            taken.add(pair.ours)
    matches += _date_by_value(dataset, evidence, used, taken)
    return Mapping(dataset, tuple(sorted(matches, key=lambda m: dataset.names.index(m.ours))))


def _pairs(
    dataset: Dataset, evidence: MappingType[str, Evidence], told: MappingType[str, str]
) -> list[Match]:
    found = []
    for theirs in (name for name in evidence if name not in told):
        for column in dataset.columns:
            name, fit = likeness(theirs, column), evidence[theirs].fits(column.kind)
            if name * fit >= LEAST:
                found.append(Match(theirs, column.name, round(name * fit, 3), _why(name, fit)))
    return found


def _why(name: float, fit: float) -> str:
    said = "the name says so" if name >= 0.9 else "the name is like it"
    return said if fit >= 0.99 else f"{said}, {fit:.0%} of the values fit"


def _date_by_value(
    dataset: Dataset, evidence: MappingType[str, Evidence], used: set[str], taken: set[str]
) -> list[Match]:
    """The one column of dates, where no name gave the day that the dataset needs."""
    time = dataset.time
    if time is None or time in taken or dataset[time].kind not in (Kind.DATE, Kind.TIMESTAMP):
        return []
    dated = [name for name, seen in evidence.items() if seen.fits(Kind.TIMESTAMP) > 0.9]
    free = [name for name in dated if name not in used]
    return [Match(free[0], time, 0.55, "the only dates in the file")] if len(free) == 1 else []


def _check(dataset: Dataset, columns: tuple[str, ...], told: MappingType[str, str]) -> None:
    strange = [theirs for theirs in told if theirs not in columns]
    unknown = [ours for ours in told.values() if ours and ours not in dataset.names]
    if not strange and not unknown:
        return
    evidence = [f"the file has no column {name!r}{_near(name, columns)}" for name in strange]
    evidence += [f"{dataset.name} has no {name!r}{_near(name, dataset.names)}" for name in unknown]
    raise MappingError(
        "The mapping names columns that are not there.",
        evidence=evidence,
        fix=f"the file's columns are: {', '.join(columns)}",
    )


def _near(name: str, among: tuple[str, ...]) -> str:
    near = get_close_matches(name, among, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
