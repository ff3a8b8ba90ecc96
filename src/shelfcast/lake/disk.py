"""Is the disk full? Each library says so in its own way; a person hears it in one."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl
from sqlalchemy.exc import SQLAlchemyError

from shelfcast.errors import DiskFullError

_ERRNOS = (errno.ENOSPC, errno.EDQUOT)
_WORDS = ("no space left", "disk is full", "os error 28", "disk quota exceeded", "os error 122")


@contextmanager
def full_disk_told(place: Path) -> Iterator[None]:
    """Raise DiskFullError for what any library says when `place` has no space left."""
    try:
        yield
    except (OSError, pl.exceptions.PolarsError, SQLAlchemyError, sqlite3.Error) as error:
        if not says_full(error):
            raise
        raise DiskFullError(
            f"No space is left where {place} is kept.",
            evidence=[str(error).splitlines()[0]],
            why="What was begun is taken back here, or by the next run.",
            fix="free some space, then run the same command again",
        ) from error


def says_full(error: BaseException) -> bool:
    """True where the error means that no space is left.

    >>> says_full(OSError(28, "No space left on device")), says_full(OSError(2, "No such file"))
    (True, False)
    """
    if isinstance(error, OSError) and error.errno in _ERRNOS:
        return True
    return any(words in str(error).lower() for words in _WORDS)
