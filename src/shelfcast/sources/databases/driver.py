"""What do the engines share: how a driver is found, how its errors are told, how rows are fetched?

A driver's own message may hold the password: it is cut out before anybody sees it.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from shelfcast.errors import MissingExtraError, ShelfcastError, SourceUnreachableError
from shelfcast.sources.databases.address import Address
from shelfcast.sources.databases.spool import Batch

HIDDEN = "***"


def driver(module: str, extra: str) -> ModuleType:
    """The driver. Raises MissingExtraError with the line that installs it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise MissingExtraError(
            f"The driver {module.split('.', maxsplit=1)[0]} is not installed.",
            evidence=[str(error)],
            fix=f"pip install 'shelfcast[{extra}]'",
        ) from error


@contextmanager
def told(address: Address, errors: type[Exception] | tuple[type[Exception], ...]) -> Iterator[None]:
    """Tell what the driver raises as SourceUnreachableError, without any secret."""
    try:
        yield
    except ShelfcastError:
        raise
    except errors as error:
        said = [line.strip() for line in hidden(str(error), address).splitlines() if line.strip()]
        raise SourceUnreachableError(
            f"{address.shown} could not be read.",
            evidence=said[:3] or [type(error).__name__],
            why="The database refused, or did not answer.",
            fix="check the address, the user's right to read, and that the server answers",
        ) from None


def hidden(text: str, address: Address) -> str:
    """The text with the password cut out.

    >>> hidden("no entry for me:secret@db", Address("mysql", password="secret"))
    'no entry for me:***@db'
    """
    return text.replace(address.password, HIDDEN) if address.password else text


def fetched(cursor: Any, size: int) -> Iterator[Batch]:
    """The cursor's rows, `size` at a time; at least one batch, so that the names are known."""
    rows: Sequence[Sequence[object]] = cursor.fetchmany(size)
    names = [str(column[0]) for column in cursor.description]
    yield names, rows
    while rows:
        rows = cursor.fetchmany(size)
        if rows:
            yield names, rows
