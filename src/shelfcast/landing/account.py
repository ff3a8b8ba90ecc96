"""What became of every row of every file?

    read = loaded + quarantined + duplicate + not_data

One line a table, kept in the lake's log for ever. `check` is called on each line before it is
written: an account that does not add up is a fault of ours and stops the run.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

import polars as pl

from shelfcast.contracts import ACCOUNT
from shelfcast.errors import FailureError
from shelfcast.lake import Lake, Zone, append_frame, delete_rows, pending, read_frame

TABLE = "account"
NONE = "none"
"""The dataset of a table that is none of ours."""


@dataclass(frozen=True)
class Line:
    """The account of one table of one file."""

    file: str
    dataset: str
    read: int
    loaded: int
    quarantined: int
    duplicate: int
    not_data: int
    reasons: str
    batch_id: str
    content: str
    mapping: str
    notes: str
    landed_at: datetime

    def check(self) -> Line:
        """This line, if it adds up; FailureError if not."""
        if self.read != self.loaded + self.quarantined + self.duplicate + self.not_data:
            raise FailureError(
                f"The account of {self.file} does not add up.", evidence=[str(asdict(self))]
            )
        return self

    def to_json(self) -> str:
        """The line as JSON, as a commit carries it."""
        return json.dumps({**asdict(self), "landed_at": self.landed_at.isoformat()})


_EXTRA = {
    "batch_id": pl.String(),
    "content": pl.String(),
    "mapping": pl.String(),
    "notes": pl.String(),
    "landed_at": pl.Datetime("us"),
}


def from_row(row: Mapping[str, Any]) -> Line:
    """The line that a row of the account holds."""
    return Line(**{field.name: row[field.name] for field in fields(Line)})


def from_json(text: str) -> Line:
    """The line that a commit carries."""
    said = json.loads(text)
    return Line(**{**said, "landed_at": datetime.fromisoformat(said["landed_at"])})


def as_frame(lines: list[Line]) -> pl.DataFrame:
    """Lines as a frame: ACCOUNT and what else is known of the batch."""
    return pl.DataFrame([asdict(line) for line in lines], schema={**ACCOUNT.schema(), **_EXTRA})


def record(lake: Lake, lines: list[Line]) -> None:
    """Write the lines: from now on their batches count as landed."""
    append_frame(lake, Zone.LOGS, as_frame(lines), TABLE)


def record_again(lake: Lake, line: Line) -> None:
    """Write the line of a batch that was landed before; its earlier line goes."""
    record(lake, [line])
    landed = ("landed_at", line.landed_at.isoformat())
    delete_rows(lake, Zone.LOGS, TABLE, ("batch_id", line.batch_id), landed)


def read_account(lake: Lake) -> pl.DataFrame:
    """Every line ever written, oldest first."""
    frame = read_frame(lake, Zone.LOGS, TABLE, ACCOUNT)
    if "landed_at" not in frame.columns:
        return as_frame([])
    return frame.sort("landed_at", "file")


def came_before(lake: Lake, content: str) -> bool:
    """True where a batch of these bytes is in the account, or was begun and may still be."""
    begun = any(intent.batch.startswith(content) for intent in pending(lake))
    return begun or content in set(read_account(lake)["content"])
