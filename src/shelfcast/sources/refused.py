"""Which well-known kinds of file hold no table that we read?

A picture or a program is told by its first bytes, so that the person hears what it is.
"""

from __future__ import annotations

_BY_MAGIC = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"BM": "a BMP picture",
    b"II*\x00": "a TIFF picture",
    b"MM\x00*": "a TIFF picture",
    b"RIFF": "a sound, film or WebP picture",
    b"\x7fELF": "a program",
    b"MZ": "a Windows program",
    b"SQLite format 3": "a SQLite database",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"OggS": "a sound",
    b"ID3": "a sound",
    b"{\\rtf": "a Rich Text document",
    b"\x00\x01\x00\x00Standard": "an Access database",
    b"ORC": "an ORC file",
    b"Obj\x01": "an Avro file",
    b"FEA1": "a Feather file of version 1",
    b"\x00\x00\x02\x00\x06\x04": "a Lotus 1-2-3 sheet",
    b"\x09\x00\x04\x00": "an Excel sheet older than version 5",
    b"\x09\x02\x06\x00": "an Excel sheet older than version 5",
    b"\x09\x04\x06\x00": "an Excel sheet older than version 5",
}
_SHORT = 4
"""Magic of fewer bytes may begin a text; it needs a zero byte as a second sign."""


def refused_kind(head: bytes) -> str | None:
    """What the file is, in words, where it is of a kind that is not read; else None.

    >>> refused_kind(b"GIF89a..."), refused_kind(b"BM,qty")
    ('a GIF picture', None)
    """
    if head[8:12] == b"DUCK":
        return "a DuckDB database"
    for magic, what in _BY_MAGIC.items():
        if head.startswith(magic) and (len(magic) >= _SHORT or b"\x00" in head or not _ascii(head)):
            return what
    return None


def _ascii(head: bytes) -> bool:
    return head[:256].isascii()
