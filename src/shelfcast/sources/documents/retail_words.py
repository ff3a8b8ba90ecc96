"""Does this name speak of goods, of how many, or of money?

The words are the retail model's, in its languages. A word of two parts (`Artikelnummer`,
`factuurdatum`) speaks of what it begins and ends with. Not here: which column is which; landing
tells that with the values beside the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from shelfcast.contracts.qualifiers import QUALIFIERS
from shelfcast.contracts.things import THINGS

_CAMEL = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Þ])")
_SIGNS = re.compile(r"[\W_]+")
_GOODS = ("product", "sku", "barcode")
_CALLED = ("name", "description")
_MANY = ("quantity",)
_MONEY = ("price", "unit price", "amount", "revenue", "total", "subtotal", "cost")
_OTHERS = ("customer", "user", "supplier", "store", "employee", "channel", "payment", "region")
PART = 4
"""Letters that a part of a longer word needs to be told in it."""


def line_score(names: Sequence[str]) -> int:
    """Of goods, how many and money, how many the names speak of.

    >>> line_score(["sku", "Menge", "colour"]), line_score(["id", "created_at"])
    (2, 0)
    >>> line_score(["Artikelbezeichnung", "Anzahl", "Einzelpreis"])
    3
    """
    told = frozenset(group for name in names for group in groups(name))
    return len(told & {"goods", "many", "money"})


@lru_cache(maxsize=50_000)
def groups(name: str) -> frozenset[str]:
    """Which of goods, many and money a name speaks of, and `known` where it is any word of ours.

    >>> sorted(groups("customer name")), sorted(groups("unit_price"))
    (['known'], ['known', 'money'])
    """
    words = plain(name).split()[:8]
    if not words:
        return frozenset()
    found = {group for group, held in _groups().items() if _speaks(words, held)}
    if "called" in found:
        found -= {"called"}
        found |= set() if _speaks(words, _others()) else {"goods"}
    if _speaks(words, _all()):
        found.add("known")
    return frozenset(found)


def plain(text: str) -> str:
    """Lower-case words, camel case parted, signs dropped.

    >>> plain("Art.-Nr. (EAN)"), plain("unitPrice")
    ('art nr ean', 'unit price')
    """
    return _SIGNS.sub(" ", _CAMEL.sub(" ", text)).strip().lower()


def _speaks(words: Sequence[str], held: frozenset[str]) -> bool:
    return any(run in held for run in _runs(words)) or any(
        _begins_or_ends(word, held) for word in words
    )


def _runs(words: Sequence[str]) -> Iterator[str]:
    for size in (1, 2, 3):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])


def _begins_or_ends(word: str, held: frozenset[str]) -> bool:
    if len(word) < PART + 3 or word in _all():
        return False
    cuts = range(PART, len(word) - 1)
    return any(word[:cut] in held or word[-cut:] in held for cut in cuts)


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[str]]:
    return {
        "goods": _words(THINGS, _GOODS),
        "called": _words(QUALIFIERS, _CALLED),
        "many": _words(QUALIFIERS, _MANY),
        "money": _words(QUALIFIERS, _MONEY),
    }


@lru_cache(maxsize=1)
def _all() -> frozenset[str]:
    return _words(THINGS, tuple(THINGS)) | _words(QUALIFIERS, tuple(QUALIFIERS))


def _words(lists: Mapping[str, str], keys: Iterable[str]) -> frozenset[str]:
    return frozenset(plain(word) for key in keys for word in lists[key].split("|"))


@lru_cache(maxsize=1)
def _others() -> frozenset[str]:
    return _words(THINGS, _OTHERS)
