"""What stood on each line of an answer in the one period, and what in the other?

Asks metrics for the same figures in both periods and lays them side by side, one row for each
combination of the dimensions. What is absent in a period is 0 there and said to be absent.
Not here: what the difference is made of (price_volume_mix.py, rate_mix.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from shelfcast.insights.masters import following
from shelfcast.insights.periods import Periods
from shelfcast.metrics import Catalogue, MetricQuery, Reader, Scope, query
from shelfcast.metrics.filters import Filter

WAS, IS = "was", "is"


@dataclass(frozen=True)
class Beside:
    """The rows of both periods: `<metric>_before`, `<metric>_now`, and `was`, `is` for presence."""

    frame: pl.DataFrame
    warnings: tuple[str, ...]


def beside(
    reader: Reader,
    metrics: Sequence[str],
    *,
    by: Sequence[str],
    where: Sequence[Filter],
    both: Periods,
    scope: Scope | None,
    known: Catalogue,
) -> Beside:
    """The metrics of both periods by the dimensions `by` (with their names), in no order."""
    asked_for, followed = following(by, known)
    metrics = tuple(dict.fromkeys(metrics))
    keys = [name for dimension in asked_for for name in known.dimension(dimension).outputs]
    spans = ((both.before_start, both.before_end), (both.start, both.end))
    halves: list[pl.DataFrame] = []
    warnings: list[str] = []
    for is_now, span in enumerate(spans):
        asked = MetricQuery(metrics, asked_for, tuple(where), *span)
        answer = query(reader, asked, scope, known=known)
        warnings += answer.warnings
        halves.append(_half(answer.frame, metrics, keys, is_now=bool(is_now)))
    sums = [pl.col(f"{name}{end}").sum() for name in metrics for end in ("_before", "_now")]
    texts = pl.col(pl.String)
    rows = pl.concat(halves).with_columns(texts.cast(pl.Categorical))
    frame = rows.group_by(keys).agg(*sums, pl.col(WAS).any(), pl.col(IS).any())
    frame = frame.with_columns(pl.col(pl.Categorical).cast(pl.String))
    for follows in followed:
        frame = follows.join(reader, frame, scope)
    return Beside(frame, tuple(dict.fromkeys(warnings)))


def _half(
    frame: pl.DataFrame, metrics: Sequence[str], keys: Sequence[str], *, is_now: bool
) -> pl.DataFrame:
    columns: list[pl.Expr] = [pl.col(name) for name in keys]
    for name in metrics:
        value = pl.col(name).cast(pl.Decimal(38, 4)).fill_null(0)
        absent = pl.lit(0, dtype=pl.Decimal(38, 4))
        columns.append((absent if is_now else value).alias(f"{name}_before"))
        columns.append((value if is_now else absent).alias(f"{name}_now"))
    return frame.select(*columns, pl.lit(not is_now).alias(WAS), pl.lit(is_now).alias(IS))
