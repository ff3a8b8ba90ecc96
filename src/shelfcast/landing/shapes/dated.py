"""Does a column of this long table count days, weeks or months instead of naming them?

`wm_yr_wk` 11101 is a week of a retailer's own calendar, `date_block_num` 3 the fourth month since
the books began. Such a column is looked for only where no column holds dates, by its name and by
what the landed calendar knows; its codes become the first days of their periods.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from shelfcast.contracts import CALENDAR, DATASETS, PRICES, SALES
from shelfcast.landing.meaning.names import likeness, words
from shelfcast.landing.shapes.clues import Clues
from shelfcast.landing.shapes.codes import KNOWN_SHARE, dated_codes
from shelfcast.landing.shapes.periods import code_grain
from shelfcast.landing.values.dates import sniff_dates
from shelfcast.sources import TextTable

SAMPLE = 300
LIKE = 0.75
COUNTS_LIKE = 0.45
_COUNTS = frozenset(("num", "no", "nr", "number", "idx", "index", "block", "id", "code", "key"))
_TIMES = frozenset(("date", "day", "week", "wk", "month", "period", "block", "time", "yr"))
_COUNTED = ("quantity", "revenue", "unit_price")


def with_dates(table: TextTable, clues: Clues) -> TextTable:
    """The table, with the column of codes as one of days where it has one.

    Raises UndatedError where it has one, and nothing tells the days.
    """
    named = [
        name for name in table.columns if _is_count_of_time(name) and name not in clues.columns
    ]
    if not named or not _counts_something(table.columns, clues.dataset):
        return table
    sample = table.rows.select(table.columns).head(SAMPLE).collect()
    able = [name for name in named if _are_whole(sample[name])]
    if not able or any(_are_dates(sample[name]) for name in table.columns if name not in able):
        return table
    column = max(able, key=_sureness)
    seen = table.rows.select(column).unique().collect()[column].drop_nulls().to_list()
    codes = sorted((code for code in seen if code.strip().isdigit()), key=int)
    return _dated(table, column, codes, clues)


def _dated(table: TextTable, column: str, codes: Sequence[str], clues: Clues) -> TextTable:
    hint = " ".join([words(column), *(words(name) for name in table.columns if name != column)])
    prefix = words(column) if code_grain(words(column)) else hint
    days, grain = dated_codes(codes, [int(code) for code in codes], prefix, clues, table.name)
    texts = {code: str(day) for code, day in days.items()}
    time = "date" if "date" not in table.columns else "day of the code"
    named = pl.coalesce(pl.col(column).replace_strict(texts, default=None), pl.col(column))
    note = (
        f"{column} counts {grain}s: {len(days):,}, {min(texts.values())} to {max(texts.values())}"
    )
    return table.each(
        lambda rows: rows.with_columns(named.alias(column)).rename({column: time}),
        columns=tuple(time if name == column else name for name in table.columns),
        notes={**table.notes, "shape": note, "period": grain},
        careful=None,
    )


def _is_count_of_time(name: str) -> bool:
    if max(likeness(name, CALENDAR["day_code"]), likeness(name, CALENDAR["week_code"])) >= LIKE:
        return True
    said = set(words(name).split())
    return bool(said & _COUNTS) and bool(said & _TIMES)


def _sureness(name: str) -> float:
    return max(likeness(name, CALENDAR["day_code"]), likeness(name, CALENDAR["week_code"]))


def _counts_something(columns: Sequence[str], dataset: str | None) -> bool:
    """Only sales, prices and the like need a day; masters may hold a week for other reasons."""
    if dataset is not None and DATASETS[dataset].time is None:
        return False
    counted = [*(SALES[ours] for ours in _COUNTED), PRICES["price"]]
    return any(likeness(name, ours) >= COUNTS_LIKE for name in columns for ours in counted)


def _are_whole(cells: pl.Series) -> bool:
    texts = cells.drop_nulls().str.strip_chars()
    whole = texts.filter(texts.str.contains(r"^\d{1,6}$"))
    return texts.len() > 0 and whole.len() >= KNOWN_SHARE * texts.len()


def _are_dates(cells: pl.Series) -> bool:
    texts = cells.drop_nulls().str.strip_chars()
    texts = texts.filter(texts.str.len_bytes() > 5)
    form = sniff_dates(texts) if texts.len() >= cells.len() / 2 else None
    return form is not None and form.share > 0.9
