"""What did a person change, what became of it, and was it worth it?"""

from __future__ import annotations

from typing import Any

import polars as pl

from shelfcast import warehouse
from shelfcast.insights import scored_by, scores_in_words
from shelfcast.metrics import rows
from shelfcast.pipeline import run_steps, writing
from shelfcast.project import Project
from shelfcast.steps import OVERRIDE, PLAN, PUBLISH, Run
from shelfcast.steps.override_said import Said, add, withdraw
from shelfcast.terminal import print_frame, print_json, records, say

LISTED = (
    "override_id",
    "level",
    "unique_id",
    "first_day",
    "last_day",
    "kind",
    "amount",
    "without",
    "changed",
    "status",
    "author",
    "reason",
)
SHARES = dict.fromkeys(("wape_without", "wape_changed"), "percent")


def show_added(project: Project, asked: Said, *, as_json: bool) -> None:
    """Keep the override, apply it, plan and publish; say what it changed."""
    with writing(project):
        made = add(project, asked)
    _show_one(project, made, _done(project), as_json=as_json)


def show_removed(
    project: Project, override_id: str, reason: str, author: str | None, *, as_json: bool
) -> None:
    """Take the override back, plan and publish."""
    with writing(project):
        withdraw(project, override_id, reason, author)
    _show_one(project, override_id, _done(project), as_json=as_json)


def _done(project: Project) -> list[str]:
    """Apply what was said, plan orders from it, publish; a line on each."""
    outcomes = run_steps(Run(project), (OVERRIDE, PLAN, PUBLISH))
    return [f"{outcome.step}: {outcome.said}" for outcome in outcomes]


def _show_one(project: Project, override_id: str, done: list[str], *, as_json: bool) -> None:
    one = _overrides(project).filter(override_id=override_id).row(0, named=True)
    if as_json:
        print_json({**one, "steps": done})
        return
    if one["status"] == "withdrawn":
        say(f"{override_id} is taken back; the forecast is what the models made.")
    else:
        before, after = one["without"] or 0.0, one["changed"] or 0.0
        days = f"{one['first_day']} to {one['last_day']}"
        say(f"{override_id}: {one['unique_id']}, {days}: {before:,.1f} units are now {after:,.1f}.")
    for line in done:
        say(line)
    if one["status"] != "withdrawn":
        say(f'To take it back: shelfcast override remove {override_id} --reason "..."')


def show_overrides(project: Project, snapshot: str | None, *, as_json: bool) -> None:
    """Every override of the served snapshot."""
    found = _overrides(project, snapshot)
    if as_json:
        print_json({"overrides": records(found)})
        return
    if found.is_empty():
        say("Nobody changed a forecast.")
        return
    print_frame(found.select(LISTED), title="Overrides", limit=100)


def _overrides(project: Project, snapshot: str | None = None) -> pl.DataFrame:
    with warehouse.open_snapshot(project.warehouse, snapshot) as reader:
        return rows(reader, "overrides", order=("said_at", "override_id"))


def show_scores(project: Project, snapshot: str | None, *, as_json: bool) -> None:
    """The value that overrides added, by author and reason, and one by one."""
    with warehouse.open_snapshot(project.warehouse, snapshot) as reader:
        found = rows(reader, "override_scores", order=("override_id",))
    grouped = {by: scored_by(found, by) for by in ("author", "reason")}
    told = scores_in_words(found)
    if as_json:
        document: dict[str, Any] = {f"by_{by}": records(frame) for by, frame in grouped.items()}
        print_json({"sentences": list(told), **document, "overrides": records(found)})
        return
    for sentence in told:
        say(sentence)
    if found.height:
        for by, frame in grouped.items():
            print_frame(frame, title=f"By {by}", formats=SHARES)
