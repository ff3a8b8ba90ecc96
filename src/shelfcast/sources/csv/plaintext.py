"""How is a text of any encoding brought to plain UTF-8?

Without a byte order mark, with one kind of line end, and without zero bytes (some tills pad with
them). A byte that its encoding does not know is read as cp1252 would read it, so that none stops a
whole file; where it is that too is not known, it becomes the replacement sign.
"""

from __future__ import annotations

import codecs
from pathlib import Path

from shelfcast.errors import DamagedFileError
from shelfcast.sources.csv.sniff import unwrapped

CHUNK = 1 << 20
_WIDE = ("utf-16", "utf-32")


def _as_western(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


codecs.register_error("shelfcast-western", _as_western)


def to_utf8(path: Path, encoding: str, target: Path, name: str) -> Path:
    """The file's text as plain UTF-8 with \\n line ends, written to `target`.

    Raises DamagedFileError where the bytes are not of that encoding.
    """
    errors = "strict" if encoding.startswith(_WIDE) else "shelfcast-western"
    try:
        with (
            path.open("r", encoding=_decoder(encoding), newline=None, errors=errors) as source,
            target.open("w", encoding="utf-8", newline="\n", errors="replace") as out,
        ):
            while chunk := source.read(CHUNK):
                out.write(chunk.replace("\x00", ""))
    except UnicodeError as error:
        raise DamagedFileError(
            f"{name} starts as {encoding} text but does not stay so.",
            evidence=[str(error)],
            fix="export it again as UTF-8 CSV",
        ) from error
    return target


def unwrap_lines(path: Path, target: Path) -> Path:
    """The text with the quotes around each whole line taken off."""
    with (
        path.open("r", encoding="utf-8", newline="\n") as source,
        target.open("w", encoding="utf-8", newline="\n") as out,
    ):
        for line in source:
            text = line.removesuffix("\n")
            out.write(unwrapped(text) + line[len(text) :])
    return target


def _decoder(encoding: str) -> str:
    return "utf-8-sig" if encoding == "utf-8" else encoding
