"""Which expectations hold for what was landed, and which rows break the others?

Each dataset that has files is checked: first the types of its files' columns, then its rows in
batches. A dataset one of whose files has another type is not read further, for its rows could not
be told. Nothing is changed.
Not here: what is expected (suite.py), the pages (pages.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from shelfcast.contracts import DATASETS, Progress, silent
from shelfcast.quality.batches import BATCH, batches, file_types
from shelfcast.quality.expectation import Finding
from shelfcast.quality.gx import Suite
from shelfcast.quality.suite import suite_of, types_of


@dataclass(frozen=True)
class Checked:
    """A dataset that was checked: rows, findings, and the suites with what they answered."""

    dataset: str
    rows: int
    findings: tuple[Finding, ...]
    suites: tuple[Suite, ...]

    @property
    def broken(self) -> tuple[Finding, ...]:
        """The expectations that some row breaks."""
        return tuple(finding for finding in self.findings if not finding.holds)


def check(
    files: Mapping[str, Sequence[str]],
    today: date,
    *,
    size: int = BATCH,
    progress: Progress = silent,
) -> list[Checked]:
    """Check the curated Parquet files by dataset; days are measured from `today`.

    Raises MissingExtraError where Great Expectations is not installed.
    """
    held = [name for name in DATASETS if files.get(name)]
    done = []
    for place, name in enumerate(held):
        progress(f"checking: {name}", place / len(held))
        done.append(_checked(name, files[name], today, size))
    return done


def _checked(name: str, files: Sequence[str], today: date, size: int) -> Checked:
    dataset, rows = DATASETS[name], 0
    types = Suite(f"{name} files", types_of(dataset))
    types.check(file_types(dataset, files))
    found = types.findings(name)
    if any(not finding.holds for finding in found):
        return Checked(name, rows, tuple(found), (types,))
    lines = Suite(name, suite_of(dataset, today))
    for part in batches(dataset, files, size):
        rows += part.height
        lines.check(part)
    return Checked(name, rows, (*found, *lines.findings(name)), (types, lines))
