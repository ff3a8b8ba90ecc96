"""How does a nested record (JSON, XML) become rows?

Objects in it become columns named by the path to them (`customer.city`). The list of its lines, if
it has one (see `lines_in`), gives a row a line, with the record's own fields on each; lists of
labelled values become columns; any other list is kept as JSON in its column. Nothing is dropped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from shelfcast.errors import TooLargeError
from shelfcast.sources.documents.lines_in import Node, is_records, labelled, main_list

TEXT = "#text"
"""The key of an object's own text; its column is named by the object alone."""
FLAT = 8
"""Objects deeper than this in one record are kept as JSON in their column."""

Fields = dict[str, str | None]


def too_deep(name: str) -> TooLargeError:
    """The error for nesting beyond what any export needs."""
    return TooLargeError(
        f"{name} is nested deeper than the reader goes.",
        why="No export of a shop is; reading on could use up all memory.",
        fix="export it flat, or as CSV",
    )


def rows_of(record: Node) -> Iterator[Fields]:
    """The rows of one record: one, or one a line.

    >>> order = {"id": "7", "lines": [{"sku": "a", "qty": "1"}, {"sku": "b", "qty": "2"}]}
    >>> [row["lines.sku"] for row in rows_of(order)]
    ['a', 'b']
    """
    yield from _rows(record, "", FLAT)


def _rows(record: Node, above: str, depth: int) -> Iterator[Fields]:
    path = lines_path(record) if depth else None
    if path is None:
        yield dict(_flat(record, above, depth))
        return
    lines, rest = _taken(record, path)
    own = dict(_flat(rest, above, depth))
    for line in lines:
        for row in _rows(line, f"{above}{'.'.join(path)}.", depth - 1):
            yield {**own, **row}


def lines_path(record: Node) -> tuple[str, ...] | None:
    """The way to the record's lines: a key, or through objects that hold nothing else.

    >>> lines_path({"id": 1, "items": {"item": [{"sku": "a"}, {"sku": "b"}]}})
    ('items', 'item')
    """
    held = {
        (key, *way): _at(value, way)
        for key, value in record.items()
        if isinstance(value, dict) and (way := _wrapped(value))
    }
    flat = {**record, **{".".join(path): items for path, items in held.items()}}
    found = main_list(flat)
    if found is None:
        return None
    return next((path for path in held if ".".join(path) == found), (found,))


def _wrapped(value: Node) -> tuple[str, ...]:
    """The way to the one list of objects in a wrapper; empty where it is no wrapper."""
    way: tuple[str, ...] = ()
    while isinstance(value, dict):
        lists = [key for key, inner in value.items() if is_records(inner)]
        if len(lists) == 1:
            return (*way, lists[0])
        objects = [key for key, inner in value.items() if isinstance(inner, dict)]
        if len(value) != 1 or not objects:
            return ()
        way, value = (*way, objects[0]), value[objects[0]]
    return ()


def _at(value: object, way: tuple[str, ...]) -> object:
    for key in way:
        assert isinstance(value, dict)
        value = value[key]
    return value


def _taken(record: Node, path: tuple[str, ...]) -> tuple[list[Node], Node]:
    """The lines at `path`, and the record without them."""
    key, *way = path
    inner = record[key]
    if not way:
        assert isinstance(inner, list)
        return inner, {k: v for k, v in record.items() if k != key}
    assert isinstance(inner, dict)
    lines, rest = _taken(inner, tuple(way))
    kept = {k: (rest if k == key else v) for k, v in record.items()}
    return lines, (kept if rest else {k: v for k, v in record.items() if k != key})


def _flat(item: Node, above: str, depth: int) -> Iterator[tuple[str, str | None]]:
    for key, value in item.items():
        if key == TEXT:
            yield above.removesuffix(".") or "text", as_text(value)
        elif isinstance(value, dict) and depth:
            yield from _flat(value, f"{above}{key}.", depth - 1)
        elif isinstance(value, list) and is_records(value) and (way := labelled(value)):
            yield from _labelled(value, way, f"{above}{key}.", depth)
        elif value != []:
            yield f"{above}{key}", as_text(value)


def _labelled(
    items: list[Node], way: tuple[str, str | None], above: str, depth: int
) -> Iterator[tuple[str, str | None]]:
    label, value = way
    for item in items:
        if value is not None:
            yield f"{above}{item[label]}", as_text(item.get(value))
        else:
            rest = {key: inner for key, inner in item.items() if key != label}
            yield from _flat(rest, f"{above}{item[label]}.", max(depth - 1, 0))


def as_text(value: object) -> str | None:
    """A value as the text that the file has; objects and lists as JSON.

    >>> as_text("1.10"), as_text(True), as_text(["a", "b"]), as_text(None)
    ('1.10', 'true', '["a", "b"]', None)
    """
    if value is None or isinstance(value, str):
        return value or None
    if value in ([], {}):
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return repr(value)
    return json.dumps(value, ensure_ascii=False)
