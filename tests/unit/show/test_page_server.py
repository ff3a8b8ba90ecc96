"""The server of written pages, asked over its socket as a browser and as a stranger would."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from shelfcast.errors import InputError
from shelfcast.show.page_server import server_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    (pages / "inner").mkdir(parents=True)
    (pages / "index.html").write_text("<p>the page</p>")
    (pages / "inner" / "more.html").write_text("<p>more</p>")
    (pages / "notes.duckdb").write_text("not a page")
    (tmp_path / "secret.html").write_text("secret")
    (pages / "link.html").symlink_to(tmp_path / "secret.html")
    return pages


@pytest.fixture
def port(folder: Path) -> Iterator[int]:
    server = server_of(folder, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def ask(port: int, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    answer.text = answer.read().decode()  # type: ignore[attr-defined]
    connection.close()
    return answer


def test_it_gives_the_pages_of_its_folder(port):
    assert ask(port, "/").text == "<p>the page</p>"
    assert ask(port, "/inner/more.html").text == "<p>more</p>"
    assert ask(port, "/", Host=f"localhost:{port}").status == 200


@pytest.mark.parametrize(
    "path",
    ["/../secret.html", "/%2e%2e/secret.html", "/link.html", "/inner/", "/inner", "/notes.duckdb"],
)
def test_nothing_else_is_read_or_listed(port, path):
    answer = ask(port, path)
    assert answer.status == 404
    assert "secret" not in answer.text


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_a_page_of_the_web_cannot_reach_it_by_a_name_of_its_own(port, host):
    assert ask(port, "/", Host=host).status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_it_only_reads(port, method):
    assert ask(port, "/", method).status == 501


def test_a_page_may_load_nothing_from_elsewhere(port):
    policy = ask(port, "/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "http" not in policy


def test_it_listens_on_this_machine_alone_and_says_where_the_port_is_taken(port, folder):
    with pytest.raises(InputError, match="cannot be served") as told:
        server_of(folder, port)
    assert told.value.fix == f"--port {port + 1}"
    server = server_of(folder, 0)
    assert server.server_address[0] == "127.0.0.1"
    server.server_close()
