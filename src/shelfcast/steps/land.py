"""Step 1: the files named get into the lake.

A file that cannot be landed does not keep the others out: its fault is collected, and told with
the account of the rest. Where no file at all could be landed, the first fault is raised.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from shelfcast.errors import InputError
from shelfcast.lake import Lake, open_lake
from shelfcast.landing import (
    Habits,
    Landed,
    Policies,
    Policy,
    Request,
    land_file,
    recover,
)
from shelfcast.project import Project
from shelfcast.sources import find_files
from shelfcast.steps.step import Outcome, Run, Step


@dataclass(frozen=True)
class FileFault:
    """A file that was not landed, and why."""

    file: Path
    error: InputError


def habits(project: Project) -> Habits:
    """What the project's settings say of its files."""
    told = project.settings
    return Habits(told.project.country, told.project.timezone, told.mappings)


def policies(project: Project) -> Policies:
    """What follows where a source changed."""
    told = project.settings.landing
    each = {pattern: Policy(policy) for pattern, policy in told.on_change_of.items()}
    return Policies(Policy(told.on_change), each)


def asked(run: Run, lake: Lake) -> Request:
    """How the files of this run are to be landed."""
    return Request(
        lake,
        run.project.mappings,
        habits(run.project),
        dataset=run.dataset,
        told=run.told,
        policies=policies(run.project),
        accept=run.accept,
    )


def _land(run: Run) -> Outcome:
    lake = open_lake(run.project.lake)
    recover(lake)
    if not run.files:
        return Outcome("land", False, "no new files were named")
    request = asked(run, lake)
    files = find_files(run.files)
    landed: list[Landed] = []
    faults: list[FileFault] = []
    for place, file in enumerate(files):
        run.progress(f"landing {file.name}", place / len(files))
        try:
            landed += land_file(file, request)
        except InputError as error:
            faults.append(FileFault(file, error))
    run.progress("landing: done", 1.0)
    if faults and not landed:
        raise _together(faults)
    return Outcome("land", True, _said(landed, faults), (landed, faults))


def _together(faults: list[FileFault]) -> InputError:
    """The first file's error; with several files, the others as evidence."""
    first = faults[0].error
    if len(faults) == 1:
        return first
    others = [fault.error.what for fault in faults[1:]]
    kind = type(first)
    return kind(
        first.what,
        evidence=[*first.evidence, *others],
        why=first.why,
        fix=first.fix,
        state=first.state,
    )


def _said(landed: list[Landed], faults: list[FileFault]) -> str:
    lines = [item.line for item in landed]
    read, loaded = sum(line.read for line in lines), sum(line.loaded for line in lines)
    said = f"{len(lines)} tables, {read:,} rows read, {loaded:,} loaded"
    aside = sum(line.quarantined for line in lines)
    said += f", {aside:,} in quarantine" if aside else ""
    return said + (f", {len(faults)} files refused" if faults else "")


LAND = Step("land", _land)
