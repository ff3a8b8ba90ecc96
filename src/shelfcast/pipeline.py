"""What does a run do, in which order?

    STEPS = (land, build, forecast, plan, publish)

The command line, a scheduler and the tests run this same tuple. A step is a function of its
inputs: it leaves their fingerprint beside what it made, is skipped where the fingerprint is the
same, and can be run again after a crash with the same result. One command at a time writes: it
holds the project's lock.

Not here: how a step works (steps/), or is shown (cli.py).
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from filelock import FileLock, Timeout

from shelfcast.errors import DiskFullError, InterruptedRunError, LockedError
from shelfcast.project import Project
from shelfcast.steps import BUILD, FORECAST, LAND, PLAN, PUBLISH, Outcome, Run, Step
from shelfcast.warehouse import served_id

STEPS: tuple[Step, ...] = (LAND, BUILD, FORECAST, PLAN, PUBLISH)


def run_steps(
    run: Run, steps: Sequence[Step] = STEPS, told: Callable[[Outcome], None] = lambda _: None
) -> list[Outcome]:
    """Do the steps in order, under the project's lock; `told` hears of each as it ends.

    Raises LockedError where another command writes, InterruptedRunError on Ctrl-C, DiskFullError,
    and what the steps raise. What was published before goes on being served.
    """
    outcomes: list[Outcome] = []
    with _alone(run.project), _faults(run.project):
        for step in steps:
            began = time.monotonic()
            outcome = replace(step.work(run), seconds=time.monotonic() - began)
            outcomes.append(outcome)
            told(outcome)
    return outcomes


@contextmanager
def _alone(project: Project) -> Iterator[None]:
    """Hold the project's lock; it goes with the process, however that ends."""
    owner = project.lock.with_name(".lock-owner")
    try:
        with FileLock(project.lock, timeout=0):
            owner.write_text(f"process {os.getpid()}", encoding="utf-8")
            yield
            owner.unlink(missing_ok=True)
    except Timeout as error:
        who = owner.read_text(encoding="utf-8") if owner.exists() else "another process"
        raise LockedError(
            f"Another command is writing to {project.root}.",
            evidence=[f"held by {who}"],
            why="One command at a time writes; readers are not held up.",
            fix="wait for it to end, then run this again",
            state=f"Nothing was written. {still_served(project)}",
        ) from error


@contextmanager
def _faults(project: Project) -> Iterator[None]:
    """Ctrl-C and a full disk, as errors that say what state is left."""
    try:
        yield
    except KeyboardInterrupt as error:
        raise InterruptedRunError(
            "The run was stopped.",
            fix="run the same command again; finished steps are not done twice",
            state=still_served(project),
        ) from error
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise DiskFullError(
            f"No space is left where {project.root} is kept.",
            evidence=[str(error)],
            fix="free some space, then run the same command again",
            state=still_served(project),
        ) from error


def still_served(project: Project) -> str:
    """Which snapshot readers go on seeing."""
    served = served_id(project.warehouse)
    return f"The run {served} is still being served." if served else "Nothing is served yet."
