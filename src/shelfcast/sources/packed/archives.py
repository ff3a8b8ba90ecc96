"""How are gz, bz2, xz, zst and zip files opened without being fooled?

They are unpacked into a working folder under names of our own, so that a member's path cannot
climb out of it. What an archive claims, and what it gives, are both held against a limit, and so
is how many times larger it gets. Not here: tar (see `tarball`).
"""

from __future__ import annotations

import bz2
import errno
import gzip
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, cast

import pyarrow as pa

from shelfcast.errors import DamagedFileError, EmptyFileError, TooLargeError

LIMIT = 8 << 30
"""Bytes that one archive may unpack to; 30 M sale lines take about 1.7 GB."""
MEMBERS = 10_000
RATIO = 1_000
SMALL = 256 << 20
"""Bytes that any archive may unpack to, however small it is; beyond them RATIO holds."""
BROKEN = (
    *(zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, ValueError, IndexError, MemoryError),
)
CHUNK = 1 << 20
_OPENERS: dict[str, Callable[[Path], Any]] = {"gz": gzip.open, "bz2": bz2.open, "xz": lzma.open}


def unpack_one(path: Path, name: str, workdir: Path, way: str, limit: int = LIMIT) -> Path:
    """The file inside a gz, bz2, xz or zst. Raises DamagedFileError, TooLargeError."""
    target, limit = workdir / "unpacked", most(path, limit)
    try:
        with _opened(path, way) as source, target.open("wb") as out:
            copy(source, out, name, limit)
    except BROKEN as error:
        raise broken(name, f"{way} file", error) from error
    except OSError as error:
        if error.errno is not None:
            raise
        raise broken(name, f"{way} file", error) from error
    return target


def _opened(path: Path, way: str) -> IO[bytes]:
    if way == "zst":
        opened = pa.CompressedInputStream(pa.OSFile(str(path)), "zstd")
    else:
        opened = _OPENERS[way](path)
    return cast("IO[bytes]", opened)


def most(path: Path, limit: int) -> int:
    """Bytes that the archive at `path` may unpack to."""
    return min(limit, max(SMALL, path.stat().st_size * RATIO))


def unpack_zip(
    path: Path, name: str, workdir: Path, limit: int = LIMIT
) -> Iterator[tuple[str, Path]]:
    """Each member's name and its file. Raises DamagedFileError, TooLargeError, EmptyFileError."""
    with zipfile.ZipFile(path) as archive:
        members = [info for info in archive.infolist() if _is_data(info)]
        _check_claims(members, name, limit)
        left = most(path, limit)
        for place, info in enumerate(members):
            target = workdir / f"member-{place}"
            try:
                with archive.open(info) as source, target.open("wb") as out:
                    left -= copy(source, out, f"{name}!{info.filename}", left)
            except BROKEN as error:
                raise broken(f"{name}!{info.filename}", "zip member", error) from error
            except OSError as error:
                if error.errno != errno.EINVAL:  # what a seek to a place that cannot be gives
                    raise
                raise broken(f"{name}!{info.filename}", "zip member", error) from error
            except (NotImplementedError, RuntimeError) as error:
                raise DamagedFileError(
                    f"{name}!{info.filename} cannot be unpacked.",
                    evidence=[str(error)],
                    fix="unpack it yourself and name the files inside",
                ) from error
            yield shown(info.filename), target


def _is_data(info: zipfile.ZipInfo) -> bool:
    return not info.is_dir() and is_member(info.filename)


def is_member(name: str) -> bool:
    """False for what file managers leave in archives, and for what has no name.

    >>> is_member("may/sales.csv"), is_member("__MACOSX/._sales.csv"), is_member(".DS_Store")
    (True, False, False)
    """
    parts = [part for part in name.replace("\\", "/").split("/") if part]
    return bool(parts) and "__MACOSX" not in parts and not parts[-1].startswith((".", "~$"))


def shown(name: str) -> str:
    """A member's name as people read it: no way up, no sign that moves a cursor.

    >>> shown("../../etc/sales.csv"), shown("/abs/a.csv"), shown("C:\\\\x\\\\b.csv")
    ('etc/sales.csv', 'abs/a.csv', 'x/b.csv')
    """
    parts = name.replace("\\", "/").split("/")
    kept = [part for part in parts if part not in ("", ".", "..") and not part.endswith(":")]
    return "".join(sign for sign in "/".join(kept) if sign.isprintable()) or "member"


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


def copy(source: IO[bytes], out: IO[bytes], name: str, limit: int) -> int:
    """Bytes written to `out`. Raises TooLargeError beyond `limit`."""
    left = limit
    while chunk := source.read(CHUNK):
        left -= len(chunk)
        if left < 0:
            raise TooLargeError(
                f"{name} unpacks to more than {limit / (1 << 30):.2g} GiB.",
                why="That is beyond what an archive of its size holds where it is honest.",
                fix="unpack it yourself and name the file inside",
            )
        out.write(chunk)
    return limit - left


def broken(name: str, what: str, error: BaseException) -> DamagedFileError:
    """The error for an archive, or a member of one, that does not unpack."""
    return DamagedFileError(
        f"{name} is a {what} that ends too early or is corrupt.",
        evidence=[str(error)],
        fix="copy or download it again",
    )
