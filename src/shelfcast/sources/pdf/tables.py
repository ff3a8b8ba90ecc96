"""Which tables do the pages of a PDF hold?

A table with ruled cells is read by its rules. Elsewhere the lines under a header are read by the
columns that the words stand in. A table that goes on over pages is one, its header told once. A
line of words alone is the rest of the row that it stands nearest to; where it is set apart or in
other letters it is a row of its own, a section's name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from shelfcast.sources.documents.retail_words import plain
from shelfcast.sources.pdf.columns import Columns, find_columns
from shelfcast.sources.pdf.header import find_headers, known_names
from shelfcast.sources.pdf.lines import Line, is_amount, said
from shelfcast.sources.pdf.totals import is_included, is_total

TIGHT = 0.9
"""A blank below a line, in letters' heights, up to which the next may be its continuation."""
SAME_PLACE = 6.0


@dataclass
class PageTable:
    """A table: its names, its rows as cells, and which rows are lines of goods (no totals)."""

    names: list[str]
    rows: list[list[str]] = field(default_factory=list)
    items: list[bool] = field(default_factory=list)


@dataclass
class _Block:
    """The lines under one header, page by page."""

    header: list[Line]
    pages: list[list[Line]]
    open: bool = True

    @property
    def key(self) -> str:
        return plain(" ".join(line.text for line in self.header))

    @property
    def reach(self) -> tuple[float, float]:
        words = [word for line in self.header for word in line.words]
        return min(w.x0 for w in words) - 30, max(w.x1 for w in words) + 30


def word_tables(pages: Sequence[Sequence[Line]]) -> list[PageTable]:
    """The tables that are told by the places of their words; `pages` holds each page's lines."""
    blocks: list[_Block] = []
    for lines in pages:
        blocks = _read_page(lines, blocks)
    tables = [_table(block) for block in blocks]
    return [table for table in tables if table is not None and table.rows]


def _read_page(lines: Sequence[Line], blocks: list[_Block]) -> list[_Block]:
    headers = _groups(lines, find_headers(lines))
    last = blocks[-1] if blocks else None
    start = headers[0][0] if headers else len(lines)
    if last is not None and last.open:
        body = _body(lines[:start], last)
        if body:
            last.pages.append(body)
    found = list(blocks)
    for place, (first, end) in enumerate(headers):
        stop = headers[place + 1][0] if place + 1 < len(headers) else len(lines)
        block = _Block(list(lines[first:end]), [])
        same = next((b for b in found if b.key == block.key and _aligned(b, block)), None)
        body = _body(lines[end:stop], block)
        if same is not None:
            same.pages.append(body)
            found.remove(same)
            found.append(same)
        elif body:
            block.pages.append(body)
            found.append(block)
    return found


def _aligned(one: _Block, other: _Block) -> bool:
    (a0, a1), (b0, b1) = one.reach, other.reach
    return abs(a0 - b0) < SAME_PLACE and abs(a1 - b1) < SAME_PLACE


def _groups(lines: Sequence[Line], headers: Sequence[int]) -> list[tuple[int, int]]:
    """The first and behind-last lines of each header, with the lines stacked upon it."""
    groups: list[tuple[int, int]] = []
    for place in headers:
        near = groups and lines[place].top - lines[place - 1].bottom < lines[place].height
        if near and groups[-1][1] == place:
            groups[-1] = (groups[-1][0], place + 1)
            continue
        first = place
        floor = groups[-1][1] if groups else 0
        while first > floor and place - first < 2 and _stacked(lines[first - 1], lines[first]):
            first -= 1
        end = place + 1
        if (
            end < len(lines)
            and end not in headers
            and _stacked(lines[end], lines[place], below=True)
        ):
            end += 1
        groups.append((first, end))
    return groups


def _stacked(line: Line, header: Line, *, below: bool = False) -> bool:
    """True for a line of names right above (or below) a header."""
    gap = line.top - header.bottom if below else header.top - line.bottom
    texts = [said(phrase) for phrase in line.phrases()]
    plain_names = not any(is_amount(t) or ":" in t or len(t) > 40 for t in texts)
    enough = known_names(line) >= 1 if not below else known_names(line) * 2 >= len(texts)
    return gap < 0.8 * header.height and len(texts) >= 2 and plain_names and enough


def _body(lines: Sequence[Line], block: _Block) -> list[Line]:
    """The table's lines: to the last full row, and those right below it up to a total."""
    left, right = block.reach
    inside = [
        sum(left <= (w.x0 + w.x1) / 2 <= right for w in line.words) * 2 > len(line.words)
        for line in lines
    ]
    counts = [
        len(line.phrases()) if ok and _has_amount(line) and not _total_line(line) else 0
        for line, ok in zip(lines, inside, strict=True)
    ]
    known = [len(line.phrases()) for page in block.pages for line in page if _has_amount(line)]
    most = max([*counts[:12], *known[:12]], default=0)
    full = [n for n, count in enumerate(counts) if count >= max(2, 0.6 * most)]
    full = _without_far(_under_amounts(full, lines), lines)
    if not full:
        return []
    end = full[-1] + 1
    starts = [phrase[0].x0 for n in full for phrase in lines[n].phrases()]
    while end < len(lines) and _goes_on(lines, end, starts):
        end += 1
        if _total_line(lines[end - 1]):
            break
    return [line for line, ok in zip(lines[:end], inside[:end], strict=True) if ok]


def _total_line(line: Line) -> bool:
    phrases = line.phrases()
    few = len(phrases) <= 4 and any(is_total(said(phrase)) for phrase in phrases)
    return few or is_total(said(phrases[0]))


