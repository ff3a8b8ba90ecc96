"""What does a page know: whose project, which snapshot, which viewer, what was chosen?

What is asked through it is asked once for all sessions (kept.py).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import polars as pl

from shelfcast.dashboard.filters import Filters
from shelfcast.dashboard.kept import kept, kept_rows
from shelfcast.metrics import Filter, MetricQuery, QueryResult, Reader, Scope, query
from shelfcast.metrics.format import written
from shelfcast.metrics.window import Compare
from shelfcast.project import Project

T = TypeVar("T")


@dataclass(frozen=True)
class View:
    """Everything that a page draws comes through here, for this viewer and of one snapshot."""

    project: Project
    reader: Reader
    scope: Scope
    filters: Filters

    @property
    def currency(self) -> str:
        """The project's currency."""
        return self.project.settings.project.currency

    @property
    def by_product(self) -> tuple[Filter, ...]:
        """The categories and the product searched for, as a filter over a table with product_id.

        Beside `filters.by_store`: `view.rows("orders", (*filters.by_store, *view.by_product))`.
        """
        chosen = self.filters
        if not chosen.categories and not chosen.product:
            return ()
        found = self.rows("products", columns=("product_id", "product_name", "category"))
        if chosen.categories:
            found = found.filter(pl.col("category").is_in(chosen.categories))
        if chosen.product:
            part = chosen.product.lower()
            held = (pl.col("product_id"), pl.col("product_name").fill_null(""))
            found = found.filter(
                pl.any_horizontal(
                    name.str.to_lowercase().str.contains(part, literal=True) for name in held
                )
            )
        return (Filter("product_id", "in", tuple(found["product_id"])),)

    def query(
        self,
        metrics: Sequence[str],
        by: Sequence[str] = (),
        *,
        where: Sequence[Filter] = (),
        start: date | None = None,
        compare: Compare | None = None,
        limit: int | None = None,
        top: int | None = None,
    ) -> QueryResult:
        """The metrics over what was chosen; `start` looks back further than the days chosen,
        `where` narrows it, `top` keeps the best values of the first dimension that is no time.

        `compare` is `view.filters.compare` where the page heeds what the viewer compares with.
        """
        days = self.filters.days
        asked = MetricQuery(
            tuple(metrics),
            by=tuple(by),
            where=(*self.filters.where, *where),
            start=start or days[0],
            end=days[1],
            compare=compare,
            limit=limit,
            top=top,
        )
        return query(self.reader, asked, self.scope)

    def rows(
        self,
        table: str,
        filters: Sequence[Filter | str] = (),
        *,
        columns: Sequence[str] = (),
        order: Sequence[str] = (),
        limit: int | None = None,
    ) -> pl.DataFrame:
        """The rows of a table that this viewer may see."""
        return kept_rows(
            self.reader, self.scope, table, filters, columns=columns, order=order, limit=limit
        )

    def kept(self, asked: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, asked for once a snapshot and scope; nobody may change it.

        `asked` names it and tells all else that it depends on, such as
        `("rfm", view.filters)`.
        """
        return kept(self.reader, self.scope, asked, make)

    def written(self, value: object, kind: str) -> str:
        """A value as the project writes it."""
        return written(value, kind, self.currency)
