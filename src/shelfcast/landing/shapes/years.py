"""Of which year is `Jan`, where the headings do not say?

A column of years beside the months says it for each row; else one year in the file's or the
sheet's name, or the day that a person tells. Where months begin again, the next year begins.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl

from shelfcast.contracts.synonyms import names
from shelfcast.errors import UndatedError
from shelfcast.landing.shapes.clues import Clues
from shelfcast.landing.shapes.headings import DAY, Reading
from shelfcast.landing.shapes.periods import first_day
from shelfcast.landing.values.month_names import folded

_YEAR = r"(?<!\d)((?:19|20)\d\d)(?!\d)"
_YEAR_NAMES = names(
    "year | yr | fy | cy | jahr | geschaftsjahr | annee | exercice | an | ano | ejercicio | anno"
    " | rok | rocznik | jaar | boekjaar | год | 年 | 年份 | 年度"
)


def year_column(sample: pl.DataFrame, ids: Sequence[str]) -> str | None:
    """The column whose every cell holds one year; one that is called so goes before another."""
    able = [name for name in ids if _is_years(sample[name])]
    named = [name for name in able if set(folded(name).split()) & set(_YEAR_NAMES)]
    return next(iter([*named, *able]), None)


def _is_years(cells: pl.Series) -> bool:
    texts = cells.drop_nulls().str.strip_chars()
    texts = texts.filter(texts.str.len_bytes() > 0)
    if texts.is_empty():
        return False
    years = texts.filter(
        texts.str.contains(rf"^\D{{0,12}}{_rust(_YEAR)}(\.0|[/\-]\d{{2,4}})?\D{{0,3}}$")
    )
    return years.len() >= 0.9 * texts.len()


def _rust(pattern: str) -> str:
    """The year without looks around it, which Polars' engine does not have."""
    return pattern.replace(r"(?<!\d)", "").replace(r"(?!\d)", "")


def year_of(text: str | None) -> int | None:
    """The first year in a text.

    >>> year_of("FY 2023/24"), year_of("Umsatz"), year_of(None)
    (2023, None, None)
    """
    match = re.search(_YEAR, text or "")
    return int(match[1]) if match else None


def titled_year(title: str) -> int | None:
    """The year in a name; of two that follow each other the first; None of more.

    >>> titled_year("Umsatz_2023.xlsx!Tabelle1"), titled_year("2021 to 2024.csv")
    (2023, None)
    """
    years = sorted({int(year) for year in re.findall(_YEAR, title)})
    if len(years) == 1 or (len(years) == 2 and years[1] == years[0] + 1):
        return years[0]
    return None


def turns(cells: Mapping[str, Reading]) -> dict[str, int]:
    """How many times the count has begun again at each column: 0 in the first year.

    >>> dec, jan = (Reading("month", None, number, "", "") for number in (12, 1))
    >>> turns({"Dec": dec, "Jan": jan})
    {'Dec': 0, 'Jan': 1}
    """
    found: dict[str, int] = {}
    turn, before = 0, 0
    for name, cell in cells.items():
        turn += cell.number < before
        before = cell.number
        found[name] = turn
    return found


def dated_in(
    grain: str, cells: Mapping[str, Reading], year: int, found: Mapping[str, int]
) -> dict[str, date]:
    """The first day of each column, counted from a first year."""
    days = {n: first_day(grain, year + found[n], cell.number) for n, cell in cells.items()}
    return {name: day for name, day in days.items() if day is not None}


def first_year(title: str, cells: Mapping[str, Reading], clues: Clues, name: str) -> int:
    """The year of the first column. Raises UndatedError where nothing tells it."""
    if clues.days.start is not None:
        return clues.days.start.day.year
    year = titled_year(title)
    if year is None:
        headings = list(cells)
        unit = "days" if next(iter(cells.values())).grain == DAY else "periods"
        raise UndatedError(
            f"{name} has columns of {unit} without a year.",
            evidence=[f"its columns: {headings[0]} to {headings[-1]}"],
            why="No column of years, and no single year in the file's name, tells which they are.",
            fix="tell the day that the first of them begins: --start-date 2023-01-01",
        )
    return year
