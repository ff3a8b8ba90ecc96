"""What does each command show? The answers of the rooms, put for a person or as JSON."""

from __future__ import annotations

import json
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from shelfcast import warehouse
from shelfcast.errors import InputError, MappingError
from shelfcast.landing import Habits, Inspected, Landed, inspect_file
from shelfcast.metrics import MetricQuery, query, rows
from shelfcast.project import Project
from shelfcast.steps import FileFault, Outcome
from shelfcast.steps.land import habits
from shelfcast.summary import summary
from shelfcast.terminal import print_facts, print_frame, print_json, records, say, warn

ACCOUNT_COLUMNS = ("file", "dataset", "read", "loaded", "quarantined", "duplicate", "not_data")


def told_columns(told: Sequence[str]) -> dict[str, str]:
    """`--map` arguments as their column -> ours. Raises MappingError."""
    broken = [text for text in told if "=" not in text]
    if broken:
        raise MappingError(
            "--map wants THEIRS=OURS.", evidence=broken, fix="--map 'Their Column=quantity'"
        )
    pairs = (text.rpartition("=") for text in told)
    return {theirs.strip(): ours.strip() for theirs, _, ours in pairs}


def outcomes(project: Project, done: Sequence[Outcome], as_json: bool) -> None:
    """What each step did, the account of each file, and what to look at."""
    landed, faults = _landed(done)
    if as_json:
        print_json(_document(project, done, landed, faults))
        return
    if landed:
        _account(landed)
    for fault in faults:
        warn(f"{fault.file} was refused: {fault.error.what} {fault.error.fix}".strip())
    for outcome in done:
        mark = "[green]done[/]" if outcome.done else "[dim]skip[/]"
        say(f"{mark} {outcome.step:<9} {outcome.seconds:6.1f} s  {outcome.said}")
    if any(outcome.step == "publish" for outcome in done):
        summary(project).show()


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
    for item in landed:
        for warning in item.warnings:
            warn(f"{item.line.file}: {warning}")
    files = sorted({item.mapping_file for item in landed if item.warnings})
    if files:
        warn("Check the columns in " + ", ".join(str(path) for path in files))


def _document(
    project: Project, done: Sequence[Outcome], landed: Sequence[Landed], faults: Sequence[FileFault]
) -> dict[str, Any]:
    steps = [
        {"step": o.step, "done": o.done, "seconds": round(o.seconds, 3), "said": o.said}
        for o in done
    ]
    account = [
        {
            **{column: getattr(item.line, column) for column in ACCOUNT_COLUMNS},
            "reasons": json.loads(item.line.reasons),
            "warnings": list(item.warnings),
            "mapping": json.loads(item.line.mapping),
            "mapping_file": str(item.mapping_file),
        }
        for item in landed
    ]
    refused = [{"file": str(fault.file), **fault.error.as_dict()} for fault in faults]
    document: dict[str, Any] = {"steps": steps, "account": account, "refused": refused}
    if any(outcome.step == "publish" for outcome in done):
        document["summary"] = summary(project).as_dict()
    return document


def inspected(
    file: Path, project: Project | None, told: Sequence[str], dataset: str | None
) -> list[Inspected]:
    """What landing would do with the file."""
    known = habits(project) if project else Habits()
    return inspect_file(file, known, told_columns(told), dataset)


def inspection(found: Sequence[Inspected], as_json: bool) -> None:
    """Dataset, mapping with confidence, formats, profile."""
    if as_json:
        print_json([_inspection(item) for item in found])
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


def _inspection(item: Inspected) -> dict[str, Any]:
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


