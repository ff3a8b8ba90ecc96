"""What must an engine be able to do, so that the same models run on it?

Raw in, `dbt build`, marts out. Every build begins in the work file, whose schema `raw` points at
the lake; an engine that is not DuckDB is brought those rows, and when dbt has built them there,
its marts are brought back into the work file, so that forecast, plan, publish and every query go
on as they do on one machine.
Not here: any engine (each has a file of its own), which one is meant (choice.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from shelfcast.target import TargetSettings

if TYPE_CHECKING:
    from shelfcast.lake import Lake


@dataclass(frozen=True)
class Place:
    """Where a build happens: its settings, the warehouse folder, the lake where there is one.

    `files` are the lake's Parquet files by dataset.
    """

    target: TargetSettings
    warehouse: Path
    lake: Lake | None = None
    files: Mapping[str, Sequence[str]] = field(default_factory=dict)


class Engine(Protocol):
    """One engine, made anew for each build."""

    @property
    def keeps(self) -> bool:
        """Are the tables of an earlier build still there for the next one?"""

    def profile(self) -> dict[str, Any]:
        """The dbt output of profiles.yml."""

    def take_raw(self) -> None:
        """Make schema `raw` there what it is in the work file.

        Raises SourceUnreachableError where the engine does not answer.
        """

    def bring_marts(self, names: Sequence[str]) -> None:
        """Make `marts.<name>` of the work file what it is there, each type as exact as it was."""

    def first_row(self, sql: str) -> Mapping[str, object]:
        """The first row of a query, empty where it has none or cannot be asked."""

    def release(self) -> None:
        """Let go of every connection, those of dbt with them."""

    def reach(self) -> str:
        """What answers there, in a few words, such as `PostgreSQL 15.1`.

        Raises SourceUnreachableError where nothing does.
        """
