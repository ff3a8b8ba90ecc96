"""What would be done with a file, before anything is done?"""

from __future__ import annotations

from typing import Any

import polars as pl

from shelfcast.landing import Inspected
from shelfcast.project import Project
from shelfcast.sources.remote import Access
from shelfcast.steps import Asked, inspect_place
from shelfcast.terminal import print_facts, print_frame, print_json, records, warn


def show_inspection(
    named: str,
    project: Project | None,
    asked: Asked,
    reach: Access | None,
    *,
    as_json: bool,
) -> None:
    """Dataset, mapping with confidence, formats and profile of each table in what is named."""
    found = inspect_place(named, project, asked, reach)
    if as_json:
        print_json([_document(item) for item in found])
        return
    for item in found:
        facts = [("table", item.name), ("taken for", item.examined.mapping.dataset.name)]
        facts += [("rows", f"{item.rows:,}"), *item.notes.items()]
        print_facts(facts)
        print_frame(pl.DataFrame(_matches(item)), title="Columns")
        print_frame(item.profile.drop("dataset", "rows"), title="What they hold", limit=100)
        for warning in item.examined.warnings:
            warn(warning)


def _matches(item: Inspected) -> list[dict[str, Any]]:
    found = {match.theirs: match for match in item.examined.mapping.matches}
    lines = []
    for theirs in item.profile["column"]:
        match = found.get(theirs)
        lines.append(
            {
                "theirs": theirs,
                "ours": match.ours if match else "",
                "confidence": f"{match.confidence:.0%}" if match else "",
                "why": match.why if match else "kept as it is, in _extra",
                "format": item.examined.formats[match.ours].label if match else "",
            }
        )
    return lines


def _document(item: Inspected) -> dict[str, Any]:
    return {
        "table": item.name,
        "dataset": item.examined.mapping.dataset.name,
        "rows": item.rows,
        "notes": dict(item.notes),
        "columns": [
            {"theirs": m.theirs, "ours": m.ours, "confidence": m.confidence, "why": m.why}
            for m in item.examined.mapping.matches
        ],
        "formats": {ours: form.label for ours, form in item.examined.formats.items()},
        "warnings": list(item.examined.warnings),
        "profile": records(item.profile),
    }
