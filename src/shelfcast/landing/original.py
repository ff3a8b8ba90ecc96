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


def content_hash(path: Path) -> str:
    """The short SHA-256 of a file's bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()[:SHORT]


def keep(lake: Lake, path: Path) -> Original:
    """Copy the file into the raw zone; where its bytes are there already, leave it."""
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
