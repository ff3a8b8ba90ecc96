from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.errors import AddressRefusedError, SourceAnswerError
from shelfcast.sources.remote.answer import Answer, Number, records_of, records_place, written

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(plain)
def test_a_record_is_written_as_it_was_read(value: object) -> None:
    text = json.dumps(value)
    kept = json.loads(text, parse_float=Number, parse_int=Number, parse_constant=Number)
    assert json.loads(written(kept)) == value


def test_numbers_keep_their_digits() -> None:
    text = '{"price": 19.90, "id": 12345678901234567890123, "tiny": 1E-7}'
    assert written(json.loads(text, parse_float=Number, parse_int=Number)) == text


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ([{"a": 1}], ""),
        ([], ""),
        ({"data": {"orders": [{"a": 1}]}, "ids": [1, 2]}, "data.orders"),
        ({"page": 1, "tags": [], "orders": [{"a": 1}]}, "orders"),
        ({"orders": []}, "orders"),
    ],
)
def test_the_place_of_the_rows_is_found(body: object, place: str) -> None:
    assert records_place(Answer("https://x", body, None)) == place


@pytest.mark.parametrize(
    "body", [{"error": "no"}, {"a": [{}], "b": [{}]}, {"a": [], "b": []}, "x", None]
)
def test_where_the_place_is_doubtful_it_is_asked_for(body: object) -> None:
    with pytest.raises(SourceAnswerError, match="other than rows"):
        records_place(Answer("https://x", body, None))


@pytest.mark.parametrize(
    ("body", "path", "count"),
    [
        ({"data": {"orders": [1, 2]}}, "data.orders", 2),
        ({"data.orders": [1]}, "data.orders", 1),
        ({"data": {"orders": None}}, "data.orders", 0),
        ([1, 2], "", 2),
    ],
)
def test_the_rows_at_a_place_are_read(body: object, path: str, count: int) -> None:
    assert len(records_of(Answer("https://x", body, None), path)) == count


@pytest.mark.parametrize(
    ("body", "path"), [({"data": {}}, "data.orders"), ({"a": 1}, "a"), (1, "")]
)
def test_where_the_rows_are_not_it_is_told(body: object, path: str) -> None:
    with pytest.raises(SourceAnswerError):
        records_of(Answer("https://x", body, None), path)


def test_the_next_page_is_at_the_same_host() -> None:
    answer = Answer("https://shop.example/api/orders?page=1", [], None)
    assert answer.joined("/api/orders?page=2") == "https://shop.example/api/orders?page=2"
    for elsewhere in ("https://evil.example/x", "http://shop.example/x", "//evil.example/x"):
        with pytest.raises(AddressRefusedError):
            answer.joined(elsewhere)
