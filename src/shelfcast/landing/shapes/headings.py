"""Which days does this heading name: `d_17`, `2024-01`, `KW 5/2024`, `févr. 24`, `Q1 2023 Units`?

A heading may read in more than one way (`Jan-24` is a month of 2024 or a day of January): each
reading is given, and `periods` decides by the whole row of headings. What else a heading says, such
as `Units`, is its rest. Numbers stay as written: a year is left out where the heading has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from shelfcast.landing.values.month_names import CHINESE, MONTHS, folded

DAY, WEEK, MONTH, QUARTER, HALF, YEAR, CODE = (
    "day",
    "week",
    "month",
    "quarter",
    "half-year",
    "year",
    "code",
)
FINEST_FIRST = (DAY, WEEK, MONTH, QUARTER, HALF, YEAR)


@dataclass(frozen=True)
class Reading:
    """One way to read a heading.

    `number` is the month, week, quarter or half of the year (0 for a year), 100 x month + day for a
    day, the count for a code. `text` is what was read: for a day with its year, the date itself;
    for a code, the letters before the count. `rest` is what else the heading says.
    """

    grain: str
    year: int | None
    number: int
    text: str
    rest: str


_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_HAN = "(?P<han>十[一二]?|[一二三四五六七八九])"
_Y4 = r"(?P<y>(?:19|20)\d\d)"
_Y = r"(?P<y>(?:19|20)\d\d|['’]?\d\d)"
_B, _E = r"(?<![^\W_])", r"(?![^\W_])"
_S = r"[\s\-_/.,'’()]*"
_N = r"(?P<n>\d{1,2})"
_CLOCK = r"(?:[ t]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?z?)?"
_WEEK = (
    r"(?:calendar week|kalenderwoche|weeknummer|semaine|semana|settimana|tydzien|неделя|week|woche"
    r"|tydz|sett|sem|нед|wk|kw|cw|w|s)\.?"
)
_QUARTER = (
    r"(?:quarter|quartal|trimestre|kwartal|kwartaal|квартал|quart|trim|qtr|tri|кв|kw|q|t|k)\.?"
)
_HALF = r"(?:halbjahr|semestre|semester|половина|half|hj|hy|sem|h|s)\.?"
_MONTH_WORD = r"(?:month|monat|mois|mese|miesiac|maand|месяц|mes|m)\.?"
_YEAR_WORD = r"(?:(?:fiscal|calendar)? ?year|jahr|annee|exercice|ano|anno|rok|jaar|год|fy|cy|yr|gj)"
_SPAN = r"(?:[/\-](?:\d\d|(?:19|20)\d\d))?"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_FORMS: tuple[tuple[str, str], ...] = (
    (DAY, rf"{_B}(?P<date>(?:19|20)\d\d([-/._])\d{{1,2}}\2\d{{1,2}}{_CLOCK}){_E}"),
    (DAY, rf"{_B}(?P<date>\d{{1,2}}([-/. ])\d{{1,2}}\2(?:(?:19|20)\d\d|\d\d){_CLOCK}){_E}"),
    (DAY, rf"{_B}(?P<date>\d{{1,2}}\.?[-/ _]?{_MONTH}[-/., _]*(?:(?:19|20)\d\d|\d\d)){_E}"),
    (DAY, rf"{_B}(?P<date>{_MONTH} ?\d{{1,2}},? +(?:19|20)\d\d){_E}"),
    (DAY, rf"{_B}(?P<date>(?:19|20)\d\d[01]\d[0-3]\d){_E}"),
    (DAY, r"(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)"),
    (WEEK, rf"{_B}{_Y4}{_S}{_WEEK}{_S}{_N}{_E}"),
    (WEEK, rf"{_B}{_WEEK}{_S}{_N}{_S}{_Y4}{_E}"),
    (WEEK, rf"{_B}{_WEEK}{_S}{_N}[\s/'’\-_]+(?P<y>\d\d){_E}"),
    (WEEK, rf"{_Y4}年?第?{_N}周"),
    (WEEK, rf"{_B}{_Y4}(?P<n>[0-5]\d){_E}"),
    (MONTH, rf"{_B}{_Y4}{_S}{_MONTH}{_E}"),
    (MONTH, rf"{_B}{_MONTH}{_S}{_Y4}{_E}"),
    (MONTH, rf"{_B}{_MONTH}[\s\-_/.'’]*(?P<y>\d\d){_E}"),
    (MONTH, rf"{_B}(?P<y>\d\d)[\s\-_'’]+{_MONTH}{_E}"),
    (MONTH, rf"{_B}{_Y4}[-/._ ](?P<n>0?[1-9]|1[0-2]){_E}"),
    (MONTH, rf"{_B}(?P<n>0?[1-9]|1[0-2])[-/._]{_Y4}{_E}"),
    (MONTH, rf"{_B}{_Y4}(?P<n>0[1-9]|1[0-2]){_E}"),
    (MONTH, rf"{_B}{_Y4}{_S}m{_S}{_N}{_E}"),
    (MONTH, rf"{_B}m{_S}{_N}[\s\-_/.]*{_Y4}{_E}"),
    (MONTH, rf"{_Y4}[年\s\-_/.]*{_N}月"),
    (MONTH, rf"{_Y4}[年\s\-_/.]*{_HAN}月"),
    (QUARTER, rf"{_B}{_Y4}{_S}{_QUARTER}{_S}(?P<n>[1-4]){_E}"),
    (QUARTER, rf"{_B}{_QUARTER}{_S}(?P<n>[1-4])[\s\-_/.'’]+{_Y}{_E}"),
    (QUARTER, rf"{_B}(?P<n>[1-4])(?:[.°ºª]|er|eme|e|o|-?и)?{_S}{_QUARTER}{_S}{_Y}{_E}"),
    (QUARTER, rf"{_B}(?P<roman>iv|i{{1,3}}){_S}{_QUARTER}{_S}{_Y}{_E}"),
    (QUARTER, rf"{_Y4}年第?(?:(?P<n>[1-4])|{_HAN})季度?"),
    (HALF, rf"{_B}{_Y4}{_S}{_HALF}{_S}(?P<n>[12]){_E}"),
    (HALF, rf"{_B}{_HALF}{_S}(?P<n>[12])[\s\-_/.'’]+{_Y}{_E}"),
    (HALF, rf"{_B}(?P<n>[12])\.?{_S}{_HALF}{_S}{_Y}{_E}"),
    (
        YEAR,
        rf"{_B}(?:{_YEAR_WORD}{_S})?{_Y4}(?:[/\-](?:\d\d|(?:19|20)\d\d))?(?:\s?(?:г|год)\.?)?{_E}",
    ),
    (YEAR, rf"{_B}(?:fy|cy|gj)[\s'’_-]*(?P<y>\d\d){_E}"),
    (YEAR, rf"{_Y4}年(?!\d)"),
    (DAY, rf"{_B}(?P<d>\d{{1,2}})\.?[-/ ]?{_MONTH}{_E}"),
    (DAY, rf"{_B}{_MONTH}[-/ ]?(?P<d>\d{{1,2}}){_E}"),
    (WEEK, rf"{_B}{_WEEK}{_S}{_N}{_E}"),
    (WEEK, rf"第?{_N}周"),
    (MONTH, rf"{_B}{_MONTH}{_E}"),
    (MONTH, rf"{_B}{_MONTH_WORD}{_S}{_N}{_E}"),
    (MONTH, rf"(?<!\d){_N}月"),
    (MONTH, rf"{_HAN}月"),
    (QUARTER, rf"{_B}{_QUARTER}{_S}(?P<n>[1-4]){_E}"),
    (QUARTER, rf"{_B}(?P<n>[1-4])(?:[.°ºª]|er|eme|e|o|-?и)?{_S}{_QUARTER}{_E}"),
    (QUARTER, rf"{_B}(?P<roman>iv|i{{1,3}}){_S}{_QUARTER}{_E}"),
    (QUARTER, rf"第?(?:(?P<n>[1-4])|{_HAN})季度"),
    (HALF, rf"{_B}{_HALF}{_S}(?P<n>[12]){_E}"),
)
_COMPILED = tuple((grain, re.compile(form)) for grain, form in _FORMS)
_CODE = re.compile(r"^(?P<prefix>(?:[^\W\d]|[\s_\-.])*?)[\s_\-.]*(?P<n>\d{1,5})$")
_HIGHEST = {WEEK: 53, MONTH: 12, QUARTER: 4, HALF: 2}
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")


@lru_cache(maxsize=20_000)
def readings(heading: str) -> tuple[Reading, ...]:
    """Every way to read a heading, the fuller before the barer; none where it names no period.

    >>> [(r.grain, r.year, r.number, r.rest) for r in readings("Units 2024-03")][0]
    ('month', 2024, 3, 'Units')
    >>> [(r.grain, r.year, r.number) for r in readings("KW 05/2024")][0]
    ('week', 2024, 5)
    """
    text = _CAMEL.sub(" ", " ".join(heading.split()))
    plain = folded(text)
    found = list(_found(text, plain))
    code = _CODE.match(plain)
    if code is not None:
        found.append(Reading(CODE, None, int(code["n"]), code["prefix"].strip(" _-."), ""))
    return tuple(found)


def _found(text: str, plain: str) -> Iterator[Reading]:
    for grain, form in _COMPILED:
        match = form.search(plain)
        reading = _reading(grain, match, text) if match else None
        if reading is not None:
            yield reading


def _reading(grain: str, match: re.Match[str], text: str) -> Reading | None:
    groups = match.groupdict()
    rest = _rest(text[: match.start()], text[match.end() :])
    if groups.get("date"):
        start, end = match.span("date")
        return Reading(DAY, 0, 0, text[start:end], rest)
    year, number = _year(groups.get("y")), _number(groups)
    if number is None or not 1 <= number % 100 <= _HIGHEST.get(grain, 99):
        return Reading(YEAR, year, 0, match[0], rest) if grain == YEAR else None
    return Reading(grain, year, number, match[0], rest)


def _number(groups: dict[str, str | None]) -> int | None:
    month = MONTHS.get(groups.get("month") or "") or CHINESE.get(groups.get("han") or "")
    if groups.get("d"):
        day = int(groups["d"] or 0)
        return 100 * (month or 0) + day if month and 1 <= day <= 31 else None
    if month is not None:
        return month
    if groups.get("roman"):
        return _ROMAN[groups["roman"] or ""]
    return int(groups["n"]) if groups.get("n") else None  # type: ignore[arg-type]


def _year(text: str | None) -> int | None:
    """Two digits are of 1970 to 2069."""
    if not text:
        return None
    year = int(text.strip("'’"))
    if year >= 100:
        return year
    return 2000 + year if year < 70 else 1900 + year


def _rest(before: str, after: str) -> str:
    """What stands beside the period, without signs at its ends.

    >>> _rest("Units (", ")")
    'Units'
    """
    return " ".join(part for part in (_bare(before), _bare(after)) if part)


def _bare(text: str) -> str:
    return text.strip(" \t-_/.,;:|'’()[]\n–—")
