"""A real web server on this machine, told what to answer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

import pytest

from shelfcast.sources.remote.access import Access
from shelfcast.sources.remote.caller import Caller


@dataclass(frozen=True)
class Asked:
    """One call: its path, its parameters and its headers."""

    path: str
    params: dict[str, str]
    headers: dict[str, str]


@dataclass
class Reply:
    """What is answered."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Web:
    """The server: `reply` is asked for each answer, `asked` is what came."""

    url: str
    reply: Callable[[Asked], Reply]
    asked: list[Asked] = field(default_factory=list)


@pytest.fixture
def web() -> Iterator[Web]:
    made = Web("", lambda _: Reply(b"", 404))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            asked = Asked(parts.path, dict(parse_qsl(parts.query)), dict(self.headers))
            made.asked.append(asked)
            reply = made.reply(asked)
            self.send_response(reply.status)
            for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture
def here() -> Access:
    """What a person allows who means this machine."""
    return Access(allow_private=True, allow_http=True, timeout=5)


@pytest.fixture
def caller(here: Access) -> Iterator[Caller]:
    with Caller(here, wait=0.01) as made:
        yield made
