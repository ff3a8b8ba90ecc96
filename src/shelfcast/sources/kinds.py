"""What kind of file is this, whatever its name says?

Told by the first bytes, and for zip by what is inside. A picture renamed .csv is refused here.
"""

from __future__ import annotations

import zipfile
from enum import Enum
from pathlib import Path

from shelfcast.errors import DamagedFileError, EmptyFileError, UnknownFormatError

HEAD = 4096


class FileKind(Enum):
    """A kind of file that a source reads."""

    CSV = "csv"
    JSON = "json"
    EXCEL = "excel"
    PARQUET = "parquet"
    GZIP = "gzip"
    ZIP = "zip"


_REFUSED = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"BM": "a BMP picture",
    b"II*\x00": "a TIFF picture",
    b"MM\x00*": "a TIFF picture",
    b"RIFF": "a sound, film or WebP picture",
    b"%PDF": "a PDF",
    b"\x7fELF": "a program",
    b"MZ": "a Windows program",
    b"SQLite format 3": "a SQLite database",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
    b"(\xb5/\xfd": "a zstd file",
    b"OggS": "a sound",
    b"ID3": "a sound",
}
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_TEXT_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_READS = "CSV, TSV, gz, zip, Excel (xlsx, xls, ods), JSON lines and Parquet"


def file_kind(path: Path, name: str) -> FileKind:
    """The kind of the file at `path`, which people call `name`.

    Raises EmptyFileError, UnknownFormatError, and DamagedFileError for a broken zip.
    """
    head = _head(path)
    if not head:
        raise EmptyFileError(f"{name} is empty.", fix="export it again; it should hold rows")
    if head.startswith(b"PAR1"):
        return FileKind.PARQUET
    if head.startswith(b"\x1f\x8b"):
        return FileKind.GZIP
    if head.startswith(b"PK"):
        return _zip_kind(path, name)
    if head.startswith(_OLD_EXCEL):
        return FileKind.EXCEL
    return _text_kind(head, name)


def _head(path: Path) -> bytes:
    """The first part that is not blank; empty where there is none."""
    with path.open("rb") as file:
        while head := file.read(HEAD):
            if head.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
                return head
    return b""


def _text_kind(head: bytes, name: str) -> FileKind:
    for magic, what in _REFUSED.items():
        if head.startswith(magic) and (len(magic) > 2 or b"\x00" in head):
            raise _unknown(name, what)
    if b"\x00" in head and not head.startswith(_TEXT_BOMS) and not _looks_utf16(head):
        raise _unknown(name, "binary data of no known kind")
    first = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return FileKind.JSON if first in (b"{", b"[") else FileKind.CSV


def _looks_utf16(head: bytes) -> bool:
    """UTF-16 text without a mark has a zero in nearly every second byte."""
    half = max(len(head) // 2, 1)
    return head[0::2].count(0) > 0.7 * half or head[1::2].count(0) > 0.7 * half


def _zip_kind(path: Path, name: str) -> FileKind:
    try:
        with zipfile.ZipFile(path) as archive:
            members = set(archive.namelist())
    except (zipfile.BadZipFile, EOFError, ValueError) as error:
        raise DamagedFileError(
            f"{name} begins like a zip file or an Excel book but does not read.",
            evidence=[str(error)],
            fix="copy or export it again; it may have been cut short",
        ) from error
    is_book = "[Content_Types].xml" in members or "mimetype" in members
    return FileKind.EXCEL if is_book else FileKind.ZIP


def _unknown(name: str, what: str) -> UnknownFormatError:
    return UnknownFormatError(
        f"{name} is {what}, not a table.",
        why=f"Shelfcast reads {_READS}.",
        fix="export the table as CSV or Excel and name that file",
    )
