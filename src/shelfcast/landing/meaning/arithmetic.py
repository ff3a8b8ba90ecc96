"""Which columns are quantity, price and amount, by the file's own arithmetic?

Where columns that may be the three multiply, that makes each of them surer, and others that would
be the same less so. An amount that is the same in every line of an order is the order's total:
taken for the line's, it would be counted many times. Which of several amounts is taken: the one
that is quantity x price less the discount, net before gross; what was passed over is warned of.
"""

from __future__ import annotations

from collections.abc import Mapping

from shelfcast.contracts import Dataset
from shelfcast.landing.meaning.identities import (
    Identity,
    adds_up,
    constant_ratio,
    is_of_the_line,
    repeats_per_order,
)
from shelfcast.landing.meaning.insight import Insight
from shelfcast.landing.meaning.traits import Traits
from shelfcast.landing.meaning.wording import KNOWN, all_of, own_words, readings

Scores = dict[tuple[str, str], tuple[float, str]]
"""(their column, ours) -> how sure, and why."""
FLOOR = 0.5
_WEAK = 0.7
_STRANGE = 0.3
_REPEATED = "the same in each line of an order"
_MAY_BE = all_of("sale sales delivery received weight total current discounted line unit product")
"""Words that leave open which of the three a column is, where it multiplies with the others."""
_NAMED = 0.7
"""An order that is less sure by its name must have one day."""
_ADDS_UP, _ADDS_NOT, _NUMBERS = 0.72, 0.88, 0.9
_COST_AS_PRICE = 0.5
"""What is called an item's cost is its price where quantity x it is what the line brought in."""
_SURER, _RIVAL, _FAILS, _WITH_TAX = 0.55, 0.93, 0.75, 0.87
_FACTORS = ("quantity", "unit_price")


def reckon(dataset: Dataset, scores: Scores, insight: Insight) -> Identity | None:
    """Change `scores` by what the file's arithmetic says; the identity that was believed."""
    if not {"quantity", "revenue"} <= set(dataset.names):
        return None
    _order_totals(scores, insight)
    _line_prices(scores, insight)
    _names_of_products(scores, insight)
    ours = ("quantity", "unit_price", "revenue")
    worth = {found: _worth(found, scores, insight) for found in insight.identities}
    worth = {found: w for found, w in worth.items() if not _is_of_order(found.amount, scores)}
    best = max(worth, key=lambda found: worth[found], default=None)
    if best is None or worth[best] <= 0:
        return None
    believed = dict(zip(ours, (best.quantity, best.price, best.amount), strict=True))
    if best.discount is not None:
        believed["discount"] = best.discount
    _doubt_rivals(believed, scores, insight)
    for theirs, ours_of in list(scores):
        if theirs in believed.values() and believed.get(ours_of) != theirs:
            del scores[theirs, ours_of]
    for name, theirs in believed.items():
        sure, why = scores.get((theirs, name), (FLOOR, "its name says nothing"))
        scores[theirs, name] = (1 - (1 - sure) * (1 - _SURER), f"{why}; {best.told}")
    return best


def _worth(found: Identity, scores: Scores, insight: Insight) -> float:
    parts = ((found.quantity, "quantity"), (found.price, "unit_price"), (found.amount, "revenue"))
    worth = 1.0
    for theirs, ours in parts:
        worth *= _score(theirs, ours, scores, insight)
    if found.discount is not None:
        named = scores.get((found.discount, "discount"), (0.0, ""))[0]
        worth *= 1.1 * max(named, FLOOR * (found.discount in insight.unnamed))
    return worth * found.share


def _score(theirs: str, ours: str, scores: Scores, insight: Insight) -> float:
    """A named column counts by its name; one without a name may be any of the three."""
    sure = scores.get((theirs, ours), (0.0, ""))[0]
    if ours == "unit_price":
        sure = max(sure, _COST_AS_PRICE * scores.get((theirs, "unit_cost"), (0.0, ""))[0])
    if sure == 0 and theirs in insight.unnamed:
        seen = insight.traits[theirs]
        pieces = seen.whole > 0.9 and seen.cents < 0.5
        return FLOOR * (0.8 if (ours == "quantity") != pieces else 1.0)
    if sure == 0 and own_words(theirs) & KNOWN <= _MAY_BE:
        return _STRANGE
    return sure


