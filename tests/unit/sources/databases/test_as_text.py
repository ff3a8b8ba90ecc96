from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from shelfcast.sources.databases.as_text import as_text, columns_of_text


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_decimal_keeps_every_digit_and_has_no_exponent(value: Decimal) -> None:
    text = as_text(value)
    assert text is not None
    assert Decimal(text) == value
    assert "E" not in text


@given(st.floats(allow_nan=False))
def test_a_float_reads_back_as_itself(value: float) -> None:
    assert float(as_text(value) or "") == value


@given(st.datetimes(timezones=st.sampled_from([None, UTC])))
def test_a_moment_reads_back_as_itself(value: datetime) -> None:
    assert datetime.fromisoformat(as_text(value) or "") == value


@given(st.binary())
def test_bytes_are_hex(value: bytes) -> None:
    for kind in (bytes, bytearray, memoryview):
        assert bytes.fromhex(as_text(kind(value)) or "") == value


@given(st.timedeltas(timedelta(days=-99), timedelta(days=99)))
def test_a_length_of_time_reads_back_as_itself(value: timedelta) -> None:
    text = as_text(value) or ""
    hours, minutes, seconds = text.lstrip("-").split(":")
    size = timedelta(hours=int(hours), minutes=int(minutes), seconds=0)
    size += timedelta(microseconds=round(float(seconds) * 1_000_000))
    assert (-size if text.startswith("-") else size) == value


def test_null_is_not_the_empty_text() -> None:
    assert (as_text(None), as_text("")) == (None, "")


def test_what_has_no_text_of_its_own_is_still_kept() -> None:
    assert as_text(date(2026, 1, 5)) == "2026-01-05"
    assert as_text(time(9, 30)) == "09:30:00"
    assert as_text(UUID(int=5)) == str(UUID(int=5))
    assert json.loads(as_text({"a": [Decimal("1.50"), None]}) or "") == {"a": ["1.50", None]}


def test_no_rows_are_empty_columns() -> None:
    assert columns_of_text([], 2) == [[], []]
