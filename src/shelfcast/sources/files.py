"""Which files did the person mean, and which tables are in each?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from shelfcast.errors import FileMissingError, InputError
from shelfcast.sources.archives import unpack_gzip, unpack_zip
from shelfcast.sources.delimited import delimited_tables
from shelfcast.sources.excel import excel_tables
from shelfcast.sources.jsonl import json_tables
from shelfcast.sources.kinds import FileKind, file_kind
from shelfcast.sources.parquet import parquet_tables
from shelfcast.sources.table import TextTable

SUFFIXES = frozenset(
    {".csv", ".tsv", ".txt", ".tab", ".gz", ".zip", ".xlsx", ".xlsm", ".xls", ".ods"}
    | {".json", ".jsonl", ".ndjson", ".parquet", ".pq"}
)


def find_files(places: Sequence[Path]) -> list[Path]:
    """The files named, and those in the folders named, in name order.

    Raises FileMissingError, with all that is missing at once.
    """
    missing = [str(place) for place in places if not place.exists()]
    if missing:
        raise FileMissingError(
            f"No such file: {missing[0]}.", evidence=missing[1:], fix="check the name and the path"
        )
    return [file for place in places for file in _in(place)]


def _in(place: Path) -> list[Path]:
    if not place.is_dir():
        return [place]
    found = sorted(
        path
        for path in place.rglob("*")
        if path.is_file() and path.suffix.lower() in SUFFIXES and not path.name.startswith(".")
    )
    if not found:
        raise FileMissingError(
            f"The folder {place} holds no file that Shelfcast reads.",
            why=f"It looks for {', '.join(sorted(SUFFIXES))}.",
            fix="name the file itself, or another folder",
        )
    return found


def read_tables(path: Path, name: str, workdir: Path) -> Iterator[TextTable]:
    """The text tables of a file, archives opened; `workdir` must outlive their use.

    Raises EmptyFileError, UnknownFormatError, DamagedFileError, TooLargeError.
    """
    kind = file_kind(path, name)
    if kind is FileKind.GZIP:
        yield from read_tables(unpack_gzip(path, name, _room(workdir)), name, _room(workdir))
    elif kind is FileKind.ZIP:
        for member, file in unpack_zip(path, name, _room(workdir)):
            yield from read_tables(file, f"{name}!{member}", _room(workdir))
    elif kind is FileKind.EXCEL:
        yield from excel_tables(path, name)
    elif kind is FileKind.PARQUET:
        yield from parquet_tables(path, name)
    elif kind is FileKind.JSON:
        yield from json_tables(path, name)
    else:
        yield from delimited_tables(path, name, _room(workdir))


def _room(workdir: Path) -> Path:
    """A folder of its own for each unpacking, so that archives in archives do not collide."""
    place = len(list(workdir.iterdir()))
    if str(workdir).count("/in-") > 3:
        raise InputError("Archives inside archives, more than three deep.", fix="unpack them first")
    room = workdir / f"in-{place}"
    room.mkdir()
    return room
