"""How may the coming days go, one after the other, many times over?

Sample paths: N whole futures of H periods for every series. What a path sells in a period follows
the published quantiles of that period; how the periods of a path hang together, and how the series
of a path do, is taken from the past (a Schaake shuffle): N days of the past are chosen, the same
for all series; at each it is asked how the H periods after it went beside what sold just before.
The path that went n-th best in a period is given the n-th quantile of that period. So a good
month stays good, and a day that was good for all shops is good for all in the sample too. The sum
of the paths of many series is a path of their sum: samples add up at every level.

Units per period, whole numbers where sales are. Deterministic for a seed; made CHUNK series at a
time in float32, so that memory is bounded (CHUNK x N x H). A series too young to have gone through
the chosen days takes the course of an older one. Beyond the highest quantile the tail is
exponential, as inventory's distribution has it.
Source: Clark et al. (2004), The Schaake shuffle, Journal of Hydrometeorology 5(1).
Not here: the quantiles (intervals.py), sums over windows as inventory reads them (window.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from shelfcast.contracts.frames import QUANTILES
from shelfcast.forecast.bottom_up import Grouping
from shelfcast.forecast.known import known_mean
from shelfcast.forecast.models import moving_average
from shelfcast.forecast.series import Floats, Ints, Panel
from shelfcast.forecast.sums import sums

Paths = npt.NDArray[np.float32]
SAMPLES = 200
CHUNK = 500
YEARS_BACK = 1.5
WEEKS_SEEN = 26
TAIL_FOLD = 5.0
LEAST_LEVEL = 0.1


@dataclass(frozen=True)
class Chunk:
    """Paths of some series: their rows in the panel, and units, n x N x H."""

    rows: slice
    units: Paths


def paths(panel: Panel, quantiles: Floats, *, samples: int = SAMPLES, seed: int) -> Iterator[Chunk]:
    """The paths of all series, CHUNK at a time, in the order of the panel.

    panel: what was known when the forecast was made. quantiles: S x H x P at QUANTILES, as
    published. Raises ValueError where they do not fit the panel.
    """
    if quantiles.shape[0] != len(panel.rate) or quantiles.shape[2] != len(QUANTILES):
        raise ValueError(f"{quantiles.shape} quantiles for {len(panel.rate)} series")
    horizon = quantiles.shape[1]
    past = _past(panel, horizon, samples)
    for number, start in enumerate(range(0, len(panel.rate), CHUNK)):
        rows = slice(start, min(start + CHUNK, len(panel.rate)))
        random = np.random.default_rng([seed, number])
        ranks = _ranks(past, np.arange(rows.start, rows.stop), horizon, random)
        yield Chunk(rows, drawn(quantiles[rows], ranks))


def published_quantiles(panel: Panel, forecasts: pl.DataFrame) -> Floats:
    """The quantiles S x H x P of the panel's series from the frame FORECASTS; 0 where it has none.

    The frame's first period must be the panel's first future one.
    """
    leaves = forecasts.filter(pl.col("level") == "store_product")
    dates = leaves["ds"].unique().sort()
    order = panel.keys.select("store_id", "product_id").join(
        dates.to_frame(), how="cross", maintain_order="left_right"
    )
    key = ["store_id", "product_id", "ds"]
    found = order.join(leaves.select(*key, *QUANTILES), on=key, how="left", maintain_order="left")
    values = found.select(pl.col(name).fill_null(0.0) for name in QUANTILES).to_numpy()
    return values.reshape(panel.keys.height, len(dates), len(QUANTILES))


def drawn(quantiles: Floats, ranks: Ints) -> Paths:
    """The value of each rank, n x N x H, between quantiles n x H x P.

    Rank r of N stands for the probability (r + 1/2) / N. Whole numbers where all quantiles are.
    """
    samples = ranks.shape[1]
    level = (np.arange(samples) + 0.5) / samples
    values = _at(quantiles, level)
    is_whole = (quantiles == np.rint(quantiles)).all(axis=(1, 2))
    values[is_whole] = np.rint(values[is_whole])
    by_rank = np.moveaxis(values, 2, 1).astype(np.float32)
    return np.take_along_axis(by_rank, ranks, axis=1)


def _at(quantiles: Floats, level: Floats) -> Floats:
    """Quantiles at other probabilities, n x H x N: lines over -ln(1 - p), flat below the lowest.

    A line over that axis is an exponential tail. A chord over p itself would lie above it, and
    the mean of the paths with it.
    """
    p = np.array(list(QUANTILES.values()))
    axis, asked = -np.log1p(-p), -np.log1p(-level)
    right = np.clip(np.searchsorted(p, level), 1, len(p) - 1)
    share = np.clip((asked - axis[right - 1]) / (axis[right] - axis[right - 1]), 0, 1)
    low, high = quantiles[..., right - 1], quantiles[..., right]
    start = int(np.abs((1 - p) - TAIL_FOLD * (1 - p[-1])).argmin())
    slope = (quantiles[..., -1] - quantiles[..., start]) / (axis[-1] - axis[start])
    further = np.maximum(asked - axis[-1], 0)
    found: Floats = low + share * (high - low) + slope[..., None] * further
    return found


def summed(chunks: Iterable[Chunk], groups: Grouping) -> Paths:
    """The paths of a level's series, G x N x H: path n is the sum of the parts' paths n.

    A mean over the paths, a quantile of them or a single one may be read at any level; each path
    adds up over every split of the whole.
    """
    found: Paths | None = None
    for chunk in chunks:
        if found is None:
            found = np.zeros((groups.keys.height, *chunk.units.shape[1:]), dtype=np.float32)
        np.add.at(found, groups.group[chunk.rows], chunk.units)
    return np.zeros((groups.keys.height, 0, 0), dtype=np.float32) if found is None else found


@dataclass(frozen=True)
class _Past:
    """Where the past is looked at.

    week: what a day of the week sells beside the mean day, stores x T. starts: the N periods at
    which the chosen stretches begin. donors: series that were there by then.
    """

    panel: Panel
    week: Floats
    starts: Ints
    donors: Ints


def _past(panel: Panel, horizon: int, samples: int) -> _Past:
    latest = panel.length - horizon
    season = moving_average.smoothing_season(panel)
    earliest = max(season, latest - int(YEARS_BACK * panel.cadence.year))
    starts = np.linspace(earliest, max(latest, earliest), samples).astype(np.int64)
    donors = np.flatnonzero(panel.start < earliest) if latest > earliest else np.zeros(0, np.int64)
    return _Past(panel, _shape_of_week(panel), starts, donors)


def _shape_of_week(panel: Panel) -> Floats:
    rates = moving_average.store_rates(panel)
    shape = np.ones(rates.shape)
    if panel.cadence.freq != "D":
        return shape
    recent = rates[:, -WEEKS_SEEN * 7 :]
    mean = known_mean(recent, none=0.0)
    for day in range(min(7, recent.shape[1])):
        same = known_mean(recent[:, (day - panel.length + recent.shape[1]) % 7 :: 7], none=0.0)
        ratio = np.divide(same, mean, out=np.ones(len(mean)), where=(mean > 0) & (same > 0))
        shape[:, day::7] = np.clip(ratio, *moving_average.FACTORS)[:, None]
    return shape


def _ranks(past: _Past, series: Ints, horizon: int, random: np.random.Generator) -> Ints:
    """How the n-th stretch of the past ranks among the N in each period, n x N x H."""
    shape = (len(series), len(past.starts), horizon)
    if len(past.donors):
        scores = _scores(past, series, random.random(shape, dtype=np.float32), random)
    else:
        scores = random.random(shape)
    return np.argsort(np.argsort(scores, axis=1), axis=1)


def _scores(past: _Past, series: Ints, noise: Floats, random: np.random.Generator) -> Floats:
    """What sold beside what had sold lately, in root units, jittered so that no two are alike."""
    young = ~np.isin(series, past.donors)
    series = np.where(young, random.choice(past.donors, len(series)), series)
    panel = past.panel
    rate = panel.rate[series] / past.week[panel.store[series]]
    level = sums(rate, moving_average.smoothing_season(panel)).slow[:, past.starts]
    level = np.nan_to_num(level)[:, :, None]
    found = rate[:, past.starts[:, None] + np.arange(noise.shape[2])]
    scores = (found + noise - level) / np.sqrt(level + LEAST_LEVEL)
    mean = known_mean(scores, axis=2, none=0.0)
    filled: Floats = np.where(np.isnan(scores), mean[:, :, None] + noise - 0.5, scores)
    return filled
