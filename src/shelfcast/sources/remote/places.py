"""What did the person name: a file, an address, or a declared source?

A name with `://` is an address and stays as it was written; `file://` is a path. Any other name is
a file where one is there, else a declared source of that name, else a file that is missing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from shelfcast.declared import Source
from shelfcast.errors import AddressRefusedError, InputError
from shelfcast.sources.databases.address import ENGINES
from shelfcast.sources.files import find_files
from shelfcast.sources.remote.redacted import redacted

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
WEB = frozenset({"http", "https"})
_READ = (*sorted(WEB), "s3", *ENGINES)


@dataclass(frozen=True)
class Named:
    """A source with the name that the account shows; empty where the address itself is shown."""

    name: str
    source: Source


Place = Path | Named


def places(texts: Sequence[str | Path], declared: Mapping[str, Source]) -> list[Place]:
    """What is meant by each text, folders opened, in the order given.

    Raises FileMissingError with all files that are missing, AddressRefusedError.
    """
    meant = [_place(text, declared) for text in texts]
    find_files([place for place in meant if isinstance(place, Path)])
    found: list[Place] = []
    for place in meant:
        if isinstance(place, Path):
            found += find_files([place])
        else:
            found.append(place)
    return found


def declared_places(names: Sequence[str], declared: Mapping[str, Source]) -> list[Place]:
    """The declared sources of these names. Raises InputError where there is none of that name."""
    unknown = [name for name in names if name not in declared]
    if unknown:
        raise InputError(
            f"No source is called {unknown[0]}.",
            evidence=[f"there is {name}" for name in declared],
            fix=f"declare it in shelfcast.toml: [sources.{unknown[0]}] with its url",
        )
    return [_checked(Named(name, declared[name])) for name in names]


def _place(text: str | Path, declared: Mapping[str, Source]) -> Place:
    if isinstance(text, Path):
        return text
    if scheme(text) == "file":
        parts = urlsplit(text)
        if parts.netloc not in {"", "localhost"}:
            raise _refused(text, "it names another machine")
        return Path(unquote(parts.path))
    if scheme(text):
        return _checked(Named("", Source(url=text)))
    if text in declared and not Path(text).exists():
        return _checked(Named(text, declared[text]))
    return Path(text)


def scheme(text: str) -> str:
    """What stands before `://`, in lower case; empty where the text is no address.

    >>> scheme("S3://bucket/key"), scheme("C:/sales.csv")
    ('s3', '')
    """
    found = _SCHEME.match(text)
    return found[1].lower() if found else ""


def _checked(named: Named) -> Named:
    if scheme(named.source.url) not in _READ:
        raise _refused(named.source.url, f"what is read: {', '.join(f'{s}://' for s in _READ)}")
    return named


def _refused(url: str, why: str) -> AddressRefusedError:
    return AddressRefusedError(
        f"{redacted(url)} is no kind of address that is read.",
        evidence=[why],
        fix="check how it is written, or fetch the file yourself and name it",
    )
