"""What does a page know: whose project, which snapshot, which viewer, what was chosen?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from shelfcast.dashboard.filters import Filters
from shelfcast.metrics import Filter, MetricQuery, QueryResult, Reader, Scope, query, rows
from shelfcast.metrics.format import written
from shelfcast.metrics.window import Compare
from shelfcast.project import Project


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

    def query(
        self,
        metrics: Sequence[str],
        by: Sequence[str] = (),
        *,
        start: date | None = None,
        compare: Compare | None = None,
        limit: int | None = None,
    ) -> QueryResult:
        """The metrics over what was chosen; `start` looks back further than the days chosen."""
        days = self.filters.days
        asked = MetricQuery(
            tuple(metrics),
            by=tuple(by),
            where=self.filters.where,
            start=start or days[0],
            end=days[1],
            compare=compare,
            limit=limit,
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
        return rows(
            self.reader, table, filters, self.scope, columns=columns, order=order, limit=limit
        )

    def written(self, value: object, kind: str) -> str:
        """A value as the project writes it."""
        return written(value, kind, self.currency)
