"""By which words are the cleaning rules applied in this project?

Tables of schema `raw`: `cleaning_words` (list, word), the words of contracts/cleaning_words.py and
those of the settings, and `label_names` (name, label_column), what the label columns are called in
label files. Words are lower case, without signs and digits, as the models make a text; codes are
as they are.
Not here: how they are used (dbt/models/intermediate).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import duckdb

from shelfcast.contracts import SALES, cleaning_words
from shelfcast.warehouse.raw import write_rows

_OTHERS = re.compile(r"[\W\d_]+")


def write_words(connection: duckdb.DuckDBPyConnection, rules: Mapping[str, object]) -> None:
    """Make both tables; `rules` are the settings of the rules."""
    lists = word_lists(rules)
    pairs = [(name, word) for name, words in lists.items() for word in words]
    write_rows(connection, "cleaning_words (list varchar, word varchar)", pairs)
    named = sorted(label_names().items())
    write_rows(connection, "label_names (name varchar, label_column varchar)", named)


def word_lists(rules: Mapping[str, object]) -> dict[str, list[str]]:
    """List name to its words, those of the settings with them.

    >>> word_lists({"service_codes": ["C2"]})["service_code"]
    ['C2']
    """
    tests = _split([*cleaning_words.TEST, *_told(rules, "test_words")])
    return {
        "cancelled": _phrases([*cleaning_words.CANCELLED, *_told(rules, "cancelled_words")]),
        "test": tests,
        "beside_test": [w for w in _split(cleaning_words.BESIDE_TEST) if w not in tests],
        "service": _phrases(cleaning_words.SERVICE),
        "service_ending": _phrases(cleaning_words.SERVICE_ENDINGS),
        "service_code": _told(rules, "service_codes"),
        "goods_code": _told(rules, "goods_codes"),
    }


def label_names() -> dict[str, str]:
    """What a label column may be called to the column.

    >>> label_names()["item name"], label_names()["store name"]
    ('product_name', 'store_name')
    """
    columns = [SALES[name] for name in cleaning_words.LABEL_COLUMNS]
    synonyms = [(_phrase(other), c.name) for c in columns for other in reversed(c.synonyms)]
    return {**dict(synonyms), **{_phrase(column.name): column.name for column in columns}}


def label_column_of(header: str) -> str | None:
    """The label column that the heading of a file's labels names, as a whole or by its last words.

    >>> label_column_of("item_category_name"), label_column_of("Translation")
    ('category', None)
    """
    words, known = _phrase(header).split(), label_names()
    endings = (" ".join(words[place:]) for place in range(len(words)))
    return next((known[ending] for ending in endings if ending in known), None)


def _told(rules: Mapping[str, object], name: str) -> list[str]:
    words = rules.get(name, ())
    assert isinstance(words, Sequence)
    return [str(word) for word in words]


def _phrases(words: Iterable[str]) -> list[str]:
    return sorted({_phrase(word) for word in words} - {""})


def _split(words: Iterable[str]) -> list[str]:
    return sorted({part for word in words for part in _phrase(word).split()})


def _phrase(text: str) -> str:
    return _OTHERS.sub(" ", text.lower()).strip()
