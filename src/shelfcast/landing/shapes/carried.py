"""Does what stands above a run of rows hold for the rows below it?

A report says it once: `Date: 02/01/2024` in a row of its own, or the order's number, day and
customer on the first of its lines. Each row of data gets what holds for it. Rows that only say it
are counted as titles.
Evidence, for a blank may also mean that nothing is known: rows of their own must come again, with
one word before each value, or dates where no column has any; cells are carried down only as a block
of first columns, blank together, which holds the only dates of the table; a day alone only where it
is blank in a third of the rows or more, for one missing day is a missing day.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from shelfcast.contracts import SALES
from shelfcast.landing.meaning.names import likeness
from shelfcast.landing.shapes.outline import outlined
from shelfcast.landing.shapes.total_rows import begins_total
from shelfcast.landing.values.dates import sniff_dates
from shelfcast.sources import TextTable

SAMPLE = 1000
LIKE = 0.75
FEW, HALF, MOST, NEARLY_ALL = 0.05, 0.5, 0.8, 0.95
ENOUGH = {1: HALF, 2: 0.25}
"""Rows below, to a row above, that a block of so many columns needs."""
_SAID = r"^\s*([^\d:：=]{2,40}?)\s*[:：=]\s*(\S.*?)\s*$"


@dataclass(frozen=True)
class _Section:
    """What rows of one cell say: under which name, and how the value is cut out of the cell."""

    name: str
    pattern: str


def carried(table: TextTable) -> TextTable:
    """The table with what stood above its rows on each of them; itself where nothing did."""
    if len(table.columns) < 3:
        return table
    sample = table.rows.select(table.columns).head(SAMPLE).collect()
    if sample.height < 3:
        return table
    sections = _sections(sample)
    if sections:
        return _with_sections(table, sections)
    block = _block(sample)
    return _with_block(table, block) if block else outlined(table, sample) or table


def blank(name: str) -> pl.Expr:
    """True for an empty cell."""
    return (pl.col(name).is_null() | (pl.col(name).str.strip_chars() == "")).fill_null(True)


def _lone(columns: Sequence[str]) -> pl.Expr:
    """True for a row with one cell filled."""
    return pl.sum_horizontal((~blank(name)).cast(pl.Int32) for name in columns) == 1


def _sections(sample: pl.DataFrame) -> list[_Section]:
    columns = sample.columns
    lone = sample.filter(_lone(columns))
    if not 2 <= lone.height <= MOST * sample.height or not sample.select(_lone(columns))[0, 0]:
        return []
    texts = lone.select(pl.coalesce(columns)).to_series()
    rest = sample.filter(~_lone(columns))
    has_days = any(_are_days(rest[name]) for name in columns)
    said = [re.match(_SAID, text) for text in texts]
    labels = Counter(match[1] for match in said if match)
    found = [
        _Section(label, rf"^\s*{re.escape(label)}\s*[:：=]\s*(\S.*?)\s*$")
        for label, count in labels.items()
        if count > 1 and label not in columns and _matters(label, has_days=has_days)
    ]
    if found or has_days or not _are_days(texts):
        return found
    return [_Section("date", r"^\s*(\S.*?)\s*$")] if "date" not in columns else []


def _matters(label: str, *, has_days: bool) -> bool:
    """It names a column of sales; the day only where no column has one (a day of printing comes
    on every page)."""
    best = max(SALES.columns, key=lambda column: likeness(label, column))
    return likeness(label, best) >= LIKE and not (best.name == SALES.time and has_days)


def _are_days(cells: pl.Series) -> bool:
    texts = cells.drop_nulls().str.strip_chars()
    texts = texts.filter(texts.str.len_bytes() > 5)
    form = sniff_dates(texts.head(100)) if texts.len() >= cells.len() / 2 else None
    return form is not None and form.share > 0.9


def _with_sections(table: TextTable, sections: Sequence[_Section]) -> TextTable:
    cell = pl.when(_lone(table.columns)).then(pl.coalesce(table.columns))
    total = begins_total(table.columns)
    values = [
        pl.when(~total).then(cell.str.extract(s.pattern, 1).forward_fill()).alias(s.name)
        for s in sections
    ]
    says = pl.any_horizontal(cell.str.contains(s.pattern) for s in sections).fill_null(False)
    rows = table.rows.with_columns(*values, says.alias("__says"))
    count = table.rows.select(says.sum()).collect().item()
    names = tuple(section.name for section in sections)
    return replace(
        table,
        columns=(*table.columns, *names),
        rows=rows.filter(~pl.col("__says")).drop("__says"),
        not_data={**table.not_data, "title_row": table.not_data.get("title_row", 0) + count},
        notes={**table.notes, "shape": f"said above its rows: {', '.join(names)}"},
    )


def _block(sample: pl.DataFrame) -> list[str]:
    """The first columns that are blank together below the row that fills them, else none."""
    first, *others = sample.columns
    below = sample.filter(blank(first) & ~pl.all_horizontal(blank(name) for name in others))
    heads = sample.filter(~blank(first))
    if below.height < 2 or sample.select(blank(first))[0, 0]:
        return []
    block = [first]
    for name in others:
        if _filled(below, name) > 1 - NEARLY_ALL or _filled(heads, name) < MOST:
            break
        block.append(name)
    rest = sample.columns[len(block) :]
    dated = any(_are_days(heads[name]) for name in block)
    if not rest or not dated or any(_are_days(sample[name]) for name in rest):
        return []
    if below.height < heads.height * ENOUGH.get(len(block), FEW):
        return []
    return block if _filled(below, rest[0]) > HALF else []


def _filled(rows: pl.DataFrame, name: str) -> float:
    return float(rows.select((~blank(name)).mean()).item())


def _with_block(table: TextTable, block: Sequence[str]) -> TextTable:
    """The block carried down to the rows whose next column is filled: a total has none."""
    following = table.columns[len(block)]
    below = pl.all_horizontal(blank(name) for name in block) & ~blank(following)
    filled = [
        pl.when(below)
        .then(pl.when(~blank(name)).then(pl.col(name)).forward_fill())
        .otherwise(pl.col(name))
        .alias(name)
        for name in block
    ]
    return replace(
        table,
        rows=table.rows.with_columns(filled),
        notes={**table.notes, "shape": f"said on the first row of each run: {', '.join(block)}"},
    )
