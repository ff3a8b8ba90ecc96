"""How is a date in words, or in the manner of another country, brought into one plain shape?

`Lunedì 4 marzo 2024, 14h30` becomes `4-mar-2024 14:30:00`, `2024年3月5日` becomes `2024-3-5`,
`05. 03. 2024 7:05 p. m.` becomes `05-03-2024 7:05:00 pm`. The order of day and month stays as it
was; weekdays, ordinals and connecting words go, a zone becomes an offset at the end. A quarter or
an ISO week becomes its first day. What is no date stays something that no pattern reads.

Not here: the patterns that read what comes out (date_patterns.py).
"""

from __future__ import annotations

from functools import cache

import polars as pl

from shelfcast.landing.values.months import ENGLISH, month_words, weekday_words
from shelfcast.landing.values.numerals import plain_signs

_ZONES = {
    "gmt": "+0000", "utc": "+0000", "wet": "+0000", "west": "+0100", "bst": "+0100",
    "cet": "+0100", "mez": "+0100", "cest": "+0200", "mesz": "+0200", "eet": "+0200",
    "eest": "+0300", "msk": "+0300", "мск": "+0300", "est": "-0500", "edt": "-0400",
    "cst": "-0600", "cdt": "-0500", "mst": "-0700", "mdt": "-0600", "pst": "-0800",
    "pdt": "-0700", "jst": "+0900", "brt": "-0300", "aest": "+1000", "aedt": "+1100",
}  # fmt: skip
"""Names of zones; of those that several countries use, the sense most exports mean."""
_EAST = {"年": "-", "월": "-", "月": "-", "년": "-", "日": " ", "号": " ", "號": " ", "일": " ",
         "時": ":", "时": ":", "點": ":", "点": ":", "시": ":", "分": ":", "분": ":",
         "秒": " ", "초": " "}  # fmt: skip
_QUARTER = r"(?:q|t|k|quarter|quartal|trimestre|kwartał|kwartal|kwartaal|квартал|кв|kw|trim|季度)"
_WEEK = r"(?:w|kw|cw|wk|week|woche|semaine|sem|semana|settimana|sett|tydzień|tyg|неделя|нед|v)"
_CLEAR: tuple[tuple[str, str], ...] = (
    (r"^'", ""),
    (r"\s*\[.*\]$", ""),
    (r"[(（][月火水木金土日]曜?日?[)）]", " "),
    (r"\s*\([^)]*\)$", ""),
    (r"[（(]?(?:星期|周|週|礼拜)[一二三四五六日天][)）]?", " "),
)
_SPELT: tuple[tuple[str, str], ...] = (
    (r"(?:上午|午前|오전)\s*([\d:]+)", "$1 am"),
    (r"(?:下午|午後|오후)\s*([\d:]+)", "$1 pm"),
    (r"([\d:]+)\s*(?:上午|午前)", "$1 am"),
    (r"([\d:]+)\s*(?:下午|午後)", "$1 pm"),
    (r"[:\s-]+(am|pm)?$", " $1"),
    (r":\s", " "),
    (rf"^(\d{{4}})[\s/-]*{_QUARTER}\.?\s?([1-4])$", "$1 q$2"),
    (rf"^{_QUARTER}\.?\s?([1-4])[\s/.,-]*'?(\d{{4}}|\d\d)$", "q$1 $2"),
    (
        rf"^([1-4])\.?\s?(?:º|o|er|e|ème|й)?\s?{_QUARTER}\.?(?: de)?[\s/.,-]*'?(\d{{4}}|\d\d)$",
        "q$1 $2",
    ),
    (r"^(\d{4})-?第?([1-4])季度?$", "$1 q$2"),
    (rf"^(\d{{4}})[\s/-]*{_WEEK}\.?\s?(\d{{1,2}})$", "$1-w$2-1"),
    (rf"^{_WEEK}\.?\s?(\d{{1,2}})[\s/.,-]+(\d{{4}})$", "$2-w$1-1"),
    (r"^(\d{4})w(\d\d)([1-7])$", "$1-w$2-$3"),
    (r"(\d)\s*([ap])\.?\s?m\b\.?", "$1 ${2}m"),
    (r"(\d)\s?h\s?(\d{2})(?:\s?(?:m|min|mn)\s?(\d{2})\s?s?)?\b", "$1:$2:$3"),
    (r"\b(\d{1,2})\s?h\b", "$1:00"),
    (r":\s*$", ""),
    (r"(:\d\d) ?(?:hs|hrs|hr|h|uhr|u|ч|час)\b\.?", "$1"),
    (r"(\d{4})\s?(?:г|р|r|roku|года|год)\b\.?", "$1"),
    (r"^(?:am|on|den|le|el|il|lo|dnia|vom|the|de|em|op)\s+", ""),
    (r"\b(?:de|del|of|uhr|at|um|om|à|às|as|alle|ore|kl|klo|o|u|a las|в)\b\.?", " "),
    (r"(\d)(?:st|nd|rd|th|er|ère|ª|º|°|o|ste|de|e|:a|:e|-?го|-?е)[\s,]", "$1 "),
    (r"(:\d\d),(\d)", "$1.$2"),
    (r",", " "),
    (r"(\d)t(\d)", "$1 $2"),
    (r"\s+", " "),
    (r"^ | $", ""),
)
_MARCH_OR_TUESDAY = r"^mar\.? (\d{1,2}\.?[\s./-]+\p{L}{3,}.*|\d{1,2}[./-]\d.*)$"
"""`mar` is Tuesday in French, Spanish and Italian where another month or a whole date follows."""
_SEPARATED: tuple[tuple[str, str], ...] = (
    (r"^(\d{4}-\d\d-\d\d)(?:z|[-+]\d\d:?\d\d)$", "$1"),
    (r"(\d)\. ?(\d{1,4})\. ?(\d)", "$1.$2.$3"),
    (r"(\d{4})\.( |$)", "$1$2"),
    (r"^(\d{8}) (\d\d)(\d\d)(\d\d)?\b", "$1 $2:$3:$4"),
    (r"^(\S*\d\S*[./-]\S*\d\S*) (\d{1,2})\.(\d\d)(?:\.(\d\d))?$", "$1 $2:$3:$4"),
    (r":$", ""),
    (r"^([^: ]*\d)[./](\d)", "$1-$2"),
    (r"^([^: ]*\d)[./](\d)", "$1-$2"),
    (r"^(\d{1,4}) - (\d{1,2}) - (\d)", "$1-$2-$3"),
    (r"\.(\s|$)", "$1"),
)
_MONTH = rf"[\s.,/-]*\b({'|'.join(ENGLISH)})\b[\s.,/'-]*"
_TIMED: tuple[tuple[str, str], ...] = (
    (_MONTH, "-$1-"),
    (r"^-|-$", ""),
    (r"^([a-z]{3}-\d{1,2}) '?(\d{4}|\d\d)( |$)", "$1-$2$3"),
    (r"^([a-z]{3}-\d{1,2}) (\d{1,2}:\S+(?: [ap]m)?)(?: ?([-+]\d\d:?\d\d))? (\d{4})$", "$1-$4 $2$3"),
    (r" 't?(\d\d)\b", " $1"),
    (r"( \d{1,2}:\d\d)( ?[ap]m|[-+ ]|$)", "$1:00$2"),
    (r" (\d{1,2}) ?([ap]m)\b", " $1:00:00 $2"),
    (r"(\d) *([ap]m)\b", "$1 $2"),
)
_MIDNIGHT = r" 24:00:00(?:\.0*)?"


