"""How long does a person wait for a page, and what does one more person cost?

    python benchmarks/bench_dashboard.py --project DIR                  every page, and one control
    python benchmarks/bench_dashboard.py --project DIR --sessions 25    so many at once, too

Needs Chromium and Playwright, and the machine for itself. Prints `page  cold  first  whole  again
control` in milliseconds, the 95th percentile of the visits (`--visits`), and the memory of a
session. `cold` is the first visit after the server started, nothing being kept; `first` is from the
click on the page's name until its heading and first number, chart or table stand, `whole` until
nothing runs any more; `again` is the whole of a page opened by its address in a browser that has
been here before, with all of Streamlit to load; `control` is from a choice made in the page until
nothing runs. Targets: `first` below 1500, `control` below 300, with 25 sessions at once below 1000
for a page that others have opened. Not here: the questions that a page asks (bench_query.py).
"""

from __future__ import annotations

import argparse
import asyncio
import random
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shelfcast.dashboard.app import PAGES
from shelfcast.dashboard.launch import command, environment

CHROMIUM = "/usr/bin/chromium"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
READY = """title => {
  const head = [...document.querySelectorAll('h2')].some(h => h.innerText.trim() === title);
  const drawn = '[data-testid=stMetricValue], .js-plotly-plot .main-svg, [data-testid=stDataFrame],'
    + '[data-testid=stAlert]';
  return head && document.querySelector(drawn) !== null
    && document.querySelector('[data-stale=true] h2') === null;
}"""
IDLE = """() => document.querySelector('[data-test-script-state=notRunning]') !== null
  && document.querySelector('[data-stale=true]') === null"""
BUSY = """() => document.querySelector('[data-test-script-state=running]') !== null"""
CONTROLS = {"overview": ("Units", "Revenue"), "forecast": ("26 weeks", "8 weeks")}
"""Two choices of one control of a page, made in turn."""


DAYS = ("period=Last+7+days", "period=Last+90+days", "period=Last+28+days")
RAW = argparse.RawDescriptionHelpFormatter


@dataclass
class Waits:
    """Seconds waited on a page, by kind."""

    by_kind: dict[str, list[float]] = field(default_factory=dict)

    def add(self, kind: str, seconds: float) -> None:
        """One more wait."""
        self.by_kind.setdefault(kind, []).append(seconds)

    def written(self, kind: str) -> str:
        """The 95th percentile in milliseconds."""
        found = sorted(self.by_kind.get(kind, []))
        if not found:
            return "-"
        return f"{found[min(len(found) - 1, int(0.95 * len(found)))] * 1000:.0f}"


class Server:
    """The dashboard of a project in a process of its own."""

    def __init__(self, project: Path) -> None:
        with closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            command("127.0.0.1", port),
            env=environment(project),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("the server did not answer")

    def memory(self) -> float:
        """Resident mebibytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(text for text in status.splitlines() if text.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait()


@contextmanager
def browser() -> Iterator[Any]:
    """Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        running = started.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield running
        running.close()


def settle(page: Any) -> None:
    """Until nothing runs any more."""
    page.wait_for_function(IDLE, timeout=120_000)


def turn_to(page: Any, title: str, kind: str, waits: Waits) -> None:
    """Click on a page's name."""
    began = time.perf_counter()
    page.get_by_test_id("stSidebar").get_by_role("link", name=title, exact=True).click()
    page.wait_for_function(READY, arg=title, timeout=120_000)
    waits.add(f"{kind}first", time.perf_counter() - began)
    settle(page)
    waits.add(f"{kind}whole", time.perf_counter() - began)


def use(page: Any, choice: str, waits: Waits) -> None:
    """Use a control; what is drawn anew is waited for."""
    button = page.get_by_role("radio", name=choice, exact=True)
    if not button.count():
        button = page.get_by_role("button", name=choice, exact=True)
    began = time.perf_counter()
    button.click()
    page.wait_for_function(f"() => ({BUSY})() || ({IDLE})()", timeout=5_000)
    settle(page)
    waits.add("control", time.perf_counter() - began)


