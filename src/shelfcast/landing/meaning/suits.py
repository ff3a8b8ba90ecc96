"""Do a column's values suit what its name says?

A factor on the likeness of the names: below 1 where the values speak against it, above 1 where a
name of two meanings (`Estado`, `Sales`, `Artikel`, `Name`) has the values of this one.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from shelfcast.landing.meaning.traits import Traits
from shelfcast.landing.meaning.wording import readings

AGAINST, SOMEWHAT = 0.3, 0.75
FEW_UNITS, A_FEW, LEAST_STEPS = 200.0, 6.0, 4
"""A median above this is no number of pieces on a line, but money without cents."""


def suits(ours: str, theirs: str, seen: Traits) -> float:
    """How well the values suit our column, 1 where they say nothing about it."""
    test = _TESTS.get(ours)
    if test is None or seen.filled.is_empty():
        return 1.0
    return test(frozenset().union(*readings(theirs)), seen)


def _currency(_: frozenset[str], seen: Traits) -> float:
    return 1.0 if seen.currency >= 0.5 else AGAINST


def _email(_: frozenset[str], seen: Traits) -> float:
    return 1.0 if seen.email >= 0.5 else AGAINST


def _time(_: frozenset[str], seen: Traits) -> float:
    if seen.clock >= 0.5:
        return 1.4
    hours = seen.whole == 1 and seen.values.size > 0 and 0 <= seen.values.min() <= 24
    return 1.0 if hours and seen.values.max() <= 24 else AGAINST


def _discount(_: frozenset[str], seen: Traits) -> float:
    return AGAINST if seen.is_rate or _in_fives(seen) else 1.0


def _in_fives(seen: Traits) -> bool:
    """0, 5, 10, 15 and so on to 100 at most: percents more likely than money."""
    steps = np.unique(np.abs(seen.values))
    whole = seen.whole == 1 and seen.cents < 0.5 and steps.size >= LEAST_STEPS
    return bool(whole and steps.max() <= 100 and np.all(steps % 5 == 0))


def _product_name(said: frozenset[str], seen: Traits) -> float:
    if said in _PRODUCT_ALONE:
        return 1.4 if seen.namelike >= 0.5 else 0.5
    if said == {"name"}:
        return 1.0 if seen.namelike >= 0.5 else AGAINST
    return 1.0 if seen.namelike >= 0.3 or seen.codelike < 0.7 else SOMEWHAT


def _product_id(said: frozenset[str], seen: Traits) -> float:
    alone = said in _PRODUCT_ALONE
    if seen.is_money:
        return AGAINST
    return SOMEWHAT if alone and seen.namelike >= 0.5 and seen.codelike < 0.5 else 1.0


def _customer_id(said: frozenset[str], seen: Traits) -> float:
    """Days have numbers of customers: whole, of few digits, and written with no zeros before."""
    if said != {"customer"} or seen.evidence.number_share < 1 or seen.evidence.floats_of_ids:
        return _of_person(said, seen)
    lengths = seen.filled.str.len_chars()
    return AGAINST if seen.distinct_share > 0.05 and lengths.n_unique() > 2 else 1.0


def _of_person(_: frozenset[str], seen: Traits) -> float:
    return 0.93 if seen.namelike >= 0.5 and seen.codelike < 0.5 else 1.0


def _store_name(said: frozenset[str], seen: Traits) -> float:
    if "name" in said or "description" in said:
        return 1.0
    return 1.2 if seen.namelike >= 0.5 else AGAINST


def _customer_name(said: frozenset[str], seen: Traits) -> float:
    return 1.3 if said == {"customer"} and seen.namelike >= 0.5 else 1.0


def _category(said: frozenset[str], seen: Traits) -> float:
    many = seen.distinct_share > 0.6 and seen.filled.len() > 50
    if said & {"id", "category", "subcategory"} and not many:
        return 1.25 if seen.evidence.number_share > 0.9 else 1.0
    return SOMEWHAT if many else 1.0


def _status(said: frozenset[str], seen: Traits) -> float:
    if {"status", "region"} <= said:
        return 1.4 if seen.status >= 0.4 or said & {"order", "current"} else 0.6
    return 1.0


def _region(said: frozenset[str], seen: Traits) -> float:
    if {"status", "region"} <= said:
        return 1.4 if seen.status < 0.4 and not said & {"order", "current"} else AGAINST
    return 1.0


def _order_id(said: frozenset[str], seen: Traits) -> float:
    if said == {"name"}:
        return 1.1 if seen.codelike >= 0.8 and seen.evidence.number_share < 0.9 else AGAINST
    return AGAINST if said == {"id"} and seen.counts_rows else 1.0


def _quantity(said: frozenset[str], seen: Traits) -> float:
    if said == {"amount"}:
        return 1.2 if _are_pieces(seen, A_FEW) else AGAINST
    if said & {"sales", "sale"} and "quantity" not in said:
        return 1.2 if _are_pieces(seen) else 0.6
    return 1.0


def _revenue(said: frozenset[str], seen: Traits) -> float:
    most = A_FEW if said == {"amount"} else FEW_UNITS
    if said and (said <= {"sales", "sale"} or said == {"amount"}):
        return 0.72 if _are_pieces(seen, most) else 1.0
    return AGAINST if seen.is_rate else 1.0


def _are_pieces(seen: Traits, most: float = FEW_UNITS) -> bool:
    whole = seen.values.size > 0 and seen.whole == 1 and seen.cents < 0.5
    return bool(whole and np.median(np.abs(seen.values)) <= most)


_PRODUCT_ALONE = (
    frozenset(("product",)),
    frozenset(("product", "line")),
    frozenset(("product", "type")),
)
_TESTS: dict[str, Callable[[frozenset[str], Traits], float]] = {
    "currency": _currency,
    "email": _email,
    "sold_time": _time,
    "discount": _discount,
    "product_name": _product_name,
    "product_id": _product_id,
    "customer_id": _customer_id,
    "store_id": _of_person,
    "store_name": _store_name,
    "customer_name": _customer_name,
    "category": _category,
    "status": _status,
    "region": _region,
    "order_id": _order_id,
    "quantity": _quantity,
    "revenue": _revenue,
}
