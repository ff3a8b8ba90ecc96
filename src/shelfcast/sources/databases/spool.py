"""How are rows that come in batches kept as a file that landing reads like any other?

As Parquet with every column text: a row group a batch, so that memory holds one batch. The file is
the original that the lake keeps; the same rows make the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from shelfcast.sources.databases.as_text import columns_of_text
from shelfcast.sources.table import unique_names

Batch = tuple[Sequence[str], Sequence[Sequence[object]]]
"""Column names and some rows; the names are the same in each batch."""


def spool(batches: Iterable[Batch], path: Path) -> int:
    """Write the batches to `path`; the number of rows, 0 where the result was empty.

    Nothing is written where not even the column names came.
    """
    writer: pq.ParquetWriter | None = None
    written = 0
    try:
        for names, rows in batches:
            schema = pa.schema([(name, pa.string()) for name in unique_names(names)])
            if writer is None:
                writer = pq.ParquetWriter(path, schema, compression="zstd")
            columns = columns_of_text(rows, len(schema))
            arrays = [pa.array(column, pa.string()) for column in columns]
            if rows:
                writer.write_table(pa.table(arrays, schema=schema))
            written += len(rows)
    finally:
        if writer is not None:
            writer.close()
    return written
