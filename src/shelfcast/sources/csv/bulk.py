"""How are many plain lines, and the few that are not, made into rows?

Plain lines go through Polars' reader at once. Records that were read one by one, and blank lines,
are put beside them, each at its number.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from shelfcast.sources.csv.blocks import Counts, Judged
from shelfcast.sources.csv.dialect import Dialect
from shelfcast.sources.csv.parts import schema
from shelfcast.sources.csv.splitting import strict_cells
from shelfcast.sources.spill import spilled
from shelfcast.sources.table import ROW, SPILL

UNIT = "\x1f"
"""A delimiter of several signs is read as this one."""


def plain_rows(
    judged: Judged, places: Counts, columns: tuple[str, ...], dialect: Dialect, offset: int
) -> pl.DataFrame:
    """The rows of plain lines at `places`, none wider than the widest that the columns allow.

    A row's number is its place and `offset`.
    """
    if not len(places):
        return pl.DataFrame(schema=schema(columns))
    width = max(len(columns), int(judged.cells[places].max()))
    lines = judged.lines.gather(pl.Series(places))
    frame = _parsed(lines, dialect, width)
    if frame is None or frame.height != len(places):
        records = [(int(place), _cells(judged.lines[int(place)], dialect)) for place in places]
        return read_rows(records, columns, offset)
    beyond = [f"c{place}" for place in range(len(columns), width)]
    filled = frame.with_columns(pl.all().replace("", None))
    spill = _spill(filled, beyond)
    names = {f"c{place}": name for place, name in enumerate(columns)}
    rows = filled.select(names.keys()).rename(names)
    number = pl.Series(ROW, places + offset, dtype=pl.Int64)
    return rows.select(number, *columns, spill.alias(SPILL))


def _cells(line: str, dialect: Dialect) -> list[str]:
    strict = strict_cells([line], dialect)
    return strict[0] if strict is not None else dialect.parts(line)


def _parsed(lines: pl.Series, dialect: Dialect, width: int) -> pl.DataFrame | None:
    """Cells as c0, c1 and so on; None where the reader would not have them.

    The reader takes its width from the first line, so one of that width is put before.
    """
    sign = dialect.delimiter
    if dialect.runs:
        lines = lines.str.strip_chars().str.replace_all(dialect.parting.pattern, UNIT)
        sign = UNIT
    elif len(sign.encode()) > 1:
        lines, sign = lines.str.replace_all(sign, UNIT, literal=True), UNIT
    names = [f"c{place}" for place in range(width)]
    if width == 1:
        return lines.alias("c0").to_frame()
    widest = sign * (width - 1)
    try:
        frame = pl.read_csv(
            "\n".join([widest, *lines.to_list()]).encode(),
            has_header=False,
            separator=sign,
            quote_char=dialect.quote or None,
            schema=dict.fromkeys(names, pl.String),
        )
    except pl.exceptions.PolarsError:
        return None
    return frame.slice(1)


def _spill(frame: pl.DataFrame, beyond: list[str]) -> pl.Series:
    """The cells beyond the columns as JSON, where any is filled."""
    texts: list[str | None] = [None] * frame.height
    if beyond:
        filled = [pl.col(name).fill_null("").str.strip_chars() != "" for name in beyond]
        over = frame.select(pl.any_horizontal(filled)).to_series()
        rows = frame.select(beyond).filter(over).iter_rows()
        for place, row in zip(over.arg_true(), rows, strict=True):
            texts[place] = spilled(_trimmed(row), 0)
    return pl.Series(SPILL, texts, dtype=pl.String)


def _trimmed(cells: Sequence[str | None]) -> list[str]:
    """The cells up to the last that is filled."""
    filled = [place for place, cell in enumerate(cells, start=1) if cell]
    return [cell or "" for cell in cells[: max(filled, default=0)]]


def read_rows(
    records: Sequence[tuple[int, Sequence[str]]], columns: tuple[str, ...], offset: int
) -> pl.DataFrame:
    """The rows of records that were read one by one, each with its place."""
    width = len(columns)
    data: dict[str, list[object]] = {ROW: [place + offset for place, _ in records]}
    for at, column in enumerate(columns):
        data[column] = [(cells[at] or None) if at < len(cells) else None for _, cells in records]
    data[SPILL] = [spilled(cells, width) for _, cells in records]
    return pl.DataFrame(data, schema=schema(columns))


def blank_rows(places: Counts, columns: tuple[str, ...], offset: int) -> pl.DataFrame:
    """A row of nothing for each place."""
    number = pl.Series(ROW, np.asarray(places) + offset, dtype=pl.Int64)
    empty = [pl.lit(None, dtype=pl.String).alias(name) for name in (*columns, SPILL)]
    return number.to_frame().with_columns(empty)
