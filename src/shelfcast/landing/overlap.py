"""Which of the rows just typed does the lake have, and what is left to add?

Months are looked at one by one, so memory holds two months of lines at most. A month that the lake
has no rows of is not read.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from shelfcast.contracts import Dataset
from shelfcast.lake import Lake, Moment, Span, Zone, data_files, file_spans
from shelfcast.landing.duplicates import known_lines, known_versions
from shelfcast.landing.stored import content, stored_rows


def drop_known(
    there: list[Span], dataset: Dataset, files: list[Path], batch: str
) -> tuple[list[Path], int]:
    """The files with rows that are new to the lake, rewritten where some were not; rows dropped.

    `there` are the lake's files. What they have of the same `batch` does not count: this landing
    replaces it.
    """
    if not there:
        return files, 0
    kept: list[Path] = []
    dropped = 0
    for group in _by_month(files, dataset):
        first, last = _span(group, dataset)
        old = [span.file for span in there if span.meets(first, last)]
        known = _known(dataset, group, old, batch)
        dropped += known
        kept += [file for file in group if file.exists()]
    return kept, dropped


def held(lake: Lake, dataset: Dataset) -> list[Span]:
    """The lake's files; of a dataset that is not split by time, any may hold any key."""
    if dataset.partitioned and dataset.time:
        return file_spans(lake, dataset.name, dataset.time)
    return [Span(file, None, None) for file in data_files(lake, Zone.CURATED, dataset.name)]


def _by_month(files: list[Path], dataset: Dataset) -> list[list[Path]]:
    """Files of one month together: rows mended in the second look have a file of their own."""
    if not dataset.partitioned:
        return [files] if files else []
    months: dict[str, list[Path]] = {}
    for file in files:
        months.setdefault(file.parent.name, []).append(file)
    return list(months.values())


def _known(dataset: Dataset, files: list[Path], there: list[str], batch: str) -> int:
    if not there:
        return 0
    parts = [stored_rows(dataset, [file]).with_columns(__file=pl.lit(str(file))) for file in files]
    new = pl.concat(parts).collect()
    old = stored_rows(dataset, there).filter(pl.col("_batch_id") != batch).collect()
    if dataset.key:
        known = known_versions(new, old, list(dataset.key), content(dataset))
    else:
        known = known_lines(new, old, content(dataset))
    if known.any():
        _rewrite(new.filter(~known), files)
    return int(known.sum())


def _rewrite(left: pl.DataFrame, files: list[Path]) -> None:
    for file in files:
        rows = left.filter(pl.col("__file") == str(file)).drop("__file")
        if rows.height:
            rows.write_parquet(file)
        else:
            file.unlink()


def spans_of(files: list[Path], dataset: Dataset) -> list[Span]:
    """The span of each file just written."""
    return [Span(str(file), *_span([file], dataset)) for file in files]


def _span(files: list[Path], dataset: Dataset) -> tuple[Moment | None, Moment | None]:
    """The first and last time in partitioned files, by which the lake's are picked."""
    if not dataset.partitioned or dataset.time is None:
        return None, None
    time = pl.col(dataset.time)
    return pl.scan_parquet(files).select(time.min(), last=time.max()).collect().row(0)
