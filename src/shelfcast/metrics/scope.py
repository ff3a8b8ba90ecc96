"""Whose numbers may this viewer see?

A scope names stores, regions and categories; None is all of them, an empty set is none. A line is
seen when it passes each of the three. A line whose store or product is not known to the masters
passes no restriction on region or category: in doubt nothing is shown.
Applied by lines.py (metric queries) and rows.py (whole tables), and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    """What a viewer may see; the default is everything."""

    stores: frozenset[str] | None = None
    regions: frozenset[str] | None = None
    categories: frozenset[str] | None = None

    def __post_init__(self) -> None:
        for name in ("stores", "regions", "categories"):
            value: Iterable[str] | None = getattr(self, name)
            if isinstance(value, str):
                raise TypeError(f"{name} is a set of names, not one name")
            object.__setattr__(self, name, None if value is None else frozenset(value))

    @property
    def is_all(self) -> bool:
        """True where nothing is restricted."""
        return not self.by_store and self.categories is None

    @property
    def by_store(self) -> bool:
        """True where stores are restricted, by name or by region."""
        return self.stores is not None or self.regions is not None
