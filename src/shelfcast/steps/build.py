"""Step 2: the lake's rows become the warehouse's tables.

The account, the quarantine and the profile of the data go into the warehouse too, so that a
snapshot tells what it was made of.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import polars as pl

from shelfcast import warehouse
from shelfcast.contracts import DATASETS
from shelfcast.errors import NoDataError
from shelfcast.lake import Lake, Zone, data_files, open_lake, version
from shelfcast.landing import drift_of, profile_files, read_account, read_mends, read_quarantine
from shelfcast.steps.own import own_models
from shelfcast.steps.step import Outcome, Run, Step, fingerprint


def _build(run: Run) -> Outcome:
    lake, settings = open_lake(run.project.lake), run.project.settings
    tables = {name: data_files(lake, Zone.CURATED, name) for name in DATASETS}
    if not (tables["sales"] or tables["receipts"]):
        raise NoDataError(
            "There are no sales to build from.",
            evidence=[f"{name}: {len(files)} files" for name, files in tables.items() if files],
            fix="shelfcast run SALES_FILE",
        )
    rules = settings.cleaning.model_dump(mode="json")
    where = [settings.target.engine, settings.target.url]
    print_now = fingerprint(_versions(lake), settings.project, warehouse.basis_of(rules), where)
    place = run.project.warehouse
    if not run.force and warehouse.get_state(place, "build") == print_now:
        own = own_models(run, print_now)
        return Outcome("build", bool(own), own or "no data or setting changed since the last build")
    with ThreadPoolExecutor(1) as aside:
        # The files are looked at while dbt is read and starts, which keeps one core busy.
        profile = aside.submit(_profile, tables)
        report = warehouse.build(
            place,
            tables,
            country=settings.project.country,
            rules=rules,
            files=_files(lake),
            label_headings=_label_headings(lake),
            target=settings.target,
            lake=lake,
            anew=run.force,
            progress=run.progress,
        )
        origins = _origins(lake, profile.result())
    warehouse.write_frames(place, origins, step="build", fingerprint=print_now)
    lines = report.rows.get("sales_lines", 0)
    said = f"{report.models} models and {report.tests} tests over {lines:,} sale lines"
    said += "" if report.whole else ", only the months that changed built"
    own = own_models(run, print_now)
    said = f"{said}; {own}" if own else said
    return Outcome("build", True, said, report, notes=(*_notes(report.rows), *report.warnings))


def _notes(rows: Mapping[str, int]) -> tuple[str, ...]:
    """What the tables say that a person should know of."""
    waiting = rows.get("unmatched_receipt_lines", 0)
    if not waiting:
        return ()
    return (
        f"{waiting:,} lines of receipts wait for the file with their heads (day, store): "
        "shelfcast export unmatched_receipt_lines --to waiting.csv",
    )


def _versions(lake: Lake) -> dict[str, str]:
    """What tells whether any table of the lake, or its logs, changed."""
    curated = {name: version(lake, Zone.CURATED, name) for name in DATASETS}
    return {**curated, "account": version(lake, Zone.LOGS, "account")}


def _files(lake: Lake) -> dict[str, str]:
    """Batch id to the file it was read from."""
    account = read_account(lake)
    return dict(zip(account["batch_id"], account["file"], strict=True))


def _label_headings(lake: Lake) -> dict[str, str]:
    """Batch id of a file of labels to the heading its labels stood under."""
    account = read_account(lake).filter(dataset="labels")
    found = zip(account["batch_id"], account["mapping"], strict=True)
    told = {batch: json.loads(mapping).get("columns", {}) for batch, mapping in found}
    return {
        batch: theirs
        for batch, columns in told.items()
        for theirs, ours in columns.items()
        if ours == "label"
    }


def _profile(tables: Mapping[str, list[str]]) -> pl.DataFrame:
    return pl.concat(profile_files(DATASETS[name], files) for name, files in tables.items())


def _origins(lake: Lake, profile: pl.DataFrame) -> dict[str, pl.DataFrame]:
    return {
        "account": read_account(lake),
        "quarantine": read_quarantine(lake),
        "profile": profile,
        "drift": drift_of(lake),
        "mends": read_mends(lake),
    }


BUILD = Step("build", _build)
