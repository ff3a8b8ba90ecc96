"""How is markup (XML) opened without being fooled?

Entities are refused before a parser sees them: they are how a small file grows without end or reads
other files. A DTD that is only named is never fetched. Nesting is bounded by the parser.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from shelfcast.errors import UnsafeFileError
from shelfcast.sources.damage import unreadable
from shelfcast.sources.documents.nested import too_deep

CHUNK = 1 << 22
_ENTITY = "<!ENTITY"
_NEEDLES = tuple(_ENTITY.encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
_SAFE: dict[str, Any] = {
    "load_dtd": False,
    "no_network": True,
    "resolve_entities": False,
    "huge_tree": False,
}


def refuse_entities(path: Path, name: str) -> None:
    """Raises UnsafeFileError where the file declares an entity."""
    with path.open("rb") as file:
        last = b""
        while chunk := file.read(CHUNK):
            if any(needle in last + chunk for needle in _NEEDLES):
                raise UnsafeFileError(
                    f"{name} declares entities.",
                    why="They can make a small file grow without end, or read other files.",
                    fix="export it without a DTD",
                )
            last = chunk[-32:]


def parse_bytes(raw: bytes, name: str) -> etree._Element:
    """The root of XML in memory. Raises UnsafeFileError, DamagedFileError, TooLargeError."""
    if any(needle in raw for needle in _NEEDLES):
        raise UnsafeFileError(f"{name} declares entities.", fix="export it without a DTD")
    try:
        return etree.fromstring(raw, etree.XMLParser(**_SAFE))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _fault(name, error) from error


def events(path: Path, name: str) -> Iterator[tuple[str, etree._Element]]:
    """The starts and ends of the elements, in order. Raises DamagedFileError, TooLargeError."""
    try:
        yield from etree.iterparse(str(path), events=("start", "end"), **_SAFE)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise _fault(name, error) from error


def _fault(name: str, error: Exception) -> Exception:
    if "depth" in str(error).lower():
        return too_deep(name)
    return unreadable(name, "XML", error)


def local(tag: object) -> str:
    """A tag or attribute without its namespace.

    >>> local("{urn:x}Invoice"), local("Invoice")
    ('Invoice', 'Invoice')
    """
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""
