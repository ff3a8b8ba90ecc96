import gzip
import io
import struct
import zipfile

import pytest

from shelfcast.errors import DamagedFileError, EmptyFileError, TooLargeError
from shelfcast.sources.packed.archives import unpack_one, unpack_zip

TEXT = b"day,qty\n" + b"2024-01-01,1\n" * 500


def zipped(tmp_path, members, patch=lambda raw: raw):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    path = tmp_path / "a.zip"
    path.write_bytes(patch(out.getvalue()))
    return path


def claim(raw, size):
    """Every entry of the central directory claims to unpack to `size` bytes."""
    raw, place = bytearray(raw), 0
    while (place := raw.find(b"PK\x01\x02", place)) >= 0:
        raw[place + 24 : place + 28] = struct.pack("<I", size)
        place += 4
    return bytes(raw)


def unpack(path, tmp_path, **limits):
    return [
        (name, file.read_bytes()) for name, file in unpack_zip(path, "a.zip", tmp_path, **limits)
    ]


def test_members_come_out_whole_and_the_leavings_of_a_mac_do_not(tmp_path):
    members = {"x/a.csv": TEXT, "__MACOSX/._a.csv": b"junk", ".DS_Store": b"junk", "b.csv": b"1"}
    assert unpack(zipped(tmp_path, members), tmp_path) == [("x/a.csv", TEXT), ("b.csv", b"1")]


def test_a_members_path_cannot_climb_out(tmp_path):
    room = tmp_path / "room"
    room.mkdir()
    [(name, file)] = list(unpack_zip(zipped(tmp_path, {"../../evil.csv": b"x,y"}), "a.zip", room))
    assert name == "evil.csv"
    assert file.parent == room


def test_a_zip_that_claims_twelve_gigabytes_is_refused_before_it_is_unpacked(tmp_path):
    members = {f"{n}.csv": TEXT for n in range(3)}
    path = zipped(tmp_path, members, lambda raw: claim(raw, 0xFFFFFFF0))
    with pytest.raises(TooLargeError, match=r"claims 12\.0 GiB in 3 files"):
        unpack(path, tmp_path)
    assert not list(tmp_path.glob("member-*"))


def test_a_bomb_that_lies_about_its_size_is_stopped(tmp_path):
    path = zipped(tmp_path, {"a.csv": b"0" * 5_000_000}, lambda raw: claim(raw, 100))
    with pytest.raises((DamagedFileError, TooLargeError)):
        unpack(path, tmp_path, limit=1_000_000)
    assert all(file.stat().st_size <= 1_000_000 for file in tmp_path.glob("member-*"))


def test_a_gz_that_unpacks_beyond_the_limit_is_stopped(tmp_path):
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(b"0" * 5_000_000))
    with pytest.raises(TooLargeError):
        unpack_one(path, "a.gz", tmp_path, "gz", limit=1_000_000)


@pytest.mark.parametrize(
    "spoil",
    [lambda raw: raw[:-20], lambda raw: raw[:60], lambda raw: raw[:40] + b"XXXX" + raw[44:]],
)
def test_a_gz_cut_short_or_corrupt_is_damaged(tmp_path, spoil):
    path = tmp_path / "a.gz"
    path.write_bytes(spoil(gzip.compress(bytes(range(256)) * 400)))
    with pytest.raises(DamagedFileError):
        unpack_one(path, "a.gz", tmp_path, "gz")


def test_a_corrupt_member_is_damaged(tmp_path):
    path = zipped(tmp_path, {"a.csv": bytes(range(256)) * 400})
    raw = bytearray(path.read_bytes())
    raw[60:70] = b"\x00" * 10
    path.write_bytes(raw)
    with pytest.raises(DamagedFileError):
        unpack(path, tmp_path)


def test_a_zip_without_files_is_empty(tmp_path):
    with pytest.raises(EmptyFileError):
        unpack(zipped(tmp_path, {}), tmp_path)
