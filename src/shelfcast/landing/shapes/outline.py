"""Is this an outline: a group said once above its rows, with a subtotal below?

A pivot table and many reports write the store, the category or the customer on the first row of
each run only, or on a row of its own, and `Total Berlin` where the run ends. Each row of data gets
the group it stands in; rows that only say the group are titles, subtotals are totals.
Evidence, for a blank may also mean that nothing is known: the first columns are blank in half of
the rows or more, their names are names of groups, each value begins one run only, and the column
after them is filled. Not here: days and orders that are said once (carried.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from shelfcast.contracts import SALES
from shelfcast.landing.meaning.names import likeness, says_more
from shelfcast.landing.shapes.summaries import is_total_label, without_summary
from shelfcast.landing.values.blanks import is_blank
from shelfcast.sources import TextTable

LIKE, HALF, NEARLY_ALL = 0.6, 0.5, 0.95
DEEPEST = 4
_ALWAYS = ("store_id", "store_name", "region", "city", "country", "category", "brand")
_SOMETIMES = ("customer_id", "product_id", "product_name", "channel")


def outlined(table: TextTable, sample: pl.DataFrame) -> TextTable | None:
    """The table with its groups on each of its rows; None where it is no outline."""
    first = table.columns[0]
    if sample.select(_blank(first).mean()).item() < HALF / 2 or not _is_group(sample, first):
        return None
    levels = _levels(sample)
    return _carried(table, levels) if levels else None


def _names(name: str, columns: Sequence[str]) -> bool:
    return any(likeness(name, SALES[ours]) >= LIKE for ours in columns)


def _is_group(rows: pl.DataFrame, name: str) -> bool:
    """Its name is that of a group that each row has one of; or the rows say so.

    A blank customer may be a customer who is not known: there, and where the column has no name, a
    total below must name each value, or each value must stand alone above its rows.
    """
    if _names(name, _ALWAYS):
        return True
    if says_more(name) and not _names(name, _SOMETIMES):
        return False
    totals = {without_summary(text) for text in _totals_in(rows, name)}
    said = rows.filter(~_blank(name) & ~pl.col(name).is_in(_totals_in(rows, name)))
    texts = said.get_column(name).unique()
    alone = float(said.select(_alone(name, rows.columns).mean()).item() or 0.0)
    named = sum(without_summary(text) in totals for text in texts)
    return len(texts) > 1 and max(alone, named / len(texts)) >= NEARLY_ALL


def _blank(name: str) -> pl.Expr:
    return is_blank(pl.col(name)).fill_null(True)


def _alone(name: str, columns: Sequence[str]) -> pl.Expr:
    """True for a row that says this column and nothing else."""
    return ~_blank(name) & pl.all_horizontal(_blank(other) for other in columns if other != name)


def _is_total(text: str) -> bool:
    """It begins, or ends, as totals do: `Total Berlin`, `Berlin Ergebnis`."""
    return is_total_label(text) or is_total_label(text.rsplit(maxsplit=1)[-1])


def _totals_in(rows: pl.DataFrame, name: str) -> list[str]:
    texts = rows.get_column(name).drop_nulls().unique()
    return [text for text in texts if text.strip() and _is_total(text)]


def _levels(sample: pl.DataFrame) -> list[str]:
    """The first columns that say a group once a run, the outer first."""
    columns, found = sample.columns, list[str]()
    rest = sample.filter(~pl.all_horizontal(_blank(name) for name in columns))
    for place, name in enumerate(columns[:DEEPEST]):
        totals = rest.get_column(name).is_in(_totals_in(rest, name)).fill_null(False)
        rest = rest.filter(~totals)
        if (
            place + 2 >= len(columns)
            or not _is_group(sample, name)
            or not _once_a_run(rest, name, found)
        ):
            break
        rest = rest.with_columns(_filled_down(name))
        found.append(name)
    if not found:
        return []
    following = columns[len(found)]
    data = rest.filter(pl.sum_horizontal(~_blank(name) for name in columns) > len(found))
    dense = float(data.select((~_blank(following)).mean()).item() or 0.0)
    return found if dense >= NEARLY_ALL else []


def _filled_down(name: str) -> pl.Expr:
    return pl.when(~_blank(name)).then(pl.col(name)).forward_fill().alias(name)


def _once_a_run(rows: pl.DataFrame, name: str, outer: Sequence[str]) -> bool:
    """The first row has it, half of the rows do not, and no value comes twice in its group."""
    if rows.height < 4 or rows.select(_blank(name))[0, 0]:
        return False
    said = rows.filter(~_blank(name)).select(*outer, name)
    few = said.height <= rows.height * HALF
    return said.height >= 2 and few and said.n_unique() == said.height


def _carried(table: TextTable, levels: Sequence[str]) -> TextTable:
    said = table.rows.select(levels).unique().collect()
    totals = {name: _totals_in(said, name) for name in levels}
    is_total = pl.any_horizontal(
        pl.col(name).is_in(texts).fill_null(False) for name, texts in totals.items()
    )
    is_title = pl.any_horizontal(_alone(name, table.columns) for name in levels)
    counts = table.rows.select(
        total_row=is_total.sum(), title_row=(is_title & ~is_total).sum()
    ).collect()
    dropped = {code: counts[code][0] for code in counts.columns if counts[code][0]}
    told = {code: table.not_data.get(code, 0) + count for code, count in dropped.items()}
    nothing = pl.all_horizontal(_blank(name) for name in table.columns)
    filled = [
        pl.when(nothing).then(pl.col(name)).otherwise(_filled_down(name)).alias(name)
        for name in levels
    ]
    rows = table.rows.filter(~is_total).with_columns(
        __title=is_title, **{f"__{n}": expr for n, expr in enumerate(filled)}
    )
    named = [pl.col(f"__{place}").alias(name) for place, name in enumerate(levels)]
    rows = rows.filter(~pl.col("__title")).with_columns(named)
    return replace(
        table,
        rows=rows.drop("__title", *(f"__{place}" for place in range(len(levels)))),
        not_data={**table.not_data, **told},
        notes={**table.notes, "shape": f"said once for each run: {', '.join(levels)}"},
    )
