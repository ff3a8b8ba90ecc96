"""The dashboard in a browser, as a shop manager sees it, on a project that the command made."""

from __future__ import annotations

import csv
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from shelfcast import warehouse
from shelfcast.dashboard.app import PAGES as LISTED
from shelfcast.dashboard.launch import command, environment
from shelfcast.metrics import HEADLINES, MetricQuery, query, rows
from shelfcast.metrics.format import written

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PAGES = ("Overview", "Forecast", "Orders", "Data")
TABS = {
    "Products": (
        *("Best and worst", "Categories", "Price and quantity"),
        *("Steady or not", "New ones", "ABC and XYZ"),
    ),
    "Stores": (
        *("Ranking", "Stores and categories", "Profiles"),
        *("Regions and map", "Like for like"),
    ),
    "Customers": (),
    "Events": (),
    "Why": (),
    "Stock": ("To look at", "Running out", "Days of cover", "Dead and over stock"),
    "Orders": ("What to order", "Why so much", "Purchase orders", "What it saves"),
}
LAST = date(2024, 6, 30)
SETTINGS = """
[project]
name = "Little Shop"
[forecast]
horizon = 7
levels = ["total", "store", "store_product"]
models = ["seasonal_naive", "theta"]
cutoffs = 2
"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is not installed"),
]


def write_sales(path: Path, first: date, last: date) -> Path:
    """Two stores that sell three products every day."""
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(["Receipt", "Date", "Store", "Product", "Category", "Quantity", "Price"])
        for n in range((last - first).days + 1):
            day = first + timedelta(days=n)
            for store in ("Mill Lane", "Quay"):
                for place, product in enumerate(("Bread", "Milk", "Tea")):
                    sold = 3 + place + day.isoweekday() % 4 + day.month
                    kind = "Bakery" if product == "Bread" else "Drinks"
                    out.writerow([f"{day}-{store}", day, store, product, kind, sold, "2.50"])
    return path


def shelfcast(project: Path, *words: str) -> None:
    """Run the command; its output is the message where it fails."""
    line = [sys.executable, "-m", "shelfcast", *words, "--project", str(project)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every step has run on four months of sales.

    Tests share it, since a project that was copied takes no further run: what they expect they ask
    of it when they need it.
    """
    root = tmp_path_factory.mktemp("browser") / "shop"
    root.mkdir()
    (root / "shelfcast.toml").write_text(SETTINGS, encoding="utf-8")
    sales = write_sales(root.parent / "sales.csv", date(2024, 3, 1), LAST)
    shelfcast(root, "run", str(sales))
    return root


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    """The dashboard of the project, being served."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        command("127.0.0.1", port),
        env=environment(project),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(url: str) -> None:
    """Until the server answers, a minute at most."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"{url} did not answer")


class Browser:
    """A page, and the faults that the browser told of."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    def _heard(self, message: Any) -> None:
        if message.type == "error":
            self.faults.append(f"{message.text} {message.location.get('url', '')}")

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.settle("Overview")

    def turn_to(self, title: str) -> None:
        self.page.get_by_test_id("stSidebar").get_by_role("link", name=title, exact=True).click()
        self.settle(title)

    def settle(self, title: str) -> None:
        """Until the page of that title stands and nothing runs any more."""
        self.page.get_by_role("heading", name=title, exact=True).wait_for(timeout=60_000)
        self.page.wait_for_function(
            "document.querySelector('[data-test-script-state=notRunning]') !== null"
            " && document.querySelector('[data-stale=true]') === null",
            timeout=60_000,
        )

    def texts(self, test_id: str) -> list[str]:
        return [text.strip() for text in self.page.get_by_test_id(test_id).all_inner_texts()]

    def bar_texts(self) -> list[str]:
        """What is written on the bars of the first chart, the money alone."""
        chart = self.page.locator(".js-plotly-plot").first
        chart.locator("text.bartext").first.wait_for(timeout=20_000)
        return [text.split(", ")[0] for text in chart.locator("text.bartext").all_text_contents()]

    def errors(self) -> int:
        alerts = self.page.locator("[data-testid=stAlertContentError]").count()
        return int(self.page.get_by_test_id("stException").count() + alerts)


@pytest.fixture
def browser() -> Iterator[Browser]:
    """A browser on a laptop's screen."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        yield Browser(running.new_page(viewport={"width": 1440, "height": 900}))
        running.close()


