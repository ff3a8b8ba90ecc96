"""How does a grid of cells (a sheet, an HTML table, a page's table) become tables?

The header is found as in a CSV. Titles above it are counted; every row below it is a row. Another
table below (see `layout`) is a table of its own, and so is one beside it behind an empty column,
where its length or its names show that it is no part of the first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import polars as pl

from shelfcast.sources.csv.header import Header, find_header
from shelfcast.sources.csv.layout import Layout, begins_table
from shelfcast.sources.csv.stacked import filled_width
from shelfcast.sources.table import ROW, SPILL, TextTable, unique_names

Records = Sequence[tuple[int, Sequence[str | None]]]
Filled = np.ndarray[tuple[int, int], np.dtype[np.bool_]]
HEAD_RECORDS = 400
FOLLOWING = 5
MOST_CHECKS = 200


def grid_tables(name: str, records: Records, notes: Mapping[str, str]) -> list[TextTable]:
    """The tables of a grid of numbered rows; empty where it holds no row below its names."""
    frame = _frame([cells for _, cells in records])
    return framed_tables(name, frame, [number for number, _ in records], notes)


def framed_tables(
    name: str, frame: pl.DataFrame, numbers: Sequence[int], notes: Mapping[str, str]
) -> list[TextTable]:
    """The tables of a grid that is a frame of text columns already, blank cells null."""
    if not frame.width or not frame.height:
        return []
    whole = frame.with_columns(pl.Series(ROW, numbers, dtype=pl.Int64))
    found = [
        table
        for part in _beside(whole, _filled(frame))
        for start, end in _below(part)
        if (table := _table(name, part[start:end], notes)) is not None
    ]
    return [
        table if place == 1 else TextTable(**{**vars(table), "name": f"{name}!table-{place}"})
        for place, table in enumerate(found, start=1)
    ]


def _frame(rows: Sequence[Sequence[str | None]]) -> pl.DataFrame:
    width = max((len(row) for row in rows), default=0)
    even = [row if len(row) == width else [*row, *[None] * (width - len(row))] for row in rows]
    return text_frame(list(zip(*even, strict=True)))


def text_frame(columns: Sequence[Sequence[str | None]]) -> pl.DataFrame:
    """Columns of text as a frame; a blank cell is null."""
    frame = pl.DataFrame(
        {str(n): pl.Series(list(cells), dtype=pl.String) for n, cells in enumerate(columns)}
    )
    return frame.with_columns(pl.when(pl.all() != "").then(pl.all()))


def _filled(frame: pl.DataFrame) -> Filled:
    held = frame.select(pl.exclude(ROW).str.strip_chars().fill_null("") != "")
    return held.to_numpy()


def _beside(frame: pl.DataFrame, filled: Filled) -> list[pl.DataFrame]:
    """The tables side by side; the whole where it is one."""
    groups = _groups(np.asarray(filled.any(axis=0)))
    if len(groups) < 2 or any(end - start < 2 for start, end in groups):
        return [frame]
    parts = [_cut(frame, filled, start, end) for start, end in groups]
    heads = [find_header(_rows(part[:HEAD_RECORDS])) for part in parts]
    if any(
        head.index is None or head.first_row >= part.height
        for head, part in zip(heads, parts, strict=True)
    ):
        return [frame]
    spans = {(part[ROW][0], part[ROW][-1]) for part in parts}
    names = [{cell.strip().lower() for cell in head.cells} for head in heads]
    alike = any(len(a & b) * 2 >= len(a) for a, b in pairwise(names))
    return parts if alike or len(spans) > 1 else [frame]


def _groups(any_filled: np.ndarray[Any, np.dtype[np.bool_]]) -> list[tuple[int, int]]:
    """From and to which columns the groups go that empty columns part."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], any_filled, [False])).astype(np.int8)))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _cut(frame: pl.DataFrame, filled: Filled, start: int, end: int) -> pl.DataFrame:
    rows = np.flatnonzero(filled[:, start:end].any(axis=1))
    names = [str(n) for n in range(start, end)]
    return frame[int(rows[0]) : int(rows[-1]) + 1].select(*names, ROW)


