"""How are the rows of a JSON interface read, page after page?

Each record becomes a line of a JSON lines file with its numbers as the server wrote them; landing
reads that file like any other. Pages end where the interface says so (link, cursor) or with the
first page that has no records (page, offset). More than `max_pages` is an error, and so is a page
that comes again: neither is taken for the end.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from shelfcast.declared import Source, filled
from shelfcast.errors import SourceAnswerError, TooLargeError
from shelfcast.sources.remote.access import Access
from shelfcast.sources.remote.answer import (
    Answer,
    read_answer,
    records_of,
    records_place,
    value_at,
    written,
)
from shelfcast.sources.remote.caller import Caller
from shelfcast.sources.remote.download import file_name
from shelfcast.sources.remote.redacted import redacted
from shelfcast.sources.watermark import Watermark, stepped_back


@dataclass
class Pulled:
    """What came: the file, how many records, and the highest value of the watermark."""

    path: Path
    records: int = 0
    highest: object = None
    seen: set[int] = field(default_factory=set)


def pull(
    name: str, source: Source, access: Access, workdir: Path, last: Watermark | None
) -> Pulled:
    """Every record of a declared source, or those from the last watermark on.

    Raises AddressRefusedError, SourceUnreachableError, SourceAnswerError, TooLargeError,
    SettingError.
    """
    pulled = Pulled(workdir / f"{file_name(name) or 'records'}.jsonl")
    with pulled.path.open("w", encoding="utf-8") as out, Caller(access, _headers(source)) as caller:
        for number, records in enumerate(_pages(source, caller, last), start=1):
            try:
                _keep(records, source, pulled, out, number)
            except RecursionError:
                raise SourceAnswerError(
                    f"{redacted(source.url)} answers with JSON that is nested too deep.",
                    fix="ask the interface for flatter records",
                ) from None
            if out.tell() > access.max_bytes:
                raise TooLargeError(
                    f"{redacted(source.url)} gave more than {access.max_bytes:,} bytes.",
                    fix="raise [sources] max_bytes, or ask for less with the source's url",
                )
    return pulled


def _headers(source: Source) -> dict[str, str]:
    headers = {"Accept": "application/json"}
    if source.token:
        headers[source.token_header] = f"{source.token_prefix}{filled(source.token)}"
    return headers


def _pages(source: Source, caller: Caller, last: Watermark | None) -> Iterator[list[object]]:
    """The records of each page in order; where they are is settled by the first page."""
    url, params, where = source.url, _first_params(source, last), source.records
    place = source.first_page if source.paging == "page" else 0
    for number in range(source.max_pages):
        if number and source.requests_per_second:
            time.sleep(1 / source.requests_per_second)
        answer = read_answer(caller, url, params, is_first=number == 0)
        if answer is None:
            return
        where = records_place(answer) if where is None else where
        records = records_of(answer, where)
        yield records
        if source.paging in {"page", "offset"}:
            place += 1 if source.paging == "page" else len(records)
            params = {**params, _param(source): str(place)}
            more = bool(records)
        else:
            url, params, more = _told_next(source, answer, url, params)
        if not more:
            return
    raise SourceAnswerError(
        f"{redacted(source.url)} has more than {source.max_pages:,} pages.",
        why="Pages beyond it would be missed.",
        fix="raise max_pages of the source, or page_size",
    )


def _param(source: Source) -> str:
    return source.page_param or source.paging


def _first_params(source: Source, last: Watermark | None) -> dict[str, str]:
    params: dict[str, str] = {}
    if source.paging == "page":
        params[_param(source)] = str(source.first_page)
    if source.paging == "offset":
        params[_param(source)] = "0"
    if source.size_param:
        params[source.size_param] = str(source.page_size)
    if source.since and last is not None:
        params[source.since] = str(stepped_back(last.value, source.lookback))
    return params


def _told_next(
    source: Source, answer: Answer, url: str, params: dict[str, str]
) -> tuple[str, dict[str, str], bool]:
    """Where the answer says that the next page is, and whether there is one."""
    if source.paging == "none":
        return url, params, False
    told = value_at(answer.body, source.next) if source.next else answer.link
    if told is None or told is False or told == "":
        return url, params, False
    if source.paging == "cursor":
        return url, {**params, _param(source): str(told)}, True
    return answer.joined(str(told)), {}, True


def _check_new(pulled: Pulled, records: list[object], source: Source, number: int) -> None:
    """Raise where the same page came before: its rows would be counted twice, others never."""
    if not records or source.paging == "none":
        return
    mark = hash(json.dumps(records, sort_keys=True))
    if mark in pulled.seen:
        raise SourceAnswerError(
            f"{redacted(source.url)} gives a page again: its page {number} came before.",
            why="The parameter that asks for the next page does nothing there.",
            fix="check paging and page_param of the source",
        )
    pulled.seen.add(mark)


def _keep(records: list[object], source: Source, pulled: Pulled, out: IO[str], number: int) -> None:
    _check_new(pulled, records, source, number)
    for record in records:
        out.write(written(record) + "\n")
        if source.watermark:
            pulled.highest = _higher(pulled.highest, value_at(record, source.watermark))
    pulled.records += len(records)


def _higher(so_far: object, value: object) -> object:
    """The higher of two values: as times or numbers where both are, else as text."""
    if value is None or so_far is None:
        return so_far if value is None else str(value)
    return max(str(so_far), str(value), key=_rank)


def _rank(text: str) -> tuple[int, float, str]:
    """By which values are ordered: numbers, then times, then other text."""
    with suppress(ValueError):
        return 0, float(text), text
    with suppress(ValueError):
        moment = datetime.fromisoformat(text)
        return 1, (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp(), text
    return 2, 0.0, text
