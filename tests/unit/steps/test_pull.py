"""Sources land like files: the account adds up, the watermark moves with the rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from shelfcast import project as projects
from shelfcast.contracts import DATASETS
from shelfcast.errors import MissingColumnError, UnknownDatasetError
from shelfcast.lake import Zone, data_files, open_lake
from shelfcast.landing import Line, books, commit, read_account
from shelfcast.landing.stored import stored_rows
from shelfcast.project import Project
from shelfcast.steps import LAND, Outcome, Run

SALES = "CREATE TABLE sales (id INTEGER, day TEXT, product TEXT, quantity INTEGER, updated_at TEXT)"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(tmp_path / "shop.db")) as connection:
        connection.execute(SALES)
        sell(connection, 1, 2, 3)
        yield connection


def sell(connection: sqlite3.Connection, *ids: int, hour: int | None = None) -> None:
    rows = [
        (
            n,
            f"2026-01-{n:02d}",
            f"P{n % 3}",
            n,
            f"2026-01-{n if hour is None else hour:02d} 10:00:00",
        )
        for n in ids
    ]
    connection.executemany("INSERT INTO sales VALUES (?, ?, ?, ?, ?)", rows)
    connection.commit()


def shop(tmp_path: Path, **source: Any) -> Project:
    root = tmp_path / "project"
    projects.init(root)
    told = {"url": f"sqlite:///{tmp_path}/shop.db", **source}
    lines = "\n".join(f"{key} = {json.dumps(value)}" for key, value in told.items())
    (root / "shelfcast.toml").write_text(f"[sources.till]\n{lines}\n", encoding="utf-8")
    return projects.load(root)


def land(project: Project, *files: str | Path, sources: tuple[str, ...] = ()) -> Outcome:
    return LAND.work(Run(project, files, sources=sources))


def lines(outcome: Outcome) -> list[Line]:
    landed, faults = outcome.result
    assert faults == []
    return [item.line for item in landed]


def stored(project: Project, dataset: str = "sales") -> pl.DataFrame:
    lake = open_lake(project.lake)
    return stored_rows(DATASETS[dataset], data_files(lake, Zone.CURATED, dataset)).collect()


def test_a_pull_adds_what_is_new_and_nothing_twice(
    tmp_path: Path, database: sqlite3.Connection
) -> None:
    project = shop(tmp_path, table="sales", watermark="updated_at")
    [first] = lines(land(project, sources=("till",)))
    assert (first.file, first.read, first.loaded) == ("till/sales", 3, 3)
    sell(database, 4, 5)
    sell(database, 6, hour=3)  # late, with the watermark's very value
    [second] = lines(land(project, "till"))
    assert (second.read, second.loaded, second.duplicate) == (4, 3, 1)
    [third] = lines(land(project, "till"))
    assert (third.read, third.loaded) == (1, 0)
    assert sorted(stored(project)["quantity"].to_list()) == [1, 2, 3, 4, 5, 6]


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_killed_pull_loses_and_doubles_nothing(
    tmp_path: Path, database: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped before the commit, and right after it, before the account's own line."""
    project = shop(tmp_path, table="sales", watermark="updated_at")
    lines(land(project, "till"))
    sell(database, 4, 5)
    for stopped_at in ("commit_files", "record"):
        with monkeypatch.context() as patch:
            patch.setattr(commit, stopped_at, _killed)
            patch.setattr(books, "undo_all", lambda *_: None)  # a killed process undoes nothing
            with pytest.raises(KeyboardInterrupt):
                land(project, "till")
    outcome = land(project, "till")
    assert all(line.check() for line in lines(outcome))
    sell(database, 6)
    land(project, "till")
    assert sorted(stored(project)["quantity"].to_list()) == [1, 2, 3, 4, 5, 6]


def test_a_refused_pull_does_not_move_the_watermark(
    tmp_path: Path, database: sqlite3.Connection
) -> None:
    project = shop(tmp_path, table="sales", watermark="updated_at", dataset="events")
    with pytest.raises(MissingColumnError):
        land(project, "till")
    again = shop(tmp_path, table="sales", watermark="updated_at")
    assert lines(land(again, "till"))[0].loaded == 3


def test_a_table_that_goes_back_to_what_it_was_is_read_as_such(
    tmp_path: Path, database: sqlite3.Connection
) -> None:
    """The same rows again after others are no file that was landed before."""
    database.execute("CREATE TABLE products (product_id TEXT, name TEXT, price REAL)")
    database.execute("INSERT INTO products VALUES ('P1', 'Tea', 2.5)")
    project = shop(tmp_path, table="products")
    for price in (2.5, 3.0, 2.5, 2.5):
        database.execute("UPDATE products SET price = ?", (price,))
        database.commit()
        land(project, "till")
    history = stored(project, "products").sort("_landed_at")["unit_price"].to_list()
    assert [float(price) for price in history] == [2.5, 3.0, 2.5]


def test_every_table_lands_by_what_it_is_and_the_others_are_told(
    tmp_path: Path, database: sqlite3.Connection
) -> None:
    database.execute("CREATE TABLE audit (who, what)")
    database.execute("INSERT INTO audit VALUES ('me', 'x')")
    database.execute("CREATE TABLE empty_one (a)")
    database.commit()
    project = shop(tmp_path)
    outcome = land(project, tmp_path / "shop.db")
    assert [(line.file, line.dataset) for line in lines(outcome)] == [("shop.db/sales", "sales")]
    assert any("audit" in note for note in outcome.notes)
    assert any("empty_one" in note for note in outcome.notes)


def test_a_folder_with_a_database_among_its_files_lands_both(
    tmp_path: Path, database: sqlite3.Connection
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (tmp_path / "shop.db").rename(inbox / "what? 100%.sqlite")
    (inbox / "more.csv").write_text("day,product,quantity\n2026-03-01,A,9\n", encoding="utf-8")
    landed = lines(land(shop(tmp_path), inbox))
    assert [(line.file, line.loaded) for line in landed] == [
        ("more.csv", 1),
        ("what? 100%.sqlite/sales", 3),
    ]


def test_a_database_of_which_no_table_is_ours_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE audit (who, what)")
        connection.execute("INSERT INTO audit VALUES ('me', 'x')")
        connection.commit()
    with pytest.raises(UnknownDatasetError):
        land(shop(tmp_path), tmp_path / "other.db")


def test_a_source_that_fails_does_not_keep_the_others_out(
    tmp_path: Path, database: sqlite3.Connection
) -> None:
    project = shop(tmp_path, table="sales")
    gone = f"sqlite:///{tmp_path}/gone.db"
    landed, faults = land(project, gone, "till").result
    assert [item.line.loaded for item in landed] == [3]
    assert [fault.file for fault in faults] == [gone]


def test_the_original_that_is_kept_lands_alone_to_the_same_rows(
    tmp_path: Path, database: sqlite3.Connection
) -> None:
    project = shop(tmp_path, table="sales")
    lines(land(project, "till"))
    [original] = (project.lake / "raw").rglob("*.parquet")
    other = shop(tmp_path / "other")
    (tmp_path / "other").mkdir(exist_ok=True)
    land(other, original)
    own = ["sold_at", "product_id", "quantity", "_extra"]
    assert stored(other).select(own).equals(stored(project).select(own))


def test_no_password_is_in_the_lake(
    tmp_path: Path, database: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHOP_FILE", f"{tmp_path}/shop.db")
    project = shop(tmp_path, url="sqlite:///${SHOP_FILE}", table="sales")
    lines(land(project, "till"))
    account = read_account(open_lake(project.lake)).write_json()
    assert str(tmp_path / "shop.db") not in account