def _under_amounts(full: list[int], lines: Sequence[Line]) -> list[int]:
    """The rows with an amount where the first three of them have theirs."""
    places = [stretch for place in full[:3] for stretch in _amounts(lines[place])]
    return [
        place
        for place in full
        if any(min(x1, b) > max(x0, a) for x0, x1 in _amounts(lines[place]) for a, b in places)
    ]


def _amounts(line: Line) -> list[tuple[float, float]]:
    """From where to where the line's amounts go, with some room to the left for longer ones."""
    return [(p[0].x0 - 8, p[-1].x1) for p in line.phrases() if is_amount(said(p))]


def _without_far(full: list[int], lines: Sequence[Line]) -> list[int]:
    """The full rows up to a great blank that no table has inside."""
    kept: list[int] = []
    for place in full:
        if kept:
            pitch = 4.5 * lines[place].height
            between = range(kept[-1] + 1, place + 1)
            if any(lines[n].top - lines[n - 1].bottom > pitch for n in between):
                break
        kept.append(place)
    return kept


def _goes_on(lines: Sequence[Line], place: int, starts: Sequence[float]) -> bool:
    """True for a line with an amount, or the rest of a description, close below."""
    line = lines[place]
    gap = line.top - lines[place - 1].bottom
    if _has_amount(line):
        return gap < 2.5 * line.height
    below = any(abs(line.words[0].x0 - start) < 3 for start in starts)
    return below and gap < TIGHT * line.height and len(line.phrases()) == 1


def _has_amount(line: Line) -> bool:
    return any(is_amount(said(p)) or (len(p) == 2 and is_amount(p[0].text)) for p in line.phrases())


def _table(block: _Block) -> PageTable | None:
    lines = [line for page in block.pages for line in page]
    columns = find_columns(block.header, [line for line in lines if _has_amount(line)])
    if columns is None:
        return None
    table = PageTable(list(columns.names))
    for page in block.pages:
        _add_page(table, page, columns)
    return table


def _add_page(table: PageTable, lines: Sequence[Line], columns: Columns) -> None:
    edge = _usual_start(lines, columns)
    usual = _usual_fill(lines, columns)
    fresh = True
    for place, line in enumerate(lines):
        cells = columns.cells(line)
        row = _is_row(cells, columns)
        if row and not (is_included(line.text) and line.words[0].x0 > edge + 2 and table.rows):
            sums = _sums(line, cells, usual)
            table.rows.append(_whole(line, cells) if sums and not is_total(line.text) else cells)
            table.items.append(not sums)
        elif not fresh and table.rows and _continues(lines, place, columns, row=row):
            _join(table.rows[-1], [line.text, *[""] * len(cells)] if row else cells, columns)
        else:
            table.rows.append(_whole(line, cells))
            table.items.append(False)
        fresh = False


def _whole(line: Line, cells: Sequence[str]) -> list[str]:
    """A line that is no line of goods, in the first cell as it reads."""
    return [line.text, *[""] * (len(cells) - 1)]


def _sums(line: Line, cells: Sequence[str], usual: int) -> bool:
    """True for a total: its words say so, and it fills fewer cells than the lines of goods do."""
    told = is_total(line.text) or any(is_total(said(phrase)) for phrase in line.phrases())
    return told and sum(map(bool, cells)) < usual


def _usual_fill(lines: Sequence[Line], columns: Columns) -> int:
    """How many cells most rows fill."""
    fills = [
        sum(map(bool, cells)) for line in lines if _is_row(cells := columns.cells(line), columns)
    ]
    return max(set(fills), key=lambda fill: (fills.count(fill), fill), default=0)


def _usual_start(lines: Sequence[Line], columns: Columns) -> float:
    starts = sorted(line.words[0].x0 for line in lines if _is_row(columns.cells(line), columns))
    return starts[len(starts) // 2] if starts else 0.0


def _is_row(cells: Sequence[str], columns: Columns) -> bool:
    """True where a column of amounts holds one, and another column something."""
    amounts = any(
        cells[n] and any(map(is_amount, (cells[n], *cells[n].split()))) for n in columns.numeric
    )
    return amounts and sum(bool(cell) for cell in cells) >= 2


def _continues(lines: Sequence[Line], place: int, columns: Columns, *, row: bool) -> bool:
    """True for the rest of the row above: close to it, in like letters, not nearer to the next."""
    if row:
        return True
    line, above = lines[place], lines[place - 1]
    up = line.top - above.bottom
    if up > TIGHT * line.height or is_total(line.text) or _section(line.text):
        return False
    if _bold(line) and not _bold(above):
        return False
    if place + 1 < len(lines) and _is_row(columns.cells(lines[place + 1]), columns):
        down = lines[place + 1].top - line.bottom
        return up <= down + 1.0
    return True


def _section(text: str) -> bool:
    return text.startswith(("---", "***", "===")) or text.endswith((":", "---"))


def _bold(line: Line) -> bool:
    return "bold" in line.words[0].font.lower() or "black" in line.words[0].font.lower()


def _join(row: list[str], cells: Sequence[str], columns: Columns) -> None:
    """Put the words of a continuation into the row's cells; text never goes beside an amount."""
    text = next((n for n, _ in enumerate(row) if n not in columns.numeric and row[n] and
                 any(sign.isalpha() for sign in row[n])), 0)  # fmt: skip
    for place, cell in enumerate(cells):
        if cell:
            goal = place if place < len(row) and place not in columns.numeric else text
            goal = text if place == 0 and not row[0] else goal
            row[goal] = f"{row[goal]} {cell}".strip()
