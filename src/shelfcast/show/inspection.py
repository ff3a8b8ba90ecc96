"""What would be done with a file, before anything is done?"""

from __future__ import annotations

from typing import Any

import polars as pl

from shelfcast.landing import Examined, Inspected
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
        taken = item.examined.dataset.name if item.examined else "none of ours"
        facts = [("table", item.name), ("taken for", taken)]
        facts += [("rows", f"{item.rows:,}"), *item.notes.items()]
        print_facts(facts)
        if item.examined:
            print_frame(pl.DataFrame(_matches(item, item.examined)), title="Columns")
        print_frame(item.profile.drop("dataset", "rows"), title="What they hold", limit=100)
        for warning in _warnings(item):
            warn(warning)


def _warnings(item: Inspected) -> list[str]:
    told = [f"{item.refused.what} {item.refused.fix}".strip()] if item.refused else []
    return [*told, *(item.examined.warnings if item.examined else ())]


def _matches(item: Inspected, examined: Examined) -> list[dict[str, Any]]:
    found = {match.theirs: match for match in examined.mapping.matches}
    lines = []
    for theirs in item.profile["column"]:
        match = found.get(theirs)
        lines.append(
            {
                "theirs": theirs,
                "ours": match.ours if match else "",
                "confidence": f"{match.confidence:.0%}" if match else "",
                "why": match.why if match else "kept as it is, in _extra",
                "format": examined.formats[match.ours].label if match else "",
            }
        )
    return lines


def _document(item: Inspected) -> dict[str, Any]:
    examined = item.examined
    return {
        "table": item.name,
        "dataset": examined.dataset.name if examined else None,
        "rows": item.rows,
        "notes": dict(item.notes),
        "columns": [
            {"theirs": m.theirs, "ours": m.ours, "confidence": m.confidence, "why": m.why}
            for m in (examined.mapping.matches if examined else ())
        ],
        "formats": {o: f.label for o, f in examined.formats.items()} if examined else {},
        "warnings": _warnings(item),
        "profile": records(item.profile),
    }
