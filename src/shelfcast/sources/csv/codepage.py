"""Under which old code page do these bytes read like a language?

Only the lines that hold a byte beyond ASCII are looked at, so that a plain head does not hide a
telling tail. A double-byte page is weighed by how common its signs are and by whether they stand
among their like; a single-byte page by the letters of each language that is written in it. Not
here: UTF-8, 16 and 32, which their bytes tell for certain.
"""

from __future__ import annotations

import math
from functools import lru_cache

from shelfcast.sources.csv.alphabets import DOUBLE_BYTE, LANGUAGES, SELDOM, SIGNS

MOST_BYTES = 1 << 16
MOST_SIGNS = 20_000
_RARE = math.log(0.002)
_UNLIKELY = math.log(0.00002)
_OFTEN, _MORE_OFTEN = math.log(0.01), math.log(0.02)
_COMMON_SIGN = math.log(0.02)
_HANGUL = (
    "이다는의에을가하고지한기스사리로도인어시자를아서나대해수부일은라정전상보제구장조주비원품매"
)
_FIXED = ("cp1252", *DOUBLE_BYTE)


def guess_codepage(sample: bytes) -> str:
    """The Python name of the page; cp1252 where nothing speaks for another.

    >>> guess_codepage("Молоко деревенское;3".encode("koi8_r"))
    'koi8_r'
    >>> guess_codepage("Łódź;Kraków;żółty".encode("cp1250"))
    'cp1250'
    """
    telling = b"\n".join(line for line in sample.splitlines() if not line.isascii())[:MOST_BYTES]
    pages = dict.fromkeys(page for _, pages in LANGUAGES.values() for page in pages)
    scores = {page: _single(telling, page) for page in pages}
    scores |= {page: _double(telling, page) for page in DOUBLE_BYTE}
    best = max(scores, key=lambda page: scores[page])
    return _usual(telling, best)


def _usual(telling: bytes, best: str) -> str:
    """cp1252 where it reads the same text: of two names for one thing, the commoner."""
    if best in _FIXED:
        return best
    return "cp1252" if _decoded(telling, best) == _decoded(telling, "cp1252") else best


def _decoded(telling: bytes, page: str) -> str | None:
    try:
        return telling.decode(page)
    except UnicodeDecodeError:
        return None


def _single(telling: bytes, page: str) -> float:
    """The mean log-likelihood of a sign beyond ASCII under the language that fits it best."""
    text = telling.decode(page, "replace")
    beyond = [place for place, sign in enumerate(text) if sign > "\x7f"][:MOST_SIGNS]
    if not beyond:
        return _UNLIKELY
    capitals = sum(text[place].isupper() for place in beyond) > len(beyond) * 0.7
    languages = [name for name, (_, pages) in LANGUAGES.items() if page in pages]
    best = max(_likelihood(text, beyond, name, capitals=capitals) for name in languages)
    return best - SELDOM.get(page, 0.0)


def _likelihood(text: str, beyond: list[int], language: str, *, capitals: bool) -> float:
    letters = _letters(language)
    total = 0.0
    for place in beyond:
        sign = text[place]
        if capitals:
            sign = sign.lower()
        likely = letters.get(sign)
        if likely is None:
            total += _sign(text, place)
        else:
            total += likely + _place_of_letter(text, place, capitals=capitals)
    return total / len(beyond)


def _sign(text: str, place: int) -> float:
    """Of a sign that is no letter of the language: money stands at numbers, none inside words."""
    sign, (before, after) = text[place], _around(text, place)
    if sign.isalpha() or sign not in SIGNS:
        return _RARE - 1.0 if sign.isalpha() else _UNLIKELY
    if before.isalpha() and after.isalpha():
        return _COMMON_SIGN if sign in "’‘–—·\u00a0" else _UNLIKELY
    return _COMMON_SIGN + (1.0 if _at_number(text, place) else 0.0)


