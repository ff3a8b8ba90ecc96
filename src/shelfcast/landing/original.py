"""How is the file kept as it came, and how is it known again?

It is copied into the raw zone under the SHA-256 of its bytes, in the pass that computes it. The
same bytes under another name are the same file.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from shelfcast.errors import FileMissingError
from shelfcast.lake import Lake, Zone

CHUNK = 1 << 20
SHORT = 16
"""Hex digits of the hash that name a file; 64 bits tell millions of files apart."""


@dataclass(frozen=True)
class Original:
    """A file as it came: its short content hash, its place in the raw zone, and if it is new."""

    content: str
    path: Path
    new: bool


def readable(path: Path) -> None:
    """Raise FileMissingError where the path is no file that this person may read."""
    try:
        with path.open("rb"):
            return
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        raise FileMissingError(
            f"{path} cannot be read.",
            evidence=[error.strerror or str(error)],
            fix="check the name, that it is a file, and that you may read it",
        ) from error


def keep(lake: Lake, path: Path) -> Original:
    """Copy the file into the raw zone; where its bytes are there already, leave it.

    Raises FileMissingError where there is no file, or none that may be read.
    """
    readable(path)
    waiting = lake.folder(Zone.RAW) / f".incoming-{os.getpid()}"
    try:
        content = _copied(path, waiting)
        folder = lake.folder(Zone.RAW) / content
        if folder.is_dir():
            return Original(content, next(folder.iterdir()), new=False)
        folder.mkdir()
        return Original(content, waiting.rename(folder / path.name), new=True)
    finally:
        waiting.unlink(missing_ok=True)


def _copied(path: Path, target: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as source, target.open("wb") as out:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            out.write(chunk)
    return digest.hexdigest()[:SHORT]


def forget(original: Original) -> None:
    """Take back a copy of a file that did not land."""
    if original.new:
        shutil.rmtree(original.path.parent, ignore_errors=True)
