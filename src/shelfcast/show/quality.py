"""Which promises of the retail model do the landed rows break? A line each, and the pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from shelfcast import quality
from shelfcast.contracts import DATASETS
from shelfcast.errors import NoDataError
from shelfcast.lake import Zone, data_files, open_lake
from shelfcast.pipeline import writing
from shelfcast.project import Project
from shelfcast.terminal import bar, print_frame, print_json, say


def show_quality(project: Project, to: Path | None, *, as_json: bool) -> bool:
    """Check what was landed and write the pages; True where every expectation holds.

    Raises NoDataError where nothing was landed, MissingExtraError without Great Expectations.
    """
    with bar(quiet=as_json) as progress, writing(project):
        progress("reading the lake", 0.0)
        lake = open_lake(project.lake)
        files = {name: data_files(lake, Zone.CURATED, name) for name in DATASETS}
        if not any(files.values()):
            raise NoDataError("Nothing was landed yet.", fix="shelfcast ingest FILE")
        checked = quality.check(files, date.today(), progress=progress)
        page = quality.write_pages(to or project.warehouse / "quality", checked)
    broken = [finding for done in checked for finding in done.broken]
    if as_json:
        print_json(_document(checked, page))
    else:
        _say(checked, broken, page)
    return not broken


def _document(checked: Sequence[quality.Checked], page: Path) -> dict[str, Any]:
    return {
        "checked": [
            {
                "dataset": done.dataset,
                "rows": done.rows,
                "expectations": len(done.findings),
                "broken": [_finding(finding) for finding in done.broken],
            }
            for done in checked
        ],
        "broken": sum(len(done.broken) for done in checked),
        "page": str(page),
    }


def _finding(finding: quality.Finding) -> dict[str, Any]:
    return {
        "name": finding.expected.name,
        "says": finding.expected.says,
        "severity": "critical" if finding.expected.critical else "warning",
        "rows": finding.rows,
        "broken": finding.broken,
        "examples": list(finding.examples),
    }


def _say(checked: Sequence[quality.Checked], broken: Sequence[quality.Finding], page: Path) -> None:
    told = [(d.dataset, d.rows, len(d.findings), len(d.broken)) for d in checked]
    names = ["dataset", "rows", "expectations", "broken"]
    print_frame(pl.DataFrame(told, schema=names, orient="row"), title="What was checked")
    if broken:
        rows = [(f.expected.name, f.broken, f.rows, ", ".join(f.examples)) for f in broken]
        names = ["expectation", "broken", "rows", "for example"]
        print_frame(pl.DataFrame(rows, schema=names, orient="row"), title="What does not hold")
    say(f"{page} has every expectation.")
