"""Where are the columns of a table without lines on a PDF page?

The words of the rows are laid over one another: what stays blank in nearly all rows parts columns.
A strip without a name in the header belongs to its neighbour: a gap between the words of every
description is no column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from shelfcast.sources.pdf.lines import Line, Word, is_amount, said

NARROWEST = 1.5
"""A blank strip narrower than this parts nothing, in points."""
FEW = 0.03
_SIGNS = frozenset("€$£¥₹₽%-−") | {"zł", "EUR", "USD", "GBP", "PLN", "CHF", "kr", "Kč"}


@dataclass(frozen=True)
class Columns:
    """The columns' names and the places between them; `numeric` are those that hold amounts."""

    names: tuple[str, ...]
    cuts: tuple[float, ...]
    numeric: frozenset[int] = frozenset()

    def place(self, word: Word) -> int:
        """The column that a word is in: the one that most of it is in."""
        middle = (word.x0 + word.x1) / 2
        return sum(middle > cut for cut in self.cuts)

    def cells(self, line: Line) -> list[str]:
        """A line's words, a cell a column."""
        cells: list[list[Word]] = [[] for _ in self.names]
        for phrase in line.phrases():
            whole = is_amount(said(phrase))
            for word in phrase:
                cells[self.place(phrase[-1] if whole else word)].append(word)
        return [said(cell) for cell in cells]


def find_columns(header: Sequence[Line], rows: Sequence[Line]) -> Columns | None:
    """The columns under a header, None where there are fewer than two."""
    strips = _strips(_fullest(rows))
    phrases = _header_phrases(header, strips)
    if len(strips) < 2 or len(phrases) < 2:
        return None
    strips = _named(strips, phrases, rows)
    if len(strips) < 2:
        return None
    cuts = tuple((left[1] + right[0]) / 2 for left, right in pairwise(strips))
    return _with_names(cuts, header, strips, rows)


def _fullest(rows: Sequence[Line]) -> list[Line]:
    """The rows with the most phrases: totals and notes stand across the columns."""
    counts = [len(row.phrases()) for row in rows]
    most = max(counts, default=0)
    return [row for row, count in zip(rows, counts, strict=True) if count >= 0.6 * most]


Strip = tuple[float, float]


def _strips(rows: Sequence[Line]) -> list[Strip]:
    """The parts of the page's width that hold words in more than few rows."""
    few = int(len(rows) * FEW)
    edges = sorted(
        (edge for row in rows for x0, x1 in _stretches(row) for edge in ((x0, 1), (x1, -1))),
    )
    strips: list[Strip] = []
    depth, start = 0, 0.0
    for x, step in edges:
        before = depth
        depth += step
        if before <= few < depth:
            start = x
        elif depth <= few < before:
            strips.append((start, x - NARROWEST))
    return [strip for strip in strips if strip[1] > strip[0]]


def _stretches(row: Line) -> Iterator[Strip]:
    """From where to where the words go; an amount with blanks in it is one."""
    for phrase in row.phrases():
        if is_amount(said(phrase)):
            yield phrase[0].x0, phrase[-1].x1 + NARROWEST
        else:
            yield from ((word.x0, word.x1 + NARROWEST) for word in phrase)


def _header_phrases(header: Sequence[Line], strips: Sequence[Strip]) -> list[tuple[Word, ...]]:
    """The header's phrases; one that lies over several strips is parted into its words."""
    found: list[tuple[Word, ...]] = []
    for line in header:
        for phrase in line.phrases():
            over = {_nearest(word.x0, word.x1, strips) for word in phrase}
            found += [phrase] if len(over) < 2 else _by_strip(phrase, strips)
    return found


def _by_strip(phrase: Sequence[Word], strips: Sequence[Strip]) -> list[tuple[Word, ...]]:
    """The phrase parted where its blanks are widest, into as many names as it has strips."""
    over = {_nearest(word.x0, word.x1, strips) for word in phrase}
    gaps = sorted(
        range(1, len(phrase)), key=lambda n: phrase[n].x0 - phrase[n - 1].x1, reverse=True
    )
    cuts = [0, *sorted(gaps[: len(over) - 1]), len(phrase)]
    return [tuple(phrase[start:end]) for start, end in pairwise(cuts)]


def _nearest(x0: float, x1: float, strips: Sequence[Strip]) -> int:
    """The strip that shares most with a stretch, or is nearest to it."""
    if not strips:
        return -1
    return max(range(len(strips)), key=lambda n: _shared((x0, x1), strips[n]))


def _shared(one: Strip, other: Strip) -> float:
    """How much two stretches share; below zero, how far they are apart."""
    return min(one[1], other[1]) - max(one[0], other[0])


def _named(
    strips: list[Strip], phrases: Sequence[Sequence[Word]], rows: Sequence[Line]
) -> list[Strip]:
    """The strips under one phrase taken together, and those under none with their neighbour."""
    stretches = [(phrase[0].x0, phrase[-1].x1) for phrase in phrases]
    owner: list[int | None] = [None] * len(strips)
    for place, strip in enumerate(strips):
        over = [n for n, stretch in enumerate(stretches) if _shared(stretch, strip) > 0]
        if over:
            owner[place] = max(over, key=lambda n: _shared(stretches[n], strip))
    taken = {n for n in owner if n is not None}
    for n, stretch in enumerate(stretches):
        if n not in taken:
            near = _nearest(*stretch, strips)
            if owner[near] is None:
                owner[near] = n
    return _merged(strips, owner, rows)


def _merged(strips: list[Strip], owner: Sequence[int | None], rows: Sequence[Line]) -> list[Strip]:
    made: list[Strip] = []
    owned: list[int | None] = []
    waiting: Strip | None = None
    for place, (strip, own) in enumerate(zip(strips, owner, strict=True)):
        if own is None and _leads(strip, rows) and place + 1 < len(strips):
            waiting = strip if waiting is None else (waiting[0], strip[1])
            continue
        start = waiting[0] if waiting is not None else strip[0]
        waiting = None
        same = owned and (own is None or owned[-1] == own)
        if same:
            made[-1] = (made[-1][0], strip[1])
        else:
            made.append((start, strip[1]))
            owned.append(own)
    return made


def _leads(strip: Strip, rows: Sequence[Line]) -> bool:
    """True for a strip of signs that stand before their amounts."""
    words = [w.text for row in rows for w in row.words if _shared((w.x0, w.x1), strip) > 0]
    return bool(words) and all(word in _SIGNS for word in words)


def _with_names(
    cuts: tuple[float, ...], header: Sequence[Line], strips: Sequence[Strip], rows: Sequence[Line]
) -> Columns:
    names: list[list[str]] = [[] for _ in strips]
    for line in header:
        for phrase in _header_phrases([line], strips):
            place = _nearest(phrase[0].x0, phrase[-1].x1, strips)
            names[place].append(said(phrase))
    bare = Columns(tuple(" ".join(parts) for parts in names), cuts)
    cells = [bare.cells(row) for row in _fullest(rows)]
    numeric = {n for n in range(len(strips)) if _mostly_amounts([row[n] for row in cells])}
    return Columns(bare.names, cuts, frozenset(numeric))


def _mostly_amounts(cells: Sequence[str]) -> bool:
    held = [cell for cell in cells if cell]
    return bool(held) and sum(_begins_amount(cell) for cell in held) >= 0.6 * len(held)


def _begins_amount(cell: str) -> bool:
    """An amount, or one with its unit (`3,00 m²`)."""
    parts = cell.split()
    return is_amount(cell) or (len(parts) == 2 and is_amount(parts[0]) and len(parts[1]) <= 6)
