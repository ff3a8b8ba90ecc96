"""Can these texts be numbers at all? A glance at some of them spares columns of names the rest.

Taking a column apart costs the same for ten rows as for a thousand, so that small files pay for
each column of words that has digits in it. A text with signs beyond ASCII is not judged here: it
may be one. Not here: what a number is (number_parts.py, numbers.py), which this repeats for ASCII.
"""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from shelfcast.landing.values.number_parts import (
    FRACTION_FIRST,
    HEAD_SIGNS,
    ROUND,
    SHAPE,
    SQUARES,
    TAIL_SIGNS,
    heads,
    tails,
)
from shelfcast.landing.values.numbers import COMMA, POINT

_LOOKED_AT = 60
_EITHER = re.compile(f"(?:{POINT})|(?:{COMMA})")
_SHAPE, _ROUND = re.compile(SHAPE), re.compile(ROUND)
_HEAD, _TAIL = re.compile(HEAD_SIGNS), re.compile(TAIL_SIGNS)


def may_be_numbers(texts: pl.Series) -> bool:
    """False where none of some texts, from all over the column, reads as a number in any style.

    >>> may_be_numbers(pl.Series(["P0033", "Article 5, blue", "2024-01-31"]))
    False
    >>> may_be_numbers(pl.Series(["Article 5", "EUR 5,-"]))
    True
    """
    some = texts.gather_every(max(texts.len() // _LOOKED_AT, 1))
    return any(_may_be_number(text) for text in some if text is not None)


def _may_be_number(text: str) -> bool:
    if not text.isascii():
        return True
    parts = _SHAPE.match(_squared(text.replace("\t", " ").strip().lower()))
    if parts is None:
        return False
    head, figure, tail = parts.groups()
    word = _HEAD.sub("", head)
    if word not in _heads() and word.endswith(FRACTION_FIRST):
        word, figure = word[:-1], word[-1] + figure
    rest = _TAIL.sub("", _ROUND.sub("", tail, count=1))
    beside = word in _heads() and (rest in ("", "cr", "dr", "cr.", "dr.") or rest in tails())
    return beside and _EITHER.search(figure) is not None


def _squared(text: str) -> str:
    for plain, squared in SQUARES.items():
        text = text.replace(plain, squared)
    return text


@cache
def _heads() -> frozenset[str]:
    return frozenset(heads())
