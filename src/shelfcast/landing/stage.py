"""How is a table typed and written, without holding it in memory?

The rows stream from the text to Parquet files, a file a month where the dataset is partitioned;
only rows that did not read are collected. Files are written where the lake will keep them, and
belong to nobody until they are committed.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import polars as pl

from shelfcast.contracts import Dataset
from shelfcast.landing.judge import NOT_DATA, ok, raw_text, verdicts
from shelfcast.landing.meaning.mapping import Mapping
from shelfcast.landing.values.formats import Format
from shelfcast.landing.values.typed import TYPED, quick, thorough
from shelfcast.sources import CELL, ROW, SPILL, TextTable

_MONTH = "__month"


@dataclass(frozen=True)
class Stamp:
    """What each row of a batch carries: whose it is and when it came."""

    batch_id: str
    landed_at: datetime
    timezone: str


@dataclass(frozen=True)
class Reading:
    """A text table and how it is to be read."""

    table: TextTable
    mapping: Mapping
    formats: dict[str, Format]
    stamp: Stamp


@dataclass
class Staged:
    """A typed table on disk, not yet committed."""

    folder: Path
    read: int
    loaded: int
    quarantine: pl.DataFrame
    not_data: dict[str, int]
    files: list[Path] = field(default_factory=list)


def stage(reading: Reading, folder: Path) -> Staged:
    """Type the table into Parquet files below `folder`, which must not exist yet.

    Raises polars' own errors where the fast way of reading meets a row that it is too strict for.
    """
    table, mapping, stamp = reading.table, reading.mapping, reading.stamp
    there = table.rows.collect_schema().names()
    spill = SPILL in there
    typed = quick(table.rows, mapping, reading.formats, stamp.timezone)
    rows = typed.with_columns(__ok=ok(mapping, stamp.landed_at, blanks=False, spill=spill))
    text = [ROW, *table.columns, *(name for name in (SPILL, CELL) if name in there)]
    folder.mkdir(parents=True)
    sink = _sink(_shaped(rows.filter("__ok"), reading), mapping.dataset, folder)
    bad = rows.filter(~pl.col("__ok")).select(text)
    counts = rows.select(read=pl.len(), loaded=pl.col("__ok").sum())
    _, doubted, tally = pl.collect_all([sink, bad, counts], engine="streaming")
    staged = Staged(folder, tally["read"][0], tally["loaded"][0], _NONE, {})
    if doubted.height:
        _second_look(doubted, reading, staged)
    count_rest(staged, table)
    staged.files = _filled(folder)
    return staged


def count_rest(staged: Staged, table: TextTable) -> None:
    """Rows above the header and blanks of a wide table were read too, and are no data."""
    for code, count in (("title_row", table.title_rows), *table.not_data.items()):
        if count:
            staged.read += count
            staged.not_data[code] = staged.not_data.get(code, 0) + count


def no_rejects() -> pl.DataFrame:
    """No row kept aside: ROW, the column and the reason, and the raw text."""
    return _NONE


_NONE = pl.DataFrame(
    schema={ROW: pl.Int64, "column": pl.String, "reason": pl.String, "raw": pl.String}
)


def _second_look(doubted: pl.DataFrame, reading: Reading, staged: Staged) -> None:
    """Load the doubted rows that read after all; judge the rest."""
    mapping, stamp, columns = reading.mapping, reading.stamp, reading.table.columns
    typed = doubted.with_columns(thorough(mapping, reading.formats, stamp.timezone))
    fine = ok(mapping, stamp.landed_at, blanks=True, spill=SPILL in doubted.columns)
    typed = typed.with_columns(__ok=fine)
    mended = typed.filter("__ok")
    if mended.height:
        _sink_mended(mended, reading, staged.folder)
        staged.loaded += mended.height
    rest = typed.filter(~pl.col("__ok"))
    _judge(verdicts(rest, mapping, columns, stamp.landed_at), rest, reading, staged)


def _judge(judged: pl.DataFrame, rows: pl.DataFrame, reading: Reading, staged: Staged) -> None:
    """Count the rows that are no data, and keep the others aside with their raw text."""
    judged = judged.with_columns(raw_text(rows, reading.table.columns))
    dropped = judged.filter(pl.col("reason").is_in(NOT_DATA))
    staged.not_data = dict(dropped["reason"].value_counts().iter_rows())
    staged.quarantine = judged.filter(~pl.col("reason").is_in(NOT_DATA)).select(_NONE.columns)


def set_aside(reading: Reading, folder: Path, reason: str) -> Staged:
    """All rows that are data kept aside for one `reason`, in memory; none is loaded."""
    table, mapping, stamp = reading.table, reading.mapping, reading.stamp
    rows = table.rows.with_columns(thorough(mapping, reading.formats, stamp.timezone)).collect()
    judged = verdicts(rows, mapping, table.columns, stamp.landed_at)
    is_data = ~pl.col("reason").is_in(NOT_DATA).fill_null(False)
    judged = judged.with_columns(
        reason=pl.when(is_data).then(pl.lit(reason)).otherwise("reason"),
        column=pl.when(~is_data).then("column"),
    )
    staged = Staged(folder, rows.height, 0, _NONE, {})
    _judge(judged, rows, reading, staged)
    count_rest(staged, table)
    return staged


def _sink_mended(mended: pl.DataFrame, reading: Reading, folder: Path) -> None:
    shaped = _shaped(mended.lazy(), reading)
    _sink(shaped, reading.mapping.dataset, folder / "mended").collect()


def _shaped(rows: pl.LazyFrame, reading: Reading) -> pl.LazyFrame:
    """The dataset's columns that were mapped, and what every curated row carries."""
    mapping, stamp = reading.mapping, reading.stamp
    ours = [
        pl.col(TYPED + column.name).cast(column.kind.polars).alias(column.name)
        for column in mapping.dataset.columns
        if mapping.theirs(column.name) or column.name in reading.formats
    ]
    return rows.select(
        *ours,
        pl.lit(stamp.batch_id).alias("_batch_id"),
        pl.col(ROW),
        pl.lit(stamp.landed_at).cast(pl.Datetime("us")).alias("_landed_at"),
        *_extra(mapping, reading.table.columns),
        *([pl.col(CELL)] if CELL in rows.collect_schema().names() else []),
    )


