"""Which dialect is this CSV written in?

Each candidate reads the first lines; the one that gives the most rows of one width, with the
fewest stray quotes and the most cells that are whole values, wins. Signs that seldom part cells
(blanks, colons, tildes) need more evidence than a comma. A `sep=;` line tells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from shelfcast.sources.csv.cellkinds import cell_kind
from shelfcast.sources.csv.dialect import Dialect
from shelfcast.sources.csv.splitting import strict_cells

SAMPLE_LINES = 150
COMMENTS = ("#", "//", "--")
_USUAL = {",": 0.0, ";": 0.0, "\t": 0.0, "|": 0.0}
_ODD = {"^": 0.1, "~": 0.1, "\x01": 0.0, "\x1f": 0.0, "\xa7": 0.1, "!": 0.25, ":": 0.25, " ": 0.25}
_LONG = (", ", "; ", " | ", "||", "::", "\t\t", ";;", "~|~", "|~|", "@@", "^^", "##", "$$", "\\t")
_VALUES, _STRAYS, _LONG_IS_MEANT = 0.3, 0.6, 0.2


def sniff_dialect(sample: str) -> Dialect:
    """The dialect of a CSV's first lines.

    >>> sniff_dialect("a;b\\n1,5;2\\n2,5;3\\n").delimiter
    ';'
    """
    lines = [line for line in sample.split("\n") if line.strip()][:SAMPLE_LINES]
    if told := told_delimiter(sample):
        candidates = [Dialect(told, quote) for quote in _quotes(lines)]
        lines = lines[1:]
    else:
        wrapped = _wrapped(lines)
        lines = wrapped or lines
        candidates = list(_candidates(lines))
        if wrapped:
            candidates = [replace(candidate, wrapped=True) for candidate in candidates]
    if not lines or not candidates:
        return Dialect(",")
    comment = _comment(lines)
    lines = [line for line in lines if not comment or not line.lstrip().startswith(comment)]
    best = max(candidates, key=lambda dialect: _fit(lines, dialect))
    return replace(best, comment=comment)


def told_delimiter(sample: str) -> str | None:
    """The delimiter that the first line tells, as Excel writes it: `sep=;`.

    >>> told_delimiter("sep=|\\na|b\\n")
    '|'
    """
    told = re.match(r'\A"?sep=(\\t|[^\n"]{1,3})"?[,;\t]*(?:\n|\Z)', sample, re.IGNORECASE)
    return told[1].replace("\\t", "\t") if told else None


def _quotes(lines: Sequence[str]) -> list[str]:
    text = "\n".join(lines)
    edge = re.compile(r"(?:^|[,;\t|^~: ])'[^'\n]*'(?:$|[,;\t|^~: ])", re.MULTILINE)
    return ['"', "'"] if edge.search(text) else ['"']


def _candidates(lines: Sequence[str]) -> Iterator[Dialect]:
    text = "\n".join(lines)
    escaped = [False, True] if '\\"' in text or "\\'" in text else [False]
    signs = [sign for sign in (*_USUAL, *_ODD) if sign in text]
    long = [sign for sign in _LONG if sum(sign in line for line in lines) > len(lines) * 0.8]
    for quote in _quotes(lines):
        for escape in escaped:
            for sign in (*signs, *long):
                yield Dialect(sign, quote, escape)
            if sum("  " in line.strip() for line in lines) > len(lines) * 0.8:
                yield Dialect("  ", quote, escape, runs=True)
                yield Dialect(" ", quote, escape, runs=True)


def _wrapped(lines: Sequence[str]) -> list[str] | None:
    """The lines without the quotes around each, where each is one quoted cell that holds more."""
    if len(lines) < 2 or sum(len(line) > 1 and line[0] == line[-1] == '"' for line in lines) < len(
        lines
    ):
        return None
    bare = []
    for line in lines:
        cells = strict_cells([line], Dialect("\x00"))
        if cells is None:
            return None
        bare.append(cells[0][0])
    for sign in _USUAL:
        counts = Counter(line.count(sign) for line in bare)
        count, often = counts.most_common(1)[0]
        if count and often >= len(bare) * 0.6 and all('","' not in line for line in lines):
            return bare
    return None


def unwrapped(line: str) -> str:
    """The record inside a line that is wholly quoted.

    >>> unwrapped('"a,""b, c"",d"')
    'a,"b, c",d'
    """
    text = line.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('""', '"')
    return line


def _comment(lines: Sequence[str]) -> str:
    """The sign that begins remarks, where some lines but not most begin with it."""
    for sign in COMMENTS:
        marked = [line for line in lines if line.lstrip().startswith(sign)]
        if not marked or len(marked) * 2 > len(lines):
            continue
        others = Counter(_signs(line) for line in lines if line not in marked)
        usual = others.most_common(1)[0][0]
        if usual and all(_signs(line) != usual for line in marked):
            return sign
    return ""


def _signs(line: str) -> tuple[tuple[str, int], ...]:
    """How often each usual delimiter stands in a line."""
    return tuple((sign, count) for sign in _USUAL if (count := line.count(sign)))


def _fit(lines: Sequence[str], dialect: Dialect) -> tuple[float, bool, bool, float]:
    """How well the lines read: regular rows, whole values, no stray quotes; then the plainer."""
    rows, strays = _rows(lines, dialect)
    widths = Counter(len(row) for row in rows)
    width, count = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
    filled = {place for row in rows for place, cell in enumerate(row) if cell.strip()}
    regular = count / widths.total() * (1 - 1 / max(min(width, len(filled)), 1))
    cells = [cell for row in rows if len(row) > 1 for cell in row[:40]]
    values = sum(cell_kind(cell).is_value for cell in cells) / max(len(cells), 1)
    doubt = _ODD.get(dialect.delimiter, 0.0) + _STRAYS * strays / len(rows)
    doubt += _other_quotes(cells, dialect) + (0.05 if dialect.runs else 0.0)
    score = regular + _VALUES * values * (width > 1) - doubt
    long = len(dialect.delimiter) > 1 and not dialect.runs
    score += _LONG_IS_MEANT * (long and " " not in dialect.delimiter)
    return round(score, 4), long, not dialect.escape, dialect.quote == '"'


def _rows(lines: Sequence[str], dialect: Dialect) -> tuple[list[list[str]], int]:
    """The records of the lines, and how many of them have a quote out of place."""
    rows: list[list[str]] = []
    place = strays = 0
    while place < len(lines):
        line = lines[place]
        if dialect.quote not in line:
            rows.append(dialect.parts(line))
            place += 1
            continue
        read = strict_cells(lines[place : place + 30], dialect)
        if read is None:
            strays += 1
            read = dialect.parts(line), 1
        elif any(dialect.quote in c and c in line and len(c) > 1 for c in read[0]):
            strays += 1
        rows.append(read[0])
        place += read[1]
    return rows, strays


def _other_quotes(cells: Sequence[str], dialect: Dialect) -> float:
    """Share of cells that begin or end with the other quote: then this one is the wrong one."""
    other = "'" if dialect.quote == '"' else '"'
    wrong = sum(len(c) > 1 and (c[0] == other or c[-1] == other) for c in cells)
    return wrong / max(len(cells), 1)