def _rows(frame: pl.DataFrame) -> list[tuple[str, ...]]:
    return [tuple(cell or "" for cell in row) for row in frame.drop(ROW).iter_rows()]


def _below(frame: pl.DataFrame) -> Iterator[tuple[int, int]]:
    """From and to which rows the tables below one another go."""
    counts = _filled(frame).sum(axis=1)
    start = 0
    for at in _candidates(counts):
        head = _rows(frame[start : min(at, start + HEAD_RECORDS)])
        below = [_trimmed(row) for row in _rows(frame[at + 1 : at + 1 + FOLLOWING])]
        below = below[: next((n for n, row in enumerate(below) if not row), len(below))]
        cells = _trimmed(_rows(frame[at : at + 1])[0])
        layout = _layout(head)
        if layout is not None and begins_table(cells, below, layout, parted=True):
            first = _with_titles(counts, at, start)
            yield start, first
            start = first
    yield start, frame.height


def _candidates(counts: np.ndarray[tuple[int], np.dtype[np.int64]]) -> list[int]:
    """Rows of several cells under a blank row or a title."""
    found = np.flatnonzero((counts[1:] >= 2) & (counts[:-1] <= 1)) + 1
    return [int(at) for at in found[:MOST_CHECKS] if at > 1]


def _with_titles(counts: np.ndarray[tuple[int], np.dtype[np.int64]], at: int, start: int) -> int:
    """The first row of the titles above a header."""
    first = at
    while first - 1 > start and counts[first - 1] == 1:
        first -= 1
    return first


def _layout(head: Sequence[Sequence[str]]) -> Layout | None:
    """The layout of the table above; None where it has no header or no row."""
    header = find_header(head)
    if header.index is None or header.first_row >= len(head) or not header.typed:
        return None
    widths = [filled_width(row) for row in head[header.first_row :]]
    usual = max(set(widths), key=lambda width: (widths.count(width), width))
    return Layout(header, unique_names(header.cells), usual, 0, header.index, header.index)


def _trimmed(row: Sequence[str]) -> list[str]:
    return list(row[: filled_width(row)])


def _table(name: str, frame: pl.DataFrame, notes: Mapping[str, str]) -> TextTable | None:
    header = find_header(_rows(frame[:HEAD_RECORDS]))
    rows = frame[header.first_row :]
    if not _filled(rows).any():
        return None
    return _named(name, header, rows, notes)


def _named(name: str, header: Header, rows: pl.DataFrame, notes: Mapping[str, str]) -> TextTable:
    """The rows under their names; cells beyond the header go to SPILL."""
    names = unique_names(header.cells)
    places = [column for column in rows.columns if column != ROW]
    named = [pl.col(place).alias(new) for place, new in zip(places, names, strict=False)]
    blank = [pl.lit(None, pl.String).alias(new) for new in names[len(places) :]]
    row = "none" if header.index is None else str(rows[ROW][0] - max(len(header.rows), 1))
    told = {**notes, "header row": row}
    if len(header.rows) > 1:
        told["header rows"] = str(len(header.rows))
    if header.title:
        told["title"] = header.title
    frame = rows.select(ROW, *named, *blank, *_spill(rows, places[len(names) :]))
    return TextTable(
        name, names, frame.lazy(), title_rows=header.index or 0, notes=told, header=header.rows
    )


def _spill(rows: pl.DataFrame, beyond: Sequence[str]) -> list[pl.Series]:
    over = rows.select(beyond)
    if not beyond or not _filled(over).any():
        return []
    cells = [
        json.dumps([cell or "" for cell in row], ensure_ascii=False) if any(row) else None
        for row in over.iter_rows()
    ]
    return [pl.Series(SPILL, cells, dtype=pl.String)]
