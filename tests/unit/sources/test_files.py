import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from email.message import EmailMessage

import pyarrow
import pytest

from shelfcast.errors import DamagedFileError, EmptyFileError, FileMissingError, InputError
from shelfcast.sources import find_files, read_tables

CSV = b"day,qty\n2024-01-01,1\n"


def zipped(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def tables(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    room = tmp_path / "room"
    room.mkdir(exist_ok=True)
    return list(read_tables(path, name, room))


def test_a_folder_gives_its_data_files_in_name_order(tmp_path):
    for name in ("b.csv", "a.csv.gz", "notes.md", ".hidden.csv", "sub/c.XLSX"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert [p.name for p in find_files([tmp_path])] == ["a.csv.gz", "b.csv", "c.XLSX"]


def test_everything_missing_is_told_at_once(tmp_path):
    with pytest.raises(FileMissingError) as caught:
        find_files([tmp_path / "a.csv", tmp_path / "b.csv"])
    assert "a.csv" in caught.value.what
    assert "b.csv" in caught.value.evidence[0]


def test_a_folder_without_data_files_is_told(tmp_path):
    (tmp_path / "notes.md").write_text("x")
    with pytest.raises(FileMissingError, match="holds no file"):
        find_files([tmp_path])


def test_archives_in_archives_are_opened_and_named_by_the_way_in(tmp_path):
    content = zipped(**{"a.csv": CSV, "b.csv.gz": gzip.compress(CSV)})
    found = tables(tmp_path, "x.zip", content)
    assert [t.name for t in found] == ["x.zip!a.csv", "x.zip!b.csv.gz"]
    assert all(t.rows.collect()["qty"].to_list() == ["1"] for t in found)


def test_an_archive_of_archives_without_end_is_refused(tmp_path):
    content = CSV
    for _ in range(8):
        content = gzip.compress(content)
    with pytest.raises(InputError, match="three deep"):
        tables(tmp_path, "x.gz", content)


def test_an_empty_file_in_a_gz_is_empty(tmp_path):
    with pytest.raises(EmptyFileError):
        tables(tmp_path, "x.gz", gzip.compress(b""))


def test_a_pattern_that_no_shell_opened_gives_the_files_it_fits(tmp_path):
    for name in ("b.csv", "a.csv", "sub/c.csv", "d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(CSV)
    assert [p.name for p in find_files([tmp_path / "*.csv"])] == ["a.csv", "b.csv"]
    assert [p.name for p in find_files([tmp_path / "**" / "*.csv"])] == ["a.csv", "b.csv", "c.csv"]
    with pytest.raises(FileMissingError):
        find_files([tmp_path / "*.parquet"])


def test_a_file_whose_own_name_has_brackets_is_that_file(tmp_path):
    (tmp_path / "sales [1].csv").write_bytes(CSV)
    assert find_files([tmp_path / "sales [1].csv"]) == [tmp_path / "sales [1].csv"]


def tarred(tmp_path, **members):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name.replace("__", "/"))
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        link = tarfile.TarInfo("link.csv")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        device = tarfile.TarInfo("device.csv")
        device.type = tarfile.CHRTYPE
        archive.addfile(device)
    return out.getvalue()


@pytest.mark.parametrize(
    "pack",
    [
        gzip.compress,
        bz2.compress,
        lzma.compress,
        lambda raw: pyarrow.compress(raw, "zstd", asbytes=True),
        lambda raw: raw,
    ],
)
def test_a_tar_however_packed_gives_its_plain_files_alone(tmp_path, pack):
    found = tables(tmp_path, "x.tar", pack(tarred(tmp_path, a=CSV, up__b=CSV)))
    assert [t.name for t in found] == ["x.tar!a", "x.tar!up/b"]


@pytest.mark.parametrize("pack", [bz2.compress, lzma.compress, gzip.compress])
def test_a_packed_file_cut_short_is_damaged(tmp_path, pack):
    with pytest.raises(DamagedFileError):
        tables(tmp_path, "x.csv", pack(CSV * 1000)[:-12])


def test_a_picture_beside_the_data_is_told_and_the_data_is_read(tmp_path):
    content = zipped(**{"logo.png": b"\x89PNG\r\n\x1a\n\x00\x00", "a.csv": CSV})
    [found] = tables(tmp_path, "x.zip", content)
    assert "logo.png is a PNG picture" in found.notes["left out"]


def test_a_member_that_does_not_read_is_told_after_the_others_were_read(tmp_path):
    path = tmp_path / "x.zip"
    path.write_bytes(zipped(**{"a.xlsx": b"PK\x03\x04broken", "b.csv": CSV}))
    found = []
    with pytest.raises(DamagedFileError, match=r"a\.xlsx"):
        for table in read_tables(path, "x.zip", tmp_path_room(tmp_path)):
            found.append(table.name)
    assert found == ["x.zip!b.csv"]


def tmp_path_room(tmp_path):
    room = tmp_path / "room"
    room.mkdir(exist_ok=True)
    return room


def test_the_attachments_of_a_mail_are_read(tmp_path):
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "till@shop.example", "May"
    mail.set_content("the report")
    mail.add_attachment(CSV, maintype="text", subtype="csv", filename="../may.csv")
    [found] = tables(tmp_path, "x.eml", bytes(mail))
    assert found.name == "x.eml!may.csv"
    assert found.rows.collect()["qty"].to_list() == ["1"]
