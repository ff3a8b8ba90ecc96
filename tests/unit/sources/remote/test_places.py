from __future__ import annotations

from pathlib import Path

import pytest

from shelfcast.declared import Source
from shelfcast.errors import AddressRefusedError, FileMissingError, InputError
from shelfcast.sources.remote import Named, declared_places, places, shown_name

TILL = Source(url="postgresql://me:${TILL_PASSWORD}@db/shop", table="sales")
URL = "postgresql://me:t0p%40@db.example/shop?query=SELECT a // b FROM t"


def test_an_address_is_not_mangled(tmp_path: Path) -> None:
    [place] = places([URL], {})
    assert isinstance(place, Named)
    assert place.source.url == URL
    assert shown_name(place) == "postgresql://db.example/shop"


def test_files_folders_addresses_and_names_keep_their_order(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("b.csv", "a.csv"):
        (folder / name).write_text("x\n", encoding="utf-8")
    found = places([URL, str(folder), "till", folder / "b.csv"], {"till": TILL})
    assert [shown_name(place).rpartition("/")[2] for place in found] == [
        "shop",
        "a.csv",
        "b.csv",
        "till",
        "b.csv",
    ]


def test_a_file_comes_before_a_source_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert isinstance(places(["till"], {"till": TILL})[0], Named)
    Path("till").write_text("a\n", encoding="utf-8")
    assert places(["till"], {"till": TILL}) == [Path("till")]


def test_a_file_address_is_a_path(tmp_path: Path) -> None:
    file = tmp_path / "day 1.csv"
    file.write_text("a\n", encoding="utf-8")
    assert places([file.as_uri()], {}) == [file]
    with pytest.raises(AddressRefusedError):
        places(["file://other.example/etc/passwd"], {})


@pytest.mark.parametrize(
    "url", ["ftp://me:t0psecret@x/y", "data://x", "jdbc://x", "javascript://x"]
)
def test_an_unknown_kind_of_address_is_refused_with_its_code(url: str) -> None:
    with pytest.raises(AddressRefusedError) as caught:
        places([url], {})
    assert caught.value.code == "address_refused"
    assert "t0psecret" not in str(caught.value)


def test_every_missing_file_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError) as caught:
        places([str(tmp_path / "a.csv"), URL, str(tmp_path / "b.csv")], {})
    assert "b.csv" in str(caught.value)


def test_an_address_that_does_not_read_is_shown_without_its_secrets() -> None:
    [place] = places(["mysql://me:t0psecret@db:port/shop"], {})
    assert "t0psecret" not in shown_name(place)


def test_a_source_that_is_not_declared_is_told_with_those_that_are() -> None:
    with pytest.raises(InputError) as caught:
        declared_places(["tell"], {"till": TILL})
    assert "till" in str(caught.value)
