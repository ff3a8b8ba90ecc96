"""Is every mart of one warehouse, row by row, what it is in another?

Columns, types and values must be the same: text to the byte, decimals to the last place. Floating
point numbers may differ from the twelfth digit on, since engines add up in orders of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl
import polars.selectors as cs
from polars.testing import assert_frame_equal

FLOAT_TOLERANCE = 1e-12


@dataclass(frozen=True)
class Compared:
    """One mart on two engines: rows compared, and the first difference, empty where equal."""

    mart: str
    rows: int
    difference: str


def compared(ours: Path, theirs: Path, *, one_whole_type: bool = False) -> list[Compared]:
    """Every mart of the work file `ours` beside that of `theirs`.

    With `one_whole_type`, a whole number may be of another width: the engine has only one.
    """
    mine, other = _marts(ours, one_whole_type), _marts(theirs, one_whole_type)
    assert set(mine) == set(other), set(mine) ^ set(other)
    return [Compared(mart, len(mine[mart]), _difference(mine[mart], other[mart])) for mart in mine]


def _marts(work: Path, one_whole_type: bool) -> dict[str, pl.DataFrame]:
    with duckdb.connect(str(work), read_only=True) as connection:
        names = connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'marts' order by all"
        ).fetchall()
        marts = {name: connection.table(f"marts.{name}").pl() for (name,) in names}
    if one_whole_type:
        return {
            name: mart.with_columns(cs.integer().cast(pl.Int64)) for name, mart in marts.items()
        }
    return marts


def _difference(one: pl.DataFrame, two: pl.DataFrame) -> str:
    if one.schema != two.schema:
        return f"columns {set(one.schema.items()) ^ set(two.schema.items()) or 'in another order'}"
    exact = [name for name, kind in one.schema.items() if kind not in (pl.Float64, pl.Float32)]
    inexact = [name for name in one.columns if name not in exact]
    order = [*exact, *inexact]
    try:
        assert_frame_equal(
            one.sort(order, nulls_last=True),
            two.sort(order, nulls_last=True),
            check_exact=False,
            rel_tol=FLOAT_TOLERANCE,
            abs_tol=FLOAT_TOLERANCE,
        )
    except AssertionError as error:
        extra = one.join(two, on=exact, how="anti", nulls_equal=True).head(1).to_dicts()
        lacks = two.join(one, on=exact, how="anti", nulls_equal=True).head(1).to_dicts()
        return f"{str(error).splitlines()[0]}; here {extra}, there {lacks}"
    return ""
