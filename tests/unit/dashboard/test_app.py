"""Whatever state a project is in, a page says what to do and shows no traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from shelfcast import project as projects
from shelfcast.dashboard.app import PAGES


@pytest.mark.parametrize("page", PAGES)
def test_no_page_fails_on_a_whole_project(opened, company: Path, page: str) -> None:
    app = opened(company, page)
    assert not app.exception
    assert not app.error
    assert app.header[0].value == PAGES[page][0]


@pytest.mark.parametrize("page", PAGES)
def test_without_data_every_page_says_what_to_run(opened, tmp_path: Path, page: str) -> None:
    projects.init(tmp_path)
    app = opened(tmp_path, page)
    assert not app.exception
    assert app.code[0].value == "shelfcast run FILE"


@pytest.mark.parametrize("page", PAGES)
def test_a_folder_that_is_no_project_is_told(opened, tmp_path: Path, page: str) -> None:
    app = opened(tmp_path, page)
    assert not app.exception
    assert "is not a Shelfcast project" in app.warning[0].value
    assert app.code[0].value == f"shelfcast init {tmp_path}"


def test_a_fault_in_the_settings_is_told(opened, tmp_path: Path) -> None:
    (tmp_path / projects.SETTINGS_FILE).write_text('[project]\ncurrency = "pounds"\n')
    app = opened(tmp_path, "overview")
    assert not app.exception
    assert "settings that cannot be" in app.warning[0].value


def test_a_damaged_snapshot_is_told(opened, unplanned: Path) -> None:
    for path in (unplanned / "warehouse" / "snapshots").glob("*.duckdb"):
        path.write_bytes(b"no database at all")
    app = opened(unplanned, "overview")
    assert not app.exception
    assert "cannot be opened" in app.warning[0].value


def test_a_choice_that_is_no_longer_there_is_forgotten(opened, company: Path) -> None:
    app = opened(company, "overview", store="Closed long ago", period="Some day")
    assert not app.exception
    assert app.multiselect(key="store").value == []
    assert app.selectbox(key="period").value == "Last 28 days"
