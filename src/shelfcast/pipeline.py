"""What does a run do, in which order?

    STEPS = (land, build, forecast, plan, publish)

The command line, a scheduler and the tests run this same tuple. A step is a function of its
inputs: it leaves their fingerprint beside what it made, is skipped where the fingerprint is the
same, and can be run again after a crash with the same result. One command at a time writes: it
holds the project's lock.

Not here: how a step works (steps/), or is shown (cli/).
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from filelock import FileLock, Timeout

from shelfcast.errors import DiskFullError, InputError, InterruptedRunError, LockedError
from shelfcast.lake import says_full
from shelfcast.project import Project
from shelfcast.steps import BUILD, FORECAST, LAND, PLAN, PUBLISH, Outcome, Run, Step
from shelfcast.warehouse import served_id

STEPS: tuple[Step, ...] = (LAND, BUILD, FORECAST, PLAN, PUBLISH)


def named(names: Sequence[str]) -> tuple[Step, ...]:
    """The steps of those names, in the order of STEPS."""
    return tuple(step for step in STEPS if step.name in names)


def run_steps(
    run: Run, steps: Sequence[Step] = STEPS, told: Callable[[Outcome], None] = lambda _: None
) -> list[Outcome]:
    """Do the steps in order, under the project's lock; `told` hears of each as it ends.

    Raises LockedError where another command writes, InterruptedRunError on Ctrl-C, DiskFullError,
    and what the steps raise. What was published before goes on being served.
    """
    outcomes: list[Outcome] = []
    with writing(run.project):
        for step in steps:
            began = time.monotonic()
            outcome = replace(step.work(run), seconds=time.monotonic() - began)
            outcomes.append(outcome)
            told(outcome)
    return outcomes


@contextmanager
def writing(project: Project) -> Iterator[None]:
    """Alone in the project while something is written; raises what `run_steps` raises."""
    with _Faults(project), _alone(project):
        _in_its_place(project)
        yield


@contextmanager
def _alone(project: Project) -> Iterator[None]:
    """Hold the project's lock; it goes with the process, however that ends."""
    owner = project.lock.with_name(".lock-owner")
    lock = FileLock(project.lock)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        who = owner.read_text(encoding="utf-8") if owner.exists() else "another process"
        raise LockedError(
            f"Another command is writing to {project.root}.",
            evidence=[f"held by {who}"],
            why="One command at a time writes; readers are not held up.",
            fix="wait for it to end, then run this again",
            state=f"Nothing was written. {still_served(project)}",
        ) from error
    try:
        owner.write_text(f"process {os.getpid()}", encoding="utf-8")
        yield
    finally:
        owner.unlink(missing_ok=True)
        lock.release()


def _in_its_place(project: Project) -> None:
    """The lake's tables know their files by absolute paths, so a project stays where it was made.

    In a copy, the next run would write into the project that it was copied from.
    """
    marker = project.root / ".place"
    here, made = str(project.root), marker.exists()
    home = marker.read_text(encoding="utf-8") if made else here
    if home != here:
        raise InputError(
            f"The project was made in {home} and moved or copied to {here}.",
            why="The lake's tables name their files by the folder they were made in.",
            fix=f"move it back; or land its files anew: "
            f"shelfcast run {project.lake / 'raw'} --project NEW_FOLDER",
            state=f"Nothing was written. {still_served(project)}",
        )
    if not made:
        marker.write_text(here, encoding="utf-8")


class _Faults:
    """Ctrl-C, a full disk and a folder that cannot be written to, told with the state left.

    A class, because it looks at whatever a room or a library raised, and an `except` would have to
    name each.
    """

    def __init__(self, project: Project) -> None:
        self.project = project

    def __enter__(self) -> None:
        """Begin to watch."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Raise the coded error in the place of `error`, where there is one for it."""
        if isinstance(error, KeyboardInterrupt):
            raise InterruptedRunError(
                "The run was stopped.",
                fix="run the same command again; finished steps are not done twice",
                state=still_served(self.project),
            ) from error
        if isinstance(error, DiskFullError) or not isinstance(error, Exception):
            return
        full = next((cause for cause in _causes(error) if says_full(cause)), None)
        if full is not None:
            raise DiskFullError(
                f"No space is left where {self.project.root} is kept.",
                evidence=[str(full).splitlines()[0]],
                fix="free some space, then run the same command again",
                state=still_served(self.project),
            ) from error
        if isinstance(error, OSError) and error.errno in _FORBIDDEN:
            raise InputError(
                "A file could not be opened or written.",
                evidence=[str(error)],
                fix="give yourself the right to it, or use another folder",
                state=still_served(self.project),
            ) from error


_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what it came of."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


def still_served(project: Project) -> str:
    """Which snapshot readers go on seeing."""
    served = served_id(project.warehouse)
    return f"The run {served} is still being served." if served else "Nothing is served yet."
