"""At which levels can a number be told: the whole company, a store, a product in a store?

A level is named by the columns it keeps. `unique_id` of a series is its level's values joined by
`/`; the total's is `total`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Level:
    """A level and the columns whose values tell its series apart."""

    name: str
    columns: tuple[str, ...]


LEVELS: dict[str, Level] = {
    level.name: level
    for level in (
        Level("total", ()),
        Level("region", ("region",)),
        Level("store", ("store_id",)),
        Level("category", ("category",)),
        Level("store_category", ("store_id", "category")),
        Level("product", ("product_id",)),
        Level("store_product", ("store_id", "product_id")),
    )
}
