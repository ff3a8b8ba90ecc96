"""How is a dBase table (.dbf) of an old till read?

The header names the fields; each record is text of fixed places. Records that were marked deleted
are kept as rows of their own column `_deleted`, so that none is lost unseen. Source: the dBase III
to FoxPro file layout as Library of Congress describes it (fdd000325). Not here: memo files (.dbt,
.fpt); a memo field gives its block number.
"""

from __future__ import annotations

import struct
from datetime import date, timedelta
from pathlib import Path

from shelfcast.errors import EmptyFileError
from shelfcast.sources.damage import PARSER_FAULTS, unreadable
from shelfcast.sources.table import TextTable, from_records

_VERSIONS = frozenset(b"\x02\x03\x04\x05\x30\x31\x32\x43\x7b\x83\x8b\x8c\xcb\xf5\xfb")
_CODE_PAGES = {
    0x01: "cp437", 0x02: "cp850", 0x03: "cp1252", 0x08: "cp865", 0x09: "cp437", 0x0A: "cp850",
    0x0D: "cp437", 0x13: "shift_jis", 0x1F: "cp852", 0x24: "cp860", 0x26: "cp866", 0x37: "cp850",
    0x40: "cp852", 0x4D: "gbk", 0x4E: "cp949", 0x4F: "big5", 0x57: "cp1252", 0x58: "cp1252",
    0x59: "cp1252", 0x64: "cp852", 0x65: "cp866", 0x66: "cp865", 0x6A: "cp737", 0x6B: "cp857",
    0x78: "big5", 0x7A: "gbk", 0x7B: "shift_jis", 0x7D: "cp1255", 0x7E: "cp1256", 0xC8: "cp1250",
    0xC9: "cp1251", 0xCA: "cp1254", 0xCB: "cp1253",
}  # fmt: skip
DELETED = "_deleted"
Field = tuple[str, str, int, int]
"""Name, type letter, length in bytes, decimals."""


def looks_dbase(head: bytes) -> bool:
    """True where the first bytes are a dBase header: a known version, a day, whole fields."""
    if len(head) < 65 or head[0] not in _VERSIONS or not (1 <= head[2] <= 12 and head[3] <= 31):
        return False
    length, record = struct.unpack("<HH", head[8:12])
    end = head.find(b"\r", 64, length)
    return bool(length > 64 and record > 1 and (end < 0 or (end - 32) % 32 == 0))


def dbase_tables(path: Path, name: str) -> list[TextTable]:
    """The table of a dBase file. Raises DamagedFileError, EmptyFileError."""
    raw = path.read_bytes()
    try:
        fields, rows = _read(raw)
    except PARSER_FAULTS as error:
        raise unreadable(name, "a dBase table", error) from error
    if not rows:
        raise EmptyFileError(f"{name} has no rows.", fix="export it again; it should hold rows")
    header = [field[0] for field in fields]
    if any(deleted for deleted, _ in rows):
        header.append(DELETED)
        records = [(n, [*cells, "1" if gone else None]) for n, (gone, cells) in _numbered(rows)]
    else:
        records = [(n, list(cells)) for n, (_, cells) in _numbered(rows)]
    return [from_records(name, header, records, notes={"way": "dbase", "encoding": _code(raw)})]


Row = tuple[bool, list[str | None]]


def _numbered(rows: list[Row]) -> list[tuple[int, Row]]:
    return list(enumerate(rows, start=1))


def _code(raw: bytes) -> str:
    return _CODE_PAGES.get(raw[29], "cp1252" if raw[29:30] != b"\x00" else "cp850")


def _read(raw: bytes) -> tuple[list[Field], list[Row]]:
    count, header, width = struct.unpack("<IHH", raw[4:12])
    fields = _fields(raw[32:header], _code(raw))
    if not fields or sum(field[2] for field in fields) + 1 > max(width, 1):
        raise ValueError("its fields are wider than its records")
    body = raw[header:]
    whole = min(count, len(body) // width)
    if whole < count:
        raise ValueError(f"it claims {count} records and holds {whole}")
    records = (body[n * width : (n + 1) * width] for n in range(whole))
    return fields, [_row(record, fields, _code(raw)) for record in records]


def _fields(raw: bytes, code: str) -> list[Field]:
    found = []
    for place in range(0, len(raw) - 31, 32):
        part = raw[place : place + 32]
        if part[:1] in (b"\r", b"\x00"):
            break
        name = part[:11].split(b"\x00")[0].decode(code, "replace").strip()
        kind = chr(part[11])
        length = part[16] + (part[17] << 8 if kind == "C" else 0)
        found.append((name, kind, length, part[17]))
    return found


def _row(record: bytes, fields: list[Field], code: str) -> Row:
    place, cells = 1, []
    for _, kind, length, _ in fields:
        cells.append(_text(record[place : place + length], kind, code))
        place += length
    return record[:1] == b"*", cells


def _text(raw: bytes, kind: str, code: str) -> str | None:
    """A field as text: dates as ISO, binary numbers in digits, the rest as it stands."""
    if kind == "I" and len(raw) == 4:
        return str(struct.unpack("<i", raw)[0])
    if kind in "BO" and len(raw) == 8:
        return repr(struct.unpack("<d", raw)[0])
    if kind == "Y" and len(raw) == 8:
        units = struct.unpack("<q", raw)[0]
        return f"{'-' if units < 0 else ''}{abs(units) // 10000}.{abs(units) % 10000:04d}"
    if kind in "T@" and len(raw) == 8:
        return _moment(*struct.unpack("<II", raw))
    text = raw.decode(code, "replace").strip(" \x00")
    if kind == "D" and len(text) == 8 and text.isdigit():
        return f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return text or None


def _moment(day: int, milliseconds: int) -> str | None:
    """A Julian day number and the milliseconds since midnight."""
    if day == 0:
        return None
    when = date.fromordinal(day - 1721425) if 1721425 < day < 5373484 else None
    if when is None:
        raise ValueError(f"no day {day}")
    return f"{when.isoformat()} {timedelta(seconds=milliseconds // 1000)!s:0>8}"
