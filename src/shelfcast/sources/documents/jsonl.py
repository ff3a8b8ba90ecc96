"""How are JSON lines, a JSON list, and a JSON document read?

Lines and lists are read an object at a time, so that a large file does not fill memory; see
`nested` for how an object becomes rows. A line that is no object is kept as a row whose text is in
SPILL, so that landing can keep it aside. Numbers stay as the file writes them (`1.10`).
Not here: where in a document its records are (see `document`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from shelfcast.errors import DamagedFileError, EmptyFileError, TooLargeError
from shelfcast.sources.csv.encoding import whole_file_encoding
from shelfcast.sources.damage import unreadable
from shelfcast.sources.documents.document import document_tables
from shelfcast.sources.documents.gathered import Gathered
from shelfcast.sources.documents.line_parts import read_in_parts
from shelfcast.sources.documents.nested import rows_of, too_deep
from shelfcast.sources.sheets.grid import grid_tables
from shelfcast.sources.splits import Readers
from shelfcast.sources.table import TextTable

DOCUMENT_LIMIT = 512 << 20
"""Bytes of one JSON document that is neither lines nor a list; it is read whole."""
CHUNK = 1 << 20
ITEM_LIMIT = 64 << 20
_SPACE = " \t\r\n,"


def json_tables(
    path: Path, name: str, workdir: Path, readers: Readers | None = None
) -> list[TextTable]:
    """The tables of a JSON file. Raises DamagedFileError, EmptyFileError, TooLargeError."""
    encoding = whole_file_encoding(path)
    readers = readers if encoding == "utf-8" else None
    encoding = "utf-8-sig" if encoding == "utf-8" else encoding
    try:
        with path.open("r", encoding=encoding, newline="") as file:
            tables = _tables(file, path, name, workdir, readers)
    except UnicodeError as error:
        raise DamagedFileError(f"{name} does not decode as text.", evidence=[str(error)]) from error
    except RecursionError as error:
        raise too_deep(name) from error
    if not tables:
        raise EmptyFileError(f"{name} holds no JSON objects.", fix="export it again")
    return tables


def _tables(
    file: IO[str], path: Path, name: str, workdir: Path, readers: Readers | None
) -> list[TextTable]:
    first = _first_line(file)
    file.seek(0)
    if first.startswith("["):
        return _list_tables(file, name, workdir)
    if _is_object(first) and _more_lines(file):
        if readers is not None:
            found = read_in_parts(path, name, workdir, readers, _add_line)
            if found is not None:
                return [found]
        file.seek(0)
        return _line_tables(file, name, workdir)
    file.seek(0)
    if path.stat().st_size > DOCUMENT_LIMIT:
        raise TooLargeError(
            f"{name} is one JSON document of {path.stat().st_size / (1 << 20):.0f} MiB.",
            why=f"A document is read whole, up to {DOCUMENT_LIMIT >> 20} MiB.",
            fix="export it as JSON lines (an object a line) or as a JSON list",
        )
    return _document(file.read(), name, workdir)


def _first_line(file: IO[str]) -> str:
    for line in iter(lambda: file.readline(ITEM_LIMIT), ""):
        if line.strip("\ufeff \t\r\n"):
            return line.strip("\ufeff \t\r\n")
    return ""


def _more_lines(file: IO[str]) -> bool:
    file.seek(0)
    _first_line(file)
    return bool(_first_line(file))


def _is_object(text: str) -> bool:
    try:
        return isinstance(loads(text), dict)
    except (ValueError, RecursionError):
        return False


def loads(text: str) -> object:
    """JSON as Python, numbers as text, a second value of one key under `key_2`."""
    return _DECODER.decode(text.strip("\ufeff \t\r\n\x00"))


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        found = {}
        for key, value in pairs:
            name, times = key, 1
            while name in found:
                times += 1
                name = f"{key}_{times}"
            found[name] = value
    return found


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=str, parse_int=str, parse_constant=str
)


def _line_tables(file: IO[str], name: str, workdir: Path) -> list[TextTable]:
    rows = Gathered(workdir)
    for line in _lines(file):
        _add_line(rows, line)
    return [rows.table(name, {"way": "json lines"})] if rows.filled else []


def _lines(file: IO[str]) -> Iterator[str]:
    """Lines ended by \\n alone; other signs that Unicode calls line ends end none."""
    left = ""
    while chunk := file.read(CHUNK):
        *whole, left = (left + chunk).split("\n")
        yield from whole
    if left:
        yield left


def _add_line(rows: Gathered, line: str) -> None:
    text = line.strip("\ufeff \t\r")
    try:
        item = loads(text) if text else {}
    except (ValueError, RecursionError):
        rows.add(rows.height + 1, {}, json.dumps([line.strip("\r")], ensure_ascii=False))
        return
    add_item(rows, item)


def add_item(rows: Gathered, item: object) -> None:
    """The rows of one object; anything else is a row kept as text."""
    if isinstance(item, dict):
        for fields in rows_of(item):
            rows.add(rows.height + 1, fields)
    else:
        text = item if isinstance(item, str) else json.dumps(item, ensure_ascii=False)
        rows.add(rows.height + 1, {}, json.dumps([text], ensure_ascii=False))


def _list_tables(file: IO[str], name: str, workdir: Path) -> list[TextTable]:
    rows = Gathered(workdir)
    records: list[tuple[int, list[str]]] = []
    for item in _items(file, name):
        if isinstance(item, list) and not rows.height:
            records.append((len(records) + 1, [_cell(cell) for cell in item]))
        else:
            add_item(rows, item)
    if records and not rows.height:
        return grid_tables(name, records, {"way": "json"})
    for _, cells in records:
        add_item(rows, cells)
    return [rows.table(name, {"way": "json"})] if rows.filled else []


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _items(file: IO[str], name: str) -> Iterator[object]:
    """The items of a top-level list, one after the other, a part of the file in memory."""
    text, place, step = file.read(CHUNK).lstrip("\ufeff \t\r\n")[1:], 0, CHUNK
    while True:
        while place < len(text) and text[place] in _SPACE:
            place += 1
        if place < len(text) and text[place] == "]":
            if (text[place + 1 :] + file.read(CHUNK)).strip("\x00 \t\r\n"):
                raise unreadable(name, "a JSON list", ValueError("text follows its end"))
            return
        try:
            item, end = _DECODER.raw_decode(text, place)
            if end == len(text):
                raise ValueError("the item may go on")
        except ValueError as error:
            more = file.read(step)
            if not more or len(text) - place > ITEM_LIMIT:
                raise unreadable(name, "a JSON list", error) from error
            text, place, step = text[place:] + more, 0, step * 2
            continue
        yield item
        place, step = end, CHUNK


def _document(text: str, name: str, workdir: Path) -> list[TextTable]:
    whole = text.strip("\ufeff \t\r\n\x00")
    items: list[object] = []
    place = 0
    try:
        while place < len(whole):
            item, place = _DECODER.raw_decode(whole, place)
            items.append(item)
            while place < len(whole) and whole[place] in _SPACE:
                place += 1
    except ValueError as error:
        if len(items) < 2 and not any(_is_object(line) for line in whole.split("\n", 50)[:50]):
            raise unreadable(name, "a JSON document", error) from error
        rows = Gathered(workdir)
        for line in text.removesuffix("\n").split("\n"):
            _add_line(rows, line)
        return [rows.table(name, {"way": "json lines"})] if rows.filled else []
    if len(items) == 1:
        return document_tables(items[0], name, workdir, "json")
    rows = Gathered(workdir)
    for item in items:
        add_item(rows, item)
    return [rows.table(name, {"way": "json"})] if rows.filled else []
