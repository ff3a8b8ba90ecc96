"""In which encoding is this text written?

A byte order mark decides; else UTF-8 where the bytes are valid UTF-8; else the best guess of
charset-normalizer among the encodings that tills and office programs write.
"""

from __future__ import annotations

import codecs
from pathlib import Path

from charset_normalizer import from_bytes

from shelfcast.errors import DamagedFileError

SAMPLE = 1 << 18
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OFFICE = ["cp1252", "cp1250", "cp1251", "shift_jis", "big5", "gb18030", "utf_16_le", "utf_16_be"]


def sniff_encoding(path: Path) -> str:
    """The encoding's Python name, judged by the file's first part.

    `utf-8` is only a promise about the sample: who reads on must be ready for a later byte that
    breaks it (see `whole_file_encoding`).
    """
    with path.open("rb") as file:
        sample = file.read(SAMPLE)
    return _judge(sample, whole=len(sample) < SAMPLE)


def whole_file_encoding(path: Path) -> str:
    """The encoding judged by every byte of the file, a part at a time."""
    decoder, telling = codecs.getincrementaldecoder("utf-8")(), b""
    with path.open("rb") as file:
        while chunk := file.read(SAMPLE):
            if not telling and (mark := _marked(chunk)) and file.tell() == len(chunk):
                return mark.removesuffix("-sig")
            if len(telling) < SAMPLE and (telling or not chunk.isascii() or b"\x00" in chunk):
                telling += chunk
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                return _office(telling + file.read(SAMPLE))
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return _office(telling)
    return _office(telling) if b"\x00" in telling else "utf-8"


def _marked(sample: bytes) -> str | None:
    return next((encoding for mark, encoding in _BOMS if sample.startswith(mark)), None)


def _judge(sample: bytes, *, whole: bool) -> str:
    if mark := _marked(sample):
        return mark
    if b"\x00" not in sample and _is_utf8(sample, whole=whole):
        return "utf-8"
    return _office(sample)


def _office(sample: bytes) -> str:
    """The best guess among the encodings of tills and office programs, for what is no UTF-8."""
    matches = list(from_bytes(_telling(sample), cp_isolation=_OFFICE))
    if not matches:
        return "cp1252"
    calm = min(match.chaos for match in matches)
    rivals = [match.encoding for match in matches if match.chaos == calm]
    guess = max(rivals, key=lambda name: (_letters(sample, name), -_OFFICE.index(name)))
    return "cp1252" if _same_as_western(sample, guess) else guess


def _letters(sample: bytes, encoding: str) -> float:
    """Share of the signs beyond ASCII that are letters: words have letters, not signs, in them."""
    beyond = [sign for sign in sample.decode(encoding, "replace") if ord(sign) > 127]
    return sum(sign.isalpha() for sign in beyond) / len(beyond) if beyond else 1.0


def _same_as_western(sample: bytes, guess: str) -> bool:
    """Where two code pages read the same letters, the commoner one is told."""
    return sample.decode(guess, "replace") == sample.decode("cp1252", "replace")


def _telling(sample: bytes) -> bytes:
    """The part around the first byte that is not ASCII: a plain-English head tells nothing."""
    first = next((i for i, byte in enumerate(sample) if byte > 127), 0)
    start = max(0, first - SAMPLE // 2)
    return sample[start : start + SAMPLE]


def _is_utf8(sample: bytes, *, whole: bool) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, final=whole)
    except UnicodeDecodeError:
        return False
    return True


def to_utf8(path: Path, encoding: str, target: Path, name: str) -> Path:
    """The file's text as UTF-8 without a mark and with \\n line ends, written to `target`.

    Raises DamagedFileError where the bytes are not of that encoding.
    """
    try:
        with (
            path.open(
                "r", encoding=_decoder(encoding), newline=None, errors=_errors(encoding)
            ) as source,
            target.open("w", encoding="utf-8", newline="\n") as out,
        ):
            while chunk := source.read(1 << 20):
                out.write(chunk)
    except UnicodeError as error:
        raise DamagedFileError(
            f"{name} starts as {encoding} text but does not stay so.",
            evidence=[str(error)],
            fix="export it again as UTF-8 CSV",
        ) from error
    return target


def _decoder(encoding: str) -> str:
    return "utf-8-sig" if encoding == "utf-8" else encoding


def _errors(encoding: str) -> str:
    """cp1252 leaves five bytes undefined; a stray one must not stop a whole file."""
    return "replace" if encoding.startswith("cp") else "strict"
