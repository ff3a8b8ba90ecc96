"""How are JSON lines read by many at once, so that the table is the one that one reader makes?

Each reader takes some bytes that begin and end with lines, and writes its rows to Parquet files in
the working folder; what a line says depends on no other line. Put together, the columns keep the
order in which they first come in the file, and the rows their numbers.
Not here: how a line becomes rows (`jsonl` and `nested`), and who the readers are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import polars as pl

from shelfcast.sources.documents.gathered import COLUMNS, Gathered
from shelfcast.sources.splits import Parted, Readers, Split
from shelfcast.sources.table import ROW, SPILL, TextTable, unique_names

AddLine = Callable[[Gathered, str], None]


@dataclass(frozen=True)
class Piece:
    """What one reader found: files of so many rows each, and the names of their columns, in order.

    `filled` rows have a field, some have a `spill`.
    """

    files: tuple[tuple[str, int], ...]
    columns: tuple[str, ...]
    filled: int
    spill: bool


@dataclass(frozen=True)
class _Reader:
    """Reads the lines of some bytes of a UTF-8 file."""

    path: Path
    workdir: Path
    add_line: AddLine

    def __call__(self, span: tuple[int, int]) -> Piece | None:
        """None where the bytes do not decode or hold too many columns: one reader is to say so."""
        start, stop = span
        room = self.workdir / f"lines-{uuid4().hex[:12]}"
        room.mkdir()
        rows = Gathered(room)
        try:
            for line in _lines(self.path, start, stop):
                self.add_line(rows, line)
        except (UnicodeError, ValueError, RecursionError):
            return None
        files = tuple((str(file), height) for file, height in rows.files())
        return Piece(files, rows.columns, rows.filled, rows.some_spill)


def _lines(path: Path, start: int, stop: int) -> Iterator[str]:
    """The lines from `start` to `stop`; a last one without a line end counts."""
    with path.open("rb") as file:
        file.seek(start)
        text = file.read(stop - start).decode("utf-8" if start else "utf-8-sig")
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    yield from lines


def read_in_parts(
    path: Path, name: str, workdir: Path, readers: Readers, add_line: AddLine
) -> TextTable | None:
    """The table of a UTF-8 file of JSON lines; None where one reader has to look at the file."""
    spans = list(_spans(path, readers.size))
    pieces = readers.map(_Reader(path.resolve(), workdir.resolve(), add_line), spans)
    whole = [piece for piece in pieces if piece is not None]
    columns = tuple(dict.fromkeys(column for piece in whole for column in piece.columns))
    filled = sum(piece.filled for piece in whole)
    if len(whole) < len(pieces) or len(columns) > COLUMNS or not filled:
        return None
    source = _Pieces(tuple(whole), columns, any(piece.spill for piece in whole))
    rows = pl.concat([source.read(split) for split in source.cut(1)])
    notes = {"way": "json lines"}
    return TextTable(name, unique_names(columns), rows, notes=notes, parted=Parted(rows, source))


def _spans(path: Path, size: int) -> Iterator[tuple[int, int]]:
    """Runs of about `size` bytes that end with a line."""
    with path.open("rb") as file:
        start, end = 0, file.seek(0, 2)
        while start < end:
            file.seek(min(start + size, end))
            file.readline()
            yield start, file.tell()
            start = file.tell()


@dataclass(frozen=True)
class _Pieces:
    """The pieces as one table of `columns`; `start` of a split is the place of its file."""

    pieces: tuple[Piece, ...]
    columns: tuple[str, ...]
    spill: bool

    def cut(self, size: int) -> list[Split]:  # noqa: ARG002
        """A split a file: they are of the readers' size, or smaller."""
        splits: list[Split] = []
        number = 1
        for place, (_, height, _) in enumerate(self._files()):
            splits.append(Split(place, place + 1, number, height))
            number += height
        return splits

    def read(self, split: Split) -> pl.LazyFrame:
        """The rows of one file, under the names of the whole and by their numbers in it."""
        path, _, places = self._files()[split.start]
        rows = pl.scan_parquet(path)
        there = set(rows.collect_schema())
        named = [
            _column(str(places.get(column, "")), there).alias(name)
            for column, name in zip(self.columns, unique_names(self.columns), strict=True)
        ]
        number = pl.int_range(split.first, split.first + split.rows, dtype=pl.Int64).alias(ROW)
        return rows.select(number, *named, *([pl.col(SPILL)] if self.spill else []))

    def _files(self) -> Sequence[tuple[str, int, Mapping[str, int]]]:
        """Each file with its rows and the place of each of its columns."""
        return [
            (path, height, {column: place for place, column in enumerate(piece.columns)})
            for piece in self.pieces
            for path, height in piece.files
        ]


def _column(place: str, there: set[str]) -> pl.Expr:
    return pl.col(place) if place in there else pl.lit(None, pl.String)
