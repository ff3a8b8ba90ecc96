"""What is being run for this project, how far is it, and how did it end?

One run at a time, seen by every session; it goes on when the page that asked for it is closed.
Not here: the run itself (job_run.py), the pages that ask for one.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from shelfcast.dashboard.job_run import CORNER_SHOP, OVERRIDE_WORD, WITHDRAW_WORD
from shelfcast.errors import FailureError, LockedError, ShelfcastError

_JOBS: dict[Path, Job] = {}
_STARTING = Lock()


@dataclass(frozen=True)
class Told:
    """How far a run is: the steps that ended, what is being done, how much of it (0 to 1)."""

    steps: tuple[tuple[str, str], ...] = ()
    doing: str = "starting"
    share: float = 0.0
    notes: tuple[str, ...] = ()
    error: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Job:
    """A run in a process of its own; `output` and `faults` are the files that it writes."""

    process: subprocess.Popen[bytes]
    output: Path
    faults: Path

    @property
    def runs(self) -> bool:
        """True until it has ended."""
        return self.process.poll() is None

    def told(self) -> Told:
        """What it told so far."""
        return told(_lines(self.output))

    def failure(self) -> ShelfcastError | None:
        """What went wrong; None where it went well or has not ended."""
        code = self.process.poll()
        if not code:
            return None
        if error := self.told().error:
            return _ToldError(error)
        said = _lines(self.faults)[-1:]
        return FailureError("The run ended before it was done.", evidence=said)


class _ToldError(ShelfcastError):
    """An error that another process told of."""

    def __init__(self, error: dict[str, Any]) -> None:
        words = {name: str(error.get(name) or "") for name in ("what", "why", "fix", "state")}
        super().__init__(words.pop("what"), evidence=list(error.get("evidence") or ()), **words)


def told(lines: Sequence[str]) -> Told:
    """The lines that a run wrote, the last of which may be half written.

    >>> told(['{"doing": "read", "share": 0.5}', '{"step": "land", "said": "3 rows"}', '{"do'])
    Told(steps=(('land', '3 rows'),), doing='', share=0.0, notes=(), error={})
    """
    found = Told()
    for line in lines:
        try:
            heard = json.loads(line)
        except ValueError:
            continue
        found = _with(found, heard)
    return found


def _with(found: Told, heard: dict[str, Any]) -> Told:
    if "step" in heard:
        steps = (*found.steps, (str(heard["step"]), str(heard["said"])))
        return Told(steps, "", 0.0, (*found.notes, *heard.get("notes", ())))
    if "error" in heard:
        return Told(found.steps, "", 0.0, found.notes, heard)
    return Told(found.steps, str(heard["doing"]), float(heard["share"]), found.notes)


def job_of(root: Path) -> Job | None:
    """The last run of the project that a page asked for; None where there was none."""
    return _JOBS.get(root.resolve())


def begin(root: Path, files: Sequence[Path]) -> Job:
    """Run every step with these files. Raises LockedError where a run is going on."""
    return _begun(root, [str(path) for path in files])


def begin_corner_shop(root: Path) -> Job:
    """Write the files of the corner shop and run every step. Raises as `begin` does."""
    return _begun(root, [CORNER_SHOP])


def begin_override(root: Path, said: Mapping[str, object]) -> Job:
    """Keep an override (the fields of `Said`, days as ISO); plan and publish. Raises as `begin`."""
    return _begun(root, [OVERRIDE_WORD, json.dumps(said)])


def begin_withdrawal(root: Path, override_id: str, reason: str, author: str | None) -> Job:
    """Take an override back; plan and publish. Raises as `begin` does."""
    told = {"override_id": override_id, "reason": reason, "author": author}
    return _begun(root, [WITHDRAW_WORD, json.dumps(told)])


def _begun(root: Path, words: Sequence[str]) -> Job:
    with _STARTING:
        before = job_of(root)
        if before and before.runs:
            raise LockedError(
                "A run is going on already.", fix="wait for it to end", state="Nothing was started."
            )
        line = [sys.executable, "-P", "-m", "shelfcast.dashboard.job_run", str(root), *words]
        said = Path(tempfile.mkdtemp(prefix="shelfcast-run-"))
        output, faults = said / "output", said / "faults"
        with output.open("wb") as out, faults.open("wb") as err:
            process = subprocess.Popen(line, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        job = _JOBS[root.resolve()] = Job(process, output, faults)
    return job


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8", errors="replace").splitlines()
