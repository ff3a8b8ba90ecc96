"""How does one table become a batch of the lake?

Examined, typed into Parquet files, held against what the lake has, committed. Three writes in this
order: the quarantine, the rows (whose commit carries the account), the account's own line. A run
killed between them is put right by `recover`.

The same bytes read the same way again add nothing. The same bytes with another mapping replace
what they brought before.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl
import pyarrow as pa

from shelfcast.contracts import QUARANTINE, Dataset
from shelfcast.lake import (
    ACCOUNT_PROPERTY,
    BATCH_PROPERTY,
    Zone,
    append_frame,
    commit_files,
    ensure_table,
)
from shelfcast.landing.account import Line, read_account, record
from shelfcast.landing.examine import Examined, examine, other_order
from shelfcast.landing.overlap import drop_known
from shelfcast.landing.recover import take_back
from shelfcast.landing.request import Landed, Request
from shelfcast.landing.saved import load_saved, mapping_path, save
from shelfcast.landing.stage import Reading, Staged, Stamp, discard, reasons_json, stage
from shelfcast.sources import TextTable

QUARANTINE_TABLE = "quarantine"
_OWN = (
    ("_batch_id", pa.string()),
    ("_row_number", pa.int64()),
    ("_landed_at", pa.timestamp("us")),
    ("_extra", pa.string()),
)


def curated_schema(dataset: Dataset) -> pa.Schema:
    """The dataset's columns and what every curated row carries."""
    columns = [(column.name, column.kind.arrow) for column in dataset.columns]
    return pa.schema([*columns, *_OWN])


def land_batch(table: TextTable, batch: str, request: Request) -> Landed | None:
    """Land one table; None where the fast way read another number of rows than the file has."""
    path = mapping_path(request.mappings, table.name, table.columns)
    examined = _examined(table, request)
    earlier = _earlier(batch, request)
    if earlier is not None and earlier["mapping"] == _described(examined):
        return Landed(_same_again(earlier, table.name), examined, path)
    if earlier is not None:
        take_back(request.lake, earlier["dataset"], batch)
    staged = _staged(table, examined, batch, request)
    if staged is None:
        return None
    line = _commit(table, examined, staged, batch, request)
    save(path, examined.mapping, examined.formats, table.columns)
    return Landed(line, examined, path)


def _examined(table: TextTable, request: Request) -> Examined:
    saved = load_saved(mapping_path(request.mappings, table.name, table.columns))
    told = {**(saved.columns if saved else {}), **request.told}
    dataset = request.dataset or (saved.dataset if saved else None)
    if saved and request.dataset not in (None, saved.dataset):
        told = dict(request.told)
    return examine(table, request.habits, told, dataset)


def _earlier(batch: str, request: Request) -> dict[str, Any] | None:
    lines = read_account(request.lake).filter(pl.col("batch_id") == batch)
    return lines.row(-1, named=True) if lines.height else None


def _described(examined: Examined) -> str:
    """The dataset and mapping as JSON: what the account keeps, and what tells a changed mapping."""
    columns = {match.theirs: match.ours for match in examined.mapping.matches}
    formats = {ours: form.label for ours, form in examined.formats.items() if form.label}
    described = {"dataset": examined.mapping.dataset.name, "columns": columns, "formats": formats}
    return json.dumps(described, ensure_ascii=False, sort_keys=True)


def _same_again(earlier: dict[str, Any], name: str) -> Line:
    """The account of a file that came before: every row is a duplicate, nothing is written."""
    fields = {**earlier, "file": name, "loaded": 0, "quarantined": 0, "not_data": 0}
    fields |= {"duplicate": earlier["read"], "reasons": json.dumps({"same_file": earlier["read"]})}
    return Line(**fields).check()


def _staged(table: TextTable, examined: Examined, batch: str, request: Request) -> Staged | None:
    """The typed files; read once more where the rows show that the day order was guessed wrong."""
    now = datetime.now(UTC)
    stamp = Stamp(batch, _local(now, request.habits.timezone), request.habits.timezone)
    reading = Reading(table, examined.mapping, examined.formats, stamp)
    folder = request.lake.folder(Zone.CURATED) / examined.mapping.dataset.name / "data"
    place = folder / f"{batch}-{now:%Y%m%dT%H%M%S%f}"
    try:
        staged = stage(reading, place)
        if _turn_dates(reading, staged):
            discard(place)
            staged = stage(reading, place)
    except BaseException:
        discard(place)
        raise
    if table.expected_rows not in (None, staged.read - table.title_rows):
        discard(place)
        return None
    return staged


def _local(moment: datetime, timezone: str) -> datetime:
    return moment.astimezone(ZoneInfo(timezone)).replace(tzinfo=None)


def _turn_dates(reading: Reading, staged: Staged) -> bool:
    """Take the other day order where it reads more of the column; True where one was turned."""
    bad = staged.quarantine.filter(pl.col("reason") == "bad_date")
    turned = False
    for ours in bad["column"].unique().to_list():
        theirs = reading.mapping.theirs(ours)
        raw = bad.filter(pl.col("column") == ours)["raw"]
        unread = pl.Series([json.loads(text)[theirs] for text in raw], dtype=pl.String)
        better = other_order(reading.formats[ours], unread, staged.loaded)
        if better is not None:
            reading.formats[ours] = better
            turned = True
    return turned


def _commit(
    table: TextTable, examined: Examined, staged: Staged, batch: str, request: Request
) -> Line:
    dataset, lake = examined.mapping.dataset, request.lake
    try:
        files, duplicate = drop_known(lake, dataset, staged.files)
        line = _line(table, examined, staged, batch, duplicate)
        if staged.quarantine.height:
            _write_quarantine(table.name, dataset, staged, batch, request)
        month_of = dataset.time if dataset.partitioned else None
        ensure_table(lake, Zone.CURATED, dataset.name, curated_schema(dataset), month_of=month_of)
        if files:
            properties = {BATCH_PROPERTY: batch, ACCOUNT_PROPERTY: line.to_json()}
            commit_files(lake, Zone.CURATED, dataset.name, files, properties)
    except BaseException:
        discard(staged.folder)
        raise
    record(lake, line)
    return line


def _line(table: TextTable, examined: Examined, staged: Staged, batch: str, duplicate: int) -> Line:
    return Line(
        file=table.name,
        dataset=examined.mapping.dataset.name,
        read=staged.read,
        loaded=staged.loaded - duplicate,
        quarantined=staged.quarantine.height,
        duplicate=duplicate,
        not_data=sum(staged.not_data.values()),
        reasons=reasons_json(staged),
        batch_id=batch,
        content=batch.split("-", maxsplit=1)[0],
        mapping=_described(examined),
        notes=json.dumps(dict(table.notes), sort_keys=True),
        landed_at=datetime.now(UTC).replace(tzinfo=None),
    ).check()


def _write_quarantine(
    name: str, dataset: Dataset, staged: Staged, batch: str, request: Request
) -> None:
    rows = staged.quarantine.rename({"_row_number": "row_number"}).with_columns(
        batch_id=pl.lit(batch), file=pl.lit(name), dataset=pl.lit(dataset.name)
    )
    append_frame(request.lake, Zone.LOGS, QUARANTINE.conform(rows), QUARANTINE_TABLE)
