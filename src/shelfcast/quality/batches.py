"""How do the rows of a curated table come to be checked without holding all of them at once?

In batches of BATCH rows, as pandas frames: codes and texts as they are, days as datetimes, money
and quantities as floats (their decimals are exact to four places, a float holds sixteen digits).
Each has three columns more: `_is_copied` (a row of the same file, row number and heading stands
elsewhere in the table), `_key_is_repeated` (another row of the same landed table has the same key)
and `_off_by` (how far a line's revenue is from its arithmetic, computed in decimals).

What is the same elsewhere is told by 64-bit hashes of the whole table, eight bytes a row: of 19
million rows two different ones share a hash once in a hundred thousand tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl
import pyarrow.parquet as pq

from shelfcast.contracts import Dataset, Kind, sound
from shelfcast.landing import stored_rows
from shelfcast.quality.suite import COPIED, OFF_BY, REPEATED

BATCH = 250_000
_ROW = ("_batch_id", "_row_number", "_heading")
ABSENT = "absent"


@dataclass(frozen=True)
class _Twice:
    """The hashes that more than one row has: of the row, of the key within its landed table."""

    rows: pl.Series
    keys: pl.Series


def file_types(dataset: Dataset, files: Sequence[str]) -> pl.DataFrame:
    """A row a file: the Arrow type of each column of the contract, null where it is absent."""
    told = []
    for file in files:
        schema = pq.read_schema(file)
        types = {field.name: str(field.type) for field in schema}
        told.append({name: types.get(name) for name in dataset.names})
    return pl.DataFrame(told, schema=dict.fromkeys(dataset.names, pl.String))


def batches(dataset: Dataset, files: Sequence[str], size: int = BATCH) -> Iterator[pl.DataFrame]:
    """The rows of the files, `size` at most at a time, with the columns that are added."""
    count = sum(pq.read_metadata(file).num_rows for file in files)
    if not count:
        return
    lines = stored_rows(dataset, files)
    keyed = lines.filter(pl.col(dataset.key[0]).is_not_null()) if dataset.key else lines
    twice = _Twice(_repeated(lines, list(_ROW)), _repeated(keyed, _key(dataset)))
    for first in range(0, count, size):
        part = lines.slice(first, size).collect()
        yield _typed(dataset, part.with_columns(_added(dataset, twice)))


def _key(dataset: Dataset) -> list[str]:
    return ["_batch_id", *dataset.key] if dataset.key else []


def _repeated(lines: pl.LazyFrame, columns: list[str]) -> pl.Series:
    """The hashes of `columns` that more than one row has."""
    if not columns:
        return pl.Series(dtype=pl.UInt64)
    hashes = lines.select(pl.struct(columns).hash()).collect(engine="streaming").to_series().sort()
    return hashes.filter(hashes == hashes.shift()).unique()


def _added(dataset: Dataset, twice: _Twice) -> list[pl.Expr]:
    key = _key(dataset)
    added = [pl.struct(_ROW).hash().is_in(twice.rows.implode()).alias(COPIED)]
    if key:
        added.append(pl.struct(key).hash().is_in(twice.keys.implode()).alias(REPEATED))
    if set(sound.MONEY_OF_A_LINE) <= set(dataset.names):
        quantity, price, revenue = (pl.col(name) for name in sound.MONEY_OF_A_LINE)
        told = quantity * price - pl.col("discount").fill_null(0)
        added.append((told - revenue).abs().alias(OFF_BY))
    return added


def _typed(dataset: Dataset, part: pl.DataFrame) -> pl.DataFrame:
    """Decimals as floats and days as datetimes, which pandas compares quickly."""
    decimals = (Kind.MONEY, Kind.QUANTITY)
    kinds = {column.name: column.kind for column in dataset.columns}
    floats = [name for name, kind in kinds.items() if kind in decimals]
    floats += [OFF_BY] if OFF_BY in part.columns else []
    days = [name for name, kind in kinds.items() if kind is Kind.DATE]
    return part.with_columns(
        *(pl.col(name).cast(pl.Float64) for name in floats),
        *(pl.col(name).cast(pl.Datetime("us")) for name in days),
    )
