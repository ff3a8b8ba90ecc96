"""`shelfcast docs`: what the page holds, and what a browser makes of it."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from shelfcast import warehouse

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")

pytestmark = pytest.mark.slow


@pytest.mark.thorough
def test_every_model_source_and_column_has_a_description(shop, shelfcast, tmp_path):
    told = shelfcast("docs", "--to", tmp_path, "--project", shop, "--json")
    assert told.code == 0, told.out
    assert told.json["undescribed"] == []
    built = list((Path(warehouse.__file__).parent / "dbt" / "models").rglob("*.sql"))
    assert told.json["models"] == len(built)
    assert told.json["exposures"] >= 3


@pytest.mark.thorough
def test_the_page_holds_the_models_of_ours_and_of_the_project_and_no_folder_of_the_machine(
    shop, shelfcast, tmp_path
):
    assert shelfcast("init", shop, "--dbt").code == 0
    assert shelfcast("build", "--project", shop, "--json").code == 0
    told = shelfcast("docs", "--to", tmp_path, "--project", shop, "--json")
    assert told.json["undescribed"] == []
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    for node in ("model.shelfcast.sales_lines", "model.own_models.store_weekdays"):
        assert node in page
    assert str(shop) not in page
    assert str(Path(warehouse.__file__).parent) not in page


def test_without_a_build_there_is_no_lineage(shelfcast, tmp_path):
    shelfcast("init", tmp_path)
    told = shelfcast("docs", "--project", tmp_path, "--json")
    assert (told.code, told.json["error"]) == (2, "no_data")


@pytest.fixture
def address(shop: Path) -> Iterator[str]:
    """The page of the small project, being served by the command."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    words = ["docs", "--serve", "--port", port, "--project", str(shop)]
    server = subprocess.Popen([sys.executable, "-m", "shelfcast", *words])
    try:
        wait_for(server, shop / "warehouse" / "docs" / "index.html", f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        assert server.wait(timeout=20) == 0


def wait_for(server: subprocess.Popen[bytes], page: Path, url: str) -> None:
    """Until the page is written and the server answers, two minutes at most."""
    for _ in range(600):
        if server.poll() is not None:
            pytest.fail(f"the server ended with {server.returncode}")
        try:
            if page.exists() and urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            pass
        time.sleep(0.2)
    pytest.fail(f"{url} did not answer")


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not installed")
@pytest.mark.thorough
def test_a_browser_shows_the_lineage_without_an_error_and_asks_nobody_else(address):
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    faults: list[str] = []
    asked: set[str] = set()
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        page = running.new_page(viewport={"width": 1180, "height": 700})
        page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: asked.add(request.url))
        page.goto(f"{address}/#!/model/model.shelfcast.sales_by_day")
        page.get_by_role("heading", name=re.compile("sales_by_day")).first.wait_for(timeout=60_000)
        assert "Units sold less units returned" in page.locator("body").inner_text()
        page.goto(f"{address}/?again#!/overview?g_v=1&g_i=1%2Bexposure:forecast")
        page.locator("canvas").last.wait_for(timeout=60_000)
        page.wait_for_function(
            "[...document.querySelectorAll('canvas')].some(canvas => canvas.getContext('2d')"
            ".getImageData(0, 0, canvas.width, canvas.height).data.some(value => value > 0))",
            timeout=60_000,
        )
        running.close()
    assert faults == []
    assert all(url.startswith((address, "data:")) for url in asked)
