"""What did each step do, and what became of every row of every file?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import polars as pl

from shelfcast.landing import Landed
from shelfcast.project import Project
from shelfcast.steps import FileFault, Outcome
from shelfcast.summary import summary
from shelfcast.terminal import print_frame, print_json, say, warn

ACCOUNT_COLUMNS = ("file", "dataset", "read", "loaded", "quarantined", "duplicate", "not_data")


def show_outcomes(project: Project, done: Sequence[Outcome], *, as_json: bool) -> bool:
    """Each step, the account of each file, what to look at; True where no file was refused."""
    landed, faults = _landed(done)
    if as_json:
        print_json(_document(project, done, landed, faults))
        return not faults
    if landed:
        _account(landed)
    for fault in faults:
        warn(f"{fault.file} was refused: {fault.error.what} {fault.error.fix}".strip())
    for outcome in done:
        mark, style = ("done", "green") if outcome.done else ("skip", "dim")
        say(f"{outcome.step:<9} {outcome.seconds:6.1f} s  {outcome.said}", mark, style)
        for note in outcome.notes:
            say(f"{' ' * 25}{note}")
    if any(outcome.step == "publish" for outcome in done):
        summary(project).show()
    return not faults


def _landed(done: Sequence[Outcome]) -> tuple[list[Landed], list[FileFault]]:
    for outcome in done:
        if outcome.step == "land" and outcome.result is not None:
            landed, faults = outcome.result
            return landed, faults
    return [], []


def _account(landed: Sequence[Landed]) -> None:
    lines = [item.line for item in landed]
    frame = pl.DataFrame([{c: getattr(line, c) for c in ACCOUNT_COLUMNS} for line in lines])
    reasons = [", ".join(f"{k} {v:,}" for k, v in json.loads(x.reasons).items()) for x in lines]
    frame = frame.with_columns(pl.Series("reasons", reasons, dtype=pl.String))
    print_frame(frame, title="read = loaded + quarantined + duplicate + not data", limit=200)
    for warning, of in _warnings(landed).items():
        more = f" and {len(of) - 1:,} more" if len(of) > 1 else ""
        warn(f"{of[0]}{more}: {warning}")
    files = sorted({item.mapping_file for item in landed if item.warnings and item.mapping_file})
    if files:
        warn("Check the columns in " + ", ".join(str(path) for path in files))


def _warnings(landed: Sequence[Landed]) -> dict[str, list[str]]:
    """Each warning once, with the files that it is of."""
    found: dict[str, list[str]] = {}
    for item in landed:
        for warning in item.warnings:
            found.setdefault(warning, []).append(item.line.file)
    return found


def _document(
    project: Project, done: Sequence[Outcome], landed: Sequence[Landed], faults: Sequence[FileFault]
) -> dict[str, Any]:
    steps = [
        {
            "step": o.step,
            "done": o.done,
            "seconds": round(o.seconds, 3),
            "said": o.said,
            "notes": list(o.notes),
        }
        for o in done
    ]
    account = [
        {
            **{column: getattr(item.line, column) for column in ACCOUNT_COLUMNS},
            "reasons": json.loads(item.line.reasons),
            "warnings": list(item.warnings),
            "mapping": json.loads(item.line.mapping),
            "mapping_file": str(item.mapping_file) if item.mapping_file else None,
        }
        for item in landed
    ]
    refused = [{"file": str(fault.file), **fault.error.as_dict()} for fault in faults]
    document: dict[str, Any] = {"steps": steps, "account": account, "refused": refused}
    if any(outcome.step == "publish" for outcome in done):
        document["summary"] = summary(project).as_dict()
    return document
