"""What does a JSON interface answer, and where in it are the rows?

Numbers are kept as the server wrote them: 19.90 does not become 19.9, nor a long id a float.
A place is a path of names with dots: `data.orders`, `meta.next_cursor`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from shelfcast.errors import AddressRefusedError, SourceAnswerError
from shelfcast.sources.remote.caller import Caller
from shelfcast.sources.remote.redacted import redacted

PAGE_BYTES = 256 << 20
"""Bytes of one answer at most; it is read whole."""


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


def records_of(answer: Answer, path: str | None) -> list[object]:
    """The records of a page: those at `path`; else the body itself, or its only list of objects.

    Raises SourceAnswerError where they are not there.

    >>> records_of(Answer("https://x", {"count": 1, "orders": [{"id": 1}]}, None), None)
    [{'id': 1}]
    """
    found = value_at(answer.body, path) if path else _only_list(answer.body)
    if found is None and path and _is_empty_page(answer.body, path):
        return []
    if not isinstance(found, list):
        names = list(answer.body) if isinstance(answer.body, dict) else []
        where = f"at {path}" if path else "of which there is only one"
        raise _bad(answer.url, f"it has no list {where}", *(f"it has {name}" for name in names))
    return found


def _only_list(body: object) -> object:
    if not isinstance(body, dict):
        return body
    lists = [value for value in body.values() if isinstance(value, list)]
    full = [value for value in lists if value and isinstance(value[0], dict)]
    chosen = full or lists
    return chosen[0] if len(chosen) == 1 else None


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
