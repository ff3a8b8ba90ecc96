"""Does this table say something of each row but once for every period, or in codes for days?

Before a table is examined it is put into rows of one day each: columns of periods are unpivoted,
codes of periods become days, rows without a day get the one that is told or that their title
tells, and what stands once above a run of rows is put on each of them. A table of whole rows is
left as it is.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from shelfcast.landing.shapes.carried import carried
from shelfcast.landing.shapes.clues import Clues
from shelfcast.landing.shapes.counted import counted
from shelfcast.landing.shapes.dated import with_dates
from shelfcast.landing.shapes.titled import titled
from shelfcast.landing.shapes.unpivot import unpivot
from shelfcast.landing.shapes.wide import find_wide
from shelfcast.sources import TextTable


def reshape(table: TextTable, clues: Clues) -> TextTable:
    """The table in rows of one day each.

    Raises UndatedError where nothing tells which days its periods are, and polars' errors where
    the fast way of reading the table is too strict for it.
    """
    wide = find_wide(table.name, table.columns, table.rows, clues, table.notes.get("title", ""))
    if wide is not None:
        shaped = unpivot(_whole(table), wide)
    else:
        shaped = counted(titled(with_dates(carried(table), clues), clues), clues)
    if shaped is table:
        return table
    return replace(shaped, notes={**shaped.notes, **clues.days.notes()})


def _whole(table: TextTable) -> TextTable:
    """The table. Raises polars' ComputeError where it reads as another number of rows than it has.

    That is how the careful way of reading is asked for.
    """
    if table.expected_rows is not None:
        rows = table.rows.select(pl.len()).collect().item()
        if rows != table.expected_rows:
            raise pl.exceptions.ComputeError(f"{rows} rows of {table.expected_rows}")
    return table
