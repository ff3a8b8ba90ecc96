"""How alike are their column name and ours?

1 is the same name; 0.9 and more a declared name of the column, or one that says the same in any
language, the more the more it says; less where it says something besides, or is a name that only
may mean the column.
A name that says another thing besides (a tax, a fee, a delivery) is not the column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from shelfcast.contracts import Column
from shelfcast.landing.meaning.wording import KNOWN, all_of, last_segment, readings, tokens

SAME, SAID, WEAK = 1.0, 0.9, 0.62
WRITTEN, A_WORD, A_PLACE_LATER = 0.01, 0.015, 0.0003
_BEFORE = 0.9
_UNKNOWN, _PREFIX, _OWNER, _TAXED, _OTHER = 0.74, 0.88, 0.97, 0.985, 0.4


_OWNERS = frozenset(("product", "order", "receipt", "line", "sale", "sales", "store", "customer"))
_BARE = all_of(
    "id name description date time timestamp total subtotal amount value type reference sale sales "
    "net gross year month week period"
)
"""Words that say nothing of whose they are: with another owner they are another's."""
_MONEY = all_of("discount price revenue amount total subtotal cost")
"""An order's money is not its line's."""
_PLACES = all_of("region company")
"""Whose price or cost it is, where they stand beside it: the state's, the firm's."""
_SAYS_LITTLE = frozenset(
    (word, frozenset(bag.split()))
    for word, bag in (("unit", "quantity"), ("promotion", "sku"), ("promotion", "product id"))
)
"""`Quantity (in units)` is a quantity, an offer's SKU the product's."""
_SHORT = 3
"""An unknown word this short is a table's mark (`TrE_Ilosc`, `fld_qty`)."""
_MOST_WORDS = 6


@lru_cache(maxsize=100_000)
def words(name: str) -> str:
    """The name as lower-case words without accents.

    >>> words("InvoiceNo"), words("Unit_Price (GBP)"), words("Order ID")
    ('invoice no', 'unit price', 'order id')
    """
    return " ".join(tokens(name))


@dataclass(frozen=True)
class _Named:
    """A column's declared names: as written, and by what they say, each with its likeness."""

    written: dict[str, float]
    said: dict[frozenset[str], float]
    vocabulary: frozenset[str]


@lru_cache(maxsize=200_000)
def likeness(theirs: str, column: Column) -> float:
    """From 0 to 1, how likely `theirs` names `column`, by the name alone."""
    name, named = words(theirs), _named(column)
    if name == words(column.name):
        return SAME
    written = named.written.get(_squeezed(name))
    if written is not None:
        return written
    whole = max(0.0, *(_said(reading, named) for reading in readings(theirs)))
    last = last_segment(theirs)
    return max(whole, _OWNER * likeness(last, column)) if last else whole


def says_more(theirs: str) -> bool:
    """True where the name has a word that is known: a name such as `F1` or `column_3` has none."""
    bare = re.sub(r"[\d\W_]+", " ", theirs).strip().lower()
    return bool(bare) and bare not in _PLACEHOLDERS and len(bare) > 1


_PLACEHOLDERS = all_of(
    "column col field unnamed f v c x var spalte colonne columna coluna kolumna kolom "
    "столбец поле 列 feld champ campo pole veld attribute attr none null nan"
)


def _said(reading: frozenset[str], named: _Named) -> float:
    if not reading & named.vocabulary or len(reading) > _MOST_WORDS:
        return 0.0
    best = 0.0
    each = [named.said.get(frozenset((word,)), 0.0) for word in reading]
    if len(each) > 1:
        best = _OWNER * min(each)
    for size in range(len(reading), 0, -1):
        for chosen in combinations(sorted(reading), size):
            bag = frozenset(chosen)
            score = named.said.get(bag)
            if score is not None:
                best = max(best, score * _besides(reading - bag, bag))
    return best


def _besides(extra: Iterable[str], bag: frozenset[str]) -> float:
    """What is left of a likeness where the name says `extra` too."""
    left = 1.0
    for word in extra:
        if word in ("net", "gross", "current", "discounted"):
            left *= _TAXED
        elif word == "undiscounted":
            left *= _BEFORE
        elif word in ("order", "receipt") and bag & _MONEY:
            left *= _OTHER
        elif _is_owner(word, bag):
            left *= _OWNER
        elif word in KNOWN:
            left *= _OTHER
        else:
            left *= _PREFIX if len(word) <= _SHORT and word.isascii() else _UNKNOWN
    return left


def _is_owner(word: str, bag: frozenset[str]) -> bool:
    """It says whose the thing is, or nothing that matters."""
    if (word, bag) in _SAYS_LITTLE or (word in _PLACES and bag & _MONEY):
        return True
    return word in _OWNERS and not bag <= _BARE


@lru_cache(maxsize=2_000)
def _named(column: Column) -> _Named:
    written: dict[str, float] = {}
    said: dict[frozenset[str], float] = {}
    sure = tuple((name, SAID) for name in (column.name, *column.synonyms))
    # `sold at` is the day as it stands here; `sold` alone, in another language, may be anything.
    weak = tuple((name, WEAK) for name in column.weak)
    for place, (name, base) in enumerate(sure + weak):
        for reading in readings(name, loose=False)[:1]:
            likely = base + A_WORD * _says(reading) - A_PLACE_LATER * place
            written.setdefault(_squeezed(words(name)), likely + WRITTEN)
            bare = len(reading) == 1 and " " in words(name)
            if reading != {"id"} and not bare:
                said.setdefault(reading, likely)
    return _Named(written, said, frozenset(word for bag in said for word in bag))


def _says(reading: frozenset[str]) -> int:
    """How much a name says beyond one word, up to two: a SKU is a product's code in one word."""
    return min(len(reading) - 1 + ("sku" in reading), 2)


def _squeezed(name: str) -> str:
    return name.replace(" ", "")
