"""What do shops in other countries call the months and the days of the week?

The names are CLDR's, through Babel: full and short, as they stand alone and as they stand in a
date (Polish styczeń and stycznia), each also without its accents; a few that CLDR lacks are added.
A name that two languages use for different months is the earlier language's.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from babel import Locale

_LANGUAGES = (
    *("en", "de", "fr", "es", "it", "pt", "pl", "nl", "ru", "cs", "sv", "da", "nb", "uk", "ro"),
    *("tr", "hu", "sk", "fi", "bg", "sl", "lt", "lv", "et", "el", "id", "ms"),
)
ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ALSO = {
    "sept": "sep", "febr": "feb", "jän": "jan", "jänner": "jan", "feber": "feb", "mrz": "mar",
    "maerz": "mar", "jaenner": "jan", "juil": "jul", "maa": "mar", "set": "sep", "setiembre": "sep",
    "сен": "sep", "ноя": "nov", "фев": "feb", "мая": "may", "янв": "jan", "мар": "mar",
    "авг": "aug", "июн": "jun", "июл": "jul", "paz": "oct", "q1": "jan", "q2": "apr", "q3": "jul",
    "q4": "oct",
}  # fmt: skip
_DAYS_ALSO = ("weds", "tues", "thur", "thurs", "mié", "sáb", "lun", "пон", "вто", "сре", "чет")


@cache
def month_words() -> dict[str, str]:
    """Every name of a month, in lower case and without dots, with its English abbreviation."""
    words = dict(_ALSO)
    for language in _LANGUAGES:
        months = Locale.parse(language).months
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[use][width].items():
                    for form in _forms(name):
                        words.setdefault(form, ENGLISH[number - 1])
    return words


@cache
def weekday_words() -> tuple[str, ...]:
    """Every name of a weekday that is no month's name, the longer first."""
    words = set(_DAYS_ALSO)
    for language in _LANGUAGES:
        days = Locale.parse(language).days
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated", "short"):
                for name in days[use][width].values():
                    words.update(_forms(name))
    words = {word for word in words if len(word) > 1 and word not in month_words()}
    return tuple(sorted(words, key=len, reverse=True))


def _forms(name: str) -> tuple[str, str]:
    """The name in lower case without a dot, as it is and without accents."""
    word = name.lower().strip(" .")
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return word, bare.replace("ł", "l").replace("ı", "i")