def _extra(mapping: Mapping, columns: tuple[str, ...]) -> list[pl.Expr]:
    """The columns that ours has no place for, as JSON, so that nothing is lost."""
    mapped = {match.theirs for match in mapping.matches}
    rest = [name for name in columns if name not in mapped]
    return [pl.struct(rest).struct.json_encode().alias("_extra")] if rest else []


def _sink(rows: pl.LazyFrame, dataset: Dataset, folder: Path) -> pl.LazyFrame:
    if dataset.partitioned and dataset.time:
        month = pl.col(dataset.time).dt.truncate("1mo").cast(pl.Date).alias(_MONTH)
        target = pl.PartitionBy(folder, key=_MONTH, include_key=False)
        return rows.with_columns(month).sink_parquet(target, lazy=True, mkdir=True)
    return rows.sink_parquet(folder / "rows.parquet", lazy=True, mkdir=True)


def _filled(folder: Path) -> list[Path]:
    """The files with rows; a table without any leaves none, and a month has a file for its rows."""
    files = sorted(folder.rglob("*.parquet"))
    return [file for file in files if file.parent != folder or _rows(file)]


def _rows(file: Path) -> int:
    return int(pl.scan_parquet(file).select(pl.len()).collect().item())


def discard(folder: Path) -> None:
    """Remove what was staged and will not be committed."""
    shutil.rmtree(folder, ignore_errors=True)


def reasons_json(staged: Staged) -> str:
    """Reason codes and their counts, as JSON."""
    wrong = dict(staged.quarantine["reason"].value_counts().iter_rows())
    return json.dumps({**staged.not_data, **wrong}, sort_keys=True)
