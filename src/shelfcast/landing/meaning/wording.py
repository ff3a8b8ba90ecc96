"""What does a column's name say, in words of ours, whatever the language it is written in?

`Art.-Nr.`, `Kod towaru` and `商品编码` all say product and id. A name is mended (lost or broken
accents), parted into words (signs, camel case, compounds, Chinese without blanks), and each word
is looked up in contracts/things.py and contracts/qualifiers.py. Currencies and units say nothing
and are dropped; a word of two meanings gives two readings.
Not here: which column of ours that is (names.py).
"""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice, product

from shelfcast.contracts.further_words import FURTHER_WORDS
from shelfcast.contracts.qualifiers import QUALIFIERS
from shelfcast.contracts.synonyms import names
from shelfcast.contracts.system_words import SYSTEM_WORDS
from shelfcast.contracts.things import THINGS


def all_of(words: str) -> frozenset[str]:
    """The words of a text.

    >>> sorted(all_of("net gross"))
    ['gross', 'net']
    """
    return frozenset(words.split())


LOST = "\u01c3"
"""Stands for a letter that was lost on the way: a letter itself, so that words hold together."""
_CAMEL = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")
_SIGNS = re.compile(r"[\W_]+")
_BRACKETS = re.compile(r"[(\[{（【]([^)\]}）】]*)[)\]}）】]")
_SHORT_CAMEL = 4
"""`PdV` is parted as camel case is, and is one short word and a blank."""
_CUT_SHORT = re.compile(r"(?<!\w)(\w{3,})\.(?=\W|$)")
_NUMBER_SIGN = re.compile(r"№|\b[nN][°º]|#")
_PATH = re.compile(r"[./]")
_HOLDERS = frozenset(("order", "receipt", "line", "product", "sale", "sales", "ordered"))
"""What holds the columns of a sale: in a path they say nothing more."""
_AS_SOLD = re.compile(r"\s+at (?:the )?time of (?:the )?(?:sale|order|purchase)\s*$", re.I)
"""The end of a name that says which version of the product is meant."""
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
_LETTERS = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i"})
_SIMPLER = str.maketrans(
    "訂單編號數價額總計類別稱幣銷發庫進國區會員據應貨產質門鋪戶買賣實際優顧備註時間條"
    "碼規項狀態運費稅財務館廠來營業機櫃臺訊話電郵結帳賬轉倉儲餘點盤領調撥們課",
    "订单编号数价额总计类别称币销发库进国区会员据应货产质门铺户买卖实际优顾备注时间条"
    "码规项状态运费税财务馆厂来营业机柜台讯话电邮结账账转仓储余点盘领调拨们课",
)
"""The signs of traditional Chinese that headers use, in simplified."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})
_LINKS = ("", "s", "n", "en", "es", "e")
_SHORT = (
    "bon",
    "bez",
    "stk",
    "num",
    "doc",
    "nr",
    "no",
    "id",
    "qty",
    "kg",
    "amt",
    "vk",
    "ek",
    "art",
    "cd",
)
_ENDS = ("s", "es", "e", "n", "en", "er", "y", "i", "a", "ов", "а", "ы")
_STOP = all_of(
    "of the a an per pro in im for and at by with my our de du des la le les l d der die "
    "das dem el los las en por para par pour et y e il lo di del della dei delle al alla da "
    "do dos na no van het een voor op am w z za i od dla и по в на за с из у к от для für "
    "je zu zum vom von bis to from dal desde hasta vanaf ab a o on 的 の 所属 this their "
    "name1 col field column total1 og och av tbl fact fct dim stg src raw vw rpt"
)
_ENDPOINTS = {
    word: meaning
    for meaning, text in (
        ("start", "from von ab od dal desde vanaf с от"),
        ("end", "to till until bis do al hasta tot по до"),
    )
    for word in text.split()
}
_CURRENCIES = all_of(
    "eur euro euros usd gbp chf pln zl zlotych rub руб р cny rmb jpy czk kc sek nok dkk kr "
    "huf ron bgn try tl inr rs brl mxn ars cop clp pen cad aud nzd sgd hkd zar thb uah грн "
    "byn kzt us 元 円 人民币 r dollar pounds yuan valutasymbol lei ft"
)
_KEPT_IN_BRACKETS = frozenset(("net", "gross", "percent", "unit", "total", "id", "name", "tax"))
_MOST_READINGS = 8
_MOST_IN_BRACKETS = 3
KNOWN = frozenset(word for ours in (*THINGS, *QUALIFIERS) for word in ours.split())
"""Every word of ours that a reading may have."""


def fold(text: str) -> str:
    """Lower case without accents: what is left when they are lost.

    >>> fold("Stückzahl"), fold("Ilość"), fold("Größe")
    ('stuckzahl', 'ilosc', 'grosse')
    """
    plain = text.lower().translate(_LETTERS)
    parted = unicodedata.normalize("NFKD", plain)
    bare = "".join(sign for sign in parted if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", bare).translate(_SIMPLER).lower()


def mended(name: str) -> str:
    """The name as it was before its bytes were read in a wrong encoding.

    >>> mended("QuantitÃ©"), mended("Êîëè÷åñòâî"), mended("Quantité")
    ('Quantité', 'Количество', 'Quantité')
    """
    for wrong, right in (("cp1252", "utf-8"), ("latin-1", "utf-8")):
        try:
            if not name.isascii():
                return name.encode(wrong).decode(right)
        except UnicodeError:
            continue
    accents = sum("à" <= sign.lower() <= "ÿ" for sign in name)
    if accents >= 3 and accents * 2 > sum(sign.isalpha() for sign in name):
        return name.encode("cp1252", "replace").decode("cp1251", "replace")
    return name


@lru_cache(maxsize=50_000)
def tokens(name: str) -> tuple[str, ...]:
    """The name's words, folded; what stands in brackets only where it says net, gross or percent.

    >>> tokens("Umsatz (€)"), tokens("UnitPrice"), tokens("Rabatt %")
    (('umsatz',), ('unit', 'price'), ('rabatt', 'percent'))
    """
    name = _NUMBER_SIGN.sub(" no ", mended(name).replace("\ufffd", LOST))
    name = re.sub(r"(?<=\w)\?(?=\w)|(?<=\w\w)\?$", LOST, name)
    name = _AS_SOLD.sub("", name)
    name = _CUT_SHORT.sub(lambda found: _whole(found[1]), name)
    inside = " ".join(_BRACKETS.findall(name))
    outside = _BRACKETS.sub(" ", name)
    said = _split(outside) or _split(name)
    within = _phrases(_split(inside))
    kept = [word for word in within if set(_meanings(word)) & _KEPT_IN_BRACKETS]
    kept = kept if len(within) <= _MOST_IN_BRACKETS else []
    whole = [*said, *kept] if _split(outside) else list(said)
    return tuple(word for word in whole if word not in _CURRENCIES) or tuple(whole)


def _whole(word: str) -> str:
    """The word that one cut short stands for, where all that begin with it mean one thing.

    >>> _whole("Vest"), _whole("Art"), _whole("Tot")
    ('vestiging', 'Art', 'Tot')
    """
    key = fold(word)
    if key in _first_words():
        return word
    begun = [
        known for known in _first_words() if known.startswith(key) and len(known) > len(key) + 1
    ]
    meant = frozenset[str]().union(*(_first_words()[known] for known in begun))
    return min(begun, key=len) if len(meant) == 1 else word


@lru_cache(maxsize=1)
def _first_words() -> dict[str, frozenset[str]]:
    """The first word of each known word or phrase, and what those that it begins mean."""
    found: dict[str, frozenset[str]] = {}
    for phrase, ours in _lexicon().items():
        first = phrase.partition(" ")[0]
        found[first] = found.get(first, frozenset()) | frozenset(ours[:1])
    return found


def last_segment(name: str) -> str | None:
    """The end of a path whose beginning says only whose it is; None where it is no such path.

    >>> last_segment("order.items.sku"), last_segment("shipping.price")
    ('sku', None)
    """
    parts = [part for part in _PATH.split(name) if part]
    if len(parts) < 2 or not all(re.fullmatch(r"[\w \-@:]+", part) for part in parts):
        return None
    begun = frozenset[str]().union(*(r for part in parts[:-1] for r in readings(part)))
    return parts[-1] if begun & KNOWN <= _HOLDERS else None


def own_words(name: str) -> frozenset[str]:
    """Every word that the name, or the end of its path, may say."""
    return frozenset[str]().union(*readings(last_segment(name) or name))


def _split(text: str) -> list[str]:
    text = text.replace("%", " percent ").replace("R$", " ").replace("MwSt", "mwst")
    text = _CJK.sub(lambda found: f" {found[0]} ", fold(_CAMEL.sub(" ", text.strip())))
    return _SIGNS.sub(" ", text).split()


@lru_cache(maxsize=50_000)
def readings(name: str, *, loose: bool = True) -> tuple[frozenset[str], ...]:
    """What the name may say: sets of words of ours; a word not known stands for itself.

    With `loose`, misspelt words count as the nearest known.

    >>> readings("Kod towaru") == readings("Art.-Nr.")[:1] == readings("商品编码")[:1]
    True
    """
    said = _phrases(list(tokens(name)))
    if len(said) > 1:
        bare = [word for word in said if word not in _STOP or word in _HELD]
        bare = [word for word in bare if len(word) > 1 or _meanings(word) or _CJK.match(word)]
        dated = all("date" in _meanings(w) for w in bare) and len(bare) == 1
        ends = [_ENDPOINTS[w] for w in said if w in _ENDPOINTS] if dated else []
        said = [*bare, *ends] or said
    elif said and said[0] in _ENDPOINTS:
        said = [_ENDPOINTS[said[0]]]
    choices = [_understood(word, loose=loose) for word in said]
    found = (
        frozenset(word for part in way for word in part.split())
        for way in islice(product(*choices), _MOST_READINGS)
    )
    return tuple(dict.fromkeys(found))


def _phrases(said: list[str]) -> list[str]:
    """The words with those joined that are known together, the longest first."""
    joined: list[str] = []
    place = 0
    while place < len(said):
        for length in range(min(4, len(said) - place), 0, -1):
            phrase = " ".join(said[place : place + length])
            if (
                length == 2
                and len(phrase) <= _SHORT_CAMEL
                and phrase.replace(" ", "") in _lexicon()
            ):
                phrase = phrase.replace(" ", "")
            if length == 1 or phrase in _lexicon():
                joined.append(phrase)
                place += length
                break
    return joined


@lru_cache(maxsize=50_000)
def _understood(word: str, *, loose: bool) -> tuple[str, ...]:
    """What a word may mean, in words of ours; itself where nothing is known of it."""
    known = _meanings(word)
    if known:
        return known
    if _CJK.fullmatch(word):
        return (_pieces_of_signs(word),)
    compound = _compound(word)
    if compound:
        return compound
    near = _nearest(word) if loose else None
    return _meanings(near) if near else (word,)


def _meanings(word: str) -> tuple[str, ...]:
    found = _lexicon().get(word)
    bare = word.rstrip("0123456789")
    if found is None and bare != word and len(bare) > 2:
        found = _lexicon().get(bare)
    if found is None and len(word) > 4:
        stems = (word.removesuffix(end) for end in _ENDS if word.endswith(end))
        found = next((_lexicon()[stem] for stem in stems if stem in _lexicon()), None)
    return found or ()


def _pieces_of_signs(word: str) -> str:
    """Chinese or Japanese text cut into known words, the longest first."""
    found: list[str] = []
    place = 0
    while place < len(word):
        for end in range(len(word), place, -1):
            piece = word[place:end]
            if piece in _lexicon():
                found.append(_lexicon()[piece][0])
                place = end
                break
            if end - place > 1 and piece in _STOP:
                place = end
                break
        else:
            if word[place] not in _STOP | _CURRENCIES:
                found.append(word[place])
            place += 1
    return " ".join(found)


def _compound(word: str, depth: int = 3) -> tuple[str, ...]:
    """What the parts of one long word mean: `kundennummer` is customer and id."""
    if len(word) < 5 or depth == 0:
        return ()
    for cut in range(len(word) - 2, 1, -1):
        head, rest = _head(word[:cut]), word[cut:]
        if not head:
            continue
        tail = (_lexicon().get(rest) or ()) if _is_piece(rest) else ()
        tail = tail or _compound(rest, depth - 1)
        if tail:
            return tuple(f"{a} {b}" for a in head for b in tail)
    return ()


def _head(part: str) -> tuple[str, ...]:
    for link in _LINKS:
        bare = part.removesuffix(link)
        if part.endswith(link) and _is_piece(bare) and bare in _lexicon():
            return _lexicon()[bare]
    return ()


def _is_piece(part: str) -> bool:
    return len(part) >= 4 or part in _SHORT


def _nearest(word: str) -> str | None:
    """The known word that a misspelt one, or one with lost letters, stands for."""
    if LOST in word:
        pattern = re.compile(re.escape(word).replace(LOST, ".{1,2}"))
        return next((known for known in _lexicon() if pattern.fullmatch(known)), None)
    if len(word) < 5 or any(sign.isdigit() for sign in word):
        return None
    near = [w for w in _by_letter().get(word[0], ()) if abs(len(w) - len(word)) <= 2]
    return next(iter(get_close_matches(word, near, n=1, cutoff=0.86)), None)


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, tuple[str, ...]]:
    """Folded word or phrase -> the words of ours that it may stand for."""
    found: dict[str, list[str]] = {}
    for ours, text in (*THINGS.items(), *QUALIFIERS.items()):
        for word in (ours, *names(text)):
            for spelt in {word, word.lower().translate(_UMLAUTS)}:
                key = " ".join(_split(spelt))
                if ours not in found.setdefault(key, []):
                    found[key].append(ours)
    added: dict[str, list[str]] = {}
    for ours, text in (*SYSTEM_WORDS.items(), *FURTHER_WORDS.items()):
        for word in names(text):
            key = " ".join(_split(word))
            if key not in found and ours not in added.setdefault(key, []):
                added[key].append(ours)
    found |= added
    found.pop("", None)
    return {word: tuple(ours) for word, ours in found.items()}


@lru_cache(maxsize=1)
def _by_letter() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in _lexicon():
        if len(word) >= 5 and " " not in word:
            found.setdefault(word[0], []).append(word)
    return {letter: tuple(words) for letter, words in found.items()}


_HELD = frozenset(("no",))
"""Words that mean a thing in one language and join words in another; here the thing is meant."""
