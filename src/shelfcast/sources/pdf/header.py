"""Which lines of a PDF page are the header of a table?

A line of names with amounts below them. Names are known by the words of the retail model, or told
by their shape: three phrases or more without a number, and at least two lines of amounts in the
same places below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from shelfcast.sources.documents.retail_words import groups, plain
from shelfcast.sources.pdf.lines import Line, is_amount, said

REACH = 6
_YEAR = re.compile(r"(19|20)\d\d")
_MORE = frozenset(
    plain(word)
    for word in re.split(
        r"\|",
        "pos | no | nr | lp | l p | lfd nr | unit | uom | me | jm | j m | unité | unidad | unità | "
        "eenheid | ед | ед изм | vat | tax | taxes | mwst | ust | tva | iva | btw | ptu | ндс | "
        "disc | rem | ht | ttc | ep | gp | pu | p u | entgelt | stawka | 单位 | 税率 | 税额",
    )
)


def find_headers(lines: Sequence[Line]) -> list[int]:
    """The places of the lines that are headers, the lowest line of each."""
    return [place for place in range(len(lines) - 1) if _is_header(lines, place)]


def _is_header(lines: Sequence[Line], place: int) -> bool:
    phrases = [said(phrase) for phrase in lines[place].phrases()]
    values = any((is_amount(p) and not _YEAR.fullmatch(p)) or ":" in p for p in phrases)
    if len(phrases) < 2 or values or not _no_figures(phrases):
        return False
    below = rows_below(lines, place)
    if not below:
        return False
    known = known_names(lines[place])
    if known >= 2 and known * 2 >= len(phrases):
        return True
    return len(phrases) >= 3 and len(below) >= 2 and _short(phrases)


def known_names(line: Line) -> int:
    """How many phrases of a line are names that the retail model knows."""
    texts = [said(phrase) for phrase in line.phrases()]
    return sum(len(text) <= 40 and (bool(groups(text)) or _in_more(text)) for text in texts)


def _in_more(text: str) -> bool:
    words = plain(text).split()
    return plain(text) in _MORE or any(word in _MORE for word in words[:3])


def _no_figures(phrases: Sequence[str]) -> bool:
    """A name may hold a year or a rate; a row of dates or codes is no header."""
    figured = [p for p in phrases if sum(sign.isdigit() for sign in p) > 1]
    return all(_YEAR.search(p) for p in figured) or not figured


def _short(phrases: Sequence[str]) -> bool:
    return all(len(phrase) <= 40 for phrase in phrases) and not phrases[-1].endswith(".")


def rows_below(lines: Sequence[Line], place: int) -> list[int]:
    """The next lines that hold amounts under the header's phrases, one of two among the first."""
    header = lines[place]
    left, right = header.words[0].x0, header.words[-1].x1
    found = []
    for below in range(place + 1, min(place + 1 + REACH, len(lines))):
        phrases = lines[below].phrases()
        amounts = [p for p in phrases if is_amount(said(p)) or is_amount(p[-1].text)]
        inside = [p for p in amounts if p[-1].x1 > left and p[0].x0 < right + 20]
        if len(phrases) >= 2 and inside:
            found.append(below)
    return found
