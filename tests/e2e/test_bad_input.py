from __future__ import annotations

import contextlib
import errno
import gzip
import os
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]
GIB = 1 << 30


def truncated_gz(path: Path) -> Path:
    whole = gzip.compress(b"date,product,quantity\n" + b"2026-01-05,A,1\n" * 5000)
    path.write_bytes(whole[: len(whole) // 2])
    return path


def spoiled(kind: str, folder: Path) -> Path:
    path = folder / f"{kind}.csv"
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "picture":
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    elif kind == "truncated":
        return truncated_gz(folder / "truncated.csv.gz")
    elif kind == "no_sales":
        path.write_text("room,remark\n" + "cellar,the lamp is broken\n" * 9, encoding="utf-8")
    elif kind == "header_only":
        path.write_text("date,product,quantity\n", encoding="utf-8")
    elif kind == "folder":
        path = folder / "folder"
        path.mkdir()
        (path / "notes.md").write_text("# no data", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("empty", {"empty_file"}),
        ("header_only", {"empty_file"}),
        ("picture", {"unknown_format"}),
        ("truncated", {"damaged_file"}),
        ("no_sales", {"missing_column", "unknown_dataset"}),
        ("folder", {"file_missing"}),
    ],
)
def test_a_file_that_cannot_be_landed_is_refused_and_leaves_nothing(
    kind: str, codes: set[str], bench: Any, shop: Path, shelfcast: Command, tmp_path: Path
) -> None:
    before = lake_files(shop)
    said = shelfcast("run", spoiled(kind, tmp_path), "--project", shop, "--json")
    assert said.code == 2
    assert said.json["error"] in codes
    assert said.json["fix"]
    assert said.err == ""
    assert lake_files(shop) == before


def lake_files(project: Path) -> list[str]:
    """The rows' files and the kept originals; Iceberg's own metadata may grow."""
    found = [*(project / "lake").rglob("*.parquet"), *(project / "lake" / "raw").rglob("*")]
    return sorted(str(path) for path in found if path.is_file())


def test_a_zip_that_claims_ten_gib_is_not_unpacked(
    shop: Path, shelfcast: Command, tmp_path: Path
) -> None:
    path = tmp_path / "big.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in range(3):
            archive.writestr(f"sales-{member}.csv", "date,product,quantity\n2026-01-05,A,1\n")
    data = bytearray(path.read_bytes())
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        # Above 4 GiB a size needs an extra field; three claims of 3.75 GiB do without.
        data[at + 24 : at + 28] = struct.pack("<I", 0xF0000000)
    path.write_bytes(bytes(data))
    with zipfile.ZipFile(path) as archive:
        assert sum(info.file_size for info in archive.infolist()) > 10 * GIB
    said = shelfcast("ingest", path, "--project", shop, "--json")
    assert (said.code, said.json["error"]) == (2, "too_large")
    assert "11.2 GiB" in said.json["what"]


@pytest.mark.thorough
def test_good_files_land_though_others_are_refused_and_exit_2_says_so(
    bench: Any, shop: Path, shelfcast: Command, tmp_path: Path
) -> None:
    refused = [spoiled(kind, tmp_path) for kind in ("empty", "picture", "no_sales")]
    before = shelfcast("query", "units", "--project", shop, "--json").json["rows"][0]["units"]
    said = shelfcast("run", *refused, bench.second, "--project", shop, "--json")
    assert said.code == 2
    told = said.json
    assert [Path(line["file"]) for line in told["refused"]] == refused
    assert [line["error"] for line in told["refused"]][:2] == ["empty_file", "unknown_format"]
    assert [line["loaded"] for line in told["account"]] == [14 * 6]
    assert [step["done"] for step in told["steps"]] == [True] * 5
    after = shelfcast("query", "units", "--project", shop, "--json").json["rows"][0]["units"]
    assert after > before


def test_refused_files_are_named_on_stderr(
    shop: Path, shelfcast: Command, bench: Any, tmp_path: Path
) -> None:
    said = shelfcast("ingest", spoiled("picture", tmp_path), bench.second, "--project", shop)
    assert said.code == 2
    assert "picture.csv was refused: picture.csv is a PNG picture" in said.err
    assert "second.csv" in said.out


HOLD = """
import sys
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def held(shop: Path) -> Iterator[Path]:
    """The project while another process holds its lock."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(shop / ".lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield shop
        process.communicate("")


def test_while_another_command_writes_this_one_changes_nothing_and_readers_read(
    held: Path, bench: Any, shelfcast: Command
) -> None:
    before = lake_files(held)
    said = shelfcast("run", bench.second, "--project", held, "--json")
    assert (said.code, said.json["error"]) == (1, "locked")
    assert "is still being served" in said.json["state"]
    assert lake_files(held) == before
    assert shelfcast("query", "units", "--project", held, "--json").code == 0


def test_a_lock_that_is_let_go_holds_nobody_up(shop: Path, shelfcast: Command) -> None:
    (shop / ".lock-owner").write_text("process 1, killed long ago", encoding="utf-8")
    assert shelfcast("run", "--project", shop, "--json").code == 0
    assert not (shop / ".lock-owner").exists()


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MiB, where the machine lets us mount one."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a small file system can be mounted by root on Linux only")
    place = tmp_path / "tiny"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no tmpfs can be mounted here: {done.stderr.strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill_up(place: Path) -> None:
    with contextlib.suppress(OSError), (place / "fill").open("wb", buffering=0) as file:
        while file.write(b"\0" * 512):
            pass


def test_a_disk_that_fills_up_is_told_as_such(
    tiny_disk: Path, bench: Any, shelfcast: Command
) -> None:
    project = tiny_disk / "shop"
    said = shelfcast("run", bench.first, "--project", project, "--json")
    assert (said.code, said.json["error"]) == (1, "disk_full"), said.out
    assert said.json["state"]
    fill_up(tiny_disk)
    again = shelfcast("run", bench.second, "--project", project, "--json")
    assert (again.code, again.json["error"]) == (1, "disk_full"), again.out


@pytest.mark.parametrize(
    "inner",
    [
        "shelfcast.steps.land.land_file",
        "shelfcast.warehouse.build",
        "shelfcast.warehouse.write_frames",
        "shelfcast.inventory.orders_of",
        "shelfcast.warehouse.publish",
    ],
)
@pytest.mark.thorough
def test_a_full_disk_in_any_step_is_the_same_error_and_the_old_snapshot_is_served(
    inner: str,
    bench: Any,
    shop: Path,
    shelfcast: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object, **__: object) -> None:
        raise RuntimeError("what a library makes of it") from OSError(errno.ENOSPC, "No space")

    served = shelfcast("snapshots", "list", "--project", shop, "--json").json[0]["snapshot"]
    monkeypatch.setattr(inner, full)
    said = shelfcast("run", bench.first, "--force", "--project", shop, "--json")
    assert (said.code, said.json["error"]) == (1, "disk_full"), said.out
    assert served in said.json["state"]
    monkeypatch.undo()
    now = shelfcast("query", "units", "--project", shop, "--json").json
    assert now["snapshot"] == served


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["one_day", "returns_only", "revenue_only", "no_product"])
def test_too_little_to_forecast_from_is_no_reason_to_show_nothing(
    name: str, shelfcast: Command, tmp_path: Path
) -> None:
    path = tmp_path / "sales.csv"
    path.write_text(SMALL[name], encoding="utf-8")
    said = shelfcast("run", path, "--project", tmp_path / "shop")
    assert said.code == 0, said.err
    answer = shelfcast("query", "revenue", "--project", tmp_path / "shop", "--json")
    assert answer.json["rows"][0]["revenue"] == REVENUE[name]
    to = tmp_path / "report.xlsx"
    assert shelfcast("report", "--to", to, "--project", tmp_path / "shop").code == 0


SMALL = {
    "one_day": "date,product,quantity,price\n2026-01-05,A1,3,2.50\n",
    "returns_only": "date,product,quantity,price\n2026-01-05,A1,-3,2.50\n2026-01-06,B1,-1,2.00\n",
    "revenue_only": "date,product,revenue\n2026-01-05,A1,30\n2026-01-06,A1,10\n2026-01-07,B1,2\n",
    "no_product": "date,revenue\n2026-01-05,30\n2026-01-06,10\n2026-01-07,12\n",
}
REVENUE = {"one_day": 7.5, "returns_only": -9.5, "revenue_only": 42, "no_product": 52}
