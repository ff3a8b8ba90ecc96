import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.sources.encoding import SAMPLE, sniff_encoding, to_utf8, whole_file_encoding


def put(tmp_path, content):
    path = tmp_path / "x"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"plain", "utf-8"),
        ("é".encode(), "utf-8"),
        ("é,1".encode("utf-8-sig"), "utf-8"),
        ("é,1".encode("utf-16"), "utf-16"),
    ],
)
def test_marks_and_valid_bytes_tell(tmp_path, content, expected):
    assert whole_file_encoding(put(tmp_path, content)) == expected


def test_a_letter_across_two_parts_of_the_file_is_still_utf8(tmp_path):
    path = put(tmp_path, b"x" * (SAMPLE - 1) + "é".encode() + b"y" * SAMPLE)
    assert whole_file_encoding(path) == "utf-8"


def test_a_late_western_letter_turns_the_whole_file_western(tmp_path):
    path = put(tmp_path, b"plain,text\n" * 60_000 + "Käse,größe\n".encode("cp1252") * 3)
    assert sniff_encoding(path) == "utf-8"
    assert whole_file_encoding(path) == "cp1252"


def test_a_letter_cut_at_the_end_of_the_file_is_no_utf8(tmp_path):
    assert whole_file_encoding(put(tmp_path, b"abc\xc3")) != "utf-8"


@given(
    text=st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r"), max_size=40)
)
def test_text_survives_the_way_through_utf16(text, tmp_path_factory):
    room = tmp_path_factory.mktemp("e")
    path = put(room, text.encode("utf-16"))
    assert to_utf8(path, "utf-16", room / "out", "x").read_bytes().decode() == text
