"""How much would have been forecast for a window, at the days the backtest went back to?

For each reported cutoff, the windows that a plan of that evening would have read. Means are those
of the backtest. Their spread is learned from cutoffs before it, with sales up to it: older cutoffs
are left to learn from at each (backtest.py adds two), and where there are none, the prior speaks.
Beyond the config's windows, one stretch between cutoffs longer, so that a plan made some weeks
after its forecast still finds a window.
Units of the product, days. Only the stores and products that are asked for.
Assumption: which model was chosen, and whether products were moved to a total, was learned at the
other cutoffs, as in the backtest.
Not here: the window's own method (window.py), who is asked for (inventory/proof/).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import polars as pl

from shelfcast.contracts import PAST_WINDOWS
from shelfcast.forecast.backtest import Origin
from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.series import Floats, Ints
from shelfcast.forecast.window import window_demand

MOST_LENGTHS = 4


def past_windows(
    proven: pl.DataFrame | None,
    truth: Floats,
    origins: Sequence[Origin],
    means: Sequence[Floats],
    config: ForecastConfig,
) -> pl.DataFrame:
    """The frame PAST_WINDOWS, of the config's cutoffs and windows; empty where nobody asks.

    proven: store_id, product_id, weight; origins: the last first, the reported ones before the
    others; means: S x H of each.
    """
    if proven is None or proven.is_empty() or not origins:
        return PAST_WINDOWS.empty()
    key = ["store_id", "product_id"]
    places = origins[0].panel.keys.select(key).with_row_index("at")
    rows = places.join(proven, on=key, how="semi").sort("at")["at"].to_numpy().astype(np.int64)
    asked = lengths(config.windows, _apart(origins))
    some, near = [_only(at, rows) for at in origins], [mean[rows] for mean in means]
    sold = truth[rows]
    reported = range(min(config.cutoffs, len(some)))
    parts = [_at(sold, some[i:], near[i:], asked) for i in reported]
    found = pl.concat(parts).join(proven.select(*key, "weight"), on=key, how="left")
    return PAST_WINDOWS.conform(found).select(PAST_WINDOWS.names)


def lengths(windows: Sequence[int], apart: int) -> tuple[int, ...]:
    """At most eight lengths in days: some of the windows, and these once more, `apart` days longer.

    >>> lengths((3, 7, 10, 14), 28)
    (3, 7, 10, 14, 31, 35, 38, 42)
    """
    asked = np.array(sorted(set(windows)))
    if len(asked) > MOST_LENGTHS:
        asked = asked[np.linspace(0, len(asked) - 1, MOST_LENGTHS).round().astype(int)]
    return tuple(sorted({*asked.tolist(), *(asked + apart).tolist()}))


def _apart(origins: Sequence[Origin]) -> int:
    """Days from a cutoff to the next; the horizon's where there is one."""
    at = origins[0]
    earlier = origins[1].cutoff if len(origins) > 1 else at.cutoff - at.panel.horizon
    dates = at.panel.dates
    return int((dates[at.cutoff] - dates[max(earlier, 0)]).astype(int))


def _only(at: Origin, rows: Ints) -> Origin:
    return replace(
        at, panel=at.panel.only(rows), units={}, recent=at.recent[rows], classes=at.classes[rows]
    )


def _at(
    sold: Floats, origins: Sequence[Origin], means: Sequence[Floats], asked: Sequence[int]
) -> pl.DataFrame:
    """Windows from the first of `origins` on, learned from the others with what was sold by then.

    Series that had not begun are left out.
    """
    at = origins[0]
    found = window_demand(sold[:, : at.cutoff], origins[1:], means[1:], (at, means[0]), asked)
    begun = at.panel.keys.filter(pl.Series(at.panel.start < at.cutoff))
    cutoff = (at.panel.dates[at.cutoff] - np.timedelta64(1, "D")).item()
    found = found.join(begun, on=["store_id", "product_id"], how="semi")
    return found.with_columns(cutoff=pl.lit(cutoff))
