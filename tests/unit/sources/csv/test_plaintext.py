from hypothesis import given
from hypothesis import strategies as st

from shelfcast.sources.csv.plaintext import to_utf8, unwrap_lines

TEXT = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\r\x00"), max_size=40
)


@given(text=TEXT)
def test_text_survives_the_way_through_utf16(text, tmp_path_factory):
    room = tmp_path_factory.mktemp("e")
    path = room / "x"
    path.write_bytes(text.encode("utf-16"))
    assert to_utf8(path, "utf-16", room / "out", "x").read_bytes().decode() == text


def test_zero_bytes_and_wrong_bytes_stop_no_file(tmp_path):
    path = tmp_path / "x"
    path.write_bytes("Käse\x00,".encode() + "größe".encode("cp1252") + b"\r\n\x81\r")
    assert to_utf8(path, "utf-8", tmp_path / "out", "x").read_text() == "Käse,größe\n\ufffd\n"


def test_wrapped_lines_lose_their_quotes_and_no_line(tmp_path):
    path = tmp_path / "x"
    path.write_text('"a,b"\n\n"1,""x, y"""\n')
    assert unwrap_lines(path, tmp_path / "out").read_text() == 'a,b\n\n1,"x, y"\n'