def kpis(project: Path, *where: str) -> list[str]:
    """What the cards have to show: the last 28 days, as a metric query answers."""
    with warehouse.open_snapshot(project / "warehouse") as reader:
        last = query(reader, MetricQuery(("units",))).end
        asked = MetricQuery(HEADLINES, where=where, start=last - timedelta(days=27), end=last)
        result = query(reader, asked)
    row = result.frame.row(0, named=True)
    return [written(row[name], result.formats[name], "GBP") for name in HEADLINES]


def drawn_of(project: Path, by: str) -> list[str]:
    """The revenue of the last 28 days by a dimension, the most first, as it is written."""
    with warehouse.open_snapshot(project / "warehouse") as reader:
        last = query(reader, MetricQuery(("units",))).end
        start = last - timedelta(days=27)
        found = query(reader, MetricQuery(("revenue",), by=(by,), start=start, end=last)).frame
    return [written(value, "money", "GBP") for value in found["revenue"]]


def test_every_page_stands_without_an_error_and_tells_the_numbers(
    browser: Browser, address: str, project: Path
) -> None:
    browser.open(address)
    assert browser.texts("stMetricValue") == kpis(project)
    for title in PAGES:
        browser.turn_to(title)
        assert browser.errors() == 0, title
    assert browser.faults == []


@pytest.mark.thorough
def test_every_tab_stands_without_an_error_and_draws_what_a_query_answers(
    browser: Browser, address: str, project: Path
) -> None:
    browser.open(address)
    for title, names in TABS.items():
        browser.turn_to(title)
        for name in names:
            browser.page.get_by_role("tab", name=name, exact=True).click()
            browser.settle(title)
            assert browser.errors() == 0, (title, name)
            if name in ("Best and worst", "Ranking"):
                by = "product" if title == "Products" else "store"
                assert browser.bar_texts() == drawn_of(project, by), (title, name)
    assert browser.faults == []


@pytest.mark.thorough
def test_orders_are_approved_on_the_screen_and_the_log_says_so(
    browser: Browser, address: str, project: Path
) -> None:
    browser.open(address)
    browser.turn_to("Orders")
    browser.page.get_by_role("tab", name="Purchase orders", exact=True).click()
    browser.settle("Orders")
    browser.page.get_by_role("button", name="Approve").click()
    browser.page.get_by_text("approved and count as on their way").wait_for(timeout=120_000)
    with warehouse.open_snapshot(project / "warehouse") as reader:
        said = rows(reader, "order_log")
    assert set(said["action"]) == {"approved"}
    assert browser.errors() == 0
    assert browser.faults == []


def test_filters_follow_from_page_to_page_and_stand_in_the_address(
    browser: Browser, address: str, project: Path
) -> None:
    browser.open(f"{address}/?store=Quay")
    assert browser.texts("stMetricValue") == kpis(project, "store=Quay")
    browser.turn_to("Orders")
    assert "store=Quay" in browser.page.url
    browser.turn_to("Data")
    browser.turn_to("Overview")
    assert browser.texts("stMetricValue") == kpis(project, "store=Quay")


@pytest.mark.thorough
def test_a_table_is_taken_away_as_csv(browser: Browser, address: str, project: Path) -> None:
    browser.open(address)
    with browser.page.expect_download() as taken:
        browser.page.get_by_test_id("stDownloadButton").first.click()
    lines = Path(taken.value.path()).read_text(encoding="utf-8").splitlines()
    assert {line.split(",")[0] for line in lines[1:]} == {"Bread", "Milk", "Tea"}