def one_person(server: Server, visits: int) -> dict[str, Waits]:
    """Every page for the first time, then so many times each."""
    waits = {file: Waits() for file in PAGES}
    with browser() as running:
        page = running.new_page(viewport={"width": 1440, "height": 900})
        page.goto(server.address)
        page.wait_for_function(READY, arg=PAGES["overview"][0], timeout=120_000)
        settle(page)
        order = [*(file for file in PAGES if file != "overview"), "overview"]
        for visit in range(visits + 1):
            for file in order:
                turn_to(page, PAGES[file][0], "" if visit else "cold ", waits[file])
                for choice in CONTROLS.get(file, ()) if visit else ():
                    use(page, choice, waits[file])
        for file in PAGES:
            for _ in range(3):
                began = time.perf_counter()
                page.goto(f"{server.address}/{file}")
                page.wait_for_function(READY, arg=PAGES[file][0], timeout=120_000)
                settle(page)
                waits[file].add("again", time.perf_counter() - began)
    return waits


async def session(
    server: Server, waits: Waits, barrier: asyncio.Barrier, pause: float = 0.0
) -> None:
    """One more viewer, without a browser, which would measure the machine's browsers.

    Asks for the Overview over a websocket as a browser does, and when all have it, for other days
    in turn, with `pause` seconds between; the waits are to the end of the page's script.
    """
    from websockets.asyncio.client import connect

    url = server.address.replace("http", "ws") + "/_stcore/stream"
    async with connect(url, subprotocols=["streamlit"], max_size=None) as heard:  # type: ignore[list-item]
        for place, query in enumerate(("", *DAYS)):
            await barrier.wait()
            await asyncio.sleep(random.uniform(0, pause) if place else 0)
            began = time.perf_counter()
            await ask(heard, query)
            waits.add("control" if place else "first", time.perf_counter() - began)
        await barrier.wait()
        waits.add("memory", server.memory())


async def ask(socket: Any, query: str) -> None:
    """Run the page of that address to its end."""
    from streamlit.proto.BackMsg_pb2 import BackMsg
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    wanted = BackMsg()
    wanted.rerun_script.query_string = query
    wanted.rerun_script.context_info.timezone = "UTC"
    await socket.send(wanted.SerializeToString())
    while True:
        heard = ForwardMsg()
        heard.ParseFromString(await socket.recv())
        if heard.WhichOneof("type") == "script_finished":
            return


async def together(server: Server, sessions: int, pause: float) -> Waits:
    """So many sessions that are open at once."""
    waits, barrier = Waits(), asyncio.Barrier(sessions)
    await asyncio.gather(*(session(server, waits, barrier, pause) for _ in range(sessions)))
    return waits


def told_together(project: Path, sessions: int) -> None:
    """A line for sessions that ask in the same moment, and one for some seconds between."""
    server = Server(project)
    try:
        asyncio.run(together(server, 1, 0.0))
        before = server.memory()
        for pause, words in ((0.0, "in the same moment"), (5.0, "within five seconds")):
            waits = asyncio.run(together(server, sessions, pause))
            print(
                f"{sessions} sessions {words}: first {waits.written('first')} ms, "
                f"other days {waits.written('control')} ms (95th percentile)"
            )
            after = max(waits.by_kind["memory"])
            print(f"memory {before:.0f} -> {after:.0f} MiB, {(after - before) / sessions:.1f} each")
    finally:
        server.stop()


def main() -> None:
    """Print the lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=RAW)
    parser.add_argument("--project", type=Path, required=True, help="a project with a snapshot")
    parser.add_argument("--visits", type=int, default=7, help="of each page, after the first")
    parser.add_argument("--sessions", type=int, default=0, help="so many at once")
    told = parser.parse_args()
    server = Server(told.project)
    try:
        waits = one_person(server, told.visits)
        memory = server.memory()
    finally:
        server.stop()
    kinds = ("cold first", "cold whole", "first", "whole", "again", "control")
    print("".join(f"{name:>12}" for name in ("page", *kinds)))
    for file, found in waits.items():
        print("".join(f"{text:>12}" for text in (file, *(found.written(kind) for kind in kinds))))
    print(f"memory with one session: {memory:.0f} MiB")
    if told.sessions:
        told_together(told.project, told.sessions)


if __name__ == "__main__":
    main()
