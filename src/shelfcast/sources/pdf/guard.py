"""Would this PDF fill the memory? Its packed streams are unpacked up to a limit before it is read.

A stream is packed by Flate; one of a few kilobytes may claim gigabytes.
"""

from __future__ import annotations

import re
import zlib

from shelfcast.errors import TooLargeError

STREAM_LIMIT = 128 << 20
FILE_LIMIT = 512 << 20
_STREAM = re.compile(rb"stream\r?\n")


def refuse_bombs(raw: bytes, name: str) -> None:
    """Raises TooLargeError where a stream or the whole unpacks to more than a limit."""
    total = 0
    for match in _STREAM.finditer(raw):
        if raw[match.end() : match.end() + 1] not in (b"x", b"h", b"X", b"8", b"H"):
            continue
        total += _unpacked(raw, match.end(), name)
        if total > FILE_LIMIT:
            raise _too_large(name)


def _unpacked(raw: bytes, start: int, name: str) -> int:
    """How many bytes the stream at `start` unpacks to; what is not Flate counts nothing."""
    reader, size, place = zlib.decompressobj(), 0, start
    try:
        while not reader.eof and place < len(raw):
            chunk = reader.unconsumed_tail or raw[place : place + (1 << 16)]
            place += 0 if reader.unconsumed_tail else len(chunk)
            size += len(reader.decompress(chunk, 1 << 20))
            if size > STREAM_LIMIT:
                raise _too_large(name)
    except zlib.error:
        return size
    return size


def _too_large(name: str) -> TooLargeError:
    return TooLargeError(
        f"{name} unpacks to more than a document needs.",
        why=f"A stream of a PDF is unpacked up to {STREAM_LIMIT >> 20} MiB.",
        fix="print it to a new PDF, or export the table as CSV or Excel",
    )
