"""How does one table become a batch of the lake?

Examined, typed into Parquet files, held against what the lake has, and given to the books, which
commit it (commit.py) with those that come beside it. An intent, written first, tells `recover` of
a batch that a killed run left.

The same bytes read the same way again add nothing. The same bytes with another mapping replace
what they brought before.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import polars as pl

from shelfcast.lake import Intent, Zone, begin, end
from shelfcast.landing.account import Line
from shelfcast.landing.aside.contract import ASIDE, Policy, Shape, changes, last_shape, refuse
from shelfcast.landing.aside.mends import DISMISSED, Mended, mended, mends_of
from shelfcast.landing.commit import Ready, undo
from shelfcast.landing.history import source_of
from shelfcast.landing.meaning.asked import examine_asking
from shelfcast.landing.meaning.examine import Examined, warned
from shelfcast.landing.meaning.saved import save
from shelfcast.landing.original import Original
from shelfcast.landing.overlap import drop_known
from shelfcast.landing.request import Landed, Request
from shelfcast.landing.stage import Reading, Staged, Stamp, discard, reasons_json, set_aside
from shelfcast.landing.values.formats import DATES, other_order
from shelfcast.landing.workers import Workers, typist
from shelfcast.sources import TextTable


@dataclass(frozen=True)
class _Batch:
    """A table on its way: how it is read, and what the same bytes brought before."""

    table: Mended
    examined: Examined
    described: str
    earlier: Line | None
    intent: Intent
    original: Original
    aside: bool


def land_batch(table: TextTable, batch: str, request: Request, original: Original) -> Landed | None:
    """Land one table; None where the fast way read another number of rows than the file has.

    Where the original's bytes never came before, no account needs to be looked through.
    """
    put_right = mended(table, mends_of(request.lake, None if original.new else batch))
    table = put_right.table
    examined, answered = examine_asking(table, request)
    changed = _changed(examined, table, batch, request)
    aside = bool(changed) and request.policies.of(table.name) is Policy.QUARANTINE
    described = _described(examined, put_right, aside=aside)
    earlier = request.books.history.of_batch(batch)
    if earlier is not None and earlier.mapping == described:
        return Landed(_same_again(earlier, table.name), examined)
    intent = _intent(batch, examined, earlier, request)
    whole = _Batch(put_right, examined, described, earlier, intent, original, aside)
    begin(request.lake, whole.intent)
    try:
        ready = _written(whole, request)
        if ready is not None and earlier is not None:
            request.books.replace(ready, earlier)
    except BaseException:
        undo(request.lake, whole.intent)
        raise
    if ready is None:
        end(request.lake, batch)
        return None
    if earlier is None:
        request.books.enter(ready)
    save(examined, table.columns, anew=answered or bool(request.told))
    return Landed(ready.line, warned(examined), tuple(changed))


def _changed(examined: Examined, table: TextTable, batch: str, request: Request) -> list[str]:
    """What is other than in the file before of the same source. Raises SourceChangedError."""
    lines = request.books.history.of_source(source_of(table.name))
    before = last_shape(lines, batch)
    if before is None or request.accept:
        return []
    taken, formats = _taken(examined)
    now = Shape(examined.dataset.name, table.columns, taken, formats)
    found = changes(before, now)
    if found and request.policies.of(table.name) is Policy.FREEZE:
        raise refuse(table.name, found)
    return found


def _taken(examined: Examined) -> tuple[dict[str, str], dict[str, str]]:
    """Their column -> ours, and ours -> its format."""
    columns = {match.theirs: match.ours for match in examined.mapping.matches}
    return columns, {o: form.label for o, form in examined.formats.items() if form.label}


def _intent(batch: str, examined: Examined, earlier: Line | None, request: Request) -> Intent:
    folder = request.lake.folder(Zone.CURATED) / examined.dataset.name / "data"
    place = folder.resolve() / f"{batch}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
    touched = (*([earlier.dataset] if earlier else []), examined.dataset.name)
    return Intent(batch, touched, str(place))


def _described(examined: Examined, put_right: Mended, *, aside: bool) -> str:
    """The dataset and mapping as JSON, as told and guessed before the rows were typed.

    The account keeps it, and it tells whether the same bytes come with another mapping, or with
    other rows mended.
    """
    columns, formats = _taken(examined)
    described = {"dataset": examined.mapping.dataset.name, "columns": columns, "formats": formats}
    described |= {"aside": ASIDE} if aside else {}
    described |= {"mends": put_right.label} if put_right.label else {}
    described |= {k: v for k, v in put_right.table.notes.items() if k == "shape"}
    return json.dumps(described, ensure_ascii=False, sort_keys=True)


def _same_again(earlier: Line, name: str) -> Line:
    """The account of a file that came before: every row is a duplicate, nothing is written."""
    read = earlier.read
    told = json.dumps({"same_file": read})
    again = replace(earlier, file=name, duplicate=read, reasons=told)
    return replace(again, loaded=0, quarantined=0, not_data=0).check()


def _written(batch: _Batch, request: Request) -> Ready | None:
    """The batch with its rows written, to be committed; None where the fast way miscounted."""
    dataset, number = batch.examined.dataset, batch.intent.batch
    timezone = request.habits.timezone
    now = datetime.now(ZoneInfo(timezone)).replace(tzinfo=None)
    stamp = Stamp(number, now, timezone)
    table = batch.table.table
    staged, where = _staged(batch, stamp, Path(batch.intent.folder), request.workers)
    if table.expected_rows not in (None, staged.read - table.title_rows):
        discard(staged.folder)
        return None
    _count_dismissed(staged, batch.table.dismissed)
    files, duplicate = drop_known(request.books.held(dataset), dataset, staged.files, number)
    line = _line(batch, staged, duplicate, where)
    batch.original.kept()
    if not files:
        discard(staged.folder)
    return Ready(line, batch.intent, batch.original, dataset, tuple(files), staged.quarantine)


def _staged(
    batch: _Batch, stamp: Stamp, place: Path, workers: Workers | None
) -> tuple[Staged, dict[str, str]]:
    """The typed files; read once more where the rows show that the day order was guessed wrong.

    With workers, also what the account tells of them.
    """
    formats = batch.examined.formats
    reading = Reading(batch.table.table, batch.examined.mapping, formats, stamp)
    stage, where = typist(reading, workers, aside=batch.aside)
    if batch.aside:
        return set_aside(reading, place, ASIDE), where
    first, before = stage(reading, place), dict(formats)
    if not _turn_round(reading, first):
        return first, where
    discard(place)
    second = stage(reading, place)
    if second.loaded >= first.loaded:
        return second, where
    formats.update(before)
    discard(place)
    return stage(reading, place), where


def _turn_round(reading: Reading, staged: Staged) -> bool:
    """Take the other day order or decimal sign where it reads more; True where one was turned."""
    bad = staged.quarantine.filter(pl.col("reason").is_in(["bad_date", "bad_number"]))
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


def _count_dismissed(staged: Staged, dismissed: int) -> None:
    """Rows that a person set aside were read too, and are no data."""
    if dismissed:
        staged.read += dismissed
        staged.not_data[DISMISSED] = dismissed


def _line(batch: _Batch, staged: Staged, duplicate: int, where: dict[str, str]) -> Line:
    formats = batch.examined.formats
    dates = {o: f.date.pattern for o, f in formats.items() if f.kind in DATES and f.date}
    table = batch.table.table
    notes = {**table.notes, **where, "dates": dates, "columns": table.columns}
    return Line(
        file=table.name,
        dataset=batch.examined.dataset.name,
        read=staged.read,
        loaded=staged.loaded - duplicate,
        quarantined=staged.quarantine.height,
        duplicate=duplicate,
        not_data=sum(staged.not_data.values()),
        reasons=reasons_json(staged),
        batch_id=batch.intent.batch,
        content=batch.intent.batch.split("-", maxsplit=1)[0],
        mapping=batch.described,
        notes=json.dumps(notes, sort_keys=True, ensure_ascii=False),
        landed_at=datetime.now(UTC).replace(tzinfo=None),
    ).check()
