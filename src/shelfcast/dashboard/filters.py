"""Which days, stores and products does a person want to look at, and beside which days?

What was chosen, as metric queries and whole tables take it. A page names the controls that it
heeds; nothing chosen is everything that the viewer may see.
Not here: the controls themselves (sidebar.py).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from shelfcast.dashboard.kept import kept_rows
from shelfcast.dashboard.period import Days
from shelfcast.metrics import Filter, Reader, Scope
from shelfcast.metrics.window import Compare

DATES, COMPARISON, REGIONS = "dates", "comparison", "regions"
STORES, CATEGORIES, PRODUCTS = "stores", "categories", "products"
PLACES = (REGIONS, STORES)
ALL = (DATES, COMPARISON, *PLACES, CATEGORIES, PRODUCTS)


@dataclass(frozen=True)
class Filters:
    """What was chosen; no store or no category chosen is all of them. Both days are included.

    `data` is the first and last day with a sale. `in_regions` are the codes of the stores of the
    regions chosen. `product` is a part of a product's name or code. `compare` is None where no
    comparison is wanted.
    """

    days: Days
    data: Days
    stores: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    in_regions: tuple[str, ...] = ()
    product: str = ""
    compare: Compare | None = "previous_period"

    @property
    def where(self) -> tuple[Filter, ...]:
        """Everything but the days, as a metric query takes it."""
        chosen = (("store", self.stores), ("region", self.regions), ("category", self.categories))
        found = tuple(Filter(field, "in", values) for field, values in chosen if values)
        return (*found, Filter("product", "~", (self.product,))) if self.product else found

    @property
    def store_ids(self) -> tuple[str, ...]:
        """The codes of the stores chosen, by name or by region; empty is all."""
        return self.stores or self.in_regions

    @property
    def by_store(self) -> tuple[Filter, ...]:
        """The stores as a filter over a whole table with store_id."""
        return (Filter("store_id", "in", self.store_ids),) if self.store_ids else ()


def named(names: dict[str, str]) -> dict[str, str]:
    """Code to label: the name, with the code where two share it or where it says nothing more.

    >>> named({"S1": "Mill Lane", "S2": "Quay", "S3": "Quay"})["S2"]
    'Quay (S2)'
    """
    seen = Counter(names.values())
    return {code: name if seen[name] == 1 else f"{name} ({code})" for code, name in names.items()}


def store_names(reader: Reader, scope: Scope) -> dict[str, str]:
    """Store code to label."""
    found = kept_rows(
        reader, scope, "stores", columns=("store_id", "store_name"), order=("store_name",)
    )
    return named({code: name or code for code, name in found.iter_rows()})


def stores_by_region(reader: Reader, scope: Scope) -> dict[str, tuple[str, ...]]:
    """Region to the codes of its stores, in the order of the alphabet; stores of none left out."""
    found = kept_rows(reader, scope, "stores", columns=("region", "store_id"))
    kept = found.drop_nulls().sort("region", "store_id").group_by("region", maintain_order=True)
    return {str(region): tuple(codes) for region, codes in kept.agg("store_id").iter_rows()}


def category_names(reader: Reader, scope: Scope) -> list[str]:
    """The categories there are, in the order of the alphabet."""
    found = kept_rows(reader, scope, "products", columns=("category",))
    return sorted(str(name) for name in found["category"].drop_nulls().unique())
