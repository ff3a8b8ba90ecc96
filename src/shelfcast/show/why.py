"""Why did a number change, in sentences and a table?"""

from __future__ import annotations

from typing import Any

from shelfcast import warehouse
from shelfcast.insights import Asked, Why, sentences, why
from shelfcast.metrics import catalogue_of
from shelfcast.project import Project
from shelfcast.terminal import print_frame, print_json, records, say, warn

SHOWN = 10


def show_why(
    project: Project, asked: Asked, limit: int | None, snapshot: str | None, *, as_json: bool
) -> None:
    """The change of a metric, what it is made of, and the groups that changed most."""
    currency = project.settings.project.currency
    with warehouse.open_snapshot(project.warehouse, snapshot) as reader:
        found = why(reader, asked, known=catalogue_of(project.root))
    told = sentences(found, currency)
    if as_json:
        print_json(_document(found, told, limit))
        return
    for sentence in told:
        say(sentence)
    print_frame(
        found.groups.drop("status", strict=False),
        title=f"By {found.dimension.label.lower()}: each row and each column adds up",
        formats=_formats(found),
        currency=currency,
        limit=limit or SHOWN,
    )
    for warning in found.warnings:
        warn(warning)


def _formats(found: Why) -> dict[str, str]:
    kind: str = "money_exact" if found.metric.unit == "money" else found.metric.format
    formats = dict.fromkeys(("before", "now", "change", *found.parts), kind)
    return formats | {"weight_before": "percent", "weight_now": "percent"}


def _document(found: Why, told: tuple[str, ...], limit: int | None) -> dict[str, Any]:
    both = found.periods
    return {
        "metric": found.metric.name,
        "from": both.start,
        "to": both.end,
        "before_from": both.before_start,
        "before_to": both.before_end,
        "before": found.before,
        "now": found.now,
        "change": found.change,
        "change_pct": found.share,
        "parts": found.parts,
        "by": found.dimension.name,
        "rows": records(found.groups if limit is None else found.groups.head(limit)),
        "dimensions": records(found.choice),
        "sentences": list(told),
        "snapshot": found.snapshot_id,
        "warnings": list(found.warnings),
    }
