"""Is this a table with a column for each day, week, month or year, and what stands in it?

Headings propose (`periods`), cells dispose: a column of periods holds numbers, or yes and no. What
is not a period is of the row: its product, its store. Sums, plans and keys that only join the
others are left out, and told.
Not here: turning it (unpivot).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import polars as pl

from shelfcast.contracts import SALES
from shelfcast.errors import UndatedError, UnknownDatasetError
from shelfcast.landing.meaning.names import likeness
from shelfcast.landing.shapes.clues import Clues
from shelfcast.landing.shapes.codes import dated_codes
from shelfcast.landing.shapes.headings import CODE, DAY, MONTH, WEEK
from shelfcast.landing.shapes.measures import part_measures
from shelfcast.landing.shapes.periods import LEAST, Layout, lay_out
from shelfcast.landing.shapes.summaries import is_actual, is_planned
from shelfcast.landing.shapes.value_name import Value, name_value
from shelfcast.landing.shapes.years import (
    dated_in,
    first_year,
    turns,
    year_column,
    year_of,
)
from shelfcast.landing.values.blanks import BLANKS
from shelfcast.landing.values.dates import sniff_dates
from shelfcast.landing.values.number_style import sniff_numbers
from shelfcast.landing.values.numbers import NumberStyle, number_expression

SAMPLE = 500
MANY = 5000
MOST_WORDS = 6
FEW_WORDS, SOME_WORDS = 0.75, 0.6
_TRUTHS = ("true", "false", "yes", "no", "ja", "nein", "oui", "non", "si", "sí", "tak", "nie", "да")
_SUMMED = 0.95


@dataclass(frozen=True)
class Titled:
    """What the table is called, and all that its names and titles say."""

    name: str
    title: str


@dataclass(frozen=True)
class Slot:
    """One period of the table: its first day, and the column of each measure (None: it has none).

    Where a column of years completes it, `day` is None, and `days` has it by that column's text.
    """

    columns: tuple[str | None, ...]
    day: date | None = None
    days: Mapping[str, date] | None = None


@dataclass(frozen=True)
class Wide:
    """How a wide table is to be read.

    `ids` are the columns of the row, `names` what the columns of the measures will be called, in
    the order of each slot's columns.
    """

    grain: str
    ids: tuple[str, ...]
    time: str
    names: tuple[str, ...]
    slots: tuple[Slot, ...]
    left_out: tuple[str, ...]
    keeps_zeros: bool
    style: NumberStyle
    year_column: str | None = None
    doubts: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[str, ...]:
        """Every column that holds values."""
        return tuple(name for slot in self.slots for name in slot.columns if name is not None)


def find_wide(
    name: str, columns: Sequence[str], rows: pl.LazyFrame, clues: Clues, title: str = ""
) -> Wide | None:
    """How to read the table, None where it is not wide.

    Raises UndatedError where it is, and nothing tells the days of its columns.
    """
    layout = lay_out(columns, clues.country)
    if layout is None or any(column in clues.columns for column in layout.cells):
        return None
    sample = rows.select(columns).head(SAMPLE).collect()
    layout = _with_figures(layout, sample)
    texts = _texts(sample, tuple(layout.cells))
    number, truths = sniff_numbers(texts), _are_truths(texts)
    is_prose = number.share < _least_share(layout) and not truths
    if texts.is_empty() or is_prose or _is_long(layout, sample):
        return None
    measures = part_measures(layout.cells)
    ids = [c for c in columns if c not in layout.cells and c not in layout.summaries]
    values = _values(measures.columns, sample, f"{name} {title}", clues, truths=truths)
    dataset = values[0].dataset
    if dataset.time is None:
        return None
    if values[0].dataset is SALES and clues.dataset is None:
        _refuse_plans(name, title)
    called = Titled(name, f"{name} {title}")
    dates, years, grain = _dates(layout, rows, year_column(sample, ids), clues, called)
    left = [*layout.summaries, *measures.left_out, *_summed(sample, ids, layout, number.style)]
    left += _joined(sample, [c for c in ids if c not in left])
    kept = tuple(c for c in ids if c not in left and c != years)
    return Wide(
        grain=_stepped(grain, dates),
        ids=kept,
        time=dataset.time if dataset.time not in kept else "date",
        names=_called(values, tuple(measures.columns), kept),
        slots=_slots(measures.columns, dates),
        left_out=tuple(left),
        keeps_zeros=values[0].has_zeros,
        style=number.style,
        year_column=years,
        doubts=tuple(value.doubt for value in values if value.doubt),
    )


def _with_figures(layout: Layout, sample: pl.DataFrame) -> Layout:
    """The layout without a column of words: `V1` of `V1, V2, …` may hold the names of the rows."""
    shares = {c: sniff_numbers(_texts(sample, (c,))).share for c in list(layout.cells)[:MOST_WORDS]}
    words = [c for c, share in shares.items() if share < 0.1 and _texts(sample, (c,)).len()]
    if not words or len(words) > MOST_WORDS / 2:
        return layout
    return replace(layout, cells={c: r for c, r in layout.cells.items() if c not in words})


def _texts(sample: pl.DataFrame, cells: Sequence[str]) -> pl.Series:
    """Some cells that hold something, of all the columns."""
    rows = max(MANY // len(cells), 20)
    stacked = pl.concat([sample[name].head(rows).rename("x") for name in cells])
    texts = stacked.drop_nulls().str.strip_chars()
    return texts.filter(~texts.str.to_lowercase().is_in(BLANKS))


def _least_share(layout: Layout) -> float:
    """Headings that are dates in full say enough; counts of something must hold figures."""
    return FEW_WORDS if layout.grain == CODE or len(layout.dates) < LEAST else SOME_WORDS


def _are_truths(texts: pl.Series) -> bool:
    share = texts.str.to_lowercase().is_in(_TRUTHS).mean()
    return bool(texts.len()) and float(share or 0) >= 0.9  # type: ignore[arg-type]


def _is_long(layout: Layout, sample: pl.DataFrame) -> bool:
    """Few or doubtful periods beside a column of changing days: lines with dates of their own."""
    few = len(layout.cells) < 4 or layout.grain == CODE
    if not few and layout.dates:
        return False
    others = [c for c in sample.columns if c not in layout.cells and c not in layout.summaries]
    return any(_changing_days(sample[name]) for name in others)


def _changing_days(cells: pl.Series) -> bool:
    texts = cells.drop_nulls().str.strip_chars()
    texts = texts.filter(texts.str.len_bytes() > 5)
    form = sniff_dates(texts.head(200)) if texts.len() >= cells.len() / 2 else None
    return form is not None and form.share > 0.9 and texts.n_unique() > 1


def _dates(
    layout: Layout, rows: pl.LazyFrame, years: str | None, clues: Clues, table: Titled
) -> tuple[dict[str, date | dict[str, date]], str | None, str]:
    """The day (or the days by year) of each column, the column of years, and the grain."""
    cells = layout.cells
    if layout.grain == CODE:
        numbers = [cell.number for cell in cells.values()]
        coded, grain = dated_codes(list(cells), numbers, layout.prefix, clues, table.name)
        return dict(coded), None, grain
    if len(layout.dates) >= len(cells):
        return dict(layout.dates), None, layout.grain
    found = turns(cells)
    if years is not None:
        seen = rows.select(years).unique().collect()[years].to_list()
        by_year = {t: dated_in(layout.grain, cells, y, found) for t in seen if (y := year_of(t))}
        each = {c: {t: days[c] for t, days in by_year.items() if c in days} for c in cells}
        return dict(each), years, layout.grain
    year = first_year(table.title, cells, clues, table.name)
    return dict(dated_in(layout.grain, cells, year, found)), None, layout.grain


def _refuse_plans(name: str, title: str) -> None:
    """A file that calls itself a plan says nothing of what was sold. Raises UnknownDatasetError."""
    text = f"{name} {title}"
    if is_planned(text) and not is_actual(text):
        raise UnknownDatasetError(
            f"{name} seems to hold plans or targets, not what was sold.",
            evidence=["its name says so"],
            why="Shelfcast has no table for plans, and targets would count as sales.",
            fix="if they are sales after all: --as sales",
        )


def _values(
    measures: Mapping[str, Sequence[str]],
    sample: pl.DataFrame,
    title: str,
    clues: Clues,
    *,
    truths: bool,
) -> list[Value]:
    dataset = clues.dataset
    return [
        name_value(label, title, _texts(sample, columns), dataset, truths=truths)
        for label, columns in measures.items()
    ]


def _called(values: Sequence[Value], labels: Sequence[str], ids: Sequence[str]) -> tuple[str, ...]:
    """Ours where there is one measure; their own words where several stand side by side."""
    if len(values) == 1:
        ours = values[0].column
        return (ours if ours not in ids else f"{ours} of the period",)
    return tuple(label or value.column for label, value in zip(labels, values, strict=True))


def _slots(
    measures: Mapping[str, Sequence[str]], dates: Mapping[str, date | dict[str, date]]
) -> tuple[Slot, ...]:
    """The periods in order, each with its column of every measure."""
    found: dict[str, list[str | None]] = {}
    days: dict[str, date | dict[str, date]] = {}
    for place, columns in enumerate(measures.values()):
        for column in (c for c in columns if c in dates):
            key = str(dates[column])
            slot = found.setdefault(key, [None] * len(measures))
            if slot[place] is not None:
                raise UndatedError(
                    f"Two columns are of the same period: {slot[place]} and {column}.",
                    why="Their years, or what they count, cannot be told apart.",
                    fix="write the year or the measure into each heading, and export it again",
                )
            slot[place] = column
            days[key] = dates[column]
    return tuple(
        Slot(tuple(columns), day)
        if isinstance(day := days[key], date)
        else Slot(tuple(columns), None, day)
        for key, columns in found.items()
    )


def _stepped(grain: str, dates: Mapping[str, object]) -> str:
    """Days that step by seven are weeks, and firsts of months are months."""
    days = sorted(day for day in dates.values() if isinstance(day, date))
    if grain != DAY or len(days) < 3:
        return grain
    if all(day.day == 1 for day in days):
        return MONTH
    steps = {(after - before).days % 7 for before, after in pairwise(days)}
    return WEEK if steps == {0} else grain


def _summed(
    sample: pl.DataFrame, ids: Sequence[str], layout: Layout, style: NumberStyle
) -> list[str]:
    """Columns of the row whose figures are the sum of its periods."""
    periods = [number_expression(pl.col(c), style, pl.Float64()) for c in layout.cells]
    figures = sample.select(
        pl.sum_horizontal(periods).alias("__sum"),
        *(number_expression(pl.col(c), style, pl.Float64()).alias(c) for c in ids),
    ).filter(pl.col("__sum") != 0)
    if figures.height < 3:
        return []
    close = (pl.col(*ids) - pl.col("__sum")).abs() <= 0.005 * pl.col("__sum").abs() if ids else None
    if close is None:
        return []
    shares = figures.select(close.fill_null(False).mean()).row(0, named=True)
    return [name for name, share in shares.items() if share >= _SUMMED]


def _joined(sample: pl.DataFrame, ids: Sequence[str]) -> list[str]:
    """Keys that only join a product and a store that stand beside them.

    `TEA_1_CA_1_validation` joins `TEA_1` and `CA_1`. A code put together of style, colour and size
    is the product itself, and stays.
    """
    rows = sample.select(ids).head(100).rows(named=True)
    if len(rows) < 3:
        return []
    parts = [_best(ids, "product_id"), _best(ids, "store_id")]
    if None in parts or parts[0] == parts[1]:
        return []
    return [name for name in ids if name not in parts and _is_joined(name, parts, rows)]


def _best(ids: Sequence[str], ours: str) -> str | None:
    """The column whose name is likest to ours, None where none is like it."""
    best = max(ids, key=lambda name: likeness(name, SALES[ours]))
    return best if likeness(best, SALES[ours]) >= 0.75 else None


def _is_joined(
    name: str, parts: Sequence[str | None], rows: Sequence[Mapping[str, str | None]]
) -> bool:
    """Each cell is another, and the same is left of each without its parts."""
    if len({row[name] for row in rows}) < len(rows):
        return False
    left = {_left_of(row[name] or "", [row[part or ""] for part in parts]) for row in rows}
    return len(left) == 1 and None not in left


def _left_of(text: str, parts: Sequence[str | None]) -> str | None:
    """What is left of a key without its parts, the longer first; None where one is not in it."""
    for part in sorted((part or "" for part in parts), key=len, reverse=True):
        if not part or part not in text:
            return None
        text = text.replace(part, "\x1f", 1)
    return text
