"""Do as many days fall inside the intervals as the intervals promise, for each kind of product?

Over the cutoffs of the backtest, each judged by intervals made from the other cutoffs: the share of
days inside the published quantiles, ends counted, and the share inside the interval of Z, as
counts.py has it. The latter is what the percentage promises: an interval of sales in whole pieces
must hold more days than it is called for, since its ends are days too.
Not here: the intervals (intervals.py), losses (scores.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

from shelfcast.contracts import COVERAGE
from shelfcast.contracts.frames import QUANTILES
from shelfcast.forecast import counts
from shelfcast.forecast.backtest import Origin
from shelfcast.forecast.demand_class import CLASSES
from shelfcast.forecast.intervals import seasons_ahead
from shelfcast.forecast.series import Floats
from shelfcast.forecast.sums import ALL

SPANS = {50: ("q25", "q75"), 80: ("q10", "q90"), 95: ("q025", "q975")}
ALL_CLASSES, ALL_AHEAD = "all", 0


def summed(level: str, parts: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """COVERAGE rows of a level from what `held` made of its parts."""
    sums = pl.concat([_nothing(), *parts]).with_columns(
        pl.col("demand_class").replace_strict(dict(enumerate(CLASSES)), return_dtype=pl.String)
    )
    return COVERAGE.conform(
        pl.concat(list(_by_group(sums))).with_columns(pl.lit(level).alias("level"))
    )


def _shares() -> list[str]:
    return [f"{kind}{share}" for share in SPANS for kind in ("coverage", "pit")]


def _nothing() -> pl.DataFrame:
    shares = dict.fromkeys(_shares(), pl.Float64)
    return pl.DataFrame(
        schema={"demand_class": pl.Int64, "ahead": pl.Int64, "days": pl.Int64, **shares}
    )


def held(
    y: Floats,
    at: Origin,
    latent: Floats,
    quantiles: Floats,
    is_whole: counts.Flags,
    *,
    series: slice = ALL,
) -> pl.DataFrame:
    """Days and sums of shares by class and distance ahead, of some series: n of G.

    y: n x H; latent, quantiles: n x H x P, of Z and as published; is_whole: n. A day counts 0 or 1
    for the published interval, 0 to 1 for that of Z.
    """
    kept = np.isfinite(y)
    flags = np.broadcast_to(is_whole[:, None], y.shape)[kept]
    names, sold = list(QUANTILES), quantiles[kept]
    y_kept, q_kept = y[kept], latent[kept]
    columns: dict[str, npt.NDArray[np.generic]] = {
        "demand_class": np.broadcast_to(at.classes[series][:, None], y.shape)[kept],
        "ahead": np.broadcast_to(seasons_ahead(at, y.shape[1]), y.shape)[kept],
        "days": np.ones(len(y_kept), dtype=np.int64),
    }
    for share, ends in SPANS.items():
        low, high = (names.index(end) for end in ends)
        inside = (sold[:, low] <= y_kept) & (y_kept <= sold[:, high])
        columns[f"coverage{share}"] = inside.astype(np.float64)
        columns[f"pit{share}"] = counts.held(y_kept, q_kept[:, low], q_kept[:, high], flags)
    by = ("demand_class", "ahead")
    return pl.DataFrame(columns).group_by(by, maintain_order=True).sum().select(_nothing().columns)


def _by_group(sums: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The means over all days, by class, by distance, by both; a row of all even where none is."""
    every_class = pl.lit(ALL_CLASSES).alias("demand_class")
    every_step = pl.lit(ALL_AHEAD, dtype=pl.Int64).alias("ahead")
    of_all = sums.with_columns(every_class, every_step)
    shares = [pl.col(name).sum() / pl.col("days").sum() for name in _shares()]
    count = pl.col("days").sum()
    for group in (of_all, sums.with_columns(every_step), sums.with_columns(every_class), sums):
        yield (
            group.group_by("demand_class", "ahead")
            .agg(count, *shares)
            .sort("demand_class", "ahead")
        )
