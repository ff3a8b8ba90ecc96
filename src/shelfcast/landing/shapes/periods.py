"""Which of these columns are periods, of what length, and what is counted in each?

The row of headings is read as a whole: the way of reading wins that explains most headings. Coarser
periods that hold finer ones (a year beside its months) and sums are told apart as `summaries`.
Not here: the year where headings leave it out, day codes, and what the cells hold (`reshape`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import polars as pl

from shelfcast.landing.shapes.headings import (
    CODE,
    DAY,
    FINEST_FIRST,
    HALF,
    MONTH,
    QUARTER,
    WEEK,
    YEAR,
    Reading,
    readings,
)
from shelfcast.landing.shapes.summaries import is_summary, without_summary
from shelfcast.landing.values.date_format import read_dates
from shelfcast.landing.values.dates import sniff_dates
from shelfcast.landing.values.surroundings import Surroundings

LEAST = 3
LEAST_CODES = 12
BARE_DAY = "day of a year"
_ORDER = (DAY, MONTH, BARE_DAY, WEEK, QUARTER, HALF, YEAR, CODE)
_WORDS = {
    DAY: "d day days tag tage jour dia giorno dzien dag день",
    WEEK: "w wk week woche semaine semana settimana tydzien неделя",
    MONTH: "m month monat mois mes mese miesiac maand месяц",
    QUARTER: "q quarter quartal",
    None: "p per period periode t time date v x y f",
}
_GRAIN_OF = {word: grain for grain, text in _WORDS.items() for word in text.split()}
_WEEKDAYS = re.compile(
    r"(?i)\b(mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim)[a-z]*\b\.?"
)


@dataclass(frozen=True)
class Layout:
    """The period columns of a table: their grain, how each was read, and the columns of sums.

    `dates` has the first day of each column where the headings tell it; a column that is missing
    from it lacks its year, or is a code.
    """

    grain: str
    cells: Mapping[str, Reading]
    dates: Mapping[str, date]
    summaries: tuple[str, ...]

    @property
    def prefix(self) -> str:
        """The letters of a code."""
        return next(iter(self.cells.values())).text


def lay_out(names: Sequence[str], country: str = "GB") -> Layout | None:
    """The layout of a wide table's headings, None where too few of them are periods.

    >>> lay_out(["Item", "Jan 2024", "Feb 2024", "Mar 2024", "2024"]).summaries
    ('2024',)
    """
    sets = _sets(names)
    grain = _best(sets)
    if grain is None:
        return None
    cells = _own(grain, sets)
    dates = _dates(grain, cells, country)
    if grain == DAY:
        cells = {name: cell for name, cell in cells.items() if name in dates}
    sums = _sums(names, grain, cells, dates)
    cells = {name: cell for name, cell in cells.items() if name not in sums}
    if len(cells) < _least(grain, cells):
        return None
    shown = DAY if grain == BARE_DAY else grain
    return Layout(shown, cells, {n: d for n, d in dates.items() if n in cells}, sums)


def first_day(grain: str, year: int, number: int) -> date | None:
    """The day on which a period begins; None where there is no such period.

    >>> first_day("week", 2024, 1), first_day("quarter", 2024, 2)
    (datetime.date(2024, 1, 1), datetime.date(2024, 4, 1))
    """
    try:
        if grain == DAY:
            return date(year, number // 100, number % 100)
        if grain == WEEK:
            return date.fromisocalendar(year, number, 1)
        months = {MONTH: 1, QUARTER: 3, HALF: 6, YEAR: 12}[grain]
        return date(year, 1 + months * (max(number, 1) - 1), 1)
    except ValueError:
        return None


def code_grain(prefix: str) -> str | None:
    """The grain that the letters of a code name, None where they name none.

    >>> code_grain("d"), code_grain("Week"), code_grain("v")
    ('day', 'week', None)
    """
    return next((g for word in prefix.lower().split() if (g := _GRAIN_OF.get(word))), None)


def _sets(names: Sequence[str]) -> dict[str, dict[str, Reading]]:
    """Of each grain, the headings that read so: the first reading, which is the fullest."""
    sets: dict[str, dict[str, Reading]] = {grain: {} for grain in _ORDER}
    known = set(names)
    for name in names:
        for reading in readings(_unrepeated(name, known)):
            grain = BARE_DAY if reading.grain == DAY and reading.year is None else reading.grain
            if not _says_more(reading):
                sets[grain].setdefault(name, reading)
    sets[CODE] = _codes(sets[CODE])
    return sets


def _unrepeated(name: str, known: set[str]) -> str:
    """`Feb` for the `Feb_2` that a second `Feb` was called when the table was read."""
    base, sign, count = name.rpartition("_")
    return base if sign and count.isdigit() and base in known else name


def _says_more(reading: Reading) -> bool:
    """True where the rest of the heading names a period too: `2023` of `2023 Jan` is half of it."""
    rest = _WEEKDAYS.sub(" ", reading.rest).strip(" -–—:./")
    if reading.grain in (DAY, CODE) or not rest:
        return False
    return not re.search(r"[^\W\d]", rest) or any(r.grain != CODE for r in readings(rest))


def _codes(found: Mapping[str, Reading]) -> dict[str, Reading]:
    """The headings of the commonest prefix, where their counts go up by one."""
    prefixes = Counter(cell.text for cell in found.values())
    if not prefixes:
        return {}
    prefix, count = prefixes.most_common(1)[0]
    if count < LEAST_CODES or not (prefix == "" or set(prefix.split()) <= set(_GRAIN_OF)):
        return {}
    cells = {name: cell for name, cell in found.items() if cell.text == prefix}
    numbers = sorted(cell.number for cell in cells.values())
    steps = [after - before for before, after in pairwise(numbers)]
    return cells if steps.count(1) >= 0.9 * len(steps) else {}


def _best(sets: Mapping[str, Mapping[str, Reading]]) -> str | None:
    """The grain that reads most headings, with the least left over; at a tie the usual one."""
    able = [grain for grain in _ORDER if sets[grain]]
    if not able:
        return None
    most = max(len(sets[grain]) for grain in able)
    able = [grain for grain in able if len(sets[grain]) == most]
    spare = {grain: sum(len(cell.rest) for cell in sets[grain].values()) for grain in able}
    able = [grain for grain in able if spare[grain] == min(spare.values())]
    if BARE_DAY in able and MONTH in able:
        return BARE_DAY if _steps_by_day(sets[BARE_DAY]) else MONTH
    if able[0] == WEEK and HALF in able and most <= 2:
        return HALF
    return able[0] if most >= _least(able[0], sets[able[0]]) else None


def _steps_by_day(cells: Mapping[str, Reading]) -> bool:
    days = [first_day(DAY, 2024, cell.number) for cell in cells.values()]
    steps = [b - a for a, b in pairwise(days) if a and b]
    return sum(step == timedelta(days=1) for step in steps) > len(cells) / 2


def _least(grain: str, cells: Mapping[str, Reading]) -> int:
    if grain == CODE:
        return LEAST_CODES
    dated = all(cell.year is not None for cell in cells.values())
    return LEAST - 1 if dated and grain != DAY else LEAST


def _own(grain: str, sets: Mapping[str, Mapping[str, Reading]]) -> dict[str, Reading]:
    """The cells of a grain; a heading that names a day (a stray one) is no month."""
    if grain in (CODE, DAY, BARE_DAY):
        return dict(sets[grain])
    return {n: c for n, c in sets[grain].items() if n not in sets[DAY] or grain == DAY}


def _dates(grain: str, cells: Mapping[str, Reading], country: str) -> dict[str, date]:
    if grain == DAY:
        return _days(cells, country)
    if grain in (CODE, BARE_DAY):
        return {}
    years = _filled_years(grain, cells)
    found = {n: first_day(grain, years[n], c.number) for n, c in cells.items() if n in years}
    return {name: day for name, day in found.items() if day is not None}


def _days(cells: Mapping[str, Reading], country: str) -> dict[str, date]:
    texts = pl.Series([cell.text for cell in cells.values()], dtype=pl.String)
    form = sniff_dates(texts, Surroundings(country))
    if form is None:
        return {}
    read = read_dates(texts, form).to_list()
    return {name: day.date() for name, day in zip(cells, read, strict=True) if day is not None}


def _filled_years(grain: str, cells: Mapping[str, Reading]) -> dict[str, int]:
    """Years as the headings tell them; a year that stands once above its months serves them all."""
    told = {name: cell.year for name, cell in cells.items() if cell.year is not None}
    if not told or len(told) == len(cells) or grain == YEAR:
        return told
    years: dict[str, int] = {}
    year, before = None, 0
    for name, cell in cells.items():
        if cell.year is not None:
            year = cell.year
        elif year is not None and cell.number < before:
            year += 1
        before = cell.number
        if year is not None:
            years[name] = year
    return years


def _sums(
    names: Sequence[str], grain: str, cells: Mapping[str, Reading], dates: Mapping[str, date]
) -> tuple[str, ...]:
    """Columns of sums: coarser periods that hold finer ones, and what is called a sum."""
    bare = {(c.year, c.number) for c in cells.values() if not is_summary(c.rest)}
    doubled = [
        name
        for name, cell in cells.items()
        if is_summary(cell.rest) and (cell.year, cell.number) in bare
    ]
    others = [name for name in names if name not in cells]
    coarse = [name for name in others if _holds(name, grain, dates)]
    called = [name for name in others if _is_bare_sum(name)]
    found = {*doubled, *coarse, *called}
    return tuple(name for name in names if name in found)


def _is_bare_sum(name: str) -> bool:
    """A heading of nothing but a word of sums, with or without a year."""
    left = re.sub(r"\b(19|20)\d\d\b", "", without_summary(name)).strip(" -/._:()of")
    return is_summary(name) and not left


def _holds(name: str, grain: str, dates: Mapping[str, date]) -> bool:
    """True for a heading of a coarser period in which some of the columns lie."""
    if grain not in FINEST_FIRST:
        return False
    coarser = FINEST_FIRST[FINEST_FIRST.index(grain) + 1 :]
    for reading in readings(name):
        if reading.grain in coarser and not re.search(r"\d", reading.rest):
            return reading.year is None or any(_within(reading, day) for day in dates.values())
    return False


def _within(reading: Reading, day: date) -> bool:
    if reading.year != day.year and reading.grain != WEEK:
        return False
    start = first_day(reading.grain, reading.year or day.year, reading.number)
    lengths = {WEEK: 7, MONTH: 31, QUARTER: 92, HALF: 184, YEAR: 366}
    return start is not None and start <= day < start + timedelta(days=lengths[reading.grain])


def measure_label(reading: Reading) -> str:
    """What a heading counts, by the words beside its period; weekdays and second dates say nothing.

    >>> measure_label(Reading("day", 0, 0, "2024-01-01", "Mon Units"))
    'Units'
    """
    rest = _WEEKDAYS.sub(" ", reading.rest) if reading.grain == DAY else reading.rest
    rest = re.sub(r"\b\d{1,4}([-/.]\d{1,2})([-/.]\d{1,4})?\b", " ", rest)
    return " ".join(rest.strip(" -/.,;:()–—").split())
