"""Which columns that no name told can be told by their kin: a product's code by its name?

Where a line's product, its name or its order is not found by name, a column left over is taken for
it that behaves as it must: each code has one name and each name one code; lines of one order stand
together and share a moment. Names that say another thing (a customer, a date, a tax) are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from shelfcast.contracts import Dataset
from shelfcast.landing.meaning.arithmetic import Scores
from shelfcast.landing.meaning.insight import Insight
from shelfcast.landing.meaning.wording import all_of, own_words, tokens

LIKELY, SEEN = 0.6, 0.5
_CODE, _NAME = 0.8, 0.5
_FEWEST, _A_FEW = 3, 5
_OTHERS = all_of(
    "customer user store supplier employee till payment delivery date time timestamp week month "
    "year address phone postcode email tax fee discount promotion currency country city region "
    "status barcode event session channel source reference size color"
)
"""Words that say what a column is, and that it is not what is looked for."""


def fill_gaps(dataset: Dataset, scores: Scores, insight: Insight) -> None:
    """Give the columns left over what their kin say they are."""
    for ours, find in _FINDERS.items():
        if ours in dataset.names and "quantity" in dataset.names and not _found(ours, scores):
            for theirs, why in find(scores, insight):
                for other in dataset.names:
                    scores.pop((theirs, other), None)
                scores[theirs, ours] = (LIKELY, f"by its values: {why}")
                break


def _found(ours: str, scores: Scores) -> str | None:
    """The surest of their columns that are rather ours than any other of ours."""
    best: dict[str, tuple[float, str]] = {}
    for (theirs, name), (sure, _) in scores.items():
        best[theirs] = max(best.get(theirs, (0.0, "")), (sure, name))
    own = {theirs: sure for theirs, (sure, name) in best.items() if name == ours and sure >= SEEN}
    return max(own, key=lambda theirs: own[theirs], default=None)


def _left(scores: Scores, insight: Insight) -> Iterator[str]:
    """The columns that no name explains and whose name says no other thing."""
    taken = {theirs for (theirs, _), (sure, _) in scores.items() if sure >= SEEN}
    for theirs, seen in insight.traits.items():
        said = own_words(theirs)
        if theirs not in taken and not said & _OTHERS and seen.filled.len() >= _FEWEST:
            yield theirs


def _products(scores: Scores, insight: Insight) -> Iterator[tuple[str, str]]:
    name = _found("product_name", scores)
    for theirs in insight.traits if name else ():
        if name and _is_code_of(theirs, name) and insight.decides(theirs, name):
            yield theirs, f"it is called the code of what {name} names"
    for theirs in _left(scores, insight) if name else ():
        seen = insight.traits[theirs]
        coded = seen.codelike >= _CODE and seen.filled.n_unique() >= _FEWEST and not seen.is_money
        if name and coded and not seen.counts_rows and _are_one(theirs, name, insight):
            yield theirs, f"each of its codes has one {name}, and each {name} one code"


def _is_code_of(theirs: str, name: str) -> bool:
    """`pizza_id` beside `pizza_name`: one thing, whatever it is."""
    words, named = tokens(theirs), tokens(name)
    return len(words) > 1 and words[:-1] == named[:-1] and own_words(words[-1]) == {"id"}


def _product_names(scores: Scores, insight: Insight) -> Iterator[tuple[str, str]]:
    code = _found("product_id", scores)
    group = _found("category", scores)
    if code and group and _is_named_one(group, code, insight):
        yield group, f"each of its names has one {code}, and each {code} one name"
    for theirs in _left(scores, insight):
        seen = insight.traits[theirs]
        if seen.namelike < _NAME or seen.filled.n_unique() < _FEWEST:
            continue
        if code is not None and _are_one(theirs, code, insight):
            yield theirs, f"each of its names has one {code}, and each {code} one name"
        price = _found("unit_price", scores)
        if code is None and price is not None and insight.decides(theirs, price):
            yield theirs, f"each of its names has one {price}"


def _is_named_one(group: str, code: str, insight: Insight) -> bool:
    """True where what is called a group has one product each: it is the product's name."""
    seen = insight.traits[group]
    many = seen.filled.n_unique() > _A_FEW and seen.namelike >= _NAME
    return many and _are_one(group, code, insight)


def _orders(scores: Scores, insight: Insight) -> Iterator[tuple[str, str]]:
    day = _found("sold_at", scores)
    for theirs in _left(scores, insight) if day else ():
        seen = insight.traits[theirs]
        together = seen.runs > 0.1 and seen.distinct_share > 0.05
        days = insight.traits[day].filled.n_unique() if day else 0
        coded = seen.codelike >= _CODE and together and days > _FEWEST
        if day and coded and insight.decides(theirs, day):
            yield theirs, "rows of one value stand together and share a day"


def _revenues(scores: Scores, _: Insight) -> Iterator[tuple[str, str]]:
    """A line of an order that has a price and no quantity is one piece: its price is its amount."""
    price = _found("unit_price", scores)
    if price and _found("order_id", scores) and not _found("quantity", scores):
        yield price, "no quantity is told, so each line is one piece at this price"


def _prices(scores: Scores, _: Insight) -> Iterator[tuple[str, str]]:
    """Lines that name a cost and no other money: to the customer the price is the cost."""
    cost = _found("unit_cost", scores)
    if cost and _found("quantity", scores) and not _found("revenue", scores):
        yield cost, "no price and no amount is named, so what it costs is its price"


def _are_one(one: str, other: str, insight: Insight) -> bool:
    return insight.decides(one, other) and insight.decides(other, one)


_FINDERS: dict[str, Callable[[Scores, Insight], Iterator[tuple[str, str]]]] = {
    "product_id": _products,
    "product_name": _product_names,
    "order_id": _orders,
    "unit_price": _prices,
    "revenue": _revenues,
}
