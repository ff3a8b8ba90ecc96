from __future__ import annotations

import socket
import time

import pytest

from shelfcast.errors import AddressRefusedError, SourceAnswerError, SourceUnreachableError
from shelfcast.sources.remote.access import Access
from shelfcast.sources.remote.caller import HOPS, TRIES, Caller

from .conftest import Asked, Reply, Web


def read(caller: Caller, url: str) -> bytes:
    with caller.get(url) as response:
        return response.read()


def test_an_answer_comes_whole(web: Web, caller: Caller) -> None:
    web.reply = lambda _: Reply(b"day,quantity\n")
    assert read(caller, f"{web.url}/sales.csv") == b"day,quantity\n"


def test_this_machine_is_refused_unless_allowed(web: Web) -> None:
    with pytest.raises(AddressRefusedError):
        read(Caller(Access(allow_http=True)), web.url)
    assert web.asked == []


def test_http_is_refused_unless_allowed(web: Web) -> None:
    with pytest.raises(AddressRefusedError, match="not an address that is called"):
        read(Caller(Access(allow_private=True)), web.url)
    assert web.asked == []


def test_the_address_that_was_checked_is_the_one_that_is_called(
    web: Web, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name whose address changes after the check leads nowhere else."""
    web.reply = lambda _: Reply(b"ok")
    real, answers = socket.getaddrinfo, iter(["127.0.0.1", "203.0.113.9", "203.0.113.9"])

    def changing(host: str, *rest: object, **more: object) -> object:
        return real(next(answers) if host == "shop.example" else host, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    port = web.url.rpartition(":")[2]
    assert read(caller, f"http://shop.example:{port}/") == b"ok"
    assert web.asked[0].headers["Host"] == f"shop.example:{port}"


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:169.254.169.254]/",
        "file:///etc/passwd",
        "ftp://shop.example/x",
        "gopher://127.0.0.1/",
    ],
)
def test_a_redirect_is_checked_like_the_address_itself(
    web: Web, caller: Caller, target: str
) -> None:
    web.reply = lambda _: Reply(b"", 302, {"Location": target})
    with pytest.raises(AddressRefusedError):
        read(caller, web.url)


def test_a_redirect_is_followed_and_the_token_stays_with_its_host(web: Web, here: Access) -> None:
    port = web.url.rpartition(":")[2]

    def reply(asked: Asked) -> Reply:
        there = f"http://localhost:{port}/there"
        return Reply(b"", 307, {"Location": there}) if asked.path == "/" else Reply(b"ok")

    web.reply = reply
    with Caller(here, {"Authorization": "Bearer t0psecret"}) as caller:
        assert read(caller, f"{web.url}/") == b"ok"
    assert [a.headers.get("Authorization") for a in web.asked] == ["Bearer t0psecret", None]


def test_a_circle_of_redirects_ends(web: Web, caller: Caller) -> None:
    web.reply = lambda _: Reply(b"", 302, {"Location": "/again"})
    with pytest.raises(SourceAnswerError):
        read(caller, web.url)
    assert len(web.asked) == HOPS + 1


def test_a_busy_server_is_asked_again_when_it_says(web: Web, caller: Caller) -> None:
    def reply(_: Asked) -> Reply:
        busy = Reply(b"", 429, {"Retry-After": "0.2"})
        return busy if len(web.asked) == 1 else Reply(b"ok")

    web.reply = reply
    began = time.monotonic()
    assert read(caller, web.url) == b"ok"
    assert len(web.asked) == 2
    assert time.monotonic() - began >= 0.2


@pytest.mark.parametrize(
    ("status", "kind", "calls"),
    [
        (503, SourceUnreachableError, TRIES),
        (404, SourceAnswerError, 1),
        (401, SourceUnreachableError, 1),
        (500, SourceAnswerError, 1),
    ],
)
def test_a_bad_status_is_told_and_only_a_busy_server_asked_again(
    web: Web, caller: Caller, status: int, kind: type[Exception], calls: int
) -> None:
    web.reply = lambda _: Reply(b"", status)
    with pytest.raises(kind, match=str(status) if status != 401 else "let us in"):
        read(caller, f"{web.url}/x?token=t0psecret")
    assert len(web.asked) == calls


def test_no_server_and_a_line_cut_short_are_told(web: Web, caller: Caller) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(SourceUnreachableError):
        read(caller, f"http://127.0.0.1:{port}/?token=t0psecret")
    web.reply = lambda _: Reply(b"half", 200, {"Content-Length": "100"})
    with pytest.raises(SourceUnreachableError) as caught:
        read(caller, f"{web.url}/?token=t0psecret")
    assert "t0psecret" not in str(caught.value)


@pytest.mark.parametrize("url", ["http://", "http://[::1", "http://exa mple/"])
def test_what_is_no_address_is_refused(caller: Caller, url: str) -> None:
    with pytest.raises((AddressRefusedError, SourceUnreachableError)):
        read(caller, url)
