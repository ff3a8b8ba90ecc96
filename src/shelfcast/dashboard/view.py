"""What does a page know: whose project, which snapshot, which viewer, what was chosen?

Every answer is kept for all sessions, under the snapshot, the viewer's scope and the question, so
that a page drawn again, or by somebody else, asks nothing twice. A snapshot never changes, so
nothing kept grows old. At most 128 MiB of answers to metric queries (metrics/cache.py) and as much
of the rest are kept; the least recently used go first.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import TypeVar, cast

import polars as pl

from shelfcast.dashboard.filters import Filters
from shelfcast.metrics import Filter, MetricQuery, QueryResult, Reader, Scope, query, rows
from shelfcast.metrics.cache import Cache
from shelfcast.metrics.format import written
from shelfcast.metrics.window import Compare
from shelfcast.project import Project

T = TypeVar("T")
SMALL = 4096


def size(value: object) -> int:
    """About how many bytes an answer takes: its frames, and a little for the rest.

    >>> size((pl.DataFrame({"a": [1, 2]}), "words")) - 2 * SMALL
    16
    """
    if isinstance(value, pl.DataFrame):
        return int(value.estimated_size()) + SMALL
    if isinstance(value, dict):
        return size(list(value.values()))
    if isinstance(value, (list, tuple)):
        return sum(size(each) for each in value)
    if is_dataclass(value):
        return sum(size(getattr(value, field.name)) for field in fields(value))
    return SMALL


_KEPT: Cache[object] = Cache(size)


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
        asked = ("rows", table, tuple(filters), tuple(columns), tuple(order), limit)
        found = self.kept(
            asked,
            lambda: rows(
                self.reader, table, filters, self.scope, columns=columns, order=order, limit=limit
            ),
        )
        return found.clone()

    def kept(self, asked: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, asked for once a snapshot and scope; nobody may change it.

        `asked` names it and tells all else that it depends on, such as
        `("rfm", view.filters)`.
        """
        key = (self.reader.snapshot_id, self.scope, asked)
        return cast("T", _KEPT.get(key, make))

    def written(self, value: object, kind: str) -> str:
        """A value as the project writes it."""
        return written(value, kind, self.currency)
