"""Whatever state a project is in, a page says what to do and shows no traceback."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from shelfcast import project as projects
from shelfcast.dashboard import app as app_module
from shelfcast.dashboard import frame
from shelfcast.dashboard.app import PAGES
from shelfcast.metrics import Scope


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
    assert [button.key for button in app.button] == ["load", "corner_shop"]


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


@pytest.mark.parametrize("page", PAGES)
def test_a_viewer_of_one_store_sees_that_store_on_every_page(
    opened, company: Path, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame, "viewer", lambda: Scope(stores=frozenset({"S2"})))
    app = opened(company, page)
    assert not app.exception
    shown = " ".join(str(table.value.to_dict()) for table in app.dataframe)
    shown += " ".join(chart.proto.spec for chart in app.get("plotly_chart"))
    shown += " ".join(str(box.options) for box in [*app.selectbox, *app.multiselect])
    assert "Mill Lane" not in shown
    if page == "overview":
        assert {m.label: m.value for m in app.metric}["Active stores"] == "1"


def test_only_one_file_knows_the_warehouse() -> None:
    knowing = set()
    for path in Path(app_module.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in getattr(node, "names", []) if hasattr(alias, "name")]
            module = getattr(node, "module", None) or ""
            if any(name.startswith("shelfcast.warehouse") for name in (module, *names)):
                knowing.add(path.name)
    assert knowing == {"snapshot.py"}
