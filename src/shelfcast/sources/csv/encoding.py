"""In which encoding is this text written?

A byte order mark decides; else zero bytes tell UTF-16 and UTF-32; else UTF-8 where the bytes are
valid UTF-8, or nearly; else the code page under which the text looks most like a language
(`codepage.py`). Not here: how the text is then brought to UTF-8 (`plaintext.py`).
"""

from __future__ import annotations

import codecs
from pathlib import Path

from shelfcast.sources.csv.codepage import guess_codepage

SAMPLE = 1 << 18
MOSTLY = 3
"""How many whole UTF-8 letters outweigh one byte that is none."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def sniff_encoding(path: Path) -> str:
    """The encoding's Python name, judged by the file's first part.

    `utf-8` is only a promise about the sample: who reads on must be ready for a later byte that
    breaks it (see `whole_file_encoding`).
    """
    with path.open("rb") as file:
        sample = file.read(SAMPLE)
    if mark := _marked(sample):
        return mark
    if wide := _wide(sample):
        return wide
    if _is_utf8(sample, whole=len(sample) < SAMPLE):
        return "utf-8"
    return _by_letters(sample)


def whole_file_encoding(path: Path) -> str:
    """The encoding judged by every byte of the file, a part at a time."""
    decoder, telling = codecs.getincrementaldecoder("utf-8")(), b""
    with path.open("rb") as file:
        first = file.read(SAMPLE)
        if mark := _marked(first):
            return mark.removesuffix("-sig")
        if wide := _wide(first):
            return wide
        file.seek(0)
        while chunk := file.read(SAMPLE):
            if len(telling) < SAMPLE and not chunk.isascii():
                telling += chunk
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                return _by_letters(telling + file.read(SAMPLE))
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return _by_letters(telling)
    return "utf-8"


def _marked(sample: bytes) -> str | None:
    return next((encoding for mark, encoding in _BOMS if sample.startswith(mark)), None)


def _wide(sample: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: nearly all of its bytes of one place are zero."""
    zeros = [sample[place::4].count(0) / max(len(sample) // 4, 1) for place in range(4)]
    most = [share > 0.6 for share in zeros]
    if sum(most) >= 3:
        return "utf-32-le" if not most[0] else "utf-32-be"
    if most[1] and most[3] and not most[0]:
        return "utf-16-le"
    if most[0] and most[2] and not most[1]:
        return "utf-16-be"
    return None


def _is_utf8(sample: bytes, *, whole: bool) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, final=whole)
    except UnicodeDecodeError:
        return False
    return True


def _by_letters(sample: bytes) -> str:
    """UTF-8 where a byte or two is wrong in a text that else is; else a code page."""
    text = sample.decode("utf-8", "surrogateescape")
    wrong = sum("\udc80" <= sign <= "\udcff" for sign in text)
    whole = sum(sign > "\x7f" for sign in text) - wrong
    return "utf-8" if whole >= MOSTLY * max(wrong, 1) else guess_codepage(sample)