@pytest.mark.thorough
def test_a_run_beside_an_open_page_brings_its_numbers_without_an_error(
    browser: Browser, address: str, project: Path, tmp_path: Path
) -> None:
    browser.open(address)
    before = kpis(project)
    assert browser.texts("stMetricValue") == before
    more = write_sales(tmp_path / "july.csv", LAST + timedelta(days=1), date(2024, 7, 12))
    line = [sys.executable, "-m", "shelfcast", "run", str(more), "--project", str(project)]
    said = tmp_path / "said.txt"
    with said.open("w", encoding="utf-8") as output:
        running = subprocess.Popen(line, stdout=output, stderr=subprocess.STDOUT)
    served = warehouse.served_id(project / "warehouse")
    while running.poll() is None:
        # Only the old numbers or, once published, the new ones: never a fault, never half a run.
        assert browser.errors() == 0
        seen = browser.texts("stMetricValue")
        if warehouse.served_id(project / "warehouse") == served:
            assert seen == before
        time.sleep(0.25)
    assert running.returncode == 0, said.read_text(encoding="utf-8")
    after = kpis(project)
    assert after != before
    browser.page.wait_for_function(
        "wanted => document.querySelector('[data-testid=stMetricValue]').innerText.trim()"
        " === wanted",
        arg=after[0],
        timeout=30_000,
    )
    browser.settle("Overview")
    assert browser.texts("stMetricValue") == after
    assert browser.errors() == 0
    assert browser.faults == []


@pytest.mark.thorough
def test_a_page_opened_before_the_first_run_fills_itself(
    browser: Browser, address: str, project: Path
) -> None:
    pointer = project / "warehouse" / "current"
    named = pointer.read_text(encoding="utf-8")
    pointer.unlink()
    browser.page.goto(address)
    browser.page.get_by_text("shelfcast run FILE").wait_for(timeout=60_000)
    pointer.write_text(named, encoding="utf-8")
    browser.settle("Overview")
    assert browser.texts("stMetricValue") == kpis(project)
    assert browser.faults == []


@pytest.mark.thorough
@pytest.mark.parametrize("ground", ["light", "dark"])
def test_axe_finds_nothing_serious_on_any_page(browser: Browser, address: str, ground: str) -> None:
    """The rules of axe-core, which is in the package; nothing is fetched."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    browser.page.emulate_media(color_scheme=ground)
    browser.open(address)
    for title, *_ in LISTED.values():
        browser.turn_to(title)
        found = axe.run(browser.page).response["violations"]
        serious = [
            (each["id"], [node["html"] for node in each["nodes"]][:2])
            for each in found
            if each["impact"] in ("serious", "critical")
        ]
        assert serious == [], title


@pytest.mark.thorough
def test_a_dark_screen_has_dark_pages_which_are_printed(browser: Browser, address: str) -> None:
    browser.page.emulate_media(color_scheme="dark")
    browser.page.add_init_script("window.print = () => { window.printed = true }")
    browser.open(address)
    ground = browser.page.get_by_test_id("stApp").evaluate("e => getComputedStyle(e).background")
    assert "rgb(18, 24, 31)" in ground
    browser.page.get_by_role("button", name="Print or save as PDF").click()
    assert browser.page.evaluate("window.printed")
    browser.page.emulate_media(media="print")
    assert not browser.page.get_by_test_id("stSidebar").is_visible()
    assert browser.page.get_by_test_id("stMetric").first.is_visible()


@pytest.mark.thorough
def test_a_control_of_a_part_leaves_the_rest_of_the_page_as_it_is(
    browser: Browser, address: str
) -> None:
    browser.open(address)
    browser.page.evaluate("document.querySelector('[data-testid=stMetric]').id = 'the-same'")
    browser.page.get_by_role("radio", name="Units").click()
    browser.page.get_by_role("heading", name="Units by month").wait_for()
    browser.settle("Overview")
    assert "measure=Units" in browser.page.url
    assert browser.page.locator("#the-same").count() == 1
    assert browser.faults == []