def tidied(texts: pl.Series) -> pl.Series:
    """The texts in the one shape; each different text is worked on once."""
    frame = texts.alias("x").to_frame()
    frame = frame.with_columns(x=plain_signs(pl.col("x")).str.to_lowercase())
    for stage in (_clear, _spelt, _weekdays, _zoned, _separated, _months, _timed):
        frame = frame.with_columns(x=stage(pl.col("x")))
    return frame["x"].alias(texts.name)


def ends_at_midnight(shaped: pl.Series) -> pl.Series:
    """True where a tidied text says 24:00, which is the next day."""
    return shaped.str.contains(_MIDNIGHT)


def without_midnight(shaped: pl.Series) -> pl.Series:
    """Tidied texts with 24:00 as 00:00."""
    return shaped.str.replace(_MIDNIGHT, " 00:00:00")


def _replaced(text: pl.Expr, changes: tuple[tuple[str, str], ...]) -> pl.Expr:
    for pattern, value in changes:
        text = text.str.replace_all(pattern, value)
    return text


def _clear(text: pl.Expr) -> pl.Expr:
    return _replaced(text, _CLEAR)


def _spelt(text: pl.Expr) -> pl.Expr:
    return _replaced(text.str.replace_many(_EAST), _SPELT)


def _weekdays(text: pl.Expr) -> pl.Expr:
    text = text.str.replace(_weekday_before(), "$1").str.replace(_weekday_after(), "$1")
    return text.str.replace(_MARCH_OR_TUESDAY, "$1")


@cache
def _weekday_before() -> str:
    names = "|".join(weekday_words())
    return rf"^(?:{names})(?:-feira)?(?:\.,? ?|, ?| )(\d.*|\p{{L}}{{3,}}\.? \d.*)$"


@cache
def _weekday_after() -> str:
    names = "|".join(word for word in weekday_words() if word not in _ZONES)
    return rf"^(.*\d) (?:{names})\.?$"


def _zoned(text: pl.Expr) -> pl.Expr:
    """A zone at the end as +0000; one that follows no time of day is left as it is."""
    for name, offset in _ZONES.items():
        text = text.str.replace(rf"(:\d\d(?:\.\d+)?(?: [ap]m)?) ?{name}\b", f"${{1}}{offset}")
    return _replaced(
        text,
        (
            (r"(:\d\d(?:\.\d+)?)z", "$1+0000"),
            (r"[-+]0000([-+]\d\d:?\d\d)", "$1"),
            (r"[-+]0000([-+])(\d)(?: |$)", "${1}0${2}00"),
            (r"(:\d\d(?:\.\d+)?(?: [ap]m)?) ([-+]\d\d(?::?\d\d)?)( |$)", "$1$2$3"),
        ),
    )


def _separated(text: pl.Expr) -> pl.Expr:
    return _replaced(text, _SEPARATED)


def _months(text: pl.Expr) -> pl.Expr:
    """The one word of three letters and more, where it names a month, as its English name."""
    word = text.str.extract(r"(\p{L}{3,}|q[1-4])")
    month = word.replace_strict(month_words(), default=None, return_dtype=pl.String)
    before = text.str.extract(r"^(.*?)(?:\p{L}{3,}|q[1-4])")
    after = text.str.extract(r"(?:\p{L}{3,}|q[1-4])(.*)$")
    return pl.when(month.is_not_null()).then(before + " " + month + " " + after).otherwise(text)


def _timed(text: pl.Expr) -> pl.Expr:
    return _replaced(text, _TIMED).str.strip_chars()
