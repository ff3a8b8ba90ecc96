"""Where may a plain CSV be cut, so that each part reads as it does within the whole?

After a line that is a whole record by itself: well quoted, and of as many cells as the header has.
A cell that goes on over a line's end can then never be parted unseen. Either its first line is such
a record, which it is not, or its part has fewer rows than lines, as the whole file has, and the
file is read the careful way.

Line numbers are counted from 1, titles and header too; offsets are bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO

import polars as pl

from shelfcast.sources.csv.dialect import Dialect
from shelfcast.sources.splits import Split
from shelfcast.sources.table import ROW

CHUNK = 1 << 22
_LINE_ENDS = b"\r\n"


@dataclass(frozen=True)
class LineSource:
    """A UTF-8 text of one record a line; `skip` lines of titles and header come first."""

    path: Path
    columns: tuple[str, ...]
    skip: int
    dialect: Dialect

    def whole(self) -> pl.LazyFrame:
        """All rows, read as they are asked for."""
        return self._scan(self.path, self.skip, self.skip + 1)

    def read(self, split: Split) -> pl.LazyFrame:
        """The rows of some bytes, which are held in memory."""
        with self.path.open("rb") as file:
            file.seek(split.start)
            raw = file.read(split.stop - split.start)
        return self._scan(raw, 0, split.first)

    def cut(self, size: int) -> list[Split]:
        """Runs of about `size` bytes."""
        splits: list[Split] = []
        with self.path.open("rb") as file:
            for _ in range(self.skip):
                file.readline()
            start, number, end = file.tell(), self.skip + 1, _last_filled(file)
            for stop in self._borders(file, start, end, size):
                lines = _lines_between(file, start, stop)
                splits.append(Split(start, stop, number, lines))
                start, number = stop, number + lines
        return splits

    def _scan(self, source: Path | bytes, skip: int, first: int) -> pl.LazyFrame:
        return pl.scan_csv(
            source,
            has_header=False,
            skip_lines=skip,
            separator=self.dialect.delimiter,
            schema={column: pl.String() for column in self.columns},
            row_index_name=ROW,
            row_index_offset=first,
        ).with_columns(pl.col(ROW).cast(pl.Int64))

    def _borders(self, file: IO[bytes], start: int, end: int, size: int) -> Iterator[int]:
        """Where each split ends, the last with the file; `end` is behind the last filled line."""
        while start + size < end:
            file.seek(start + size)
            file.readline()
            while (line := file.readline()) and not self._is_record(line):
                continue
            if file.tell() >= end:
                break
            start = file.tell()
            yield start
        yield file.seek(0, 2)

    def _is_record(self, line: bytes) -> bool:
        try:
            text = line.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            return False
        return self._record.fullmatch(text) is not None

    @cached_property
    def _record(self) -> re.Pattern[str]:
        """A record: no quote but around cells and, doubled, in them."""
        sign = re.escape(self.dialect.delimiter)
        cell = rf'(?:"(?:[^"]|"")*"|[^"{sign}]*)'
        return re.compile(rf"{cell}(?:{sign}{cell}){{{len(self.columns) - 1}}}")


def _last_filled(file: IO[bytes]) -> int:
    """Behind the last byte that is no line end; the place in the file stays."""
    here, end = file.tell(), file.seek(0, 2)
    while end > here:
        begin = max(end - CHUNK, here)
        file.seek(begin)
        filled = len(file.read(end - begin).rstrip(_LINE_ENDS))
        if filled:
            file.seek(here)
            return begin + filled
        end = begin
    file.seek(here)
    return here


def _lines_between(file: IO[bytes], start: int, stop: int) -> int:
    """Lines from `start` to `stop`; a last one without a line end counts."""
    file.seek(start)
    lines, left, last = 0, stop - start, b"\n"
    while left and (chunk := file.read(min(CHUNK, left))):
        lines, left, last = lines + chunk.count(b"\n"), left - len(chunk), chunk[-1:]
    return lines + (last != b"\n")
