"""What do the columns of a file, or of all that was landed, hold, and what drifted?"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from shelfcast.contracts import DATASETS
from shelfcast.lake import Zone, data_files, open_lake
from shelfcast.landing import (
    Evidence,
    Habits,
    drift_of,
    inspect_file,
    profile_files,
    read_account,
)
from shelfcast.project import Project
from shelfcast.reports import write_profile
from shelfcast.steps import habits
from shelfcast.terminal import print_frame, print_json, records, say, warn

SHOWN = ("column", "type", "missing_share", "distinct", "lowest", "median", "highest", "commonest")
FORMATS = {"missing_share": "percent"}


def show_file(file: Path, project: Project | None, to: Path | None, *, as_json: bool) -> None:
    """The profile of each table of a file, as text stands in it."""
    known = habits(project) if project else Habits()
    found = inspect_file(file, known, mappings=project.mappings if project else None)
    profiles = [
        _typed(item.profile, item.examined.evidence) if item.examined else item.profile
        for item in found
    ]
    whole = pl.concat(profiles)
    _show(whole, None, to, file.name, as_json=as_json)


def show_landed(project: Project, to: Path | None, *, as_json: bool) -> None:
    """The profile of each dataset in the lake, and the drift of each source's latest file."""
    lake = open_lake(project.lake)
    files = {name: data_files(lake, Zone.CURATED, name) for name in DATASETS}
    whole = pl.concat([profile_files(DATASETS[name], held) for name, held in files.items()])
    drift = drift_of(lake) if read_account(lake).height else None
    _show(whole, drift, to, project.settings.project.name, as_json=as_json)


def _typed(profile: pl.DataFrame, evidence: object) -> pl.DataFrame:
    assert isinstance(evidence, dict)
    kinds = {column: _kind(seen) for column, seen in evidence.items()}
    kind = pl.col("column").replace_strict(kinds, default="text", return_dtype=pl.String)
    return profile.with_columns(type=kind)


def _kind(seen: Evidence) -> str:
    if seen.date_share > 0.9:
        return "date"
    return "number" if seen.number_share > 0.9 else "text"


def _show(
    profile: pl.DataFrame, drift: pl.DataFrame | None, to: Path | None, title: str, *, as_json: bool
) -> None:
    if to is not None:
        write_profile(to, title, profile, drift)
    if as_json:
        document = {
            "profile": records(profile),
            "drift": records(drift) if drift is not None else [],
        }
        print_json(document)
        return
    for (name,), part in profile.group_by("dataset", maintain_order=True):
        rows = part["rows"][0]
        print_frame(part.select(SHOWN), title=f"{name}: {rows:,} rows", formats=FORMATS, limit=200)
    for row in drift.iter_rows(named=True) if drift is not None else ():
        warn(f"{row['file']}: {row['said']}")
    if drift is not None and drift.is_empty():
        say("No source drifted.")
    if to is not None:
        say(f"Wrote {to}.")
