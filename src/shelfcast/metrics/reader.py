"""What do metrics need of a snapshot?

`shelfcast.warehouse.Reader` is one; so is anything of this shape.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import polars as pl


class Reader(Protocol):
    """A published snapshot, open for reading. Parameters are bound as $1, $2 and so on."""

    @property
    def snapshot_id(self) -> str:
        """The snapshot's id; what it holds never changes."""
        ...

    def frame(self, sql: str, params: Sequence[object] = ()) -> pl.DataFrame:
        """The rows of one SQL statement."""
        ...
