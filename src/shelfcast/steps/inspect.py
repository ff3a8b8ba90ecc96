"""What would be done with a file, an address or a source? It is fetched and looked at, no more."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from shelfcast.errors import InputError, MissingColumnError, UnknownDatasetError
from shelfcast.landing import Habits, Inspected, inspect_file
from shelfcast.project import Project
from shelfcast.sources.remote import Access, Fetched, fetch, places
from shelfcast.steps.land import access, habits


def inspect_place(
    text: str,
    project: Project | None,
    told: Mapping[str, str],
    dataset: str | None = None,
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
                    found += _inspected(fetched, project, told, dataset)
                except (UnknownDatasetError, MissingColumnError) as error:
                    if not fetched.unasked:
                        raise
                    passed.append(error)
    if passed and not found:
        raise passed[0]
    return found


def _inspected(
    fetched: Fetched, project: Project | None, told: Mapping[str, str], dataset: str | None
) -> list[Inspected]:
    if fetched.path is None:
        return []
    known = habits(project) if project else Habits()
    mappings = project.mappings if project else None
    chosen = dataset or fetched.dataset
    return inspect_file(fetched.path, known, told, chosen, mappings, name=fetched.name)
