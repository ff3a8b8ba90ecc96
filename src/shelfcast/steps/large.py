"""Which files are so large that Spark lands them?

Where `[target]` says engine = "spark": a file above `[landing] spark_above`, and every file of one
command whose files are above it together. Spark is opened when the first table is typed there.
Not here: what the workers do (landing/workers.py), what they are not asked (the account notes it).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from shelfcast.cluster import memory, session
from shelfcast.landing import Request, Workers
from shelfcast.project import Project
from shelfcast.sources.remote import Place


@dataclass(frozen=True)
class Large:
    """The bytes above which `workers` type; `together` are those of all files of the command."""

    workers: Workers | None
    above: int
    together: int

    def asked(self, request: Request, path: Path) -> Request:
        """The request for one file, with the workers where it is large."""
        if self.workers is None or max(self.together, path.stat().st_size) <= self.above:
            return request
        return replace(request, workers=self.workers)


def large(project: Project, wanted: Sequence[Place]) -> Large:
    """What is large for a project, of a command that names these places."""
    target = project.settings.target
    files = [place for place in wanted if isinstance(place, Path) and place.is_file()]
    told = memory(target.memory_limit)
    return Large(
        Workers(lambda: session(target.master, told)) if target.engine == "spark" else None,
        project.settings.landing.spark_bytes,
        sum(file.stat().st_size for file in files),
    )