def _doubt_rivals(believed: Mapping[str, str], scores: Scores, insight: Insight) -> None:
    product = (
        insight.traits[believed["quantity"]].numbers
        * insight.traits[believed["unit_price"]].numbers
    )
    for (theirs, ours), (sure, why) in list(scores.items()):
        if ours not in believed or theirs == believed[ours]:
            continue
        factor = _RIVAL
        if ours == "revenue":
            taxed = constant_ratio(product, insight.traits[theirs].numbers)
            factor = _WITH_TAX if taxed else _FAILS
        scores[theirs, ours] = (sure * factor, why)


def _is_of_order(amount: str, scores: Scores) -> bool:
    return scores.get((amount, "revenue"), (0.0, ""))[1].endswith(_REPEATED)


def _line_prices(scores: Scores, insight: Insight) -> None:
    """A price or cost that grows with the quantity is the line's."""
    product, quantity = _likeliest("product_", scores), _likeliest("quantity", scores)
    if product is None or quantity is None:
        return
    traits = insight.traits
    for (theirs, ours), (sure, why) in list(scores.items()):
        if ours not in ("unit_price", "unit_cost") or theirs in (product, quantity):
            continue
        if is_of_the_line(traits[product], traits[quantity], traits[theirs]):
            grows = f"{why}; it grows with {quantity}"
            scores[theirs, ours] = (sure * 0.4, grows)
            if ours == "unit_price" and sure > scores.get((theirs, "revenue"), (0.0, ""))[0]:
                net = 0.01 * any("net" in reading for reading in readings(theirs))
                scores[theirs, "revenue"] = (0.8 * sure + net, grows)


def _names_of_products(scores: Scores, insight: Insight) -> None:
    """What may be a product's name and changes from line to line of one product is not."""
    product = _likeliest("product_id", scores)
    if product is None or scores[product, "product_id"][0] < _WEAK:
        _priced_names(scores, insight)
        return
    for (theirs, ours), (sure, why) in list(scores.items()):
        weak = ours == "product_name" and sure < _WEAK and product != theirs
        if weak and not insight.decides(product, theirs):
            scores[theirs, ours] = (sure * 0.4, why)


def _priced_names(scores: Scores, insight: Insight) -> None:
    """Where one of several that may be the product's name has one price a name, it is that."""
    price = _likeliest("unit_price", scores)
    names = {t: sure for (t, ours), (sure, _) in scores.items() if ours == "product_name"}
    if price is None or len(names) < 2 or max(names.values()) >= _WEAK:
        return
    priced = [theirs for theirs in names if insight.decides(theirs, price)]
    for theirs in set(names) - set(priced) if priced else ():
        sure, why = scores[theirs, "product_name"]
        scores[theirs, "product_name"] = (sure * 0.4, why)


def _likeliest(start: str, scores: Scores) -> str | None:
    found = {t: sure for (t, ours), (sure, _) in scores.items() if ours.startswith(start)}
    return max(found, key=lambda theirs: found[theirs], default=None)


def _order_totals(scores: Scores, insight: Insight) -> None:
    """An amount repeated in each line of an order is hardly the line's."""
    orders = {t: sure for (t, ours), (sure, _) in scores.items() if ours == "order_id"}
    if not orders:
        return
    number = max(orders, key=lambda theirs: orders[theirs])
    day = _likeliest("sold_at", scores)
    if orders[number] < _NAMED and day is not None and not insight.decides(number, day):
        return
    order = insight.traits[number]
    for (theirs, ours), (sure, why) in list(scores.items()):
        if ours not in ("revenue", "discount"):
            continue
        if repeats_per_order(order, insight.traits[theirs]):
            scores[theirs, ours] = (sure * 0.4, f"{why}; {_REPEATED}")
            if ours == "revenue":
                _parts_of(theirs, order, scores, insight)


def _parts_of(total: str, order: Traits, scores: Scores, insight: Insight) -> None:
    """An amount whose sum over each order is the order's total is the line's, whatever its name."""
    numeric = [t for t, seen in insight.traits.items() if seen.evidence.number_share >= _NUMBERS]
    whole = insight.traits[total]
    parts = [t for t in numeric if t != total and adds_up(order, insight.traits[t], whole)]
    for theirs in numeric if parts else ():
        sure, why = scores.get((theirs, "revenue"), (0.0, "its name says nothing"))
        if theirs in parts:
            told = f"{why}; its sum over each order is {total}"
            scores[theirs, "revenue"] = (max(sure, _ADDS_UP), told)
        elif sure > 0 and theirs != total:
            scores[theirs, "revenue"] = (sure * _ADDS_NOT, why)
