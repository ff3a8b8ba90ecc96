"""Which files did the person mean, and which tables are in each?"""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from shelfcast.errors import FileMissingError, InputError, UnknownFormatError
from shelfcast.sources.arrow import arrow_tables
from shelfcast.sources.csv.delimited import delimited_tables
from shelfcast.sources.dbase import dbase_tables
from shelfcast.sources.documents.html import html_tables
from shelfcast.sources.documents.jsonl import json_tables
from shelfcast.sources.documents.xml import xml_tables
from shelfcast.sources.fixed import fixed_tables, looks_fixed
from shelfcast.sources.kinds import FileKind, file_kind
from shelfcast.sources.packed.archives import unpack_one, unpack_zip
from shelfcast.sources.packed.mail import unpack_mail
from shelfcast.sources.packed.tarball import unpack_tar
from shelfcast.sources.parquet import parquet_tables
from shelfcast.sources.pdf.pages import pdf_tables
from shelfcast.sources.sheets.excel import excel_tables
from shelfcast.sources.sheets.xml_sheet import xml_sheet_tables
from shelfcast.sources.splits import Readers
from shelfcast.sources.table import TextTable

SUFFIXES = frozenset(
    {".csv", ".tsv", ".txt", ".tab", ".asc", ".prn", ".dat", ".ssv", ".psv", ".dbf", ".eml"}
    | {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".pdf", ".xml", ".html", ".htm", ".mht", ".mhtml"}
    | {".json", ".jsonl", ".ndjson", ".geojson", ".parquet", ".pq", ".arrow", ".feather"}
    | {".sqlite", ".sqlite3", ".duckdb"}
    | {".gz", ".bz2", ".xz", ".zst", ".zip", ".tar", ".tgz", ".tbz2", ".txz"}
)
_PACKED = {
    FileKind.GZIP: "gz",
    FileKind.BZIP2: "bz2",
    FileKind.XZ: "xz",
    FileKind.ZSTD: "zst",
}
_ARCHIVES: dict[FileKind, Callable[[Path, str, Path], Iterator[tuple[str, Path]]]] = {
    FileKind.ZIP: unpack_zip,
    FileKind.TAR: unpack_tar,
    FileKind.MAIL: unpack_mail,
}
_WITHOUT_ROOM: dict[FileKind, Callable[[Path, str], Iterable[TextTable]]] = {
    FileKind.EXCEL: excel_tables,
    FileKind.PARQUET: parquet_tables,
    FileKind.ARROW: arrow_tables,
    FileKind.DBASE: dbase_tables,
    FileKind.HTML: html_tables,
    FileKind.XML_SHEET: xml_sheet_tables,
    FileKind.PDF: pdf_tables,
}


def find_files(places: Sequence[Path]) -> list[Path]:
    """The files named, those in the folders named and those that a pattern fits, in name order.

    Raises FileMissingError, with all that is missing at once.
    """
    found = {place: _fitting(place) for place in places}
    missing = [str(place) for place, fitting in found.items() if not fitting]
    if missing:
        raise FileMissingError(
            f"No such file: {missing[0]}.", evidence=missing[1:], fix="check the name and the path"
        )
    files = [file for fitting in found.values() for place in fitting for file in _in(place)]
    return list(dict.fromkeys(files))


def _fitting(place: Path) -> list[Path]:
    """The place itself, or what a pattern such as `data/*.csv` fits where a shell left it alone."""
    if place.exists():
        return [place]
    if not glob.has_magic(str(place)):
        return []
    anchor = Path(place.anchor)
    return sorted(anchor.glob(str(place.relative_to(anchor))))


def _in(place: Path) -> list[Path]:
    if not place.is_dir():
        return [place]
    found = sorted(
        path
        for path in place.rglob("*")
        if path.is_file()
        and path.suffix.lower() in SUFFIXES
        and not path.name.startswith((".", "~$"))
    )
    if not found:
        raise FileMissingError(
            f"The folder {place} holds no file that Shelfcast reads.",
            why=f"It looks for {', '.join(sorted(SUFFIXES))}.",
            fix="name the file itself, or another folder",
        )
    return found


def read_tables(
    path: Path, name: str, workdir: Path, readers: Readers | None = None
) -> Iterator[TextTable]:
    """The text tables of a file, archives opened; `workdir` must outlive their use.

    `readers`, where they are told, see `workdir` too, and read what can be read in parts.

    Raises EmptyFileError, UnknownFormatError, DamagedFileError, TooLargeError.
    """
    kind = file_kind(path, name)
    if kind in _PACKED:
        file = unpack_one(path, name, _room(workdir), _PACKED[kind])
        yield from read_tables(file, name, _room(workdir), readers)
    elif kind in _ARCHIVES:
        members = list(_ARCHIVES[kind](path, name, _room(workdir)))
        yield from _members(members, name, workdir, readers)
    elif kind in _WITHOUT_ROOM:
        yield from _WITHOUT_ROOM[kind](path, name)
    elif kind is FileKind.JSON:
        yield from json_tables(path, name, _room(workdir), readers)
    elif kind is FileKind.XML:
        yield from xml_tables(path, name, _room(workdir))
    elif looks_fixed(path):
        yield from fixed_tables(path, name)
    else:
        yield from delimited_tables(path, name, _room(workdir))


def _members(
    members: list[tuple[str, Path]], name: str, workdir: Path, readers: Readers | None
) -> Iterator[TextTable]:
    """The tables of an archive's members; one that does not read is told after the others."""
    left_out, faults, any_table = _left_out(members), [], False
    notes = {"left out": "; ".join(left_out.values())} if left_out else {}
    for member, file in members:
        if member in left_out:
            continue
        try:
            for table in read_tables(file, f"{name}!{member}", _room(workdir), readers):
                any_table = True
                yield replace(table, notes={**table.notes, **notes})
        except InputError as error:
            faults.append(error)
    if faults:
        raise faults[0]
    if not any_table:
        raise UnknownFormatError(
            f"{name} holds no file with a table.", evidence=list(left_out.values())
        )


def _left_out(members: list[tuple[str, Path]]) -> dict[str, str]:
    """The members that are no tables by their bytes and do not claim to be by their names."""
    found = {}
    for member, file in members:
        try:
            file_kind(file, member)
        except UnknownFormatError as error:
            if Path(member).suffix.lower() not in SUFFIXES:
                found[member] = error.what
        except InputError:
            continue
    return found


def _room(workdir: Path) -> Path:
    """A folder of its own for each unpacking, so that archives in archives do not collide."""
    place = len(list(workdir.iterdir()))
    if str(workdir).count("/in-") > 3:
        raise InputError("Archives inside archives, more than three deep.", fix="unpack them first")
    room = workdir / f"in-{place}"
    room.mkdir()
    return room
