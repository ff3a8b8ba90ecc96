"""Is this cell a label, a value, or nothing?

A number, an amount, a date or a time is a value; what stands for nothing (`-`, `n/a`, blank) is
none of the two; all else is a label. Only the shape is judged here: what the value is worth is for
landing to say.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

_NUMBER = re.compile(
    r"""^[-+(]?\s*(?:[£$€₹¥₽]|[A-Z]{3}\s|zł|kr|R\$)?\s*[-+]?
        \d(?:[\d.,'\u2019\u00a0\u202f ]*\d)?[.,]?(?:[eE][-+]?\d+)?
        \s*(?:[%)£$€₹¥₽-]|[A-Z]{3}|zł|Kč|kr|Ft|руб\.?)?\)?$""",
    re.VERBOSE,
)
_DATE = re.compile(
    r"""^(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\.?(?:[T\s].*)?
          | \d{4}年\d{1,2}月(?:\d{1,2}日)?.*
          | \d{1,2}[-.\s]+(?P<named>[^\W\d]{3,10})\.?[-,\s]+\d{2,4}(?:\s.*)?
          | (?P<first>[^\W\d]{3,10})\.?\s+\d{1,2},?\s+\d{4}(?:\s.*)?)$""",
    re.VERBOSE,
)
_MONTH = re.compile(
    r"^(?:\d{4}[-/]\d{1,2}|\d{1,2}[-/]\d{4}|(?P<named>[^\W\d]{3,10})[-\s.]+(?:\d{2}|\d{4}))$"
)
_MONTH_NAMES = frozenset(
    {
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
        "mär",
        "mai",
        "okt",
        "dez",
        "fév",
        "avr",
        "juin",
        "juil",
        "aoû",
        "déc",
        "ene",
        "abr",
        "ago",
        "dic",
        "gen",
        "mag",
        "giu",
        "lug",
        "set",
        "ott",
        "out",
        "fev",
        "sty",
        "lut",
        "kwi",
        "maj",
        "cze",
        "lip",
        "sie",
        "wrz",
        "paź",
        "lis",
        "gru",
        "mrt",
        "mei",
        "янв",
        "фев",
        "мар",
        "апр",
        "май",
        "мая",
        "июн",
        "июл",
        "авг",
        "сен",
        "окт",
        "ноя",
        "дек",
        "jui",
    }
)
"""How the months begin in ten languages; a word before a number is a month only by these."""
_TIME = re.compile(r"^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[AaPp]\.?[Mm]\.?)?$")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_SHORT = 40
_NOTHING = frozenset({"", "-", "--", "n/a", "na", "#n/a", "null", "none", "nan", "nil", ".", "?"})


class CellKind(Enum):
    """What a cell looks like."""

    NOTHING = ""
    LABEL = "label"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    MONTH = "month"

    @property
    def is_value(self) -> bool:
        """True for what a column of data holds; a month may be a heading or a value."""
        return self in (CellKind.NUMBER, CellKind.DATE, CellKind.TIME, CellKind.MONTH)


def cell_kind(cell: str | None) -> CellKind:
    """The kind of a cell.

    >>> [cell_kind(text).value for text in ("$74.69", "28/01/2018", "Price", "n/a", "2024-05")]
    ['number', 'date', 'label', '', 'month']
    """
    text = (cell or "").strip()
    return _kind(text) if len(text) <= _SHORT else CellKind.LABEL


@lru_cache(maxsize=8192)
def _kind(text: str) -> CellKind:
    """The kind of a short text: cells repeat, and each is looked at as several dialects read it."""
    if text.lower() in _NOTHING:
        return CellKind.NOTHING
    if _named(_DATE.match(text)):
        return CellKind.DATE
    if _TIME.match(text):
        return CellKind.TIME
    if _named(_MONTH.match(text)):
        return CellKind.MONTH
    return CellKind.NUMBER if _NUMBER.match(text) else CellKind.LABEL


def _named(found: re.Match[str] | None) -> bool:
    """True for a match whose word, if it has one, begins like a month."""
    if found is None:
        return False
    words = [word for word in found.groupdict().values() if word]
    return all(
        word.lower()[:3] in _MONTH_NAMES or word.lower()[:4] in _MONTH_NAMES for word in words
    )


def is_year(cell: str | None) -> bool:
    """True for what may be a year and nothing else."""
    return bool(_YEAR.match((cell or "").strip()))
