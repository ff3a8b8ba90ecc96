"""Where in one JSON or XML document are its records?

A document may hold a list under a key (`{"page": 1, "orders": [...]}`), several lists (a table
each), columns (`{"day": [...], "qty": [...]}`), a frame (`{"columns": [...], "data": [[...]]}`), or
be one record. What stands around a list is repeated on its rows, so that nothing is dropped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from shelfcast.sources.documents.gathered import Gathered
from shelfcast.sources.documents.lines_in import Node, is_records, labelled
from shelfcast.sources.documents.nested import TEXT, Fields, as_text, lines_path, rows_of
from shelfcast.sources.documents.retail_words import line_score
from shelfcast.sources.sheets.grid import grid_tables
from shelfcast.sources.table import TextTable

REACH = 8
Way = tuple[str, ...]
_CELLS = ("data", "rows", "values", "records")
_NAMES = ("columns", "headers", "header", "fields")


def document_tables(item: object, name: str, workdir: Path, way: str) -> list[TextTable]:
    """The tables of one document; empty where it holds no object."""
    if isinstance(item, list):
        return _gathered(name, workdir, way, {}, item)
    if not isinstance(item, dict) or not item:
        return []
    while len(item) == 1 and isinstance(only := next(iter(item.values())), dict) and only:
        item = only
    framed = _framed(item)
    if framed is not None:
        return grid_tables(name, list(enumerate(framed, start=1)), {"way": way})
    columns = _columnar(item)
    if columns is not None:
        return _gathered(name, workdir, way, {}, columns)
    return _record_tables(item, name, workdir, way)


def _record_tables(item: Node, name: str, workdir: Path, way: str) -> list[TextTable]:
    lists = dict(_lists(item, (), REACH))
    telling = {path: found for path, found in lists.items() if not labelled(found)}
    if not telling:
        return _gathered(name, workdir, way, {}, [item])
    lines = lines_path(item)
    if lines is not None and _is_order(item, telling, lines):
        return _gathered(name, workdir, way, {}, [item])
    main = _main(telling)
    around = dict(_flat_whole(_without(item, set(main)), ""))
    room = len(main) > 1
    tables = []
    for place, path in enumerate(main):
        title = f"{name}!{'.'.join(path)}" if room else name
        tables += _gathered(title, workdir / str(place), way, around, _bare(telling[path]))
    return tables


def _is_order(item: Node, telling: Mapping[Way, object], lines: object) -> bool:
    """The document is one order or invoice: its own fields, and lines of products."""
    own = [key for key, value in item.items() if not isinstance(value, list)]
    items = telling.get(lines) if isinstance(lines, tuple) else None
    first = items[0] if isinstance(items, list) else {}
    return len(own) >= 3 and line_score(list(first)) >= 2 and lines_path(first) is None


def _lists(item: Node, above: Way, reach: int) -> Iterator[tuple[Way, list[Node]]]:
    for key, value in item.items():
        if isinstance(value, list) and is_records(value):
            yield (*above, key), value
        elif isinstance(value, dict) and reach:
            yield from _lists(value, (*above, key), reach - 1)


def _main(lists: Mapping[Way, list[Node]]) -> list[Way]:
    """The lists that are tables: the one that tells most, and those that come near it."""
    scores = {path: _score(items) for path, items in lists.items()}
    best = max(scores.values())
    main = [path for path, score in scores.items() if score >= min(best, 2) and score > 0]
    return main or [max(lists, key=lambda path: len(lists[path]))]


def _score(items: Sequence[Node]) -> int:
    """How much a list looks like a table of products, sales or masters."""
    return max(_deep_score(item) for item in items[:20])


def _deep_score(item: Node) -> int:
    path = lines_path(item)
    inner: object = item
    for key in path or ():
        inner = inner[key] if isinstance(inner, dict) else inner
    below = line_score(list(inner[0])) if isinstance(inner, list) and inner else 0
    flat = [key for key, value in item.items() if not isinstance(value, list)]
    return max(below, line_score(flat), 1 if len(flat) >= 3 else 0)


def _flat_whole(item: Node, above: str) -> list[tuple[str, str | None]]:
    """What the document holds beside its tables, flat; smaller lists as JSON."""
    found: list[tuple[str, str | None]] = []
    for key, value in item.items():
        if isinstance(value, dict):
            found += _flat_whole(value, f"{above}{key}.")
        elif value not in ([], None):
            own = above.removesuffix(".") if key == TEXT else f"{above}{key}"
            found.append((own or "text", as_text(value)))
    return found


def _without(item: Node, paths: set[Way]) -> Node:
    kept: dict[str, object] = {}
    for key, value in item.items():
        if (key,) in paths:
            continue
        below = {path[1:] for path in paths if path[0] == key and len(path) > 1}
        kept[key] = _without(value, below) if below and isinstance(value, dict) else value
    return kept


def _bare(items: Sequence[Node]) -> Iterator[Node]:
    """Items without a wrapper that all of them share (`{"node": {...}}`)."""
    for item in items:
        values = list(item.values())
        yield values[0] if len(values) == 1 and isinstance(values[0], dict) else item


def _gathered(
    name: str, workdir: Path, way: str, around: Fields, items: Iterator[Node] | Sequence[object]
) -> list[TextTable]:
    workdir.mkdir(exist_ok=True)
    rows = Gathered(workdir)
    for item in items:
        if not isinstance(item, dict):
            rows.add(rows.height + 1, {}, json.dumps([as_text(item)], ensure_ascii=False))
            continue
        for fields in rows_of(item):
            outer = {k if k not in fields else f"above.{k}": v for k, v in around.items()}
            rows.add(rows.height + 1, {**outer, **fields})
    return [rows.table(name, {"way": way})] if rows.filled else []


def _framed(item: Node) -> list[list[str]] | None:
    """Names and rows of cells that are kept apart; None where the document is not so."""
    names = next((item[key] for key in _NAMES if isinstance(item.get(key), list)), None)
    cells = next((item[key] for key in _CELLS if isinstance(item.get(key), list)), None)
    if not isinstance(names, list) or not isinstance(cells, list) or not names or not cells:
        return None
    if not all(isinstance(row, list) and len(row) <= len(names) for row in cells):
        return None
    header = [_named(column) for column in names]
    return [header, *([as_text(cell) or "" for cell in row] for row in cells)]


def _named(column: object) -> str:
    if isinstance(column, dict):
        found = next((column[k] for k in ("name", "field", "title", "label") if k in column), "")
        return str(found)
    return str(column)


def _columnar(item: Node) -> list[Node] | None:
    """The records of a document that holds whole columns, or records under their keys."""
    values = list(item.values())
    if len(values) < 2:
        return None
    if all(isinstance(value, list) for value in values):
        lengths = {len(value) for value in values if isinstance(value, list)}
        plain = not any(isinstance(c, dict | list) for v in values for c in v)  # type: ignore[attr-defined]
        return _turned(item) if len(lengths) == 1 and lengths != {0} and plain else None
    if not all(isinstance(value, dict) and value for value in values):
        return None
    keys = {tuple(value) for value in values if isinstance(value, dict)}
    if len(keys) > 1 or any(isinstance(c, dict) for v in values for c in v.values()):  # type: ignore[attr-defined]
        return None
    if all(str(key).isdigit() for key in next(iter(keys))):
        return _turned({key: list(v.values()) for key, v in item.items()})  # type: ignore[attr-defined]
    return [{"key": key, **value} for key, value in item.items() if isinstance(value, dict)]


def _turned(columns: Node) -> list[Node]:
    names = list(columns)
    lists = [value for value in columns.values() if isinstance(value, list)]
    return [dict(zip(names, row, strict=True)) for row in zip(*lists, strict=True)]