def _place_of_letter(text: str, place: int, *, capitals: bool) -> float:
    """Less for a capital after a small letter, one of two scripts, one at a digit, one alone."""
    before, after = _around(text, place)
    if not capitals and text[place].isupper() and before.islower():
        return _UNLIKELY
    if before.isdigit() or after.isdigit():
        return -3.0
    if not before.isalpha() and not after.isalpha() and _at_number(text, place):
        return -3.0
    latin = any(sign.isascii() and sign.isalpha() for sign in (before, after))
    if latin and "\u0370" <= text[place] <= "\u04ff":
        return _UNLIKELY
    return 0.0 if before.isalpha() or after.isalpha() else -1.0


def _at_number(text: str, place: int) -> bool:
    """True where a digit stands beside the sign, or beyond one blank."""
    before, after = text[max(place - 2, 0) : place], text[place + 1 : place + 3]
    return before.rstrip()[-1:].isdigit() or after.lstrip()[:1].isdigit()


def _around(text: str, place: int) -> tuple[str, str]:
    return text[max(place - 1, 0) : place], text[place + 1 : place + 2]


@lru_cache(maxsize=32)
def _letters(language: str) -> dict[str, float]:
    """The log share of each letter: the commoner first, by Zipf; capitals as a tenth of them."""
    signs = LANGUAGES[language][0]
    listed = list(signs)
    if not any(sign.isupper() for sign in listed):
        capitals = {sign.upper(): place for place, sign in enumerate(listed)}
    else:
        capitals = {}
    weights = {sign: 1.0 / (place + 2) for place, sign in enumerate(listed)}
    weights |= {sign: 0.1 / (place + 2) for sign, place in capitals.items() if len(sign) == 1}
    whole = sum(weights.values())
    return {sign: math.log(weight / whole) for sign, weight in weights.items()}


def _double(telling: bytes, page: str) -> float:
    """Of a double-byte page: how common its signs are; none where a byte does not decode."""
    text = _decoded(telling, page)
    if text is None:
        text = _decoded(telling[:-1], page) or _decoded(telling[:-2], page)
    if text is None:
        return -math.inf
    beyond = [place for place, sign in enumerate(text) if sign > "\x7f"][:MOST_SIGNS]
    if not beyond:
        return -math.inf
    return sum(_commonness(text, place, page) for place in beyond) / len(beyond) / 2


def _commonness(text: str, place: int, page: str) -> float:
    """A log-likelihood of one sign; a byte of text that is two of a single-byte page counts so."""
    sign = text[place]
    if sign.isalpha() and _next_to_latin(text, place):
        return _UNLIKELY
    code = ord(sign)
    if 0x4E00 <= code <= 0x9FFF:
        return _OFTEN if _is_common(sign, page) else _RARE - 2.0
    if 0xAC00 <= code <= 0xD7A3 and page == "euc_kr":
        return _MORE_OFTEN if sign in _HANGUL else _OFTEN - 0.1
    if 0x3040 <= code <= 0x30FF and page not in ("cp932", "euc_jp"):
        return _RARE
    wide = 0x3000 <= code <= 0x30FF or 0xFF00 <= code <= 0xFF60 or sign in SIGNS
    return _MORE_OFTEN if wide else _UNLIKELY


def _next_to_latin(text: str, place: int) -> bool:
    return any(sign.isascii() and sign.islower() for sign in _around(text, place))


def _is_common(sign: str, page: str) -> bool:
    """True for the everyday half of each page's signs: its first level, by its own order."""
    lead = sign.encode(page, "replace")[0]
    everyday = {
        "gb18030": (0xB0, 0xD7),
        "big5": (0xA4, 0xC6),
        "cp932": (0x88, 0x97),
        "euc_jp": (0xB0, 0xCF),
        "euc_kr": (0xCA, 0xCA),
    }
    first, last = everyday[page]
    return first <= lead <= last
