"""How far was a source read the last time?

A watermark is a column that only grows: a time of change, a number given in order. Its highest
value is kept in the account of the batch that brought it, so it is there exactly when the rows
are: a run killed before the commit has moved nothing. The next pull reads from that value on, the
value itself included, since more rows with it may have come; those the lake has are known again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from shelfcast.errors import SettingError

NOTE = "watermark"
"""The note of an account line that holds one."""


@dataclass(frozen=True)
class Watermark:
    """The highest value of a column; `of` names the source, table and column it belongs to."""

    of: str
    value: object

    def note(self) -> str:
        """The watermark as an account line keeps it."""
        kind, text = _written(self.value)
        return json.dumps({"of": self.of, "kind": kind, "value": text}, sort_keys=True)


def from_note(note: str) -> Watermark:
    """The watermark that `note` wrote.

    >>> from_note(Watermark("till", datetime(2026, 1, 5, 9)).note()).value
    datetime.datetime(2026, 1, 5, 9, 0)
    """
    told = json.loads(note)
    return Watermark(told["of"], _READ[told["kind"]](told["value"]))


def latest(notes: list[Mapping[str, object]], of: str) -> Watermark | None:
    """The last watermark of that name in the notes of account lines, oldest first."""
    for line in reversed(notes):
        text = line.get(NOTE)
        found = from_note(text) if isinstance(text, str) else None
        if found is not None and found.of == of:
            return found
    return None


_READ: dict[str, Callable[[str], object]] = {
    "int": int,
    "float": float,
    "decimal": Decimal,
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "bytes": bytes.fromhex,
    "text": str,
}


def _written(value: object) -> tuple[str, str]:
    if isinstance(value, int):
        return "int", str(value)
    if isinstance(value, float):
        return "float", repr(value)
    if isinstance(value, Decimal):
        return "decimal", str(value)
    if isinstance(value, date):
        return "datetime" if isinstance(value, datetime) else "date", value.isoformat()
    if isinstance(value, bytes | bytearray | memoryview):
        return "bytes", bytes(value).hex()
    return "text", str(value)


def stepped_back(value: object, lookback: float) -> object:
    """The value `lookback` earlier: seconds of a time, units of a number.

    Raises SettingError where the value is neither.

    >>> stepped_back("2026-01-05 09:00:00", 3600), stepped_back(100, 10), stepped_back("7", 2)
    ('2026-01-05 08:00:00', 90, '5')
    """
    lookback = float(lookback)
    if not lookback:
        return value
    if isinstance(value, datetime):
        return value - timedelta(seconds=lookback)
    if isinstance(value, date):
        return value - timedelta(days=-(-lookback // 86400))
    if isinstance(value, int | float | Decimal):
        return _number_back(value, lookback)
    return _text_back(str(value), lookback)


def _number_back(value: float | Decimal, lookback: float) -> float | Decimal:
    if isinstance(value, Decimal):
        return value - Decimal(str(lookback))
    return value - (int(lookback) if lookback.is_integer() else lookback)


def _text_back(text: str, lookback: float) -> str:
    try:
        return format(Decimal(text) - Decimal(str(lookback)), "f").removesuffix(".0")
    except InvalidOperation:
        pass
    try:
        moment = datetime.fromisoformat(text) - timedelta(seconds=lookback)
    except ValueError as error:
        raise SettingError(
            f"lookback needs a watermark that is a time or a number, not {text!r}.",
            fix="leave lookback out, or name another watermark",
        ) from error
    return moment.isoformat(sep="T" if "T" in text else " ")
