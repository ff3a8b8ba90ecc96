"""What if a source gives the very rows that it gave once before, with others in between?

The lake knows a file by its bytes, and the same bytes again add nothing. A table that went from A
to B and back to A must be read a third time, though: its extract gets a mark that is no row.
"""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

MARK = b"shelfcast.pull"


def tell_apart(path: Path, mark: int) -> None:
    """Change the bytes of an extract (Parquet or JSON lines) by `mark`, and none of its rows."""
    if path.suffix == ".parquet":
        _mark_parquet(path, mark)
    else:
        with path.open("r+b") as file:
            file.seek(-1, 2)
            file.write(b" " * mark + b"\n")


def _mark_parquet(path: Path, mark: int) -> None:
    marked = path.with_suffix(".marked")
    with pq.ParquetFile(path) as old:
        schema = old.schema_arrow.with_metadata({MARK: str(mark)})
        with pq.ParquetWriter(marked, schema, compression="zstd") as new:
            for group in range(old.num_row_groups):
                new.write_table(old.read_row_group(group).cast(schema))
    marked.replace(path)
