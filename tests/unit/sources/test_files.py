import gzip
import io
import zipfile

import pytest

from shelfcast.errors import EmptyFileError, FileMissingError, InputError
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
