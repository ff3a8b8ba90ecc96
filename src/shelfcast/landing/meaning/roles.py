"""What can a column without a name be, by its values alone?

A headerless file, `F1`, `Unnamed: 3`, or a language that is not known. Each guess is low: it is
told to whoever looks, and asked of whoever is there. Quantity, price and amount are better known by
their product (arithmetic.py).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from shelfcast.landing.meaning.insight import Insight
from shelfcast.landing.meaning.traits import Traits

Role = tuple[str, float, str]
"""Our column, how sure, and why."""
FEW = 40
MOST_PIECES = 1_000.0


def roles(theirs: str, insight: Insight) -> Iterator[Role]:
    """What the column may be, most likely first."""
    seen = insight.traits[theirs]
    if seen.filled.len() < 2 or bool(seen.filled.str.contains("://").any()):
        return
    if seen.evidence.date_share > 0.9 and seen.evidence.number_share < 0.5:
        if not seen.evidence.is_constant:
            yield from _dated(seen)
        return
    if seen.clock > 0.9:
        yield "sold_time", 0.62, "its values are times of day"
    elif seen.currency > 0.9:
        yield "currency", 0.68, "its values are currency codes"
    elif seen.email > 0.9:
        yield from (("email", 0.68, "its values are e-mail addresses"), _PERSON)
    elif seen.barcode > 0.9:
        yield "product_id", 0.66, "its values are barcodes with right check digits"
    elif seen.status > 0.9:
        yield "status", 0.6, "its values say how far an order has come"
    elif seen.evidence.number_share > 0.9 and not _is_code(seen):
        yield from _numbers(seen)
    elif seen.namelike >= 0.5:
        yield from _words(theirs, insight)
    else:
        yield from _codes(theirs, insight)


_PERSON: Role = ("customer_id", 0.55, "its values are e-mail addresses")


def _dated(seen: Traits) -> Iterator[Role]:
    why = f"{seen.evidence.date_share:.0%} of its values are dates"
    for ours in ("sold_at", "occurred_at", "as_of", "day"):
        yield ours, 0.66, why


def _is_code(seen: Traits) -> bool:
    """Whole numbers of one length or with leading zeros, of many digits: no counts or money."""
    digits = seen.filled.str.contains(r"^\d+$")
    if not digits.all():
        return False
    lengths = seen.filled.str.len_chars()
    even = lengths.n_unique() == 1 and int(lengths.max() or 0) >= 4  # type: ignore[arg-type]
    zeros = bool(seen.filled.str.contains(r"^0\d").any())
    return zeros or even or float(np.median(np.abs(seen.values))) > 10_000


def _numbers(seen: Traits) -> Iterator[Role]:
    size = np.abs(seen.values)
    if seen.whole == 1 and seen.cents < 0.5:
        if size.max() <= MOST_PIECES and np.median(size) <= 50:
            yield "quantity", 0.54, "its values are small whole numbers"
        return
    if seen.is_rate:
        return
    yield "unit_price", 0.51, "its values have a fraction, as prices have"
    yield "revenue", 0.505, "its values have a fraction, as amounts have"


def _words(theirs: str, insight: Insight) -> Iterator[Role]:
    seen = insight.traits[theirs]
    many = seen.filled.n_unique()
    if any(insight.decides(theirs, other) for other in _coded(theirs, insight)) or many > FEW:
        yield "product_name", 0.58, "its values read like names of products"
    elif seen.filled.len() >= 3 * many:
        nested = any(
            insight.decides(other, theirs)
            for other, its in insight.traits.items()
            if other != theirs and its.filled.n_unique() > many and its.namelike > 0.5
        )
        if nested:
            yield "category", 0.56, "each product has one of its few values"
        yield "product_name", 0.53, "its values read like names"
        yield "store_id", 0.51, "it has few values"
    else:
        yield "product_name", 0.56, "its values read like names"


def _coded(theirs: str, insight: Insight) -> Iterator[str]:
    """The columns of codes that decide this one: each code has one name."""
    for other, seen in insight.traits.items():
        if other != theirs and seen.codelike > 0.8 and insight.decides(other, theirs):
            yield other


def _codes(theirs: str, insight: Insight) -> Iterator[Role]:
    seen = insight.traits[theirs]
    many, filled = seen.filled.n_unique(), seen.filled.len()
    names = [n for n, its in insight.traits.items() if n != theirs and its.namelike > 0.5]
    if seen.is_money:
        return
    if any(insight.decides(theirs, name) and insight.decides(name, theirs) for name in names):
        yield "product_id", 0.62, "each of its codes has one name, and each name one code"
    dated = [n for n, its in insight.traits.items() if its.evidence.date_share > 0.9]
    if seen.runs > 0.1 and many > 0.1 * filled and any(insight.decides(theirs, d) for d in dated):
        yield "order_id", 0.58, "rows of one value stand together and share a day"
    if any(insight.traits[name].filled.n_unique() == many for name in names) and many > FEW:
        yield "product_id", 0.55, "it has as many codes as there are names"
    if many == filled and filled > 20 and not seen.rising:
        yield "product_id", 0.53, "each row has its own code, in no order"
    elif many == filled and filled > 20:
        yield "order_id", 0.52, "each row has its own"
    if many <= min(FEW, filled / 5):
        yield "store_id", 0.52, "it has few values, again and again"
    yield "product_id", 0.51, "its values are codes"
