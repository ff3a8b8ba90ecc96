"""Which of the rows just typed does the lake have, and what is left to add?

Months are looked at one by one, so memory holds two months of lines at most. A month that the lake
has no rows of is not read.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import polars as pl

from shelfcast.contracts import Dataset
from shelfcast.lake import Lake, Zone, data_files
from shelfcast.landing.duplicates import known_lines, known_versions

_OWN = ("_batch_id", "_row_number", "_landed_at")


def drop_known(lake: Lake, dataset: Dataset, files: list[Path]) -> tuple[list[Path], int]:
    """The files with rows that are new to the lake, rewritten where some were not; rows dropped."""
    kept: list[Path] = []
    dropped = 0
    for group in _by_month(files, dataset):
        known = _known(lake, dataset, group)
        dropped += known
        kept += [file for file in group if file.exists()]
    return kept, dropped


def _by_month(files: list[Path], dataset: Dataset) -> list[list[Path]]:
    """Files of one month together: rows mended in the second look have a file of their own."""
    if not dataset.partitioned:
        return [files] if files else []
    months: dict[str, list[Path]] = {}
    for file in files:
        months.setdefault(file.parent.name, []).append(file)
    return list(months.values())


def _known(lake: Lake, dataset: Dataset, files: list[Path]) -> int:
    column, between = (dataset.time, _span(files, dataset)) if dataset.partitioned else (None, None)
    there = data_files(lake, Zone.CURATED, dataset.name, column=column, between=between)
    if not there:
        return 0
    new = pl.concat(pl.read_parquet(file).with_columns(__file=pl.lit(str(file))) for file in files)
    content = [name for name in new.columns if name not in (*_OWN, "__file")]
    old = _old(there, new.select(*content, *_OWN).schema)
    if dataset.key:
        known = known_versions(new, old, list(dataset.key), content)
    else:
        known = known_lines(new, old, content)
    if known.any():
        _rewrite(new.filter(~known), files)
    return int(known.sum())


def _old(files: list[str], schema: pl.Schema) -> pl.DataFrame:
    scan = pl.scan_parquet(files, missing_columns="insert", schema=schema, extra_columns="ignore")
    return scan.collect()


def _rewrite(left: pl.DataFrame, files: list[Path]) -> None:
    for file in files:
        rows = left.filter(pl.col("__file") == str(file)).drop("__file")
        if rows.height:
            rows.write_parquet(file)
        else:
            file.unlink()


def _span(files: list[Path], dataset: Dataset) -> tuple[date | datetime, date | datetime]:
    """The month that partitioned files hold: its first moment and the next month's."""
    assert dataset.time is not None
    first = pl.scan_parquet(files[0]).select(pl.col(dataset.time).min()).collect().item()
    start: date | datetime = first.replace(day=1)
    if isinstance(start, datetime):
        start = start.replace(hour=0, minute=0, second=0, microsecond=0)
    return start, (start + timedelta(days=32)).replace(day=1)
