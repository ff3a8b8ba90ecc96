"""What kind of file is this, whatever its name says?

Told by the first bytes, and for zip and old Office files by what is inside. A picture renamed .csv
is refused here. Not here: which text files are columns of fixed width (see `fixed`).
"""

from __future__ import annotations

import re
import zipfile
from enum import Enum
from pathlib import Path

from shelfcast.errors import DamagedFileError, EmptyFileError, UnknownFormatError
from shelfcast.sources.dbase import looks_dbase
from shelfcast.sources.refused import refused_kind

HEAD = 4096
OFFICE_HEAD = 1 << 20


class FileKind(Enum):
    """A kind of file that a source reads."""

    CSV = "csv"
    JSON = "json"
    XML = "xml"
    HTML = "html"
    XML_SHEET = "xml spreadsheet"
    EXCEL = "excel"
    PDF = "pdf"
    PARQUET = "parquet"
    ARROW = "arrow"
    DBASE = "dbase"
    MAIL = "mail"
    GZIP = "gzip"
    BZIP2 = "bzip2"
    XZ = "xz"
    ZSTD = "zstd"
    ZIP = "zip"
    TAR = "tar"


_MAGIC = (
    (b"PAR1", FileKind.PARQUET),
    (b"ARROW1", FileKind.ARROW),
    (b"\x1f\x8b", FileKind.GZIP),
    (b"\xfd7zXZ\x00", FileKind.XZ),
    (b"(\xb5/\xfd", FileKind.ZSTD),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_TEXT_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_READS = (
    "CSV, TSV, fixed width, Excel (xlsx, xlsm, xlsb, xls, ods), PDF, JSON, XML, HTML, Parquet, "
    "Arrow, dBase, mail, and gz, bz2, xz, zst, zip and tar of them"
)
_MARKUP = re.compile(r"<(\?xml|!--|!doctype|[A-Za-z_][\w:.-]*[\s/>])", re.IGNORECASE)
_ANGLED_CSV = re.compile(r"<[^<>\r\n]+>[,;\t|]\s*<")
_HTML = re.compile(r"<(!doctype\s+html|html|head|body|table|meta|style|center|div)\b", re.I)
_JSON = re.compile(r"\{\s*(\"|\}|$)|\[\s*([\[{\"\]\-\d]|true|false|null|$)")
_MAIL = re.compile(r"^(mime-version|content-type):", re.IGNORECASE | re.MULTILINE)
_MAIL_FIRST = re.compile(r"[A-Za-z][A-Za-z-]+:\s|From ")
_SHEET_XML = "urn:schemas-microsoft-com:office:spreadsheet"


def file_kind(path: Path, name: str) -> FileKind:
    """The kind of the file at `path`, which people call `name`.

    Raises EmptyFileError, UnknownFormatError, and DamagedFileError for a broken zip.
    """
    head = _head(path)
    if not head:
        raise EmptyFileError(f"{name} is empty.", fix="export it again; it should hold rows")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(path, name)
    if head.startswith(_OLD_OFFICE):
        return _old_office_kind(path, name)
    return _binary_kind(head) or _text_kind(head, name)


def _binary_kind(head: bytes) -> FileKind | None:
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith(b"BZh") and head[4:10] in (b"1AY&SY", b"\x17rE8P\x90"):
        return FileKind.BZIP2
    if b"%PDF-" in head[:1024]:
        return FileKind.PDF
    if head[257:262] == b"ustar":
        return FileKind.TAR
    return FileKind.DBASE if looks_dbase(head) else None


def _head(path: Path) -> bytes:
    """The first part that is not blank; empty where there is none."""
    with path.open("rb") as file:
        while head := file.read(HEAD):
            if head.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
                return head
    return b""


def _text_kind(head: bytes, name: str) -> FileKind:
    what = refused_kind(head)
    if what is not None:
        raise _unknown(name, what)
    wide = head.startswith(_TEXT_BOMS[:2]) or looks_utf16(head)
    if b"\x00" in head and not head.startswith(_TEXT_BOMS) and not wide:
        raise _unknown(name, "binary data of no known kind")
    return _markup_kind(_decoded(head, wide=wide).lstrip("\ufeff \t\r\n\x00"))


def _markup_kind(text: str) -> FileKind:
    if _MARKUP.match(text) and not _ANGLED_CSV.match(text):
        if _SHEET_XML in text:
            return FileKind.XML_SHEET
        return FileKind.HTML if _HTML.search(text[:2048]) and _not_data(text) else FileKind.XML
    if _JSON.match(text):
        return FileKind.JSON
    if _MAIL_FIRST.match(text) and len(_MAIL.findall(text)) >= 2:
        return FileKind.MAIL
    return FileKind.CSV


def _not_data(text: str) -> bool:
    """XHTML begins like XML too; XML with a `table` of its own has no HTML root."""
    root = re.search(r"<([A-Za-z_][\w:.-]*)", text)
    known = {"html", "head", "body", "table", "meta", "style", "center", "div"}
    return root is not None and root.group(1).lower() in known and not _xml_table(text)


def _xml_table(text: str) -> bool:
    return text.startswith("<?xml") and "<html" not in text.lower() and "<tr" not in text.lower()


def _decoded(head: bytes, *, wide: bool) -> str:
    if not wide:
        return head.decode("utf-8", "replace")
    big = head.startswith(b"\xfe\xff") or (head[0:1] == b"\x00" and head[1:2] != b"\x00")
    return head.decode("utf-16-be" if big else "utf-16-le", "replace")


def looks_utf16(head: bytes) -> bool:
    """UTF-16 text without a mark has a zero in nearly every second byte."""
    half = max(len(head) // 2, 1)
    return head[0::2].count(0) > 0.7 * half or head[1::2].count(0) > 0.7 * half


def _zip_kind(path: Path, name: str) -> FileKind:
    try:
        with zipfile.ZipFile(path) as archive:
            members = set(archive.namelist())
            mimetype = _mimetype(archive) if "mimetype" in members else ""
    except (zipfile.BadZipFile, EOFError, ValueError, OSError, NotImplementedError) as error:
        raise DamagedFileError(
            f"{name} begins like a zip file or an Excel book but does not read.",
            evidence=[str(error)],
            fix="copy or export it again; it may have been cut short",
        ) from error
    roots = {member.split("/", 1)[0] for member in members}
    if "[Content_Types].xml" in members and "xl" not in roots and roots & {"word", "ppt"}:
        raise _unknown(name, "a Word file" if "word" in roots else "a PowerPoint file")
    if mimetype and "spreadsheet" not in mimetype:
        raise _unknown(name, f"a file of type {mimetype}")
    if any(member.endswith(".iwa") for member in members):
        raise _unknown(name, "an Apple Numbers or Pages file")
    is_book = "[Content_Types].xml" in members or bool(mimetype)
    return FileKind.EXCEL if is_book else FileKind.ZIP


def _mimetype(archive: zipfile.ZipFile) -> str:
    try:
        with archive.open("mimetype") as file:
            return file.read(100).decode("ascii", "replace")
    except (zipfile.BadZipFile, RuntimeError, KeyError) as error:
        raise ValueError(str(error)) from error


def _old_office_kind(path: Path, name: str) -> FileKind:
    """Old Office files hold named streams; only a workbook is a table."""
    with path.open("rb") as file:
        raw = file.read(OFFICE_HEAD)
        file.seek(max(0, path.stat().st_size - OFFICE_HEAD))
        raw += file.read()

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in raw

    if holds("EncryptedPackage"):
        raise UnknownFormatError(
            f"{name} is protected by a password.",
            fix="open it in Excel, save it without a password, and name that file",
        )
    if holds("WordDocument") and not holds("Workbook"):
        raise _unknown(name, "a Word file")
    if holds("__substg1.0_") and not holds("Workbook"):
        raise _unknown(name, "an Outlook message")
    return FileKind.EXCEL


def _unknown(name: str, what: str) -> UnknownFormatError:
    return UnknownFormatError(
        f"{name} is {what}, not a table.",
        why=f"Shelfcast reads {_READS}.",
        fix="export the table as CSV or Excel and name that file",
    )
