"""Which times does each file of a table span? Told by the table, without opening a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from pyiceberg.conversions import from_bytes
from pyiceberg.types import DateType, IcebergType

from shelfcast.lake.catalog import Lake, Zone
from shelfcast.lake.tables import load_table

Moment = date | datetime


@dataclass(frozen=True)
class Span:
    """A data file and its first and last time; None where the table does not tell."""

    file: str
    first: Moment | None
    last: Moment | None

    def meets(self, first: Any, last: Any) -> bool:
        """False where the file can hold nothing from `first` to `last`, both included."""
        if self.first is None or self.last is None:
            return True
        return bool(self.first <= last and first <= self.last)


def file_spans(lake: Lake, name: str, column: str) -> list[Span]:
    """The span of each file that a curated table holds now, by a date or timestamp column."""
    table = load_table(lake, Zone.CURATED, name)
    if table is None:
        return []
    field = table.schema().find_field(column)

    def moment(bounds: dict[int, bytes] | None) -> Moment | None:
        raw = (bounds or {}).get(field.field_id)
        return None if raw is None else _moment(field.field_type, raw)

    files = [task.file for task in table.scan().plan_files()]
    return [
        Span(f.file_path.removeprefix("file://"), moment(f.lower_bounds), moment(f.upper_bounds))
        for f in files
    ]


def _moment(kind: IcebergType, raw: bytes) -> Moment:
    """Iceberg counts days, or microseconds, from 1970."""
    count = int(from_bytes(kind, raw))  # type: ignore[arg-type]
    if isinstance(kind, DateType):
        return date(1970, 1, 1) + timedelta(days=count)
    return datetime(1970, 1, 1) + timedelta(microseconds=count)
