from pathlib import Path

import polars as pl
import pytest

from shelfcast.lake import Lake, Zone, built_folder, data_files, open_lake, replace_files


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return open_lake(tmp_path / "lake")


def _built(lake: Lake, build: str, frame: pl.DataFrame) -> Path:
    path = built_folder(lake, "sales_by_day", build) / "part-0.parquet"
    frame.write_parquet(path)
    replace_files(lake, "sales_by_day", [path], {"shelfcast.build": build})
    return path


def test_a_build_is_the_whole_of_the_table_and_the_one_before_it_is_gone(lake: Lake) -> None:
    _built(lake, "first", pl.DataFrame({"units": [1, 2, 3]}))
    second = _built(lake, "second", pl.DataFrame({"units": [4]}))
    assert data_files(lake, Zone.MARTS, "sales_by_day") == [str(second)]


def test_a_build_with_other_columns_makes_the_table_anew(lake: Lake) -> None:
    _built(lake, "first", pl.DataFrame({"units": [1, 2, 3]}))
    second = _built(lake, "second", pl.DataFrame({"units": ["four"]}))
    assert pl.read_parquet(data_files(lake, Zone.MARTS, "sales_by_day"))["units"].to_list() == [
        "four"
    ]
    assert second.exists()


def test_files_that_no_kept_version_names_are_removed(lake: Lake) -> None:
    for number in range(12):
        last = _built(lake, f"build{number}", pl.DataFrame({"units": [number]}))
    kept = {folder.name for folder in last.parent.parent.iterdir()}
    assert "build11" in kept
    assert "build0" not in kept
    assert len(kept) < 10
