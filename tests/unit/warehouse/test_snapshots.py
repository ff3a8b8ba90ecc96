import errno
import os
import re
import shutil
import time
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast import warehouse as wh
from shelfcast.errors import DiskFullError, NoDataError, QueryError
from shelfcast.warehouse import snapshot_copy, snapshots


def _frame(value: int) -> pl.DataFrame:
    return pl.DataFrame({"x": [value]})


def _published(home, value: int, keep: int = 5) -> wh.Snapshot:
    wh.write_frame(home, "orders", _frame(value))
    return wh.publish(home, keep)


def test_a_snapshot_stands_alone(shop, tmp_path):
    """Nothing outside the file is needed, and no view in it is broken."""
    home = tmp_path / "elsewhere"
    (home / "snapshots").mkdir(parents=True)
    published = wh.publish(shop.warehouse)
    shutil.copy(published.path, home / "snapshots")
    (home / "current").write_text(published.id)
    with wh.open_snapshot(home) as reader:
        schemas = reader.frame("select distinct table_schema from information_schema.tables")
        assert schemas["table_schema"].to_list() == ["marts"]
        for table in reader.tables():
            assert reader.frame(f"select * from marts.{table}").equals(
                reader.frame(f"select * from marts.{table}")
            )
        rows = reader.frame("select count(*) as n from marts.demand")["n"].item()
    assert rows == len(shop.frame("demand"))


def test_ids_sort_by_time_even_within_a_second(tmp_path):
    ids = [_published(tmp_path, value, keep=9).id for value in range(5)]
    assert ids == sorted(set(ids))
    assert all(re.fullmatch(r"\d{8}T\d{6}-[0-9a-f]{4}", name) for name in ids)
    assert [snapshot.id for snapshot in wh.list_snapshots(tmp_path)] == ids[::-1]


def test_a_clock_that_goes_back_does_not_break_the_order(tmp_path):
    folder = tmp_path / "snapshots"
    folder.mkdir()
    (folder / "20991231T235959-ffff.duckdb").write_bytes(b"")
    assert _published(tmp_path, 1).id > "20991231T235959-ffff"


@given(st.datetimes(min_value=snapshots.datetime(2000, 1, 1)))
def test_the_next_id_is_always_later(moment):
    """The id of a moment 32 microseconds on is a greater id."""
    name = snapshots._name(moment.replace(tzinfo=snapshots.UTC))
    later = snapshots._moment(name) + snapshots.timedelta(microseconds=32)
    assert snapshots._name(later) > name


def test_the_newest_are_kept_and_the_served_one_is_never_deleted(tmp_path):
    first = _published(tmp_path, 0)
    others = [_published(tmp_path, value).id for value in (1, 2)]
    wh.use_snapshot(tmp_path, first.id)
    snapshots._expire(tmp_path, 1)
    assert {s.id for s in wh.list_snapshots(tmp_path)} == {first.id, others[-1]}
    latest = _published(tmp_path, 3, keep=1)
    assert [s.id for s in wh.list_snapshots(tmp_path)] == [latest.id]


def test_an_older_snapshot_can_be_served_again(tmp_path):
    old, new = _published(tmp_path, 1), _published(tmp_path, 2)
    assert wh.served_id(tmp_path) == new.id
    wh.use_snapshot(tmp_path, old.id)
    with wh.open_snapshot(tmp_path) as reader:
        assert reader.frame("select x from marts.orders")["x"].item() == 1


def test_unknown_ids_and_empty_warehouses_are_told_apart(tmp_path):
    with pytest.raises(NoDataError):
        wh.publish(tmp_path)
    with pytest.raises(NoDataError):
        wh.use_snapshot(tmp_path, "20261121T074312-1a2b")
    wh.set_state(tmp_path, "build", "made nothing")
    with pytest.raises(NoDataError):
        wh.publish(tmp_path)
    _published(tmp_path, 1)
    with pytest.raises(QueryError) as caught:
        wh.use_snapshot(tmp_path, "20261121T074312-1a2b")
    assert caught.value.evidence == (wh.served_id(tmp_path),)


def test_a_pointer_of_other_text_serves_nothing_and_is_mended_by_naming_a_snapshot(tmp_path):
    published = _published(tmp_path, 1)
    (tmp_path / "snapshots" / "my copy.duckdb").write_bytes(b"")
    (tmp_path / "current").write_bytes(b"\xff\x00")
    with pytest.raises(NoDataError), wh.open_snapshot(tmp_path):
        pass
    wh.use_snapshot(tmp_path, published.id)
    with wh.open_snapshot(tmp_path) as reader:
        assert reader.snapshot_id == published.id


def test_what_a_killed_publish_left_is_removed_and_another_tools_files_are_not(tmp_path):
    _published(tmp_path, 1)
    left = [tmp_path / "snapshots" / "20200101T000000-0000.tmp", tmp_path / "current.tmp"]
    for path in left:
        path.write_bytes(b"half")
    kept = tmp_path / "snapshots" / "20200101T000000-0000.duckdb.tmp"
    kept.mkdir()
    _published(tmp_path, 2)
    assert not any(path.exists() for path in left)
    assert kept.is_dir()


def test_a_full_disk_while_publishing_leaves_the_served_snapshot(tmp_path, monkeypatch):
    served = _published(tmp_path, 1)

    def full(source, target):
        target.write_bytes(b"half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(snapshot_copy.shutil, "copyfile", full)
    with pytest.raises(DiskFullError):
        wh.publish(tmp_path)
    assert wh.served_id(tmp_path) == served.id
    assert list((tmp_path / "snapshots").iterdir()) == [served.path]


def test_money_keeps_its_four_places_in_a_snapshot(tmp_path):
    wh.write_frame(tmp_path, "orders", pl.DataFrame({"m": [Decimal("0.1001")]}))
    before = time.time()
    snapshot = wh.publish(tmp_path)
    assert before - 1 <= snapshot.created_at.timestamp() <= time.time() + 1
    with wh.open_snapshot(tmp_path) as reader:
        assert reader.frame("select m from marts.orders")["m"].item() == Decimal("0.1001")
