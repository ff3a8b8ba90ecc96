"""How are JSON lines, and a JSON list of objects, read?

Each object is a row; nested objects become columns named by the path to them (`customer.city`).
A line that is no object is kept as a row whose text is in SPILL, so that landing can keep it aside.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from shelfcast.errors import DamagedFileError, EmptyFileError
from shelfcast.sources.encoding import sniff_encoding
from shelfcast.sources.table import TextTable, from_records

DEPTH = 8


def json_tables(path: Path, name: str) -> list[TextTable]:
    """The table of a JSON file. Raises DamagedFileError, EmptyFileError."""
    try:
        text = path.read_text(encoding=sniff_encoding(path))
    except UnicodeError as error:
        raise DamagedFileError(f"{name} does not decode as text.", evidence=[str(error)]) from error
    rows = list(_rows(text, name))
    if not any(fields for fields, _ in rows):
        raise EmptyFileError(f"{name} holds no JSON objects.", fix="export it again")
    columns = list(dict.fromkeys(key for fields, _ in rows for key in fields))
    records = [
        (number, [fields.get(column) for column in columns] + ([broken] if broken else []))
        for number, (fields, broken) in enumerate(rows, start=1)
    ]
    return [from_records(name, columns, records, notes={"way": "json"})]


def _rows(text: str, name: str) -> Iterator[tuple[dict[str, str | None], str | None]]:
    """The flat fields of each object, or the text that is none."""
    if text.lstrip().startswith("["):
        yield from (_row(item) for item in _list(text, name))
        return
    for line in text.removesuffix("\n").split("\n"):
        try:
            yield _row(json.loads(line)) if line.strip() else ({}, None)
        except (json.JSONDecodeError, RecursionError):
            yield {}, line


def _list(text: str, name: str) -> list[object]:
    try:
        items = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise DamagedFileError(
            f"{name} begins like a JSON list but does not read.",
            evidence=[str(error)],
            fix="export it again; it may have been cut short",
        ) from error
    assert isinstance(items, list)
    return items


def _row(item: object) -> tuple[dict[str, str | None], str | None]:
    if not isinstance(item, dict):
        return {}, json.dumps(item, ensure_ascii=False)
    return dict(_flat(item, "", DEPTH)), None


def _flat(item: dict[str, object], above: str, depth: int) -> Iterator[tuple[str, str | None]]:
    for key, value in item.items():
        if isinstance(value, dict) and depth:
            yield from _flat(value, f"{above}{key}.", depth - 1)
        else:
            yield f"{above}{key}", _text(value)


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool | dict | list):
        return json.dumps(value, ensure_ascii=False)
    return repr(value)
