"""Can this table be that dataset, by more than its columns' names?

A master's key does not come again and again; the heads of orders have each order once and no
products; lines without heads have no day; a price list has no quantities; what is ordered from a
supplier names one; a plan does not say what was sold. What speaks against a dataset is told in
words, None where nothing does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from shelfcast.contracts import SALES
from shelfcast.landing.meaning.insight import Insight
from shelfcast.landing.meaning.mapping import Mapping as Mapped
from shelfcast.landing.meaning.names import likeness
from shelfcast.landing.meaning.wording import readings

LEAST_EXPLAINED = 0.34
LEAST_UNIQUE, NEARLY_UNIQUE = 0.5, 0.9
SURE = 0.7
_OF_A_LINE = ("product_id", "product_name", "unit_price")
HALLMARKS: dict[str, tuple[str, ...]] = {
    "stock": ("on_hand", "in_transit"),
    "availability": ("in_stock",),
    "events": ("event_type",),
    "promotions": ("starts_on", "ends_on"),
    "purchase_orders": ("supplier_id", "received_at", "expected_at", "received_quantity"),
    "prices": ("valid_from",),
    "targets": ("target_revenue", "target_units"),
}
"""Columns that no other dataset has: what they are found in is hardly anything else."""
OF_SALES = ("sold_at", "quantity", "revenue", "unit_price", "order_id")
"""What a table of sales has something of."""
Others = Mapping[str, Mapped]
"""What each dataset would make of the table."""


def against(mapping: Mapped, insight: Insight, others: Others) -> str | None:
    """What speaks against the dataset of this mapping."""
    matched = len(mapping.matches)
    explained = sum(match.confidence for match in mapping.matches)
    own = HALLMARKS.get(mapping.dataset.name, ())
    if (
        explained < LEAST_EXPLAINED * len(insight.traits)
        and matched < 3
        and not _has(mapping, *own)
        and not _is_master(mapping, others)
    ):
        return "it explains few of the columns"
    if not _key_may_be(mapping, insight, others):
        return "its key comes again and again"
    test = _TESTS.get(mapping.dataset.name)
    return test(mapping, insight, others) if test else None


def _is_master(mapping: Mapped, others: Others) -> bool:
    """It has a key, something said of it, and nothing of sales beside them."""
    keyed = len(mapping.dataset.key) == 1 and not _has(others["sales"], *OF_SALES)
    return keyed and len(mapping.matches) >= 2 and _has(mapping, *mapping.dataset.key)


def _key_may_be(mapping: Mapped, insight: Insight, others: Others) -> bool:
    """The key is nearly unique, or its rows say the same of it each time.

    One thing said of it is enough where the table has nothing of sales: neither days nor amounts.
    """
    if len(mapping.dataset.key) != 1 or mapping.dataset.name == "receipts":
        return True
    key = mapping.theirs(mapping.dataset.key[0])
    if key is None or insight.traits[key].distinct_share >= LEAST_UNIQUE:
        return True
    rest = [match.theirs for match in mapping.matches if match.theirs != key]
    enough = 2 if _has(others["sales"], *OF_SALES) else 1
    return len(rest) >= enough and all(insight.decides(key, other) for other in rest)


def _sales(mapping: Mapped, insight: Insight, others: Others) -> str | None:
    bought = others.get("purchase_orders")
    sold = _has(mapping, "revenue", "customer_id", "unit_price")
    if bought is not None and not bought.missing and _is_bought(bought) and not sold:
        return "it is ordered from a supplier"
    order = mapping.theirs("order_id")
    lined = any(mapping.theirs(ours) is not None for ours in _OF_A_LINE)
    if order is not None and _each_once(order, insight) and not lined:
        return "each order comes once, and no product is named"
    product, day = mapping.theirs("product_id"), mapping.theirs("sold_at")
    if product is None or day is None or order is not None:
        return None
    said = frozenset().union(*readings(day))
    if said & {"created", "updated"} and insight.traits[product].distinct_share > 0.98:
        return "each product comes once, with the day it was entered"
    return None


def _receipts(mapping: Mapped, insight: Insight, others: Others) -> str | None:
    order = mapping.theirs("order_id")
    if order is None or not _each_once(order, insight):
        return "an order comes more than once"
    sales = others.get("sales")
    if sales is not None and _has(sales, *_OF_A_LINE):
        return "products are named"
    return None if _has(mapping, "revenue", "customer_id", "store_id", "status") else "no total"


def _receipt_lines(mapping: Mapped, insight: Insight, others: Others) -> str | None:
    sales = others.get("sales")
    if sales is not None and sales.theirs("sold_at") is not None:
        return "it has the day of sale"
    if any(likeness(theirs, SALES["sold_at"]) >= SURE for theirs in insight.traits):
        return "it has a day of sale that does not read"
    order = mapping.theirs("order_id")
    if order is None or mapping.sure("order_id") < SURE:
        return "no order is named"
    if not _has(mapping, "product_id", "product_name"):
        return "no product is named"
    return None


def _purchase_orders(mapping: Mapped, _: Insight, others: Others) -> str | None:
    if not _has(mapping, "supplier_id", "received_at", "expected_at", "received_quantity"):
        return "no supplier and no delivery is named"
    sales = others.get("sales")
    if sales is not None and sales.sure("customer_id") >= SURE:
        return "customers are named"
    return None


def _is_bought(mapping: Mapped) -> bool:
    """A supplier and the day of a delivery are named."""
    return _has(mapping, "supplier_id") and _has(mapping, "received_at", "expected_at")


def _prices(_: Mapped, __: Insight, others: Others) -> str | None:
    sales = others.get("sales")
    if sales is None:
        return None
    sold = max(sales.sure("quantity"), sales.sure("order_id"))
    return "quantities or orders are named" if sold >= SURE else None


def _promotions(mapping: Mapped, _: Insight, __: Others) -> str | None:
    named = _has(mapping, "promotion", "discount_percent")
    return None if named else "no promotion is named"


def _stock(mapping: Mapped, _: Insight, others: Others) -> str | None:
    sales = others.get("sales")
    named = max(mapping.sure("on_hand"), mapping.sure("in_transit"))
    if named < SURE and sales is not None and sales.sure("sold_at") >= SURE and not sales.missing:
        return "what is counted may as well have been sold"
    return "it says what was sold" if sales is not None and _sells(sales, mapping) else None


def _sells(sales: Mapped, stock: Mapped) -> bool:
    """Days, what was sold on them and more are named than a count of stock has: a daily book."""
    said = min(sales.sure("sold_at"), sales.sure("quantity")) >= SURE and not sales.missing
    counted = {stock.theirs("on_hand"), stock.theirs("in_transit")}
    more = len(sales.matches) > len(stock.matches)
    return said and more and sales.theirs("quantity") not in counted


def _calendar(mapping: Mapped, insight: Insight, _: Others) -> str | None:
    day = mapping.theirs("day")
    if day is None or _has(mapping, "store_id", "event", "closed", "day_code", "week_code"):
        return None
    return "its days come again" if insight.traits[day].distinct_share < NEARLY_UNIQUE else None


def _events(mapping: Mapped, insight: Insight, _: Others) -> str | None:
    kind = mapping.theirs("event_type")
    if kind is None or insight.traits[kind].filled.n_unique() > 60:
        return "there are too many kinds of event"
    return None


def _targets(mapping: Mapped, _: Insight, others: Others) -> str | None:
    """A plan beside what was sold is a report of sales."""
    if not _has(mapping, "target_revenue", "target_units"):
        return "no target is named"
    planned = {mapping.theirs("target_revenue"), mapping.theirs("target_units")}
    sales = others.get("sales")
    sold = {sales.theirs(ours) for ours in ("revenue", "quantity")} if sales else set()
    return "it says what was sold" if sold - planned - {None} else None


def _labels(mapping: Mapped, insight: Insight, _: Others) -> str | None:
    original = mapping.theirs("original")
    if original is not None and insight.traits[original].distinct_share < 1:
        return "what is to be called otherwise comes again"
    return None


def _each_once(order: str, insight: Insight) -> bool:
    return (
        insight.traits[order].distinct_share >= 0.98 and not insight.traits[order].filled.is_empty()
    )


def _has(mapping: Mapped, *columns: str) -> bool:
    return any(mapping.sure(ours) >= SURE for ours in columns)


_TESTS: dict[str, Callable[[Mapped, Insight, Others], str | None]] = {
    "sales": _sales,
    "labels": _labels,
    "calendar": _calendar,
    "receipts": _receipts,
    "receipt_lines": _receipt_lines,
    "purchase_orders": _purchase_orders,
    "prices": _prices,
    "stock": _stock,
    "events": _events,
    "promotions": _promotions,
    "targets": _targets,
}
