"""How sure is it that their column is ours, for each pair of the two?

The likeness of the names, times how well the values fit the kind and suit the name; for a column
without a name, what its values say it can be; and then what the file's arithmetic makes of it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from shelfcast.contracts import Column, Dataset
from shelfcast.landing.meaning.arithmetic import Scores, reckon
from shelfcast.landing.meaning.insight import Insight
from shelfcast.landing.meaning.kinship import fill_gaps
from shelfcast.landing.meaning.names import likeness
from shelfcast.landing.meaning.roles import roles
from shelfcast.landing.meaning.suits import suits

LEAST = 0.5
_UNSURE = 0.35


@dataclass(frozen=True)
class Pair:
    """Their column, ours, and how sure that is."""

    theirs: str
    ours: str
    sure: float
    why: str


def pair_up(dataset: Dataset, insight: Insight, told: Collection[str]) -> list[Pair]:
    """Each pair that is sure enough; the columns `told` by a person are left out."""
    scores: Scores = {}
    for theirs in (name for name in insight.traits if name not in told):
        for column in dataset.columns:
            _by_name(theirs, column, insight, scores)
        if theirs in insight.unnamed:
            _by_values(theirs, dataset, insight, scores)
    reckon(dataset, scores, insight)
    fill_gaps(dataset, scores, insight)
    return [Pair(t, o, sure, why) for (t, o), (sure, why) in scores.items() if sure >= LEAST]


def _by_name(theirs: str, column: Column, insight: Insight, scores: Scores) -> None:
    name = likeness(theirs, column)
    if name < _UNSURE:
        return
    seen = insight.traits[theirs]
    fit = seen.evidence.fits(column.kind)
    suit = suits(column.name, theirs, seen)
    sure = min(name * fit * suit, max(name, 0.95) if suit > 1 else name)
    if sure >= _UNSURE:
        scores[theirs, column.name] = (sure, _why(name, fit, suit))


def _by_values(theirs: str, dataset: Dataset, insight: Insight, scores: Scores) -> None:
    for ours, sure, why in roles(theirs, insight):
        known = scores.get((theirs, ours), (0.0, ""))[0]
        if ours in dataset.names and sure > known:
            scores[theirs, ours] = (sure, f"by its values: {why}")


def _why(name: float, fit: float, suit: float) -> str:
    said = "the name says so" if name >= 0.85 else "the name may say so"
    if suit != 1.0:
        said += ", and the values suit it" if suit > 1 else ", though the values suit it badly"
    return said if fit >= 0.99 else f"{said}, {fit:.0%} of the values fit"
