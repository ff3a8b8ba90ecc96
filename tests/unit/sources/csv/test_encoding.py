import pytest

from shelfcast.sources.csv.encoding import SAMPLE, sniff_encoding, whole_file_encoding


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
        ("day,qty\n1,2\n".encode("utf-16-le"), "utf-16-le"),
        ("day,qty\n1,2\n".encode("utf-16-be"), "utf-16-be"),
        ("day,qty\n1,2\n".encode("utf-32"), "utf-32"),
        ("day,qty\n1,2\n".encode("utf-32-le"), "utf-32-le"),
    ],
)
def test_marks_zeros_and_valid_bytes_tell(tmp_path, content, expected):
    assert whole_file_encoding(put(tmp_path, content)) == expected


def test_a_letter_across_two_parts_of_the_file_is_still_utf8(tmp_path):
    path = put(tmp_path, b"x" * (SAMPLE - 1) + "é".encode() + b"y" * SAMPLE)
    assert whole_file_encoding(path) == "utf-8"


def test_a_late_western_letter_turns_the_whole_file_western(tmp_path):
    path = put(tmp_path, b"plain,text\n" * 60_000 + "Käse,größe\n".encode("cp1252") * 3)
    assert sniff_encoding(path) == "utf-8"
    assert whole_file_encoding(path) == "cp1252"


def test_one_wrong_byte_does_not_turn_a_file_of_utf8(tmp_path):
    assert whole_file_encoding(put(tmp_path, "Käse,größe\n".encode() * 9 + b"\xe9\n")) == "utf-8"


def test_a_letter_cut_at_the_end_of_the_file_is_no_utf8(tmp_path):
    assert whole_file_encoding(put(tmp_path, b"abc\xc3")) != "utf-8"
