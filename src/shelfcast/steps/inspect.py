"""What would be done with a file, an address or a source? It is fetched and looked at, no more."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shelfcast.errors import InputError, MissingColumnError, UnknownDatasetError
from shelfcast.lake import open_lake
from shelfcast.landing import (
    Clues,
    Codes,
    Days,
    Habits,
    Inspected,
    calendar_codes,
    inspect_file,
)
from shelfcast.project import Project
from shelfcast.sources.remote import Access, Fetched, fetch, places
from shelfcast.steps.land import access, habits


@dataclass(frozen=True)
class Asked:
    """What a person says of the file: its columns, its dataset, its days."""

    columns: Mapping[str, str] = field(default_factory=dict)
    dataset: str | None = None
    days: Days = field(default_factory=Days)


def inspect_place(
    text: str,
    project: Project | None,
    asked: Asked,
    reach: Access | None = None,
) -> list[Inspected]:
    """Each table of what is named, as landing would take it; all rows, whatever came before.

    `reach` is what may be called; the project's settings where None. Raises what landing raises.
    """
    declared = project.settings.sources.declared if project else {}
    reach = reach or (access(project) if project else Access())
    found: list[Inspected] = []
    passed: list[InputError] = []
    for number, place in enumerate(places([text], declared)):
        with tempfile.TemporaryDirectory(prefix="shelfcast-") as room:
            for fetched in fetch(place, reach, Path(room) / str(number), lambda _: None):
                try:
                    found += _inspected(fetched, project, asked)
                except (UnknownDatasetError, MissingColumnError) as error:
                    if not fetched.unasked:
                        raise
                    passed.append(error)
    if passed and not found:
        raise passed[0]
    return found


def _inspected(fetched: Fetched, project: Project | None, asked: Asked) -> list[Inspected]:
    if fetched.path is None:
        return []
    known = habits(project) if project else Habits()
    mappings = project.mappings if project else None
    chosen = asked.dataset or fetched.dataset
    clues = Clues(chosen, asked.columns, known.country, asked.days, lambda: _codes(project))
    return inspect_file(fetched.path, known, clues, mappings, name=fetched.name)


def _codes(project: Project | None) -> Codes:
    """What a calendar in the project's lake tells, where it has a lake."""
    if project is None or not (project.lake / "catalog.db").exists():
        return Codes()
    return calendar_codes(open_lake(project.lake))
