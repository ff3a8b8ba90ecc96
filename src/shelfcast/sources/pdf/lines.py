"""Which words of a PDF page stand on one line, and which of them belong together?

Lengths are in points (1/72 inch), y grows downwards. A phrase is words with no more than a usual
blank between them; what is a column is told later, by many lines together (see `pdf_columns`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

_WORDS_OF_ONE = frozenset("AEIOUWYZÀÉАВИКОСУЯ")
PHRASE_GAP = 0.55
"""A blank wider than this share of the letters' height parts two phrases."""
_AMOUNT = re.compile(
    r"[-−–+(]?\s*(?:[A-Z]{3}|[€$£¥₹₽]|zł|kr|R\$|Kč|Ft|CHF|₴)?\s*[-−–]?\s*"
    r"(?:\d{1,3}(?:[.'’\u00a0\u202f ]\d{3})+|\d{1,3}(?:,\d{2,3})+|\d{1,9})"
    r"(?:[.,]\d{1,6}|[.,]-{1,2})?"
    r"\s*(?:[A-Z]{3}|[€$£¥₹₽₴%元円]|zł|kr|Kč|Ft|лв|lei|грн\.?|руб\.?|р\.)?\s*\)?-?"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    font: str = ""

    @property
    def height(self) -> float:
        """The letters' height."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one line, from left to right."""

    words: tuple[Word, ...]

    @property
    def top(self) -> float:
        """Where the line begins."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Where the line ends."""
        return max(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        """The letters' usual height."""
        return max(word.height for word in self.words)

    @property
    def text(self) -> str:
        """The line as a person reads it."""
        return " ".join(word.text for word in self.words)

    def phrases(self) -> list[tuple[Word, ...]]:
        """The words that belong together."""
        found: list[list[Word]] = []
        for word in self.words:
            near = found and word.x0 - found[-1][-1].x1 <= PHRASE_GAP * max(word.height, 1)
            if near:
                found[-1].append(word)
            else:
                found.append([word])
        return [tuple(phrase) for phrase in found]


def said(words: Sequence[Word]) -> str:
    """The words as text."""
    return " ".join(word.text for word in words)


def is_amount(text: str) -> bool:
    """True for a number, with its currency or percent sign where it has one.

    >>> is_amount("€ 1.234,50"), is_amount("12 %"), is_amount("(3.00)"), is_amount("3 kg")
    (True, True, True, False)
    """
    return _AMOUNT.fullmatch(text.strip()) is not None


def lines_of(words: Sequence[Mapping[str, Any]]) -> list[Line]:
    """The lines of a page's words, from the top down."""
    made = [
        Word(
            *(str(w["text"]), float(w["x0"]), float(w["x1"]), float(w["top"]), float(w["bottom"])),
            font=str(w.get("fontname", "")),
        )
        for w in words
        if str(w["text"]).strip()
    ]
    made.sort(key=lambda word: ((word.top + word.bottom) / 2, word.x0))
    rows: list[list[Word]] = []
    for word in made:
        if rows and _level(rows[-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Line(_capitals_joined(sorted(row, key=lambda word: word.x0))) for row in rows]


def _capitals_joined(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, a capital that was set apart from its word (`F actuur`) put back to it."""
    made: list[Word] = []
    for word in words:
        last = made[-1] if made else None
        if last is not None and _torn(last, word):
            text = last.text + word.text
            made[-1] = replace(last, text=text, x1=word.x1, bottom=max(last.bottom, word.bottom))
        else:
            made.append(word)
    return tuple(made)


def _torn(one: Word, other: Word) -> bool:
    alone = len(one.text) == 1 and one.text.isupper() and one.text not in _WORDS_OF_ONE
    return alone and other.text[:1].islower() and 0 <= other.x0 - one.x1 < 0.8 * one.height


def _level(row: Sequence[Word], word: Word) -> bool:
    """True where the word's middle is within the line's first word, and the other way round."""
    first = row[0]
    middle, own = (first.top + first.bottom) / 2, (word.top + word.bottom) / 2
    return abs(middle - own) <= 0.45 * max(min(first.height, word.height), 1)
