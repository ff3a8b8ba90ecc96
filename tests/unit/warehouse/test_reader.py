import subprocess
import sys
import threading
from datetime import date, datetime

import polars as pl
import pytest

from shelfcast import warehouse as wh
from shelfcast.errors import DamagedProjectError, NoDataError, QueryError, ShelfcastError


@pytest.fixture
def home(tmp_path):
    frame = pl.DataFrame({"x": [1, 2, 3], "day": [date(2024, 1, d) for d in (1, 2, 3)]})
    wh.write_frame(tmp_path, "orders", frame)
    wh.publish(tmp_path)
    return tmp_path


def test_a_reader_open_across_publishes_keeps_its_answer_even_when_its_file_is_deleted(home):
    with wh.open_snapshot(home) as old:
        path = wh.list_snapshots(home)[0].path
        for value in (10, 20):
            wh.write_frame(home, "orders", pl.DataFrame({"x": [value]}))
            wh.publish(home, keep=1)
        assert not path.exists()
        assert old.frame("select sum(x) as x from marts.orders")["x"].item() == 6
        with wh.open_snapshot(home) as new:
            assert new.snapshot_id > old.snapshot_id
            assert new.frame("select sum(x) as x from marts.orders")["x"].item() == 20


def test_readers_of_one_process_never_wait_for_a_writer(home):
    """Threads read all along while snapshots are published and expired."""
    stop, faults, answers = threading.Event(), [], []

    def read():
        while not stop.is_set():
            try:
                with wh.open_snapshot(home) as reader:
                    frame = reader.frame("select count(*) as n, sum(x) as x from marts.orders")
                    answers.append(frame.row(0))
            except ShelfcastError as error:
                faults.append(error)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for value in range(8):
            wh.write_frame(home, "orders", pl.DataFrame({"x": [value] * 1000}))
            wh.publish(home, keep=1)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert not faults
    assert set(answers) <= {(3, 6), *((1000, 1000 * value) for value in range(8))}


def test_another_process_can_read_the_same_snapshot(home):
    code = (
        "import sys; from pathlib import Path; from shelfcast import warehouse as wh\n"
        "with wh.open_snapshot(Path(sys.argv[1])) as r:"
        " print(r.frame('select sum(x) as x from marts.orders')['x'].item())"
    )
    with wh.open_snapshot(home):
        told = subprocess.run(
            [sys.executable, "-c", code, str(home)], capture_output=True, text=True, check=True
        )
    assert told.stdout.strip() == "6"


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_csv('/etc/passwd')",
        "attach '/tmp/other.duckdb' as other",
        "copy marts.orders to '/tmp/stolen.csv'",
        "set memory_limit = '100GB'",
        "set enable_external_access = true",
        "delete from marts.orders",
        "create table marts.mine as select 1",
        "install httpfs",
    ],
)
def test_a_reader_can_neither_write_nor_reach_outside_nor_change_settings(home, sql):
    with wh.open_snapshot(home) as first, wh.open_snapshot(home) as second:
        for reader in (first, second):
            with pytest.raises(ShelfcastError):
                reader.frame(sql)


def test_parameters_are_values_and_never_sql(home):
    with wh.open_snapshot(home) as reader:
        asked = "select x from marts.orders where day >= ? and cast(x as varchar) <> ? order by x"
        assert reader.frame(asked, [date(2024, 1, 2), "'; drop table"])["x"].to_list() == [2, 3]


def test_the_time_zone_is_fixed(home, monkeypatch):
    with wh.open_snapshot(home) as reader:
        told = reader.frame("select cast(timestamptz '2024-01-01 00:00:00+00' as timestamp) as t")
        assert told["t"].item() == datetime(2024, 1, 1)


def test_columns_and_tables_are_told(home):
    with wh.open_snapshot(home) as reader:
        assert reader.tables() == ["orders"]
        assert reader.columns("orders") == {"x": "BIGINT", "day": "DATE"}
        with pytest.raises(NoDataError):
            reader.columns("forecasts")


def test_a_missing_table_and_a_wrong_query_are_told_apart(home):
    with wh.open_snapshot(home) as reader:
        with pytest.raises(NoDataError):
            reader.frame("select * from marts.forecasts")
        for wrong in ("select y from marts.orders", "selec", "select cast('a' as int)"):
            with pytest.raises(QueryError):
                reader.frame(wrong)


def test_nothing_published_and_a_damaged_snapshot_have_their_errors(home, tmp_path):
    with pytest.raises(NoDataError), wh.open_snapshot(tmp_path / "nowhere"):
        pass
    wh.list_snapshots(home)[0].path.write_bytes(b"not a database" * 1000)
    with pytest.raises(DamagedProjectError), wh.open_snapshot(home):
        pass
