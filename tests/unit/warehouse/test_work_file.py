import errno
from decimal import Decimal

import duckdb
import polars as pl
import pytest

from shelfcast import warehouse as wh
from shelfcast.contracts import LEAD_TIMES
from shelfcast.errors import DamagedProjectError, DiskFullError, FailureError, NoDataError
from shelfcast.warehouse import work_file


@pytest.fixture
def home(tmp_path):
    frame = pl.DataFrame({"x": range(300_000)}).with_columns(y=pl.col("x").hash(1))
    wh.write_frames(tmp_path, {"orders": frame}, step="plan", fingerprint="f1")
    return tmp_path


def test_a_frame_comes_back_as_it_was_written(home):
    frame = pl.DataFrame({"m": [Decimal("1.2345"), None], "t": ["a", "é'\""]})
    wh.write_frame(home, "orders", frame)
    assert wh.read_frame(home, "orders").equals(frame)


def test_a_contract_frame_comes_back_sorted_by_its_key(tmp_path):
    frame = LEAD_TIMES.conform(
        pl.DataFrame({"product_id": ["b", "a"], "orders": 1, "mean_days": 2, "sd_days": 0})
    )
    wh.write_frame(tmp_path, "lead_times", frame)
    assert wh.read_frame(tmp_path, "lead_times").equals(frame.sort("product_id"))


def test_frames_and_the_steps_state_are_written_together_or_not_at_all(home):
    before = wh.read_frame(home, "orders")
    with pytest.raises(FailureError):
        wh.write_frames(
            home,
            {"orders": pl.DataFrame({"x": [1]}), "no such; name": pl.DataFrame({"x": [1]})},
            step="plan",
            fingerprint="f2",
        )
    assert wh.get_state(home, "plan") == "f1"
    assert wh.read_frame(home, "orders").equals(before)


def test_state_is_kept_by_step_and_unknown_before(tmp_path):
    assert wh.get_state(tmp_path, "build") is None
    wh.set_state(tmp_path, "build", "a")
    wh.set_state(tmp_path, "build", "b")
    wh.set_state(tmp_path, "plan", "c")
    assert (wh.get_state(tmp_path, "build"), wh.get_state(tmp_path, "plan")) == ("b", "c")


def test_a_table_that_no_step_made_is_no_data(home, tmp_path):
    for place in (home, tmp_path / "empty"):
        with pytest.raises(NoDataError):
            wh.read_frame(place, "forecasts")


@pytest.mark.parametrize("left", [0, 100, 5000, 0.3, 0.9])
def test_a_file_cut_short_is_set_aside_and_every_step_is_to_be_done_again(home, left):
    path = home / "work.duckdb"
    data = path.read_bytes()
    path.write_bytes(data[: left if isinstance(left, int) else int(len(data) * left)])
    assert wh.get_state(home, "plan") is None
    assert (home / "work.damaged.duckdb").exists()
    wh.write_frame(home, "orders", pl.DataFrame({"x": [1]}))
    assert wh.read_frame(home, "orders")["x"].to_list() == [1]


def test_a_file_of_other_bytes_is_set_aside_too(home):
    (home / "work.duckdb").write_bytes(b"\0" * 50_000)
    assert wh.get_state(home, "plan") is None


def test_a_file_whose_last_blocks_are_free_is_whole(tmp_path):
    """DuckDB counts a freed block at the end although the file may end before it."""
    for rows in (3, 1, 400_000, 2, 1):
        wh.write_frame(tmp_path, "orders", pl.DataFrame({"x": range(rows)}))
        assert len(wh.read_frame(tmp_path, "orders")) == rows
    assert not (tmp_path / "work.damaged.duckdb").exists()


def test_damage_that_shows_only_when_read_is_told_and_set_aside(home):
    path = home / "work.duckdb"
    data = bytearray(path.read_bytes())
    start = len(data) // 2
    data[start : start + 300_000] = bytes(300_000)
    path.write_bytes(data)
    with pytest.raises(DamagedProjectError):
        wh.read_frame(home, "orders")
    assert wh.get_state(home, "plan") is None


def test_a_whole_file_is_kept(home):
    assert wh.get_state(home, "plan") == "f1"
    assert not (home / "work.damaged.duckdb").exists()


def test_no_space_left_is_told_from_the_system_and_from_duckdb(tmp_path):
    with pytest.raises(DiskFullError), work_file.storage_faults(tmp_path):
        raise OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(DiskFullError), work_file.storage_faults(tmp_path):
        raise duckdb.IOException("IO Error: Could not write file: No space left on device")
    with pytest.raises(PermissionError), work_file.storage_faults(tmp_path):
        raise PermissionError(errno.EACCES, "denied")