def answer(project: Project, asked: Mapping[str, Any], snapshot: str | None, as_json: bool) -> None:
    """The answer to a metric query."""
    if asked["compare"] not in (None, "previous_period", "previous_year"):
        raise InputError(
            f"--compare {asked['compare']} is not known.", fix="previous_period or previous_year"
        )
    with warehouse.open_snapshot(project.warehouse, snapshot) as reader:
        result = query(reader, MetricQuery(**asked))
    if as_json:
        totals = records(result.totals)[0] if result.totals is not None else None
        document: dict[str, Any] = {"rows": records(result.frame), "totals": totals}
        document |= {"snapshot": result.snapshot_id, "from": result.start, "to": result.end}
        document["sql"] = result.sql
        print_json({**document, "warnings": list(result.warnings)})
        return
    title = f"{result.start} to {result.end}, snapshot {result.snapshot_id}"
    currency = project.settings.project.currency
    print_frame(result.frame, title=title, formats=result.formats, currency=currency, limit=100)
    if result.totals is not None:
        print_frame(result.totals, title="All", formats=result.formats, currency=currency)
    for warning in result.warnings:
        warn(warning)


def exported(project: Project, table: str, to: Path, as_json: bool) -> None:
    """A table of the served snapshot, written to a file."""
    from shelfcast.reports import export_table

    with warehouse.open_snapshot(project.warehouse) as reader:
        frame = rows(reader, table)
    export_table(frame, to)
    _written(to, frame.height, as_json)


def reported(project: Project, to: Path, as_json: bool) -> None:
    """The report of the served snapshot, written to a file."""
    from shelfcast.reports import write_report

    with warehouse.open_snapshot(project.warehouse) as reader:
        write_report(reader, to, currency=project.settings.project.currency)
    _written(to, None, as_json)


def _written(to: Path, count: int | None, as_json: bool) -> None:
    if as_json:
        print_json({"file": str(to), "rows": count})
    else:
        say(f"{to}: {count:,} rows" if count is not None else f"{to} is written")


def quarantined(project: Project, limit: int, as_json: bool) -> None:
    """The rows kept aside, newest first, as the lake has them now."""
    from shelfcast.contracts import QUARANTINE
    from shelfcast.lake import Zone, open_lake, read_frame
    from shelfcast.landing import QUARANTINE_TABLE

    frame = read_frame(open_lake(project.lake), Zone.LOGS, QUARANTINE_TABLE, QUARANTINE)
    if as_json:
        print_json(records(frame.head(limit)))
        return
    counts = frame.group_by("file", "reason", "column").len("rows").sort("rows", descending=True)
    print_frame(counts, title=f"{frame.height:,} rows in quarantine")
    print_frame(frame.drop("batch_id", "dataset"), title="Rows", limit=limit)


def snapshots(project: Project, as_json: bool) -> None:
    """What was published, newest first."""
    served = warehouse.served_id(project.warehouse)
    found = [
        {"snapshot": s.id, "published": s.created_at, "served": s.id == served}
        for s in reversed(warehouse.list_snapshots(project.warehouse))
    ]
    if as_json:
        print_json(found)
    elif found:
        print_frame(pl.DataFrame(found))
    else:
        say("Nothing was published yet. Next: shelfcast run SALES_FILE")


def used(project: Project, snapshot: str, as_json: bool) -> None:
    """An earlier snapshot, served again."""
    chosen = warehouse.use_snapshot(project.warehouse, snapshot)
    if as_json:
        print_json({"served": chosen.id})
    else:
        say(f"{chosen.id} is being served.")


def health(folder: Path, as_json: bool) -> bool:
    """What is in order and what is not; True where nothing that is needed is missing."""
    from shelfcast.doctor import examine_house

    checks = examine_house(folder)
    if as_json:
        print_json([check.as_dict() for check in checks])
    else:
        for check in checks:
            lack = "[red]missing [/]" if check.needed else "[yellow]optional[/]"
            fix = f"  Fix: {check.fix}" if check.fix else ""
            say(f"{'[green]ok      [/]' if check.good else lack} {check.name}: {check.found}{fix}")
    return all(check.good for check in checks if check.needed)


def write_crash(error: Exception) -> Path:
    """The traceback of an unforeseen error, in a file that can be sent."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="shelfcast-", suffix=".log", delete=False, encoding="utf-8"
    ) as file:
        file.writelines(traceback.format_exception(error))
    return Path(file.name)
