"""Digits and signs of other scripts, as the ones that numbers and dates are read by.

`１２３`, `١٢٣`, `१२३` are 123; the long minus is a minus; a thin or no-break blank is a blank; the
curly apostrophe of Swiss thousands is the straight one. Arabic's own decimal sign becomes a point,
its thousands sign an apostrophe: neither can be mistaken.
"""

from __future__ import annotations

import polars as pl

_ZEROS = "\uff10\u0660\u06f0\u0966\u09e6\u0e50"
_DIGITS = {chr(ord(zero) + n): str(n) for zero in _ZEROS for n in range(10)}
_BLANKS = dict.fromkeys("\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000\t", " ")
_HIDDEN = dict.fromkeys("\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069\ufeff\u00ad", "")
_MINUS = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-")
_APOSTROPHES = dict.fromkeys("\u2018\u2019\u02bc\u00b4`\uff07", "'")
_SIGNS = {
    "\uff0c": ",",
    "\uff0e": ".",
    "\uff05": "%",
    "\u066a": "%",
    "\uff08": "(",
    "\uff09": ")",
    "\uffe5": "¥",
    "\uff04": "$",
    "\uff1a": ":",
    "\uff0f": "/",
    "\u066b": ".",
    "\u066c": "'",
}
_WRITTEN = {**_DIGITS, **_BLANKS, **_HIDDEN, **_MINUS, **_APOSTROPHES, **_SIGNS}
ARABIC_DECIMAL = "\u066b"


def plain_signs(text: pl.Expr) -> pl.Expr:
    """The text with ASCII digits, blanks, minus signs and apostrophes, trimmed."""
    return text.str.replace_many(_WRITTEN).str.strip_chars()
