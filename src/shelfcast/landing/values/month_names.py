"""Which month does this word name, in any of the languages that files come in?

English, German, French, Spanish, Italian, Portuguese, Polish, Dutch, Russian and Chinese, written
out and short, without accents and in lower case as `folded` leaves them.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_NAMES = {
    1: "january januar janner jaenner janvier enero gennaio janeiro stycznia styczen januari "
    "январь января jan janv ene genn gen sty янв",
    2: "february februar fevrier febrero febbraio fevereiro luty lutego februari февраль февраля "
    "feb febr fevr fev lut февр фев",
    3: "march marz maerz mars marzo marco marzec marca maart март марта mar mrz mrt мар",
    4: "april avril abril aprile kwiecien kwietnia апрель апреля apr avr abr kwi апр",
    5: "may mai mayo maggio maio maj maja mei маи мая mag",
    6: "june juni juin junio giugno junho czerwiec czerwca июнь июня jun giu cze июн",
    7: "july juli juillet julio luglio julho lipiec lipca июль июля jul juil lug lip июл",
    8: "august aout agosto sierpien sierpnia augustus август августа aug ago sie авг",
    9: "september septembre septiembre settembre setembro wrzesien wrzesnia сентябрь сентября "
    "sep sept set wrz сент сен",
    10: "october oktober octobre octubre ottobre outubro pazdziernik pazdziernika октябрь октября "
    "oct okt ott out paz окт",
    11: "november novembre noviembre novembro listopad listopada ноябрь ноября nov lis нояб ноя",
    12: "december dezember decembre diciembre dicembre dezembro grudzien grudnia декабрь декабря "
    "dec dez dic gru дек",
}
MONTHS: dict[str, int] = {word: month for month, text in _NAMES.items() for word in text.split()}
"""Folded name of a month -> its number."""
CHINESE: dict[str, int] = {
    digits: number
    for number, digits in enumerate(
        ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"), start=1
    )
}
"""Chinese numerals as far as months need them."""


@lru_cache(maxsize=100_000)
def folded(text: str) -> str:
    """The text in lower case and without accents, letter for letter: its length stays.

    >>> folded("Février"), folded("März"), folded("paź")
    ('fevrier', 'marz', 'paz')
    """
    return "".join(map(_letter, unicodedata.normalize("NFC", text)))


def _letter(letter: str) -> str:
    if letter in "łŁ":
        return "l"
    return (unicodedata.normalize("NFKD", letter)[:1] or letter).lower()[:1]
