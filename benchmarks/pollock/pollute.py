"""One small clean sales table of our own, polluted in each of the ways of the Pollock benchmark.

For each variant: the polluted bytes, and the rows that a loader should give, as the benchmark's
clean files have them: a header on one row (stacked rows joined by a blank), the first table only,
no title rows, each row with its own cells (a missing or extra delimiter undone), a stray quote kept
as a sign of its cell. The names follow the benchmark's, so that its weights apply. Everything is
drawn from one seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

ROWS = 84
_HEAD = ("Sold on", "Till", "Units", "Item", "Price", "Product", "Text", "Link", "Remark")
_QUOTED_HEAD = (6, 7)
_THINGS = (
    "Garden hose",
    "Oak shelf",
    "Rain coat",
    "Tea pot",
    "Wool sock",
    "Desk lamp",
    "Bike bell",
)
_KINDS = ("Men's {}", "{}, large", '{}, 12" wide', "{}", "Children's {}", "{} set of 4")
_TEXTS = (
    "Made to last, and mended free of charge.",
    "A favourite since 1974; now in blue.",
    'Fits a 5" pipe, a tap, or both.',
    "It doesn't rust, fade or crack.",
    "Soft, light and quick to dry",
)


@dataclass(frozen=True)
class Cell:
    """A cell's text, and whether it stands in quotes."""

    text: str
    quoted: bool = False


@dataclass(frozen=True)
class Form:
    """How a table is written; `glued` and `split` are places of a row's delimiters that change."""

    delimiter: str = ","
    quote: str = '"'
    escape: str | None = None
    end: str = "\r\n"


@dataclass(frozen=True)
class Variant:
    """A polluted file and what a loader should give of it."""

    name: str
    content: bytes
    clean: list[list[str]]


def source(seed: int = 7) -> list[list[Cell]]:
    """The clean table: a header and 83 rows of nine cells."""
    dice = random.Random(seed)
    rows = [[Cell(name, place in _QUOTED_HEAD) for place, name in enumerate(_HEAD)]]
    for number in range(1, ROWS):
        item = f"{dice.choice('ABKRZ')}{dice.choice('GHNY')}-{dice.randrange(1000, 9999)}"
        product = dice.choice(_KINDS).format(dice.choice(_THINGS))
        text = dice.choice(_TEXTS)
        day = f"{number % 28 + 1:02d}/{number // 28 + 1:02d}/2023"
        texts = [
            Cell(day),
            Cell(f"{8 + number % 12:02d}:{number % 4 * 15:02d}"),
            Cell(str(dice.randrange(0, 30))),
            Cell(item),
            Cell(f"£{dice.randrange(50, 9900) / 100:.2f}"),
            Cell(product, "," in product or '"' in product),
            Cell(text, quoted=True),
            Cell(f"https://shop.example/item/{item.replace('-', '_')}", quoted=True),
            Cell(""),
        ]
        rows.append(texts)
    return rows


def written(rows: Sequence[Sequence[Cell]], form: Form = Form()) -> str:
    """The rows as text."""
    return "".join(line(row, form) + form.end for row in rows)


def line(row: Sequence[Cell], form: Form = Form()) -> str:
    """One row as text, without its line end."""
    return form.delimiter.join(_cell(cell, form) for cell in row)


def _cell(cell: Cell, form: Form) -> str:
    if not cell.quoted:
        return cell.text
    escape = form.quote if form.escape is None else form.escape
    inner = cell.text.replace(form.quote, escape + form.quote)
    return f"{form.quote}{inner}{form.quote}"


