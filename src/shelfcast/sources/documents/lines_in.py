"""Where in a nested record are its lines?

An order holds a list of lines; each line becomes a row and the order's own fields come again on
each. Which list that is, is told by its fields (a product and a quantity or an amount), then by its
name. A list of labelled values (`{"name": "size", "value": "M"}`) is no lines: it becomes columns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from shelfcast.sources.documents.retail_words import line_score

Node = Mapping[str, object]
_LINE_NAME = re.compile(
    r"line|item|position|(^|_)pos|detail|row|entr|product|article|artikel|zeile|ligne|linea|"
    r"l[ií]nea|riga|righe|wiersz|pozycj|regel|e1edp|товар|позици|строк|明细|商品",
    re.IGNORECASE,
)
_NOT_LINES = re.compile(
    r"tax|discount|shipping|fulfil|refund|payment|transaction|coupon|fee|steuer|rabatt|"
    r"zahlung|налог|скидк|оплат|meta|link|image|media|tag|note|address|event|histor",
    re.IGNORECASE,
)
_LABELS = ("name", "key", "label", "qualf", "qualifier", "code", "type", "id", "наименование")
_VALUES = ("value", "text", "content", "значение", "val")
LABELS_AT_MOST = 60


def main_list(record: Node) -> str | None:
    """The key of the list whose items are the record's lines, None where it has none.

    >>> main_list({"id": 1, "tax_lines": [{"rate": 1}], "line_items": [{"sku": "a", "qty": 2}]})
    'line_items'
    """
    lists = {key: items for key, items in record.items() if isinstance(items, list)}
    lists = {key: items for key, items in lists.items() if is_records(items)}
    weighed = {key: _weight(key, items) for key, items in lists.items() if not labelled(items)}
    if not weighed:
        return None
    best = max(weighed, key=lambda key: weighed[key])
    own = line_score([key for key, value in record.items() if not isinstance(value, list | dict)])
    return best if weighed[best] > (max(own, 1) if own >= 2 else 0) else None


def is_records(value: object) -> bool:
    """True for a list of objects and nothing else."""
    return isinstance(value, list) and bool(value) and all(isinstance(i, dict) for i in value)


def _weight(key: str, items: Sequence[Node]) -> float:
    """How much a list looks like lines; 0 for one that is known to be something else."""
    if _NOT_LINES.search(key) and not re.search(r"item|product", key, re.IGNORECASE):
        return 0.0
    score = float(line_score(list(dict.fromkeys(k for item in items[:20] for k in _keys(item)))))
    named = 1.0 if _LINE_NAME.search(key) else 0.0
    return score + named + min(len(items), 99) / 1000


def _keys(item: Node) -> list[str]:
    """The names of an item's own fields, and of the objects in it."""
    inner = [k for value in item.values() if isinstance(value, dict) for k in value]
    return [*item, *inner]


@lru_cache(maxsize=100_000)
def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def labelled(items: Sequence[Node]) -> tuple[str, str | None] | None:
    """The label's key, and the value's where there is but one, of a list of labelled values.

    >>> labelled([{"name": "size", "value": "M"}, {"name": "colour", "value": "red"}])
    ('name', 'value')
    >>> labelled([{"name": "Tea", "qty": "2"}, {"name": "Salt", "qty": "1"}]) is None
    True
    """
    names = {_plain(key): key for key in items[0]}
    label = next((names[key] for key in _LABELS if key in names), None)
    if label is None or len(items) > LABELS_AT_MOST:
        return None
    if len({frozenset(item) for item in items}) > 1 and _plain(label) not in ("qualf", "qualifier"):
        return None
    labels = [item.get(label) for item in items]
    if not all(isinstance(text, str) and text for text in labels) or len(set(labels)) < len(items):
        return None
    value = next((names[key] for key in _VALUES if key in names), None)
    if value is not None and len(names) == 2:
        return label, value
    return (label, None) if _plain(label) in ("qualf", "qualifier") else None
