"""Step 1: the files, addresses and sources named get into the lake.

A file that cannot be landed does not keep the others out: its fault is collected, and told with
the account of the rest. Where no file at all could be landed, the first fault is raised.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from shelfcast.errors import (
    InputError,
    MissingColumnError,
    UndatedError,
    UnknownDatasetError,
)
from shelfcast.lake import Lake, open_lake
from shelfcast.landing import (
    Days,
    Habits,
    Landed,
    Policies,
    Policy,
    Request,
    content_hash,
    land_file,
    read_account,
    recover,
)
from shelfcast.project import Project
from shelfcast.sources.remote import (
    Access,
    Fetched,
    Place,
    declared_places,
    fetch,
    places,
    shown_name,
    tell_apart,
)
from shelfcast.sources.watermark import Watermark, latest
from shelfcast.steps.large import Large, large
from shelfcast.steps.step import Outcome, Run, Step


@dataclass(frozen=True)
class FileFault:
    """A file that was not landed, and why."""

    file: Path | str
    error: InputError


def habits(project: Project) -> Habits:
    """What the project's settings say of its files."""
    told = project.settings
    return Habits(told.project.country, told.project.timezone, told.mappings)


def access(project: Project) -> Access:
    """What may be reached beside files."""
    told = project.settings.sources
    return Access(
        told.allow_private,
        told.allow_http,
        told.timeout,
        told.statement_timeout,
        told.max_bytes,
    )


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
        ask=run.ask,
        told=run.told,
        policies=policies(run.project),
        accept=run.accept,
        days=run.days or Days(),
    )


@dataclass
class _Tally:
    """What came of the places so far; `passed` are tables that nobody asked for by name."""

    landed: list[Landed] = field(default_factory=list)
    faults: list[FileFault] = field(default_factory=list)
    passed: list[FileFault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, other: _Tally) -> None:
        """Take in what came of more places."""
        self.landed += other.landed
        self.faults += other.faults
        self.passed += other.passed
        self.notes += other.notes


def _land(run: Run) -> Outcome:
    lake = open_lake(run.project.lake)
    recover(lake)
    declared = run.project.settings.sources.declared
    wanted = [*declared_places(run.sources, declared), *places(run.files, declared)]
    if not wanted:
        return Outcome("land", False, "no new files were named")
    request = asked(run, lake)
    with request.books.kept():
        tally = _land_all(wanted, request, run)
    run.progress("landing: done", 1.0)
    if not tally.landed and (tally.faults or (tally.passed and not tally.notes)):
        raise _together([*tally.faults, *tally.passed])
    notes = [*tally.notes, *(f"left out: {fault.error.what}" for fault in tally.passed)]
    said = _said(tally.landed, tally.faults)
    return Outcome("land", True, said, (tally.landed, tally.faults), notes=tuple(notes))


def _land_all(wanted: Sequence[Place], request: Request, run: Run) -> _Tally:
    """Land each place; those whose days only a calendar knows wait until the others are landed."""
    tally, waiting = _Tally(), list[Place]()
    size = large(run.project, wanted)
    for number, place in enumerate(wanted):
        name = place.name if isinstance(place, Path) else shown_name(place)
        run.progress(f"landing {name}", number / len(wanted))
        own = _Tally()
        _land_place(place, request, access(run.project), own, size)
        undated = any(isinstance(fault.error, UndatedError) for fault in own.faults)
        if undated and not own.landed and len(wanted) > 1:
            waiting.append(place)
        else:
            tally.add(own)
    for place in waiting:
        _land_place(place, request, access(run.project), tally, size)
    return tally


def _land_place(place: Place, request: Request, reach: Access, tally: _Tally, size: Large) -> None:
    """Fetch and land the files of a place, adding to the tally."""
    with tempfile.TemporaryDirectory(prefix=".landing-", dir=request.lake.root) as room:
        try:
            for fetched in fetch(place, reach, Path(room), _last(request.lake)):
                own = size.asked(request, fetched.path) if fetched.path else request
                _land_fetched(place, fetched, own, tally)
        except InputError as error:
            tally.faults.append(
                FileFault(place if isinstance(place, Path) else shown_name(place), error)
            )


def _land_fetched(place: Place, fetched: Fetched, request: Request, tally: _Tally) -> None:
    if fetched.path is None:
        tally.notes.append(f"{fetched.name}: nothing {'there' if fetched.unasked else 'new'}")
        return
    if fetched.extract:
        _told_apart(fetched.path, fetched.name, request.lake)
    if fetched.dataset and not request.dataset:
        request = replace(request, dataset=fetched.dataset)
    try:
        tally.landed += land_file(fetched.path, request, fetched.name, fetched.notes)
    except InputError as error:
        none_of_ours = isinstance(error, UnknownDatasetError | MissingColumnError)
        told = tally.passed if fetched.unasked and none_of_ours else tally.faults
        told.append(FileFault(place if isinstance(place, Path) else fetched.name, error))


def _told_apart(path: Path, name: str, lake: Lake) -> None:
    """Mark an extract whose bytes came before, but not as the last of this source."""
    account = read_account(lake)
    content, own = content_hash(path), account.filter(pl.col("file") == name)
    if content in account["content"] and content not in own["content"].tail(1):
        tell_apart(path, own.height + 1)


def _last(lake: Lake) -> Callable[[str], Watermark | None]:
    """The last watermark of a source, as the account has it with the rows that it brought."""
    return lambda of: latest([json.loads(text) for text in read_account(lake)["notes"]], of)


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
