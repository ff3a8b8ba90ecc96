from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.errors import TooLargeError
from shelfcast.sources.remote.access import Access
from shelfcast.sources.remote.caller import Caller
from shelfcast.sources.remote.download import download, file_name

from .conftest import Reply, Web


@pytest.mark.parametrize(
    ("header", "name", "shown"),
    [
        ("", "export", "/export?id=***"),
        ('attachment; filename="day 1.csv"', "day 1.csv", "/export?id=***!day 1.csv"),
        ("attachment; filename*=UTF-8''Ums%C3%A4tze.csv", "Umsätze.csv", "!Umsätze.csv"),
        ('attachment; filename="../../etc/passwd"', "passwd", "!passwd"),
        ('attachment; filename="..\\\\..\\\\x.csv"', "x.csv", "!x.csv"),
        ('attachment; filename=".."', "export", "/export?id=***"),
    ],
)
def test_the_server_names_the_file_and_it_stays_in_the_folder(
    web: Web, caller: Caller, tmp_path: Path, header: str, name: str, shown: str
) -> None:
    web.reply = lambda _: Reply(b"a,b\n1,2\n", 200, {"Content-Disposition": header})
    path, told = download(f"{web.url}/export?id=7", caller, tmp_path)
    assert path == tmp_path / name
    assert path.read_bytes() == b"a,b\n1,2\n"
    assert told.endswith(shown)


@given(st.text())
def test_a_file_name_never_leaves_its_folder(text: str) -> None:
    name = file_name(text)
    assert "/" not in name
    assert "\\" not in name
    assert name not in {".", ".."}
    assert not name or (Path("/room") / name).parent == Path("/room")


def test_more_than_the_limit_is_refused_whether_told_or_not(
    web: Web, here: Access, tmp_path: Path
) -> None:
    access = Access(allow_private=True, allow_http=True, max_bytes=1000)
    packed = gzip.compress(b"0" * 100_000)
    assert len(packed) < 1000
    replies = [Reply(b"x" * 1001), Reply(packed, 200, {"Content-Encoding": "gzip"})]
    for reply in replies:
        web.reply = lambda _, reply=reply: reply
        with Caller(access) as caller, pytest.raises(TooLargeError):
            download(f"{web.url}/big.csv", caller, tmp_path)


def test_a_file_that_is_packed_on_the_way_is_unpacked(
    web: Web, caller: Caller, tmp_path: Path
) -> None:
    web.reply = lambda _: Reply(gzip.compress(b"a\n1\n"), 200, {"Content-Encoding": "gzip"})
    path, _ = download(f"{web.url}/a.csv", caller, tmp_path)
    assert path.read_bytes() == b"a\n1\n"
