"""How are gz and zip files opened without being fooled?

They are unpacked into a working folder under names of our own, so that a member's path cannot
climb out of it. What an archive claims, and what it gives, are both held against a limit.
"""

from __future__ import annotations

import errno
import gzip
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from shelfcast.errors import DamagedFileError, EmptyFileError, TooLargeError

LIMIT = 8 << 30
"""Bytes that one archive may unpack to; 30 M sale lines take about 1.7 GB."""
MEMBERS = 10_000
_BROKEN = (zipfile.BadZipFile, EOFError, zlib.error, lzma.LZMAError, struct.error, ValueError)
CHUNK = 1 << 20


def unpack_gzip(path: Path, name: str, workdir: Path, limit: int = LIMIT) -> Path:
    """The file inside a gz. Raises DamagedFileError where it was cut short, TooLargeError."""
    target = workdir / "unpacked"
    try:
        with gzip.open(path) as source, target.open("wb") as out:
            _copy(source, out, name, limit)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise _damaged(name, "gz file", error) from error
    return target


def unpack_zip(
    path: Path, name: str, workdir: Path, limit: int = LIMIT
) -> Iterator[tuple[str, Path]]:
    """Each member's name and its file. Raises DamagedFileError, TooLargeError, EmptyFileError."""
    with zipfile.ZipFile(path) as archive:
        members = [info for info in archive.infolist() if _is_data(info)]
        _check_claims(members, name, limit)
        for place, info in enumerate(members):
            target = workdir / f"member-{place}"
            try:
                with archive.open(info) as source, target.open("wb") as out:
                    _copy(source, out, f"{name}!{info.filename}", limit)
            except _BROKEN as error:
                raise _damaged(f"{name}!{info.filename}", "zip member", error) from error
            except OSError as error:
                if error.errno != errno.EINVAL:  # what a seek to a place that cannot be gives
                    raise
                raise _damaged(f"{name}!{info.filename}", "zip member", error) from error
            except (NotImplementedError, RuntimeError) as error:
                raise DamagedFileError(
                    f"{name}!{info.filename} cannot be unpacked.",
                    evidence=[str(error)],
                    fix="unpack it yourself and name the files inside",
                ) from error
            yield info.filename, target


def _is_data(info: zipfile.ZipInfo) -> bool:
    parts = Path(info.filename).parts
    return not info.is_dir() and "__MACOSX" not in parts and not parts[-1].startswith(".")


def _check_claims(members: list[zipfile.ZipInfo], name: str, limit: int) -> None:
    if not members:
        raise EmptyFileError(f"{name} holds no files.", fix="zip the exports again")
    claimed = sum(info.file_size for info in members)
    if claimed > limit or len(members) > MEMBERS:
        raise TooLargeError(
            f"{name} claims {claimed / (1 << 30):.1f} GiB in {len(members)} files.",
            why=f"Archives are unpacked up to {limit / (1 << 30):.0f} GiB and {MEMBERS:,} files.",
            fix="unpack it yourself and name the files inside",
        )


def _copy(source: IO[bytes] | gzip.GzipFile, out: IO[bytes], name: str, limit: int) -> None:
    left = limit
    while chunk := source.read(CHUNK):
        left -= len(chunk)
        if left < 0:
            raise TooLargeError(
                f"{name} unpacks to more than {limit / (1 << 30):.0f} GiB.",
                fix="unpack it yourself and name the file inside",
            )
        out.write(chunk)


def _damaged(name: str, what: str, error: BaseException) -> DamagedFileError:
    return DamagedFileError(
        f"{name} is a {what} that ends too early or is corrupt.",
        evidence=[str(error)],
        fix="copy or download it again",
    )