def texts(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """The cells' texts."""
    return [[cell.text for cell in row] for row in rows]


def variants(seed: int = 7) -> Iterator[Variant]:
    """Every variant of the table of one seed, those of whole files first."""
    rows = source(seed)
    yield from _whole_files(rows)
    yield from _forms(rows)
    for place in range(len(rows)):
        yield from _row(rows, place)


def _whole_files(rows: list[list[Cell]]) -> Iterator[Variant]:
    text, clean = written(rows), texts(rows)
    head = [Cell(cell.text) for cell in rows[0]]
    yield _told("source", text, clean)
    yield _told("file_no_payload", "", [])
    yield _told("file_no_trailing_newline", text.removesuffix("\r\n"), clean)
    yield _told("file_double_trailing_newline", f"{text}\r\n", clean)
    yield _told("file_no_header", written(rows[1:]), clean[1:])
    for count in (2, 3):
        joined = [" ".join([cell.text] * count) for cell in head]
        stacked = written([*[head] * (count - 1), *rows])
        yield _told(f"file_header_multirow_{count}", stacked, [joined, *clean[1:]])
    preamble = [[Cell("PREAMBLE"), *[Cell("")] * 8], [Cell("")] * 9]
    yield _told("file_preamble", written([*preamble, *rows]), clean)
    yield _told("file_header_only", written(rows[:1]), clean[:1])
    yield _told("file_one_data_row", written(rows[:2]), clean[:2])
    bare = [[replace(cell, quoted="," in cell.text) for cell in row] for row in rows]
    more = [[*row, Cell("col1" if place == 0 else "")] for place, row in enumerate(bare)]
    second = {"less": [row[:8] for row in bare], "same": bare, "more": more}
    for kind, table in second.items():
        yield _told(f"file_multitable_{kind}", text + written(table), clean)


def _forms(rows: list[list[Cell]]) -> Iterator[Variant]:
    clean = texts(rows)
    ends = {"0xA": "\n", "0xD": "\r"}
    signs = {"0x3B": ";", "0x9": "\t", "0x2C_0x20": ", ", "0x20": " "}
    for name, end in ends.items():
        yield _told(f"file_record_delimiter_{name}", written(rows, Form(end=end)), clean)
    for name, sign in signs.items():
        yield _told(f"file_field_delimiter_{name}", written(rows, Form(sign)), clean)
    apostrophe = written(rows, Form(quote="'", escape="")).replace('"', '""')
    yield _told("file_quotation_char_0x27", apostrophe, clean)
    yield _told("file_escape_char_0x5C", written(rows, Form(escape="\\")), clean)
    yield _told("file_escape_char_0x00", written(rows, Form(escape="")), clean)


def _row(rows: list[list[Cell]], place: int) -> Iterator[Variant]:
    """One row polluted in each way at each of its columns."""
    clean = texts(rows)
    for column in range(len(rows[place])):
        cells = [_cell(cell, Form()) for cell in rows[place]]
        split = [*cells[:column], "", *cells[column:]]
        name = f"row_more_sep_row{place}_col{column}"
        yield _told(name, _with(rows, place, ",".join(split)), clean)
        if column:
            glued = [*cells[: column - 1], cells[column - 1] + cells[column], *cells[column + 1 :]]
            name = f"row_less_sep_row{place}_col{column}"
            yield _told(name, _with(rows, place, ",".join(glued)), clean)
        yield _quoted(rows, place, column)
    spaced = line(rows[place], Form(" "))
    yield _told(f"row_field_delimiter_{place}_0x20", _with(rows, place, spaced), clean)


def _quoted(rows: list[list[Cell]], place: int, column: int) -> Variant:
    """A quote before a cell's text, not escaped."""
    cells, clean = [_cell(cell, Form()) for cell in rows[place]], texts(rows)
    written_cell, quoted = cells[column], rows[place][column].quoted
    cells[column] = f'""{written_cell[1:]}' if quoted else f'"{written_cell}'
    clean[place][column] = f'"{clean[place][column]}'
    name = f"row_extra_quote{place}_col{column}"
    return _told(name, _with(rows, place, ",".join(cells)), clean)


def _with(rows: list[list[Cell]], place: int, text: str) -> str:
    return written(rows[:place]) + f"{text}\r\n" + written(rows[place + 1 :])


def _told(name: str, text: str, clean: list[list[str]]) -> Variant:
    return Variant(f"{name}.csv", text.encode(), clean)
