"""Which columns were taken for which, and what when a person says otherwise?

A mapping file is of a header; what is told of it holds for every file with that header, those that
were landed before included: they are landed again. The caller holds the project's lock to write.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from shelfcast.contracts import Progress, silent
from shelfcast.lake import open_lake
from shelfcast.landing import Replayed, Saved, load_saved, read_account, recover, replay, signature
from shelfcast.landing.meaning.saved import tell
from shelfcast.project import Project
from shelfcast.steps.land import asked
from shelfcast.steps.step import Run


@dataclass(frozen=True)
class Reviewed:
    """A mapping file, what it says, and the batches that were landed by it."""

    saved: Saved
    files: tuple[str, ...]
    batches: tuple[str, ...]


def mappings_in_use(project: Project) -> list[Reviewed]:
    """Every mapping file of the project that a landed file has the header of."""
    landed: dict[str, list[tuple[str, str]]] = {}
    for row in read_account(open_lake(project.lake)).iter_rows(named=True):
        columns = json.loads(row["notes"]).get("columns")
        if columns:
            mark = signature(tuple(columns))
            landed.setdefault(mark, []).append((row["file"], row["batch_id"]))
    found = []
    for path in sorted(project.mappings.glob("*.toml")):
        of = landed.get(path.stem.rpartition("-")[2], [])
        if of:
            files, batches = zip(*of, strict=True)
            found.append(Reviewed(load_saved(path), files, batches))
    return found


def correct(
    project: Project,
    reviewed: Reviewed,
    columns: Mapping[str, str],
    dataset: str | None = None,
    progress: Progress = silent,
) -> list[Replayed]:
    """Keep what a person said of a header (their column -> ours), and land its files again.

    Raises MappingError, and what landing raises.
    """
    lake = open_lake(project.lake)
    recover(lake)
    tell(Path(reviewed.saved.path), columns, dataset)
    return replay(asked(Run(project), lake), reviewed.batches, progress)
