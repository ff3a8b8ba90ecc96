"""What does an insight say, in sentences and a table?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shelfcast import warehouse
from shelfcast.insights import Question, insight
from shelfcast.project import Project
from shelfcast.terminal import print_frame, print_json, records, say, warn

SHOWN = 20


def show_insight(
    project: Project,
    name: str,
    asked: Mapping[str, Any],
    limit: int | None,
    snapshot: str | None,
    *,
    as_json: bool,
) -> None:
    """An insight of the served snapshot."""
    currency = project.settings.project.currency
    with warehouse.open_snapshot(project.warehouse, snapshot) as reader:
        found = insight(name, Question(reader, currency=currency, **asked))
        served = reader.snapshot_id
    if as_json:
        frame = found.frame if limit is None else found.frame.head(limit)
        document: dict[str, Any] = {
            "insight": name,
            "title": found.title,
            "sentences": list(found.sentences),
        }
        document |= {"rows": records(frame), "snapshot": served}
        print_json({**document, "warnings": list(found.warnings)})
        return
    for sentence in found.sentences:
        say(sentence)
    print_frame(
        found.frame,
        title=found.title,
        formats=found.formats,
        currency=currency,
        limit=limit or SHOWN,
    )
    for warning in found.warnings:
        warn(warning)
