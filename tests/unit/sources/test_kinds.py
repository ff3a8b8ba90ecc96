import pytest

from shelfcast.errors import DamagedFileError, EmptyFileError, UnknownFormatError
from shelfcast.sources.kinds import FileKind, file_kind


def kind(tmp_path, content):
    path = tmp_path / "sales.csv"
    path.write_bytes(content)
    return file_kind(path, path.name)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a,b\n1,2\n", FileKind.CSV),
        (b'\xef\xbb\xbf{"a": 1}\n', FileKind.JSON),
        (b" [1]", FileKind.JSON),
        (b"PAR1xxxx", FileKind.PARQUET),
        (b"\x1f\x8b\x08", FileKind.GZIP),
        (b"BZh91AY&SY\x00\x01", FileKind.BZIP2),
        (b"BZh,qty\n1,2\n", FileKind.CSV),
        (b"%PDF-1.7\n", FileKind.PDF),
        (b"<?xml version='1.0'?><orders><o/></orders>", FileKind.XML),
        ("<?xml version='1.0'?><orders/>".encode("utf-16"), FileKind.XML),
        (b"<html><body><table><tr><td>1</td></tr></table>", FileKind.HTML),
        (b"<TICKER>,<DATE>\nA,20240101\n", FileKind.CSV),
        (b"[Report]\nDate;Qty\n", FileKind.CSV),
        (b"From: a@b.c\nMIME-Version: 1.0\nContent-Type: text/html\n\n<table>", FileKind.MAIL),
        (b"a" * 257 + b"ustar", FileKind.TAR),
        (b"\xd0\xcf\x11\xe0", FileKind.EXCEL),
        ("a;b\n1;2\n".encode("utf-16"), FileKind.CSV),
        ("a;b\n1;2\n".encode("utf-16-le"), FileKind.CSV),
        (b"BM,qty\n1,2\n", FileKind.CSV),
        (b"\n" * 5000 + b"a,b\n1,2\n", FileKind.CSV),
    ],
)
def test_the_bytes_tell_the_kind(tmp_path, content, expected):
    assert kind(tmp_path, content) is expected


@pytest.mark.parametrize(
    "content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\n" * 9000, b"\x00" * 64]
)
def test_nothing_but_white_space_is_empty(tmp_path, content):
    with pytest.raises(EmptyFileError):
        kind(tmp_path, content)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"SQLite format 3\x00", "SQLite"),
        (b"\x00" * 8 + b"DUCK\x40\x00", "DuckDB"),
        (b"{\\rtf1\\ansi", "Rich Text"),
        (b"MZ\x90\x00\x03\x00", "Windows program"),
        (b"\x07\x00\x1b\xfe\x00\x9c\x00\x11\x00\x81" * 30, "binary"),
    ],
)
def test_a_picture_or_a_program_is_told_by_name(tmp_path, content, what):
    with pytest.raises(UnknownFormatError, match=what):
        kind(tmp_path, content)


def test_a_broken_zip_is_damaged(tmp_path):
    with pytest.raises(DamagedFileError):
        kind(tmp_path, b"PK\x03\x04" + b"x" * 200)
