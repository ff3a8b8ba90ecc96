"""How does a value of a database become text, exactly?

    decimal     its digits, never an exponent        time     ISO 8601
    float       the shortest text that reads back    bytes    hex digits
    true/false  true, false                          lists    JSON
    NULL        null, which is not the empty text

Landing then judges it like the text of any file.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal


def as_text(value: object) -> str | None:
    """One value as text; None stays None.

    >>> as_text(Decimal("1E+3")), as_text(Decimal("2.50")), as_text(b"\\x00\\xff"), as_text(True)
    ('1000', '2.50', '00ff', 'true')
    >>> as_text(datetime(2026, 1, 5, 9, 30)), as_text(timedelta(hours=25, seconds=1))
    ('2026-01-05 09:30:00', '25:00:01')
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f") if value.is_finite() else str(value)
    if isinstance(value, int | float):
        return repr(value)
    return _time(value) or _other(value)


def _time(value: object) -> str | None:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return _clock(value) if isinstance(value, timedelta) else None


def _clock(value: timedelta) -> str:
    """Hours, minutes and seconds, as MySQL's TIME has them; hours may be more than 24."""
    size = abs(value)
    minutes, seconds = divmod(size.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    part = f".{size.microseconds:06d}" if size.microseconds else ""
    sign = "-" if value < timedelta(0) else ""
    return f"{sign}{size.days * 24 + hours:02d}:{minutes:02d}:{seconds:02d}{part}"


def _other(value: object) -> str:
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=as_text)
    return str(value)


def columns_of_text(rows: Sequence[Sequence[object]], width: int) -> list[list[str | None]]:
    """Rows turned into columns of text.

    >>> columns_of_text([(1, None), (2, "b")], 2)
    [['1', '2'], [None, 'b']]
    """
    if not rows:
        return [[] for _ in range(width)]
    return [[as_text(value) for value in column] for column in zip(*rows, strict=True)]
