"""What does a JSON interface answer, and where in it are the rows?

Numbers are kept as the server wrote them: 19.90 does not become 19.9, nor a long id a float.
A place is a path of names with dots: `data.orders`, `meta.next_cursor`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from shelfcast.errors import AddressRefusedError, SourceAnswerError
from shelfcast.sources.remote.caller import Caller
from shelfcast.sources.remote.redacted import redacted

PAGE_BYTES = 256 << 20
"""Bytes of one answer at most; it is read whole."""


DEEPEST = 3
"""Names below each other under which the records are looked for, where nobody told the place."""


class Number(str):
    """A number as it was written."""

    __slots__ = ()


@dataclass(frozen=True)
class Answer:
    """One page: its address, its body, and the `next` of its Link header."""

    url: str
    body: object
    link: str | None

    def joined(self, told: str) -> str:
        """The next page's address; it may not be at another host, which would get the token.

        Raises AddressRefusedError.
        """
        url = urljoin(self.url, told)
        if urlsplit(url)[:2] != urlsplit(self.url)[:2]:
            raise AddressRefusedError(
                f"{redacted(self.url)} says that its next page is at {redacted(url)}.",
                why="The token would be sent to another host.",
                fix="name that host in the source's url, if it is the right one",
            )
        return url


def read_answer(
    caller: Caller, url: str, params: Mapping[str, str], *, is_first: bool
) -> Answer | None:
    """One page; None where a page after the first is not there (404), which ends them.

    Raises SourceAnswerError where it is no JSON.
    """
    ends = frozenset() if is_first else frozenset({404})
    with caller.get(url, params, accept=ends) as response:
        if response.status_code in ends:
            return None
        raw = bytearray()
        for chunk in response.iter_bytes(1 << 20):
            raw += chunk
            if len(raw) > PAGE_BYTES:
                raise _bad(url, f"one answer is more than {PAGE_BYTES >> 20} MiB")
        link = response.links.get("next", {}).get("url")
    try:
        body = json.loads(bytes(raw), parse_float=Number, parse_int=Number, parse_constant=Number)
    except (ValueError, RecursionError) as error:
        raise _bad(url, f"it is no JSON: {error}") from None
    return Answer(url, body, link)


def value_at(body: object, path: str) -> object:
    """What stands at a path of names, None where there is nothing.

    >>> value_at({"meta": {"next": "x"}}, "meta.next")
    'x'
    """
    if isinstance(body, dict) and path in body:
        return body[path]
    for name in path.split("."):
        if not isinstance(body, dict):
            return None
        body = body.get(name)
    return body


def records_place(answer: Answer) -> str:
    """Where the records are, where nobody told: the body itself ("") or its only list of objects.

    Raises SourceAnswerError where there is none, or several.

    >>> records_place(Answer("https://x", {"count": 1, "data": {"orders": [{"id": 1}]}}, None))
    'data.orders'
    """
    lists = dict(_lists(answer.body, "", DEEPEST))
    full = [path for path, items in lists.items() if items and isinstance(items[0], dict)]
    chosen = full or list(lists)
    if len(chosen) != 1:
        there = [f"a list at {path}" for path in chosen] or _names(answer.body)
        raise _bad(answer.url, "which of its lists has the rows is not told", *there)
    return chosen[0]


def _lists(body: object, above: str, depth: int) -> Iterator[tuple[str, list[object]]]:
    if isinstance(body, list):
        yield above, body
    elif isinstance(body, dict) and depth:
        for name, value in body.items():
            yield from _lists(value, f"{above}.{name}" if above else name, depth - 1)


def _names(body: object) -> list[str]:
    return [f"it has {name}" for name in body] if isinstance(body, dict) else []


def records_of(answer: Answer, path: str) -> list[object]:
    """The records of a page, at `path`; the body itself where that is empty.

    Raises SourceAnswerError where there is no list.
    """
    found = value_at(answer.body, path) if path else answer.body
    if found is None and path and _is_empty_page(answer.body, path):
        return []
    if not isinstance(found, list):
        raise _bad(answer.url, f"it has no list at {path or 'its top'}", *_names(answer.body))
    return found


def _is_empty_page(body: object, path: str) -> bool:
    """Null where the list should be: some interfaces write a page without records so."""
    above, _, name = path.rpartition(".")
    holder = value_at(body, above) if above else body
    return isinstance(holder, dict) and name in holder


def written(value: object) -> str:
    """The value as JSON, numbers as they came.

    >>> written({"price": Number("19.90"), "tags": ["a", None]})
    '{"price": 19.90, "tags": ["a", null]}'
    """
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, dict):
        pairs = (f"{json.dumps(k, ensure_ascii=False)}: {written(v)}" for k, v in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _bad(url: str, *evidence: str) -> SourceAnswerError:
    return SourceAnswerError(
        f"{redacted(url)} answers with something other than rows.",
        evidence=evidence,
        fix="check the source's url and records, the place of the rows in an answer",
    )
