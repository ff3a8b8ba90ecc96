"""Against a real web server on this machine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from shelfcast.declared import Source
from shelfcast.errors import (
    AddressRefusedError,
    SettingError,
    SourceAnswerError,
    SourceUnreachableError,
    TooLargeError,
)
from shelfcast.sources.remote.access import Access
from shelfcast.sources.remote.rest import Pulled, pull
from shelfcast.sources.watermark import Watermark

from .conftest import Asked, Reply, Web

ORDERS = [{"id": number, "at": f"2026-01-{number:02d}T10:00:00+00:00"} for number in range(1, 8)]


def reply(body: object, **headers: str) -> Reply:
    return Reply(json.dumps(body).encode(), 200, headers)


def source(web: Web, **told: Any) -> Source:
    return Source(url=f"{web.url}/orders", kind="rest", **told)


def ids(pulled: Pulled) -> list[int]:
    lines = pulled.path.read_text(encoding="utf-8").splitlines()
    assert len(lines) == pulled.records
    return [json.loads(line)["id"] for line in lines]


def by_page(asked: Asked) -> Reply:
    start = (int(asked.params["page"]) - 1) * 3
    return reply({"data": {"orders": ORDERS[start : start + 3]}})


def by_offset(asked: Asked) -> Reply:
    start = int(asked.params["skip"])
    return reply(ORDERS[start : start + min(3, int(asked.params["take"]))])


def by_cursor(asked: Asked) -> Reply:
    start = int(asked.params.get("after", "0"))
    more = str(start + 3) if start + 3 < len(ORDERS) else None
    return reply({"orders": ORDERS[start : start + 3], "meta": {"next": more}})


def by_header(asked: Asked) -> Reply:
    start = int(asked.params.get("from", "0"))
    link = f'</orders?from={start + 3}>; rel="next"' if start + 3 < len(ORDERS) else ""
    return reply(ORDERS[start : start + 3], Link=link)


def by_link(asked: Asked) -> Reply:
    start = int(asked.params.get("from", "0"))
    more = f"orders?from={start + 3}" if start + 3 < len(ORDERS) else None
    return reply({"items": ORDERS[start : start + 3], "links": {"next": more}})


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (by_page, {"paging": "page", "records": "data.orders"}),
        (
            by_offset,
            {"paging": "offset", "page_param": "skip", "size_param": "take", "page_size": 50},
        ),
        (by_cursor, {"paging": "cursor", "page_param": "after", "next": "meta.next"}),
        (by_header, {"paging": "link"}),
        (by_link, {"paging": "link", "next": "links.next", "records": "items"}),
    ],
)
def test_every_page_of_every_kind_comes_once(
    web: Web, here: Access, tmp_path: Path, answers: Any, told: dict[str, Any]
) -> None:
    web.reply = answers
    assert ids(pull("till", source(web, **told), here, tmp_path, None)) == list(range(1, 8))


def test_a_server_that_gives_less_than_asked_for_is_not_at_its_end(
    web: Web, here: Access, tmp_path: Path
) -> None:
    """`by_offset` gives three rows where fifty were asked for: short pages are no end."""
    web.reply = by_offset
    told = source(web, paging="offset", page_param="skip", size_param="take", page_size=50)
    assert len(ids(pull("till", told, here, tmp_path, None))) == 7
    assert [asked.params["skip"] for asked in web.asked] == ["0", "3", "6", "7"]


def test_a_page_past_the_end_that_is_not_there_ends_them(
    web: Web, here: Access, tmp_path: Path
) -> None:
    web.reply = lambda asked: by_page(asked) if asked.params["page"] < "4" else Reply(b"", 404)
    told = source(web, paging="page")
    assert len(ids(pull("till", told, here, tmp_path, None))) == 7


def test_the_same_page_again_is_an_error_and_not_the_end(
    web: Web, here: Access, tmp_path: Path
) -> None:
    web.reply = lambda _: reply(ORDERS[:3])
    with pytest.raises(SourceAnswerError, match="again"):
        pull("till", source(web, paging="page"), here, tmp_path, None)


def test_more_pages_than_allowed_is_an_error_and_not_the_end(
    web: Web, here: Access, tmp_path: Path
) -> None:
    web.reply = lambda asked: reply([{"id": asked.params["page"]}])
    with pytest.raises(SourceAnswerError, match="more than 5 pages"):
        pull("till", source(web, paging="page", max_pages=5), here, tmp_path, None)


def test_the_place_of_the_rows_is_that_of_the_first_page(
    web: Web, here: Access, tmp_path: Path
) -> None:
    """A last page without orders, but with another list, is not read as orders."""

    def answers(asked: Asked) -> Reply:
        is_first = asked.params["page"] == "1"
        return reply(
            {"orders": ORDERS if is_first else [], "notes": [] if is_first else [{"id": 0}]}
        )

    web.reply = answers
    assert ids(pull("till", source(web, paging="page"), here, tmp_path, None)) == list(range(1, 8))


def test_the_token_comes_from_the_environment_and_is_in_no_message(
    web: Web, here: Access, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = source(web, token="${SHOP_TOKEN}")
    with pytest.raises(SettingError):
        pull("till", told, here, tmp_path, None)
    monkeypatch.setenv("SHOP_TOKEN", "t0psecret")
    web.reply = lambda _: Reply(b"no", 401)
    with pytest.raises(SourceUnreachableError) as caught:
        pull("till", told, here, tmp_path, None)
    assert web.asked[-1].headers["Authorization"] == "Bearer t0psecret"
    assert "t0psecret" not in str(caught.value)


def test_a_next_page_elsewhere_is_refused_before_it_is_called(
    web: Web, here: Access, tmp_path: Path
) -> None:
    web.reply = lambda _: reply([{"id": 1}], Link='<https://evil.example/x>; rel="next"')
    with pytest.raises(AddressRefusedError):
        pull("till", source(web, paging="link"), here, tmp_path, None)


def test_the_watermark_is_the_latest_time_and_is_asked_from(
    web: Web, here: Access, tmp_path: Path
) -> None:
    """Times are compared as times: an offset may make the earlier text the later moment."""
    moments = ["2026-01-02T00:30:00+02:00", "2026-01-01T23:00:00Z", "2026-01-01T09:00:00Z"]
    web.reply = lambda _: reply([{"id": n, "meta": {"at": at}} for n, at in enumerate(moments)])
    told = source(web, watermark="meta.at", since="changed_since", lookback=3600)
    pulled = pull("till", told, here, tmp_path, None)
    assert pulled.highest == "2026-01-01T23:00:00Z"
    assert web.asked[-1].params == {}
    pull("till", told, here, tmp_path, Watermark("till: meta.at", pulled.highest))
    assert web.asked[-1].params == {"changed_since": "2026-01-01T22:00:00+00:00"}


def test_numbers_of_a_watermark_are_compared_as_numbers(
    web: Web, here: Access, tmp_path: Path
) -> None:
    web.reply = lambda _: reply([{"id": number} for number in (9, 10, 2)])
    told = source(web, watermark="id", since="after")
    assert pull("till", told, here, tmp_path, None).highest == "10"


@pytest.mark.parametrize("body", [b"<html>", b"", b"[" * 100_000, b'{"a": 1', b"\xff\xfe"])
def test_an_answer_that_is_no_json_is_told(
    web: Web, here: Access, tmp_path: Path, body: bytes
) -> None:
    web.reply = lambda _: Reply(body)
    with pytest.raises(SourceAnswerError):
        pull("till", source(web), here, tmp_path, None)


def test_records_nested_without_end_are_told(web: Web, here: Access, tmp_path: Path) -> None:
    deep = b'[{"a":' * 400 + b"1" + b"}]" * 400
    web.reply = lambda _: Reply(deep)
    pulled_or_told = None
    try:
        pulled_or_told = pull("till", source(web), here, tmp_path, None)
    except SourceAnswerError as error:
        pulled_or_told = error
    assert pulled_or_told is not None


def test_more_than_the_limit_is_refused(web: Web, tmp_path: Path) -> None:
    small = Access(allow_private=True, allow_http=True, max_bytes=1000)
    web.reply = lambda asked: reply([{"id": asked.params["page"], "text": "x" * 400}])
    with pytest.raises(TooLargeError):
        pull("till", source(web, paging="page"), small, tmp_path, None)


def test_calls_are_no_faster_than_told(
    web: Web, here: Access, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr("shelfcast.sources.remote.rest.time.sleep", waits.append)
    web.reply = by_page
    pull("till", source(web, paging="page", requests_per_second=4), here, tmp_path, None)
    assert waits == [0.25] * (len(web.asked) - 1)
