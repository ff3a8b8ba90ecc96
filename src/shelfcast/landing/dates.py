"""In which order do these dates name day, month and year?

Every known format is tried on the column's values; the one that reads most of them wins. Where two
orders read all of them (03/04 is March or April), the order wins whose days stand closer together,
row after row; where that does not tell either, the project's country does, and the guess is told.

Years outside 1970 to 2100 do not count as read. Not here: Excel serial numbers, epochs (a later
widening).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

import polars as pl

FIRST, LAST = datetime(1970, 1, 1), datetime(2101, 1, 1)
_DAYS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d/%m/%y",
    "%m/%d/%y",
    "%d.%m.%Y",
    "%d.%m.%y",
    "%d-%m-%Y",
    "%m-%d-%Y",
    "%d-%m-%y",
    "%m-%d-%y",
    "%d-%b-%y",
    "%d-%b-%Y",
    "%d %b %Y",
    "%d %b %y",
    "%d %B %Y",
    "%b %d, %Y",
    "%B %d, %Y",
    "%Y%m%d",
)
_TIMES = (" %H:%M:%S", " %H:%M", "T%H:%M:%S", "T%H:%M", " %H:%M:%S%.f", "T%H:%M:%S%.f")
_CLOCKS = (" %I:%M:%S %p", " %I:%M %p")
_ZONES = ("T%H:%M:%S%#z", " %H:%M:%S%#z", "T%H:%M:%S%.f%#z", " %H:%M:%S%.f%#z")
_MONTHS = ("%Y-%m", "%m/%Y", "%b %Y", "%B %Y")
_COUNTRIES_MONTH_FIRST = frozenset({"US", "PH", "FM", "MH", "PW"})
FORMATS: tuple[str, ...] = (
    *_DAYS,
    *(day + time for day in _DAYS for time in _TIMES),
    *(day + clock for day in _DAYS for clock in _CLOCKS),
    *(f"%Y-%m-%d{zone}" for zone in _ZONES),
    *_MONTHS,
)
_LIKE_A_DATE = r"\d{1,4}[-/. ](\d|[A-Za-z]{3})|^\s*[A-Za-z]{3,9}\.? \d|^\s*\d{8}(\D|$)"
"""What each of FORMATS looks like at the least; it spares columns of words the trial of them."""


@dataclass(frozen=True)
class DateFormat:
    """How a column writes dates. `doubt` says in words why another order may be right.

    `either` is true where every value seen reads with day and month exchanged too, whether or not
    something else decided: a later value that reads one way only overrules.
    """

    pattern: str
    share: float
    doubt: str = ""
    either: bool = False


def sniff_dates(values: pl.Series, country: str = "GB") -> DateFormat | None:
    """The format of a column's texts (nulls dropped), None where no format reads any.

    `values` is in file order, so that neighbours can tell.
    """
    texts = values.drop_nulls()
    if texts.is_empty():
        return None
    probe = texts.unique(maintain_order=True).head(400)
    few = probe.gather_every(max(probe.len() // 30, 1))
    few = few.filter(few.str.contains(_LIKE_A_DATE))
    if few.is_empty():
        return None
    likely = [pattern for pattern, share in _shares(few, FORMATS).items() if share > 0]
    if not likely:
        return None
    shares = _shares(probe, likely)
    best = max(shares.values())
    rivals = _unlike([pattern for pattern in likely if shares[pattern] == best], probe)
    found = DateFormat(rivals[0], best) if len(rivals) == 1 else _among(rivals, texts, country)
    turned = swapped(found.pattern)
    return replace(found, either=turned != found.pattern and shares.get(turned) == best)


def _unlike(patterns: Sequence[str], probe: pl.Series) -> list[str]:
    """The patterns that read different days; of those that read the same, the first."""
    kept: dict[tuple[object, ...], str] = {}
    for pattern in patterns:
        kept.setdefault(tuple(read_dates(probe, pattern)), pattern)
    return list(kept.values())


def _shares(texts: pl.Series, patterns: Sequence[str]) -> dict[str, float]:
    """Share of the texts that each pattern reads, all in one query: queries cost more than rows."""
    return dict(texts.to_frame("d").select(map(_tried, patterns)).row(0, named=True))


@cache
def _tried(pattern: str) -> pl.Expr:
    return date_expression(pl.col("d"), pattern).is_not_null().mean().alias(pattern)


def _among(rivals: Sequence[str], texts: pl.Series, country: str) -> DateFormat:
    """The rival that reads most of the whole column, then the smoothest, then the country's."""
    shares = _shares(texts, rivals)
    best = max(shares.values())
    rivals = [pattern for pattern in rivals if shares[pattern] == best]
    rough = {pattern: _roughness(texts, pattern) for pattern in rivals}
    calm = [pattern for pattern in rivals if rough[pattern] == min(rough.values())]
    if len(calm) == 1 or len(rivals) == 1:
        return DateFormat(calm[0], best)
    month_first = country in _COUNTRIES_MONTH_FIRST
    chosen = next((p for p in calm if (p.find("%m") < p.find("%d")) == month_first), calm[0])
    others = ", ".join(pattern for pattern in calm if pattern != chosen)
    return DateFormat(
        chosen, best, f"every value reads as {others} too; taken by country {country}"
    )


def _roughness(texts: pl.Series, pattern: str) -> float:
    """Mean jump between neighbours, in days."""
    days = read_dates(texts, pattern).drop_nulls()
    if days.len() < 2:
        return 0.0
    return float(days.diff().dt.total_seconds().abs().mean() or 0.0) / 86400  # type: ignore[arg-type]


def read_dates(texts: pl.Series, pattern: str, timezone: str = "UTC") -> pl.Series:
    """Timestamps of the texts in that format; null where it does not fit or is out of range."""
    return texts.to_frame("d").select(date_expression(pl.col("d"), pattern, timezone)).to_series()


def date_expression(text: pl.Expr, pattern: str, timezone: str = "UTC") -> pl.Expr:
    """The text as a naive local timestamp in microseconds, null where it does not fit."""
    if "%d" not in pattern:
        text, pattern = pl.concat_str(pl.lit("01 "), text), f"%d {pattern}"
    if "%#z" in pattern:
        read = text.str.to_datetime(pattern, strict=False, time_unit="us")
        moment = read.dt.convert_time_zone(timezone).dt.replace_time_zone(None)
    else:
        moment = text.str.to_datetime(pattern, strict=False, time_unit="us")
    return pl.when(moment.is_between(FIRST, LAST, closed="left")).then(moment)


def swapped(pattern: str) -> str:
    """The same format with day and month in each other's place."""
    return pattern.replace("%d", "%_").replace("%m", "%d").replace("%_", "%m")


def kin(pattern: str) -> tuple[str, ...]:
    """Formats of the same day order that a stray row of the column may be written in."""
    day = next((day for day in sorted(_DAYS, key=len, reverse=True) if pattern.startswith(day)), "")
    return tuple(p for p in FORMATS if day and p.startswith(day) and p != pattern) + tuple(
        p for p in FORMATS if p.startswith("%Y-%m-%d") and not pattern.startswith("%Y-%m-%d")
    )
