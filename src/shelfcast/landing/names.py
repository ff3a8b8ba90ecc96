"""How alike are their column name and ours?

Names are compared as words: lower case, camel case split, signs dropped. 1 is the same name, 0.95
a declared synonym (a little less the later it stands in the list), less where a synonym is only
the end or a part of the name, or is misspelt.
"""

from __future__ import annotations

import math
import re
from difflib import SequenceMatcher
from functools import lru_cache

from shelfcast.contracts import Column

SAME, SYNONYM, LAST_WORDS, PART, MISSPELT = 1.0, 0.95, 0.8, 0.65, 0.7
_CAMEL = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")
_SIGNS = re.compile(r"[\W_]+")


@lru_cache(maxsize=100_000)
def words(name: str) -> str:
    """The name as lower-case words.

    >>> words("InvoiceNo"), words("Unit_Price (GBP)"), words("Order ID")
    ('invoice no', 'unit price gbp', 'order id')
    """
    return _SIGNS.sub(" ", _CAMEL.sub(" ", name.strip())).strip().lower()


def likeness(theirs: str, column: Column) -> float:
    """From 0 to 1, how likely `theirs` names `column`, by the name alone."""
    name = words(theirs)
    if name == words(column.name):
        return SAME
    scores = [
        _score(name, words(synonym)) - 0.001 * place
        for place, synonym in enumerate((column.name, *column.synonyms))
    ]
    return max(0.0, *scores)


@lru_cache(maxsize=400_000)
def _score(name: str, synonym: str) -> float:
    if name == synonym or name.replace(" ", "") == synonym.replace(" ", ""):
        return SYNONYM
    if not name or not synonym:
        return 0.0
    if name.endswith(f" {synonym}"):
        return LAST_WORDS * math.pow(len(synonym) / len(name), 0.35)
    if f" {synonym} " in f" {name} ":
        return PART * math.sqrt(len(synonym) / len(name))
    if len(name) > 4 and abs(len(name) - len(synonym)) <= 2:
        return MISSPELT * _spelling(name, synonym)
    return 0.0


def _spelling(name: str, synonym: str) -> float:
    """How alike the letters are, 0 below 0.85; the quick bounds spare most of the matching."""
    matcher = SequenceMatcher(None, name, synonym)
    if matcher.real_quick_ratio() <= 0.85 or matcher.quick_ratio() <= 0.85:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio > 0.85 else 0.0
