"""How is XML of any shape read?

The elements that repeat are found first; an element becomes a record whose attributes and children
are its fields (`price` is the text of `<price currency="EUR">`, `price.currency` its attribute).
From there on it is read like JSON. A large file is read record by record. E-invoices are read by
what their standard says (see `einvoice`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from shelfcast.errors import EmptyFileError
from shelfcast.sources.documents.document import document_tables
from shelfcast.sources.documents.einvoice import INVOICE_ROOTS, invoice_tables
from shelfcast.sources.documents.gathered import Gathered
from shelfcast.sources.documents.markup import events, local, parse_bytes, refuse_entities
from shelfcast.sources.documents.nested import TEXT, rows_of
from shelfcast.sources.table import TextTable

WHOLE = 32 << 20
"""Bytes up to which a document is held in memory whole."""

Way = tuple[str, ...]


def xml_tables(path: Path, name: str, workdir: Path) -> list[TextTable]:
    """The tables of an XML file.

    Raises DamagedFileError, EmptyFileError, TooLargeError, UnsafeFileError.
    """
    refuse_entities(path, name)
    counts, repeated = _counted(path, name)
    root = next(iter(counts))[0]
    if path.stat().st_size <= WHOLE:
        tree = parse_bytes(path.read_bytes(), name)
        if root in INVOICE_ROOTS and (found := invoice_tables(tree, name)):
            return found
        tables = document_tables(_node(tree, (root,), repeated), name, workdir, "xml")
    else:
        tables = _streamed(path, name, workdir, repeated)
    if not tables:
        raise EmptyFileError(f"{name} holds no records.", fix="export it again")
    return tables


def _counted(path: Path, name: str) -> tuple[Counter[Way], frozenset[Way]]:
    """How often each path comes, and the paths that come more than once in one parent."""
    counts: Counter[Way] = Counter()
    repeated: set[Way] = set()
    way: list[str] = []
    seen: list[set[str]] = [set()]
    for event, element in events(path, name):
        if event == "start":
            tag = local(element.tag)
            way.append(tag)
            counts[tuple(way)] += 1
            if tag in seen[-1]:
                repeated.add(tuple(way))
            seen[-1].add(tag)
            seen.append(set())
        elif way:
            way.pop()
            seen.pop()
            element.clear()
            _forget_before(element)
    return counts, frozenset(repeated)


def _forget_before(element: etree._Element) -> None:
    """Free the siblings already read; a parser keeps them otherwise."""
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def _node(element: etree._Element, way: Way, repeated: frozenset[Way]) -> object:
    """The element as text, or as a dict of its attributes and children."""
    found: dict[str, object] = {local(key): str(text) for key, text in element.attrib.items()}
    for child in element:
        tag = local(child.tag)
        if not tag:
            continue
        below = (*way, tag)
        inner = _node(child, below, repeated)
        if below in repeated:
            items = found.setdefault(tag, [])
            if isinstance(items, list):
                items.append(inner)
                continue
        found[_free(tag, found)] = inner
    text = "".join([element.text or "", *(child.tail or "" for child in element)]).strip()
    if not found:
        return text or None
    if text:
        found[TEXT] = text
    return {key: _alike(value) for key, value in found.items()}


def _free(tag: str, found: Mapping[str, object]) -> str:
    """A child may have the name of an attribute."""
    return tag if tag not in found else f"{tag}_2"


def _alike(value: object) -> object:
    """Items of one list in one shape: where one is an object, all are."""
    if not isinstance(value, list) or not any(isinstance(item, dict) for item in value):
        return value
    return [item if isinstance(item, dict) else ({TEXT: item} if item else {}) for item in value]


def _streamed(path: Path, name: str, workdir: Path, repeated: frozenset[Way]) -> list[TextTable]:
    """A table for each outermost repeated element, read record by record."""
    outer = {way for way in repeated if not any(way[:n] in repeated for n in range(1, len(way)))}
    tables: dict[Way, Gathered] = {}
    around: dict[str, str | None] = {}
    way: list[str] = []
    for event, element in events(path, name):
        if event == "start":
            way.append(local(element.tag))
            continue
        here = tuple(way)
        way.pop()
        if here in outer:
            if here not in tables:
                room = workdir / f"records-{len(tables)}"
                room.mkdir()
                tables[here] = Gathered(room)
            _add(tables[here], _node(element, here, repeated), around)
        elif any(here[:n] in outer for n in range(1, len(here))):
            continue
        elif not len(element) and element.text and element.text.strip():
            around[".".join(here[1:])] = element.text.strip()
        element.clear()
        _forget_before(element)
    many = len(tables) > 1
    return [
        rows.table(f"{name}!{way[-1]}" if many else name, {"way": "xml"})
        for way, rows in tables.items()
        if rows.filled
    ]


def _add(rows: Gathered, node: object, around: Mapping[str, str | None]) -> None:
    record = node if isinstance(node, dict) else {TEXT: node}
    for fields in rows_of(record):
        outer = {k if k not in fields else f"above.{k}": v for k, v in around.items()}
        rows.add(rows.height + 1, {**outer, **fields})
