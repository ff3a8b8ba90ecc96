"""How is the file kept as it came, and how is it known again?

It is known by the SHA-256 of its bytes, and copied into the raw zone: by the kernel where that can,
and beside the typing of its rows, which has other things to wait for. Nothing is committed before
the copy is whole and on the disk. The same bytes under another name are the same file.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

from shelfcast.errors import DamagedFileError, FileMissingError
from shelfcast.lake import Lake, Zone

CHUNK = 1 << 20
PART = 1 << 26
CANNOT = (errno.ENOSYS, errno.EXDEV, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM)
"""What the kernel answers where it does not copy between these two places."""
SHORT = 16
"""Hex digits of the hash that name a file; 64 bits tell millions of files apart."""


@dataclass(frozen=True)
class Original:
    """A file as it came: its short content hash, its place in the raw zone, and if it is new."""

    content: str
    path: Path
    new: bool
    copying: Future[None] | None = None

    def kept(self) -> None:
        """Wait until the copy is whole. Raises what stopped it."""
        if self.copying is not None:
            self.copying.result()


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
    """Begin to copy the file into the raw zone; where its bytes are there already, leave it.

    Raises FileMissingError where there is no file, or none that may be read.
    """
    readable(path)
    before = _stamp(path)
    content = content_hash(path)
    folder = lake.folder(Zone.RAW) / content
    if folder.is_dir():
        return Original(content, next(folder.iterdir()), new=False)
    beside = ThreadPoolExecutor(max_workers=1)
    copying = beside.submit(_copy, path, folder, before)
    beside.shutdown(wait=False)
    return Original(content, folder / path.name, new=True, copying=copying)


def content_hash(path: Path) -> str:
    """The short SHA-256 of a file's bytes."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()[:SHORT]


def _stamp(path: Path) -> tuple[int, int]:
    """What changes when a file is written to: its size and its time."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _copy(path: Path, folder: Path, before: tuple[int, int]) -> None:
    """Copy the file into `folder`. Raises DamagedFileError where it changed since `before`."""
    waiting = folder.with_name(f".incoming-{os.getpid()}")
    try:
        _copied(path, waiting)
        if _stamp(path) != before:
            raise DamagedFileError(
                f"{path} changed while it was read.",
                fix="wait until whatever writes it is done, then run this again",
            )
        folder.mkdir()
        waiting.rename(folder / path.name)
    finally:
        waiting.unlink(missing_ok=True)


def _copied(path: Path, target: Path) -> None:
    with path.open("rb") as source, target.open("wb") as out:
        if not _copied_by_kernel(source.fileno(), out.fileno()):
            source.seek(0)
            out.seek(0)
            shutil.copyfileobj(source, out, CHUNK)
        out.flush()
        os.fsync(out.fileno())


def _copied_by_kernel(source: int, out: int) -> bool:
    """True where the kernel made the copy, sharing the blocks if the file system can."""
    if not hasattr(os, "copy_file_range"):
        return False
    done = 0
    try:
        while part := os.copy_file_range(source, out, PART):
            if part == PART:
                os.fdatasync(out)
                os.posix_fadvise(out, done, part, os.POSIX_FADV_DONTNEED)
            done += part
    except OSError as error:
        if error.errno in CANNOT:
            return False
        raise
    return done == os.fstat(source).st_size


def forget(original: Original) -> None:
    """Take back the copy of a file that did not land."""
    if original.new:
        wait([original.copying] if original.copying else [])
        shutil.rmtree(original.path.parent, ignore_errors=True)
