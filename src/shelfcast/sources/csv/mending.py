"""What did the person mean by a line whose quotes are out of place?

Each way to cut the line into cells is given a cost: a quote that opens nothing, a quote inside a
quoted cell that is not doubled, a missing delimiter beside a quote. The cheapest cut wins, and a
cut that gives the table's own width is preferred to one that does not. A shortest path over the
places where a cell may begin finds it. Lines with very many signs are cut at each delimiter.
Nothing of the line is dropped but the signs that were found to quote or to part.
"""

from __future__ import annotations

from dataclasses import dataclass

from shelfcast.sources.csv.dialect import Dialect
from shelfcast.sources.csv.splitting import unescaped

MOST_SIGNS = 400
LITERAL, INSIDE, BARE, NO_DELIMITER, BETWEEN_QUOTES, WIDTH = 1.0, 1.0, 0.5, 0.7, 0.9, 1.0
MORE_CELLS = 0.001
"""Of two cuts of one cost, the one with more cells hides less."""


@dataclass(frozen=True)
class _Step:
    """The cheapest way to a place: its cost, the place before, the cell between the two."""

    cost: float
    before: tuple[int, int] | None
    cell: str


def mended_cells(line: str, dialect: Dialect, width: int | None) -> tuple[list[str], float]:
    """The cells of a line by its cheapest cut, and the cost; `width` is the table's, if known.

    >>> mended_cells('2,"BH-9,5,"Round 48","Made"', Dialect(","), 5)[0]
    ['2', '"BH-9', '5', 'Round 48', 'Made']
    """
    signs = line.count(dialect.quote) + len(dialect.parting.findall(line))
    if not dialect.quote or signs > MOST_SIGNS:
        return dialect.parts(line), LITERAL
    ways = _ways(line, dialect, (width or signs) + 30)
    ends = {state: step for state, step in ways.items() if state[0] == len(line) + 1}
    best = min(ends, key=lambda state: _judged(ends[state].cost, state[1], width))
    return _traced(ways, best), ends[best].cost


def _judged(cost: float, cells: int, width: int | None) -> float:
    off = abs(cells - width) * WIDTH if width else 0.0
    return cost + off - MORE_CELLS * cells


def _ways(line: str, dialect: Dialect, most: int) -> dict[tuple[int, int], _Step]:
    """The cheapest step to each state (where a cell begins, cells so far)."""
    ways = {(0, 0): _Step(0.0, None, "")}
    by_place: dict[int, list[int]] = {0: [0]}
    while by_place:
        place = min(by_place)
        counts = by_place.pop(place)
        if place > len(line):
            continue
        options = _options(line, place, dialect)
        for count in counts:
            here = ways[place, count]
            for reached, cell, cost in options:
                state = (reached, count + 1)
                total = here.cost + cost
                if count >= most or (state in ways and ways[state].cost <= total):
                    continue
                if state not in ways:
                    by_place.setdefault(reached, []).append(count + 1)
                ways[state] = _Step(total, (place, count), cell)
    return ways


def _options(line: str, place: int, dialect: Dialect) -> list[tuple[int, str, float]]:
    """The cells that may begin here: where the next begins, the cell, the cost."""
    parted = dialect.parting.search(line, place)
    end = parted.start() if parted else len(line)
    after = parted.end() if parted else len(line) + 1
    bare = line[place:end]
    quote = dialect.quote
    if not bare.lstrip(" ").startswith(quote):
        return _bare_options(line, place, (bare, after), quote)
    cost = LITERAL + BARE * (bare.count(quote) - 1)
    return [(after, bare, cost), *_quoted_options(line, place, dialect)]


def _bare_options(
    line: str, place: int, bare: tuple[str, int], quote: str
) -> list[tuple[int, str, float]]:
    text, after = bare
    options = [(after, text, BARE * text.count(quote))]
    first = text.find(quote)
    if first > 0 and not text[first - 1].isspace():
        options.append((place + first, line[place : place + first], NO_DELIMITER))
    return options


def _quoted_options(line: str, place: int, dialect: Dialect) -> list[tuple[int, str, float]]:
    quote, options = dialect.quote, []
    opened = line.index(quote, place)
    closing = line.find(quote, opened + 1)
    while closing != -1:
        inner = line[opened + 1 : closing]
        parted = dialect.parting.match(line, closing + 1)
        rest = line[closing + 1 :]
        cost = INSIDE * _strays(inner, dialect)
        cell = unescaped(inner, dialect)
        if parted or not rest.strip(" "):
            options.append((parted.end() if parted else len(line) + 1, cell, cost))
        elif rest.startswith(quote) and not rest.startswith(quote * 2):
            options.append((closing + 1, cell, cost + BETWEEN_QUOTES))
        closing = line.find(quote, closing + 1)
    return options


def _strays(inner: str, dialect: Dialect) -> int:
    """Quotes inside a quoted cell that are neither doubled nor escaped."""
    if dialect.escape:
        inner = inner.replace(f"\\{dialect.quote}", "")
    return inner.replace(dialect.quote * 2, "").count(dialect.quote)


def _traced(ways: dict[tuple[int, int], _Step], state: tuple[int, int]) -> list[str]:
    cells: list[str] = []
    step = ways[state]
    while step.before is not None:
        cells.append(step.cell)
        step = ways[step.before]
    return cells[::-1]
