"""What would be done with this table: dataset, mapping, formats? Nothing is written.

The landing of a table and `shelfcast inspect` both begin here, so what is shown is what is done.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from shelfcast.contracts import STOCK, Dataset
from shelfcast.errors import InputError
from shelfcast.landing.meaning.choose import choose
from shelfcast.landing.meaning.evidence import SAMPLE_ROWS, Evidence, weigh
from shelfcast.landing.meaning.insight import Insight, look
from shelfcast.landing.meaning.left_over import left_over
from shelfcast.landing.meaning.mapping import Mapping
from shelfcast.landing.meaning.saved import Saved, find_saved, mapping_path
from shelfcast.landing.shapes.total_rows import without_totals
from shelfcast.landing.values.formats import Format, decide, doubts
from shelfcast.landing.values.surroundings import Surroundings
from shelfcast.sources import TextTable


@dataclass(frozen=True)
class Habits:
    """What is known of the project before a file is opened."""

    country: str = "GB"
    timezone: str = "UTC"
    mappings: MappingType[str, MappingType[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Examined:
    """What a table was found to be. `warnings` are for a person to read.

    `mapping_file` is where the mapping was read from or will be saved, None where it is not kept;
    `dataset_told` is true where a person said which dataset it is. `samples` are a few values of
    each column, as the file has them.
    """

    mapping: Mapping
    formats: dict[str, Format]
    evidence: MappingType[str, Evidence]
    warnings: tuple[str, ...]
    mapping_file: Path | None = None
    dataset_told: bool = False
    doubts: tuple[str, ...] = ()
    samples: MappingType[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def dataset(self) -> Dataset:
        """What the table was taken for."""
        return self.mapping.dataset


def examine(
    table: TextTable,
    habits: Habits,
    told: MappingType[str, str] | None = None,
    dataset: str | None = None,
    mappings: Path | None = None,
) -> Examined:
    """The table's dataset, mapping and formats, from its first rows.

    `told` and `dataset` are what a person says now, `mappings` the folder of what was saved before.

    Raises UnknownDatasetError, MissingColumnError, MappingError, and polars' errors where the fast
    way cannot read the sample.
    """
    sample = without_totals(table.rows.head(SAMPLE_ROWS).collect(), table.columns)
    evidence = weigh(sample, table.columns, _around(table, habits))
    insight = look(sample, evidence)
    said = _settings(habits, table.columns, dataset)
    saved = _saved(table, insight, said, mappings) if mappings is not None else None
    if saved is not None and dataset not in (None, saved.dataset):
        saved = None
    said = _over(_over(said, saved.columns if saved else {}), told or {})
    mapping = choose(
        table.name, evidence, said, insight, dataset or (saved.dataset if saved else None)
    )
    if saved is not None:
        mapping = mapping.recalling(saved.guesses, told or {})
    formats = decide(mapping, evidence, habits.country)
    told_of = (*table.doubts, *left_over(mapping, insight))
    return Examined(
        mapping,
        formats,
        evidence,
        (*told_of, *_warnings(mapping, formats)),
        doubts=told_of,
        samples=insight.samples,
        mapping_file=_mapping_file(table, saved, mappings),
        dataset_told=dataset is not None or (saved is not None and saved.mended),
    )


def _saved(
    table: TextTable,
    insight: Insight,
    said: MappingType[str, str],
    mappings: Path,
) -> Saved | None:
    def alone() -> str | None:
        try:
            return choose(table.name, insight.evidence, said, insight).dataset.name
        except InputError:
            return None

    return find_saved(mappings, table.name, table.columns, alone)


def _around(table: TextTable, habits: Habits) -> Surroundings:
    today = datetime.now(ZoneInfo(habits.timezone)).date()
    return Surroundings(habits.country, table.name, table.notes, today)


def _mapping_file(table: TextTable, saved: Saved | None, mappings: Path | None) -> Path | None:
    if mappings is None:
        return None
    return saved.path if saved else mapping_path(mappings, table.name, table.columns)


def _over(lower: MappingType[str, str], upper: MappingType[str, str]) -> dict[str, str]:
    """What `upper` says, and of `lower` what it leaves open: one of ours is never said twice."""
    taken = set(upper.values()) - {""}
    return {**{t: o for t, o in lower.items() if o not in taken}, **upper}


def _settings(habits: Habits, columns: tuple[str, ...], dataset: str | None) -> dict[str, str]:
    """What shelfcast.toml says of the columns that this table has."""
    said: dict[str, str] = {}
    for name, columns_of in habits.mappings.items():
        if dataset in (None, name):
            said.update({t: o for t, o in columns_of.items() if t in columns})
    return said


def warned(examined: Examined) -> Examined:
    """The same with the warnings of its formats as they are now: typing may have turned a date."""
    found = tuple(_warnings(examined.mapping, examined.formats))
    return replace(examined, warnings=(*examined.doubts, *found))


def _warnings(mapping: Mapping, formats: dict[str, Format]) -> list[str]:
    found = [
        f"{m.theirs} was taken for {m.ours} with {m.confidence:.0%} confidence: {m.why}"
        for m in mapping.doubts
    ]
    if mapping.rival is not None:
        name = mapping.dataset.name
        found.append(f"this was taken for {name}, and may be {mapping.rival}: --as says which")
    if mapping.dataset is STOCK and mapping.theirs(STOCK.time or "") is None:
        found.append("no column tells the day of the count: taken as today; --as-of tells it")
    return [*found, *doubts(mapping, formats)]
