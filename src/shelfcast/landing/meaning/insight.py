"""What do the values say of the table as a whole?

The traits of each column, the columns that multiply, and which column decides which: a product's
code has one name, a receipt one day. Looked at once a table, whatever datasets are tried for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from shelfcast.landing.meaning.evidence import Evidence
from shelfcast.landing.meaning.identities import Identity, find_identities
from shelfcast.landing.meaning.names import says_more
from shelfcast.landing.meaning.traits import Traits, trace
from shelfcast.landing.meaning.wording import KNOWN, readings


@dataclass(frozen=True)
class Insight:
    """The traits of a table's first rows, by column."""

    traits: Mapping[str, Traits]

    @property
    def evidence(self) -> Mapping[str, Evidence]:
        """The evidence of each column."""
        return {name: seen.evidence for name, seen in self.traits.items()}

    @cached_property
    def samples(self) -> dict[str, tuple[str, ...]]:
        """Three different values of each column."""
        return {
            name: tuple(seen.filled.unique(maintain_order=True).head(3))
            for name, seen in self.traits.items()
        }

    @cached_property
    def identities(self) -> list[Identity]:
        """The columns that multiply."""
        return find_identities(self.traits)

    @cached_property
    def unnamed(self) -> frozenset[str]:
        """The columns whose names say nothing: `F1`, `column_3`, or no word that is known.

        A single strange name among known ones is that of a thing we have no column for.
        """
        bare = {name for name in self.traits if not says_more(name)}
        strange = {name for name in self.traits if not any(r & KNOWN for r in readings(name))}
        mostly = len(strange | bare) > 0.6 * len(self.traits)
        return frozenset(strange | bare if mostly else bare)

    def decides(self, one: str, other: str) -> bool:
        """True where each value of `one` that comes again comes with one value of `other`."""
        frame = pl.DataFrame({"a": self.traits[one].texts, "b": self.traits[other].texts})
        groups = frame.drop_nulls().group_by("a").agg(pl.len(), kinds=pl.col("b").n_unique())
        again = groups.filter(pl.col("len") > 1)
        return again.height >= 2 and float((again["kinds"] == 1).mean() or 0) > 0.95  # type: ignore[arg-type]


def look(sample: pl.DataFrame, evidence: Mapping[str, Evidence]) -> Insight:
    """The insight of a text sample."""
    return Insight(trace(sample, evidence))
