import errno
import gzip
import io
import os
import random
import struct
import zipfile
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from shelfcast.errors import (
    DamagedFileError,
    DiskFullError,
    EmptyFileError,
    FileMissingError,
    MappingError,
    MissingColumnError,
    TooLargeError,
    UnknownDatasetError,
    UnknownFormatError,
)
from shelfcast.landing import batch as batch_module
from shelfcast.landing import commit as commit_module
from shelfcast.landing import workers as workers_module

HEADER = "Date,Product,Quantity,Price\n"
GOOD = HEADER + "".join(f"2024-01-{day:02d},p{day},{day},2.00\n" for day in range(1, 29))


def zipped(content, claimed=None):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for place in range(3):
            archive.writestr(f"{place}.csv", content)
    raw, place = bytearray(out.getvalue()), 0
    while claimed and (place := raw.find(b"PK\x01\x02", place)) >= 0:
        raw[place + 24 : place + 28] = struct.pack("<I", claimed)
        place += 4
    return bytes(raw)


def book():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        for line, text in enumerate(GOOD.splitlines()):
            made.worksheets() or made.add_worksheet()
            made.worksheets()[0].write_row(line, 0, text.split(","))
    return out.getvalue()


def parquet():
    out = io.BytesIO()
    pl.read_csv(GOOD.encode()).write_parquet(out)
    return out.getvalue()


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))
JUNK = random.Random(7).randbytes(5000)
BAD = {
    "empty": (b"", EmptyFileError),
    "white space": (b"\n  \r\n\t" * 3000, EmptyFileError),
    "header only": (HEADER.encode(), EmptyFileError),
    "picture": (PNG, UnknownFormatError),
    "junk": (JUNK, UnknownFormatError),
    "gz cut": (gzip.compress(GOOD.encode())[:-12], DamagedFileError),
    "gz corrupt": (gzip.compress(JUNK)[:100] + b"x" * 50, DamagedFileError),
    "zip cut": (zipped(GOOD)[:-40], DamagedFileError),
    "zip claims": (zipped(GOOD, 0xFFFFFFF0), TooLargeError),
    "zip lies": (zipped("0" * 3_000_000, 90), DamagedFileError),
    "xlsx cut": (book()[:3000], DamagedFileError),
    "parquet cut": (parquet()[:-40], DamagedFileError),
    "json cut": (b'[{"date": "2024-01-01"}, {"da', DamagedFileError),
    "no day": (b"product,quantity,price\na,1,2\nb,2,3\n", MissingColumnError),
    "strange": (b"xq,zw\nfoo,bar\nbaz,qux\n", UnknownDatasetError),
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_input_gives_its_error_and_leaves_everything_as_it_was(room, kind):
    content, error = BAD[kind]
    room.land(GOOD, "good.csv")
    before = room.state()
    mappings = sorted(room.mappings.iterdir())
    with pytest.raises(error) as caught:
        room.land_all(content, "sales.csv")
    assert caught.value.exit_code == 2
    assert caught.value.fix
    assert room.state() == before
    assert sorted(room.mappings.iterdir()) == mappings


@pytest.mark.parametrize("kind", ["missing", "folder"])
def test_a_path_that_is_no_file_is_told(room, kind):
    path = room.root / "x.csv"
    if kind == "folder":
        path.mkdir()
    with pytest.raises(FileMissingError):
        room.land_all(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_told(room):
    path = room.file("x.csv", GOOD)
    path.chmod(0)
    with pytest.raises(FileMissingError):
        room.land_all(path)


def test_a_damaged_page_deep_in_a_parquet_file_is_told(room):
    raw = bytearray(parquet())
    raw[10:200] = b"\xff" * 190
    with pytest.raises(DamagedFileError):
        room.land_all(bytes(raw), "x.parquet")
    assert room.rows().height == 0


def test_a_mapping_of_a_column_that_is_not_there_suggests_the_nearest(room):
    with pytest.raises(MappingError) as caught:
        room.land(GOOD, told={"Pruduct": "product_id", "Price": "unit_prize"})
    said = "\n".join(caught.value.evidence)
    assert "did you mean 'Product'?" in said
    assert "did you mean 'unit_price'?" in said


def test_one_of_ours_told_of_two_columns_is_refused(room):
    with pytest.raises(MappingError):
        room.land(GOOD, told={"Price": "quantity", "Quantity": "quantity"})


def full(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


def full_in_polars(*_, **__):
    raise pl.exceptions.ComputeError("No space left on device (os error 28)")


@pytest.mark.parametrize("fault", [full, full_in_polars])
@pytest.mark.parametrize("step", ["stage", "drop_known", "write_quarantine", "commit_files"])
def test_a_full_disk_is_told_and_leaves_nothing(room, monkeypatch, fault, step):
    room.land(GOOD.replace("2024", "2023"), "earlier.csv")
    before = room.state()
    content = GOOD + "soon,x,1,2\n"
    with monkeypatch.context() as patch:
        owner = {"stage": workers_module, "drop_known": batch_module}.get(step, commit_module)
        patch.setattr(owner, step, fault)
        with pytest.raises(DiskFullError):
            room.land(content)
    assert room.state() == before
    line = room.land(content)
    assert (line.loaded, line.quarantined, line.duplicate) == (28, 1, 0)


def test_a_disk_that_fills_while_the_copy_is_made_is_told(room, monkeypatch):
    import shelfcast.landing.original as original

    monkeypatch.setattr(original, "_copied", full)
    with pytest.raises(DiskFullError):
        room.land(GOOD)
    assert room.state()["raw"] == []


def test_the_raw_zone_keeps_the_file_as_it_came(room):
    line = room.land(GOOD, "till.csv")
    [kept] = Path(room.lake.root, "raw", line.content).iterdir()
    assert kept.read_text() == GOOD
