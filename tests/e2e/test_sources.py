"""Addresses and declared sources by the command line: what is said, what is refused, what lands."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

CSV = "date,product,quantity,amount\n2026-01-05,A,1,2.50\n2026-01-06,B,2,5.00\n"
EVENTS = [
    {
        "user_id": f"u{n}",
        "item_id": "A",
        "event_type": "view",
        "timestamp": f"2026-01-05T1{n}:00:00Z",
    }
    for n in range(5)
]


@pytest.fixture
def web() -> Iterator[str]:
    """A web server on this machine with a CSV file and an interface of two pages."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path, _, query = self.path.partition("?")
            page = int(dict(p.split("=") for p in query.split("&") if p).get("page", "1"))
            bodies = {
                "/sales.csv": CSV.encode(),
                "/events": json.dumps({"events": EVENTS[(page - 1) * 3 : page * 3]}).encode(),
            }
            may = path == "/sales.csv" or self.headers["Authorization"] == "Bearer t0psecret"
            body = bodies.get(path, b"")
            self.send_response(200 if body and may else 401 if body else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def project(tmp_path: Path, web: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three sources: a database, an interface with a token, and one that is not there."""
    with closing(sqlite3.connect(tmp_path / "till.db")) as connection:
        connection.execute("CREATE TABLE sales (day TEXT, product TEXT, quantity INTEGER)")
        connection.execute("INSERT INTO sales VALUES ('2026-02-01', 'A', 7)")
        connection.commit()
    root = tmp_path / "project"
    root.mkdir()
    (root / "shelfcast.toml").write_text(
        f"""
        [sources]
        allow_private = true
        allow_http = true

        [sources.till]
        url = "sqlite:///{tmp_path}/till.db"
        table = "sales"

        [sources.clicks]
        kind = "rest"
        url = "{web}/events"
        paging = "page"
        token = "${{CLICKS_TOKEN}}"
        watermark = "timestamp"
        since = "from_time"
        """,
        encoding="utf-8",
    )
    monkeypatch.setenv("CLICKS_TOKEN", "t0psecret")
    return root


def test_without_files_every_declared_source_is_read(shelfcast: Any, project: Path) -> None:
    said = shelfcast("ingest", "--project", project, "--json")
    assert said.code == 0, said.out
    account = {line["file"]: (line["dataset"], line["loaded"]) for line in said.json["account"]}
    assert account == {"till/sales": ("sales", 1), "clicks": ("events", 5)}
    assert "t0psecret" not in said.out + said.err


@pytest.mark.parametrize("named", [["clicks"], ["--source", "clicks"]])
def test_a_source_is_read_by_its_name(shelfcast: Any, project: Path, named: list[str]) -> None:
    said = shelfcast("ingest", *named, "--project", project, "--json")
    assert [line["file"] for line in said.json["account"]] == ["clicks"]


def test_inspect_shows_a_source_and_writes_nothing(shelfcast: Any, project: Path) -> None:
    said = shelfcast("inspect", "clicks", "--project", project, "--json")
    assert said.code == 0, said.out
    assert [(table["table"], table["dataset"]) for table in said.json] == [("clicks", "events")]
    assert not (project / "lake").exists()


def test_a_file_from_the_web_lands_where_it_is_allowed(
    shelfcast: Any, tmp_path: Path, web: str
) -> None:
    url, shop = f"{web}/sales.csv?key=t0psecret", tmp_path / "shop"
    shelfcast("init", shop)
    for flags in ([], ["--allow-private"], ["--allow-http"]):
        refused = shelfcast("ingest", url, *flags, "--project", shop, "--json")
        assert (refused.code, refused.json["error"]) == (2, "address_refused")
        assert "t0psecret" not in refused.out
    said = shelfcast("ingest", url, "--allow-private", "--allow-http", "--project", shop, "--json")
    [line] = said.json["account"]
    assert (line["file"], line["loaded"]) == (f"{web}/sales.csv?key=***", 2)
    outside = shelfcast("inspect", url, "--allow-private", "--allow-http", "--json")
    assert [table["dataset"] for table in outside.json] == ["sales"]


def test_a_wrong_token_is_told_and_the_other_source_lands(
    shelfcast: Any, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLICKS_TOKEN", "wr0ng")
    said = shelfcast("ingest", "--project", project, "--json")
    assert said.code == 2
    assert [line["file"] for line in said.json["account"]] == ["till/sales"]
    [refused] = said.json["refused"]
    assert (refused["file"], refused["error"]) == ("clicks", "source_unreachable")
    assert "wr0ng" not in said.out + said.err


def test_an_unset_variable_and_an_unknown_setting_name_themselves_and_no_secret(
    shelfcast: Any, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLICKS_TOKEN")
    said = shelfcast("ingest", "clicks", "--project", project, "--json")
    assert (said.code, said.json["error"]) == (2, "bad_setting")
    assert "CLICKS_TOKEN" in said.json["what"]
    settings = project / "shelfcast.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + 'pasword = "t0psecret"\n', encoding="utf-8")
    said = shelfcast("ingest", "clicks", "--project", project, "--json")
    assert (said.code, said.json["error"]) == (2, "bad_setting")
    assert "sources.clicks.pasword" in said.out
    assert "t0psecret" not in said.out + said.err


def test_nothing_named_and_nothing_declared_is_told(shelfcast: Any, tmp_path: Path) -> None:
    shelfcast("init", tmp_path)
    said = shelfcast("ingest", "--project", tmp_path, "--json")
    assert (said.code, said.json["error"]) == (2, "bad_input")
