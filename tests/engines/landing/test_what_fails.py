"""Workers that fail, or are killed with the run, leave nothing in the lake; the next run lands."""

import signal
import subprocess
import sys
import time

import pytest

from shelfcast.errors import DiskFullError, FailureError
from shelfcast.lake import Zone, data_files, open_lake, pending
from shelfcast.landing import Request, land_file, read_account, recover
from shelfcast.landing import workers as workers_module
from shelfcast.sources.csv import delimited
from shelfcast.sources.csv.line_splits import LineSource

LINES = "Date,Product,Quantity,Price\n" + "".join(
    f"2024-{m:02d}-{day:02d},p{item},{day},2.00\n"
    for m in range(1, 13)
    for day in range(1, 29)
    for item in range(6)
)


@pytest.fixture(autouse=True)
def _small_files_are_large(monkeypatch):
    monkeypatch.setattr(delimited, "SMALL", 100)


def is_empty(lake):
    """Nobody sees a row, and nothing lies about."""
    left = [p for p in lake.root.rglob("*") if p.is_file() and p.suffix in (".parquet", ".csv")]
    nothing = not data_files(lake, Zone.CURATED, "sales") and read_account(lake).is_empty()
    return nothing and not left and not pending(lake)


def test_a_part_that_cannot_be_read_takes_back_the_whole_file(tmp_path, workers, monkeypatch):
    if workers.session.__name__ == "InProcess":
        pytest.skip("it is Spark's way of failing that is asked for")
    (tmp_path / "sales.csv").write_text(LINES)
    lake = open_lake(tmp_path / "lake")
    real = LineSource.cut

    def cut_and_lost(self, size):
        splits = real(self, size)
        self.path.unlink()
        return splits

    with monkeypatch.context() as patch:
        patch.setattr(LineSource, "cut", cut_and_lost)
        with pytest.raises(FailureError) as caught:
            land_file(tmp_path / "sales.csv", Request(lake, tmp_path / "m", workers=workers))
    assert any("FileNotFoundError" in line for line in caught.value.evidence)
    assert is_empty(lake)
    [landed] = land_file(tmp_path / "sales.csv", Request(lake, tmp_path / "m", workers=workers))
    assert landed.line.loaded == LINES.count("\n") - 1


def test_a_worker_of_another_version_types_nothing(tmp_path, workers, monkeypatch):
    (tmp_path / "sales.csv").write_text(LINES)
    lake = open_lake(tmp_path / "lake")
    monkeypatch.setattr(workers_module, "_our_version", lambda: "0.0.1")
    with pytest.raises((FailureError, RuntimeError)) as caught:
        land_file(tmp_path / "sales.csv", Request(lake, tmp_path / "m", workers=workers))
    assert "0.0.1" in "".join(getattr(caught.value, "evidence", [str(caught.value)]))
    assert is_empty(lake)


def test_a_full_disk_under_a_worker_is_told_as_one(tmp_path, workers, monkeypatch):
    if workers.session.__name__ != "InProcess":
        pytest.skip("the disk of a worker is filled in this process only")
    import polars as pl

    def full(*_):
        raise pl.exceptions.ComputeError("No space left on device (os error 28)")

    (tmp_path / "sales.csv").write_text(LINES)
    lake = open_lake(tmp_path / "lake")
    monkeypatch.setattr(workers_module, "stage", full)
    with pytest.raises(DiskFullError):
        land_file(tmp_path / "sales.csv", Request(lake, tmp_path / "m", workers=workers))
    assert is_empty(lake)


KILLED = """
import os, signal, sys
from pathlib import Path
from shelfcast.cluster import session
from shelfcast.lake import open_lake
from shelfcast.landing import Request, Workers, land_file
from shelfcast.landing import workers
from shelfcast.sources.csv import delimited

delimited.SMALL = 100
root = Path(sys.argv[1])

def stop(*_):
    os.kill(os.getpid(), signal.SIGKILL)

workers._together = stop
request = Request(open_lake(root / "lake"), root / "m")
request = Request(request.lake, root / "m", workers=Workers(lambda: session(sys.argv[2]), 30_000))
land_file(root / "sales.csv", request)
"""


def test_a_run_killed_while_its_parts_lie_on_the_disk_leaves_nothing(tmp_path, workers):
    if workers.session.__name__ == "InProcess":
        pytest.skip("it is a Spark that is left behind")
    master = workers.session().sparkContext.master
    if not master.startswith("local"):
        pytest.skip("a cluster without a free core would wait for this process")
    (tmp_path / "sales.csv").write_text(LINES)
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), master], check=False)
    assert killed.returncode == -signal.SIGKILL
    lake = open_lake(tmp_path / "lake")
    assert pending(lake)
    assert list((tmp_path / "lake" / "curated").rglob("*.parquet"))
    time.sleep(1)
    recover(lake)
    assert not data_files(lake, Zone.CURATED, "sales")
    assert not list((tmp_path / "lake" / "curated").rglob("*.parquet"))
    [landed] = land_file(tmp_path / "sales.csv", Request(lake, tmp_path / "m", workers=workers))
    assert landed.line.loaded == LINES.count("\n") - 1


def test_both_workers_of_a_cluster_type(tmp_path, workers, request):
    if "[a cluster]" not in request.node.name:
        pytest.skip("it is of a cluster")
    (tmp_path / "sales.csv").write_text(LINES)
    lake = open_lake(tmp_path / "lake")
    land_file(tmp_path / "sales.csv", Request(lake, tmp_path / "m", workers=workers))
    context = workers.session().sparkContext
    infos = context._jsc.sc().statusTracker().getExecutorInfos()
    assert len({(each.host(), each.port()) for each in infos}) == 3
