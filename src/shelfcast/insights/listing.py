"""Which insights are there, by name?

`shelfcast insights NAME` shows one; each is a file of this room with a function `answer`.
Not here: `why`, which has a command of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shelfcast.insights import (
    abc_xyz,
    anomalies,
    baskets,
    cohorts,
    elasticity,
    like_for_like,
    new_items,
    promotions,
    rfm,
)
from shelfcast.insights.insight import Insight, Question
from shelfcast.metrics.suggest import unknown


@dataclass(frozen=True)
class Entry:
    """An insight, the sentence that says what it tells, and by what it can be split."""

    answer: Callable[[Question], Insight]
    tells: str
    by: tuple[str, ...] = ()


INSIGHTS: dict[str, Entry] = {
    "rfm": Entry(
        rfm.answer, "customers in segments by recency, frequency and money", ("customer",)
    ),
    "cohorts": Entry(cohorts.answer, "how many customers come back, by month of first purchase"),
    "abc_xyz": Entry(abc_xyz.answer, "products by revenue and steadiness", ("product",)),
    "like_for_like": Entry(like_for_like.answer, "stores open in both periods compared"),
    "new_items": Entry(new_items.answer, "what new products bring beside established ones"),
    "baskets": Entry(baskets.answer, "products bought together more than by chance"),
    "anomalies": Entry(
        anomalies.answer, "days out of the ordinary by store and category", ("store", "category")
    ),
    "uplift": Entry(promotions.answer, "what each promotion brought beside the expected"),
    "elasticity": Entry(elasticity.answer, "how units answer to the price, with its interval"),
}


def insight(name: str, asked: Question) -> Insight:
    """The answer of that insight; QueryError for a name or a split that does not exist."""
    if name not in INSIGHTS:
        raise unknown("insight", name, tuple(INSIGHTS))
    entry = INSIGHTS[name]
    if asked.by is not None and asked.by not in entry.by:
        raise unknown(f"split of {name}", asked.by, entry.by or ("none",))
    return entry.answer(asked)
