"""How is each mapped column written? Decided once a table, from the sample, and shown."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from dataclasses import dataclass

from shelfcast.contracts import Kind
from shelfcast.landing.dates import DateFormat
from shelfcast.landing.evidence import Evidence
from shelfcast.landing.mapping import Mapping
from shelfcast.landing.numbers import NumberStyle

DATES = (Kind.DATE, Kind.TIMESTAMP)
NUMBERS = (Kind.MONEY, Kind.QUANTITY, Kind.NUMBER, Kind.INTEGER)


@dataclass(frozen=True)
class Format:
    """One column's way of writing: a date pattern, a number style, or ids that grew a `.0`."""

    kind: Kind
    date: DateFormat | None = None
    number: NumberStyle = NumberStyle.PLAIN
    strip_point_zero: bool = False

    @property
    def label(self) -> str:
        """The format in a few words, empty for text."""
        if self.kind in DATES:
            return self.date.pattern if self.date else "no dates seen"
        if self.kind in NUMBERS:
            return self.number.value
        return "without .0" if self.strip_point_zero else ""


def decide(mapping: Mapping, evidence: MappingType[str, Evidence]) -> dict[str, Format]:
    """Our column -> its format."""
    formats = {}
    for match in mapping.matches:
        seen, kind = evidence[match.theirs], mapping.dataset[match.ours].kind
        formats[match.ours] = Format(
            kind,
            date=seen.date,
            number=seen.number_style,
            strip_point_zero=kind is Kind.ID and seen.floats_of_ids,
        )
    return formats
