"""How is a text report with columns of fixed width read, or one drawn with bars?

Columns are parted by gutters: places that are blank in nearly every line, or blank in the line of
dashes under the names. Every line is a row: one that does not fit the gutters (a title, a page's
foot) stands in the first cell whole, and a line of dashes is a blank row.
Not here: columns without a blank between them; nothing in such a file tells where one ends.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from shelfcast.errors import EmptyFileError
from shelfcast.sources.csv.encoding import sniff_encoding, whole_file_encoding
from shelfcast.sources.sheets.grid import grid_tables
from shelfcast.sources.table import TextTable

HEAD = 1 << 17
SAMPLE = 400
MOSTLY = 0.97
_RULE = re.compile(r"[\s\-=_+|─━═┼│╪╬┌┐└┘├┤┬┴╔╗╚╝╠╣╦╩║]+")
_DASHES = re.compile(r"[-=_─━═]{2,}")
_GAP = re.compile(r"\S(\s{2,})\S")
_BARS = "|│║"
_DECIMAL_COMMA = re.compile(r"\d,\d")

Span = tuple[int, int]


def looks_fixed(path: Path) -> bool:
    """True where the file's first lines stand in columns by blanks or bars, not by a delimiter."""
    with path.open("rb") as file:
        raw = file.read(HEAD)
    text = raw.decode(sniff_encoding(path), "replace").lstrip("\ufeff")
    lines = [line for line in _lines(text)[:SAMPLE] if line.strip()]
    if len(lines) < 3:
        return False
    if _barred(lines):
        return True
    with_tabs = [line for line in text.splitlines()[:SAMPLE] if line.strip()]
    tabbed = sum(line.count("\t") > 1 for line in with_tabs) > MOSTLY * len(with_tabs)
    return not tabbed and not _delimited(with_tabs) and len(_columns(lines)) >= 2


def fixed_tables(path: Path, name: str) -> list[TextTable]:
    """The table of a fixed width file. Raises EmptyFileError."""
    encoding = whole_file_encoding(path)
    lines = _lines(path.read_text(encoding=encoding, errors="replace").lstrip("\ufeff"))
    filled = [line for line in lines[:SAMPLE] if line.strip()]
    if _barred(filled):
        cells = [_between_bars(line) for line in lines]
        way = "bars"
    else:
        columns = _columns(filled)
        cells = [_cut(line, columns) for line in lines]
        way = "fixed width"
    notes = {"way": way, "encoding": encoding}
    tables = grid_tables(name, list(enumerate(cells, start=1)), notes)
    if not tables:
        raise EmptyFileError(f"{name} has column names and no rows.", fix="export it again")
    return tables


def _lines(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "").split("\n")
    while lines and not lines[-1].strip("\x1a \t"):
        lines.pop()
    return [line.expandtabs(8).rstrip() for line in lines]


def _barred(lines: Sequence[str]) -> bool:
    """Most lines that are no rules begin and end with a bar, or rules of dashes part barred ones.

    A CSV of bars has no rules and rarely begins with a bar.
    """
    drawn = [line.strip() for line in lines if not _is_rule(line)]
    both = sum(1 for line in drawn if len(line) > 2 and line[0] in _BARS and line[-1] in _BARS)
    rules = len(lines) - len(drawn)
    return both > 0.6 * len(drawn) and rules > 0


def _is_rule(line: str) -> bool:
    return _RULE.fullmatch(line) is not None and _DASHES.search(line) is not None


def _between_bars(line: str) -> list[str]:
    text = line.strip()
    if not text or _is_rule(text):
        return []
    if text[0] not in _BARS or text[-1] not in _BARS:
        return [text]
    return [cell.strip() for cell in re.split(f"[{_BARS}]", text[1:-1])]


def _delimited(lines: Sequence[str]) -> bool:
    """The same number of one delimiter in nearly every line, and not as a decimal sign."""
    return any(_steady(lines, sign) for sign in ("\t", ";", "|", ","))


def _steady(lines: Sequence[str], sign: str) -> bool:
    counts = Counter(
        line.count(sign) - (len(_DECIMAL_COMMA.findall(line)) if sign == "," else 0)
        for line in lines
        if not _is_rule(line)
    )
    if not counts:
        return False
    often, lines_of_it = counts.most_common(1)[0]
    return often > 0 and lines_of_it >= 0.7 * counts.total()


def _columns(lines: Sequence[str]) -> list[Span]:
    """The columns from and to which places; fewer than two where the lines are no table."""
    ruled = [line for line in lines if _is_rule(line) and len(_DASHES.findall(line)) >= 2]
    if ruled and len({tuple(m.span() for m in _DASHES.finditer(line)) for line in ruled}) == 1:
        return [match.span() for match in _DASHES.finditer(ruled[0])]
    body = [line for line in lines if _GAP.search(line.strip()) and not _is_rule(line)]
    if len(body) < 3 or len(body) < 0.5 * len(lines):
        return []
    width = max(len(line) for line in body)
    filled = [0] * (width + 1)
    for line in body:
        for place, sign in enumerate(line):
            filled[place] += sign != " "
    few = int(len(body) * (1 - MOSTLY))
    return _spans([count > few for count in filled])


def _spans(inked: Sequence[bool]) -> list[Span]:
    """The runs of inked places, those parted by one blank alone taken together."""
    spans: list[Span] = []
    start: int | None = None
    for place, ink in enumerate(inked):
        if ink and start is None:
            start = place
        elif not ink and start is not None:
            if spans and start - spans[-1][1] < 2:
                spans[-1] = (spans[-1][0], place)
            else:
                spans.append((start, place))
            start = None
    return spans


def _cut(line: str, columns: Sequence[Span]) -> list[str]:
    if not line.strip() or _is_rule(line):
        return []
    cells, start = [], 0
    for (_, end), (begin, _) in pairwise(columns):
        gutter = line[end:begin]
        if gutter.strip() and " " not in gutter and len(line) > begin:
            return [line.strip()]
        blank = gutter.find(" ")
        cut = end + blank if blank >= 0 else begin
        cells.append(line[start:cut].strip())
        start = cut
    return [*cells, line[start:].strip()]
