"""How does a row of many periods become a row for each of them?

Lazily: the rows stream from the wide file through, and only figures that are data go on. Blank
cells, cells of zero sales, and the cells of totals and repeated headers are counted where they
stand, so that the account of a wide table, which counts cells (rows x periods), adds up. A row
keeps the number of its row in the file, and each cell the heading that it stood under.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import polars as pl

from shelfcast.landing.meaning.evidence import SAMPLE_ROWS
from shelfcast.landing.shapes.total_rows import not_data_rows
from shelfcast.landing.shapes.wide import Slot, Wide
from shelfcast.landing.values.blanks import is_blank
from shelfcast.sources import CELL, ROW, SPILL, TextTable

_PLAIN_ZEROS = ("0", "0.0", "0.00", "0,0", "0,00", "0.0000")
_ZERO = r"^[^\p{L}\p{N}]*0[0., ]*[^\p{N}]{0,5}$"
_BOX = "__box"


def unpivot(table: TextTable, wide: Wide) -> TextTable:
    """The table as a row for each period of each row, as text.

    Raises polars' errors where the fast way of reading a table is too strict for it.
    """
    aside = not_data_rows(table.rows, _row_columns(wide), wide.cells, wide.style)
    rows = table.rows.filter(~pl.col(ROW).is_in(list(aside))) if aside else table.rows
    not_data = Counter({code: n * len(wide.slots) for code, n in Counter(aside.values()).items()})
    empty, plain = _empty(rows, wide)
    return replace(
        table,
        columns=(*wide.ids, wide.time, *wide.names),
        rows=_sampled(rows, wide, plain=plain),
        not_data={code: count for code, count in {**not_data, **empty}.items() if count},
        notes={**table.notes, **_notes(wide)},
        doubts=(*table.doubts, *wide.doubts),
        expected_rows=None,
        careful=None,
    )


def _row_columns(wide: Wide) -> tuple[str, ...]:
    return wide.ids if wide.year_column is None else (*wide.ids, wide.year_column)


def _sampled(rows: pl.LazyFrame, wide: Wide, *, plain: bool) -> pl.LazyFrame:
    """All periods of the first rows come first: a sample from the top must see every period."""
    first = max(SAMPLE_ROWS // len(wide.slots), 1)
    parts = (rows.head(first), rows.slice(first))
    return pl.concat([_long(part, wide, plain=plain) for part in parts])


def _long(rows: pl.LazyFrame, wide: Wide, *, plain: bool) -> pl.LazyFrame:
    kept = [ROW, *_row_columns(wide)]
    kept += [SPILL] if SPILL in rows.collect_schema().names() else []
    longer = _single(rows, wide, kept) if len(wide.names) == 1 else _boxed(rows, wide, kept)
    empty = [_is_empty(pl.col(name), wide, plain=plain) for name in wide.names]
    dated = longer.filter(~pl.all_horizontal(empty)).with_columns(_day(wide).alias(wide.time))
    ours = [*wide.ids, wide.time, *wide.names]
    return dated.select(ROW, *ours, CELL, *(name for name in kept if name == SPILL))


def _single(rows: pl.LazyFrame, wide: Wide, kept: Sequence[str]) -> pl.LazyFrame:
    [name] = wide.names
    return rows.unpivot(on=wide.cells, index=kept, variable_name=CELL, value_name=name)


def _boxed(rows: pl.LazyFrame, wide: Wide, kept: Sequence[str]) -> pl.LazyFrame:
    """Several measures: the cells of a period travel together."""
    boxes = {_heading(slot): _box(slot, wide) for slot in wide.slots}
    boxed = rows.select(*kept, *(box.alias(heading) for heading, box in boxes.items()))
    longer = boxed.unpivot(on=list(boxes), index=kept, variable_name=CELL, value_name=_BOX)
    return longer.with_columns(pl.col(_BOX).struct.unnest()).drop(_BOX)


def _box(slot: Slot, wide: Wide) -> pl.Expr:
    return pl.struct(
        (pl.col(column) if column else pl.lit(None, dtype=pl.String)).alias(name)
        for name, column in zip(wide.names, slot.columns, strict=True)
    )


def _heading(slot: Slot) -> str:
    return next(column for column in slot.columns if column is not None)


def _day(wide: Wide) -> pl.Expr:
    """The first day of the period, as text; of a row without a year, none."""
    if wide.year_column is None:
        days = {_heading(slot): str(slot.day) for slot in wide.slots}
        return pl.col(CELL).replace_strict(days, default=None, return_dtype=pl.String)
    by_year: dict[str, str] = {
        f"{year}\x1f{_heading(slot)}": str(day)
        for slot in wide.slots
        for year, day in (slot.days or {}).items()
    }
    key = pl.concat_str(pl.col(wide.year_column), pl.col(CELL), separator="\x1f")
    return key.replace_strict(by_year, default=None, return_dtype=pl.String)


def _is_empty(text: pl.Expr, wide: Wide, *, plain: bool) -> pl.Expr:
    """Blank, or a zero that is no data; `plain` where nothing but plain figures is to be seen."""
    if plain:
        return text.is_null() | text.is_in(_PLAIN_ZEROS)
    return _is_blank(text) if wide.keeps_zeros else _is_blank(text) | _is_zero(text)


def _is_blank(text: pl.Expr) -> pl.Expr:
    return text.is_null() | is_blank(text).fill_null(False)


def _is_zero(text: pl.Expr) -> pl.Expr:
    """0, 0.00, € 0,00: no figure but zeros."""
    return text.str.contains(_ZERO).fill_null(False)


def _empty(rows: pl.LazyFrame, wide: Wide) -> tuple[dict[str, int], bool]:
    """Cells that are blank and cells of zero sales, and whether all others are plain figures.

    The cheap tests come first; the dear ones are made where those leave cells unexplained.
    """
    cells = [[pl.col(name) for name in slot.columns if name is not None] for slot in wide.slots]
    if not wide.keeps_zeros and len(wide.names) == 1:
        found = _tally(rows, cells, _PLAIN_TESTS)
        count = rows.select(pl.len()).collect().item() * len(cells)
        if found["blank"] + found["zero"] + found["figure"] == count:
            return {"blank_cell": found["blank"], "zero_cell": found["zero"]}, True
    tests: dict[str, Callable[[pl.Expr], pl.Expr]] = {"blank": _is_blank}
    if not wide.keeps_zeros:
        tests["empty"] = lambda text: _is_blank(text) | _is_zero(text)
    found = _tally(rows, cells, tests)
    zeros = {"zero_cell": found["empty"] - found["blank"]} if "empty" in found else {}
    return {"blank_cell": found["blank"], **zeros}, False


_PLAIN_TESTS: Mapping[str, Callable[[pl.Expr], pl.Expr]] = {
    "blank": pl.Expr.is_null,
    "zero": lambda text: text.is_in(_PLAIN_ZEROS).fill_null(False),
    "figure": lambda text: text.str.contains(r"[1-9]").fill_null(False),
}


def _tally(
    rows: pl.LazyFrame,
    slots: Sequence[Sequence[pl.Expr]],
    tests: Mapping[str, Callable[[pl.Expr], pl.Expr]],
) -> dict[str, int]:
    """For each test, the periods of rows in which all cells pass it."""
    counts = []
    for name, test in tests.items():
        passed = [pl.all_horizontal(test(cell) for cell in slot) for slot in slots]
        counts.append(pl.sum_horizontal(p.sum().cast(pl.Int64) for p in passed).alias(name))
    return rows.select(counts).collect(engine="streaming").row(0, named=True)


def _notes(wide: Wide) -> Mapping[str, str]:
    days = sorted(_days(wide))
    count = f"{len(wide.slots):,} {wide.grain}s"
    span = f", {days[0]} to {days[-1]}" if days else ""
    notes = {"shape": f"wide: {count}{span}", "period": wide.grain}
    if wide.year_column is not None:
        notes["year"] = f"in the column {wide.year_column}"
    if wide.left_out:
        notes["left out"] = ", ".join(wide.left_out)
    return notes


def _days(wide: Wide) -> set[date]:
    days = {slot.day for slot in wide.slots if slot.day is not None}
    return days.union(*(set((slot.days or {}).values()) for slot in wide.slots))
