"""From an empty project to the first numbers, without a terminal."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import pytest

from shelfcast import project as projects
from shelfcast.dashboard import frame, job
from shelfcast.dashboard.start import keep
from shelfcast.errors import InputError
from shelfcast.metrics import Scope


@dataclass
class Sent:
    """A file as a browser sends it."""

    name: str
    text: str = "a,b\n"

    def getbuffer(self) -> memoryview:
        return io.BytesIO(self.text.encode()).getbuffer()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("sales.csv", "sales.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\tills\\may.xlsx", "may.xlsx"),
    ],
)
def test_a_file_is_kept_in_the_inbox_under_its_own_name(
    tmp_path: Path, name: str, kept: str
) -> None:
    (path,) = keep(tmp_path / "inbox", [Sent(name)])
    assert path == tmp_path / "inbox" / kept
    assert path.read_text() == "a,b\n"


@pytest.mark.parametrize("name", ["", "..", ".env", "a/.."])
def test_what_is_no_file_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        keep(tmp_path / "inbox", [Sent(name)])
    assert not any((tmp_path / "inbox").iterdir())


def test_a_viewer_of_a_part_may_not_load_files(
    opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    projects.init(tmp_path)
    monkeypatch.setattr(frame, "viewer", lambda: Scope(stores=frozenset({"S2"})))
    app = opened(tmp_path, "overview")
    assert not app.exception
    assert len(app.button) == 0
    assert "Ask somebody" in app.info[0].value


def test_a_run_that_was_refused_says_why_and_lets_another_be_tried(opened, tmp_path: Path) -> None:
    projects.init(tmp_path)
    bad = tmp_path / "bad.csv"
    bad.write_text("x,y\nfoo,bar\n")
    begun = job.begin(tmp_path, [bad])
    assert begun.process.wait(timeout=60) == 2
    assert "is like none of the tables" in str(begun.failure())
    app = opened(tmp_path, "overview")
    assert not app.exception
    assert "is like none of the tables" in app.warning[0].value
    assert [button.key for button in app.button] == ["load", "corner_shop"]


def test_one_run_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Going:
        runs = True

    monkeypatch.setitem(job._JOBS, tmp_path.resolve(), Going())
    with pytest.raises(job.LockedError, match="going on already"):
        job.begin(tmp_path, [])
