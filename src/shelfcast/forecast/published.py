"""What do the frames look like that leave the room?

Turns dense arrays (series x periods) into the long frames of contracts/frames.py. Periods in which
a series had not begun, or nothing was to be scored, have no row in the backtests; a future closed
period has a row of zeros in the forecasts.
Not here: any number (make.py and what it calls).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

from shelfcast.contracts import BACKTESTS, FORECASTS, SCORES
from shelfcast.contracts.frames import QUANTILES
from shelfcast.forecast import scores
from shelfcast.forecast.backtest import Origin, scored
from shelfcast.forecast.bottom_up import Grouping
from shelfcast.forecast.intervals import PROBABILITIES
from shelfcast.forecast.models.registry import BASELINE
from shelfcast.forecast.series import Floats


def forecast_rows(
    groups: Grouping, at: Origin, mean: Floats, quantiles: Floats, models: Sequence[str]
) -> pl.DataFrame:
    """FORECASTS rows of one level. mean: G x H; quantiles: G x H x P; models: G names."""
    horizon = quantiles.shape[1]
    kept = np.ones((len(mean), horizon), dtype=bool)
    frame = _rows(groups, at, np.nan_to_num(mean[:, :horizon]), quantiles, kept)
    model = pl.Series("model", models, dtype=pl.String)
    return FORECASTS.conform(
        frame.with_columns(model.gather(np.repeat(np.arange(len(mean)), horizon)))
    )


def backtest_rows(
    groups: Grouping, at: Origin, truth: Floats, mean: Floats, quantiles: Floats, *, model: str
) -> pl.DataFrame:
    """BACKTESTS rows of one level, model and cutoff; only periods whose sales are known."""
    horizon = quantiles.shape[1]
    y = scored(truth, at, horizon)
    kept = np.isfinite(y)
    frame = _rows(groups, at, mean[:, :horizon], quantiles, kept)
    cutoff = (at.panel.dates[at.cutoff] - np.timedelta64(1, "D")).item()
    return BACKTESTS.conform(
        frame.with_columns(
            pl.lit(model).alias("model"), pl.lit(cutoff).alias("cutoff"), pl.Series("y", y[kept])
        )
    )


def score_row(
    groups: Grouping,
    model: str,
    truth: Floats,
    origins: Sequence[Origin],
    *,
    means: Sequence[Floats],
    quantiles: Sequence[Floats],
    chosen: bool,
) -> dict[str, object]:
    """One SCORES row, over all cutoffs, with the baseline's WAPE on the same rows."""
    horizon = quantiles[0].shape[1]
    y = np.stack([scored(truth, at, horizon) for at in origins])
    mean = np.stack([one[:, :horizon] for one in means])
    naive = np.stack([at.units[BASELINE][:, :horizon] for at in origins])
    q = np.stack(quantiles)
    kept = np.isfinite(y)
    history = [scores.squared_scale(truth[:, : at.cutoff]) for at in origins]
    errors = np.concatenate(list((mean - y) ** 2), axis=1)
    base = scores.wape(y[kept], naive[kept])
    wape = scores.wape(y[kept], mean[kept])
    return {
        "level": groups.level,
        "model": model,
        "chosen": chosen,
        "series": int(kept.any(axis=(0, 2)).sum()),
        "cutoffs": len(origins),
        "wape": wape,
        "bias": scores.bias(y[kept], mean[kept]),
        "rmsse": scores.rmsse(errors, history[-1]),
        "pinball": scores.pinball(y[kept], q[kept], PROBABILITIES),
        **_coverages(y[kept], q[kept]),
        "naive_wape": base,
        "skill": 1 - wape / base if base > 0 else float("nan"),
    }


def score_frame(rows: Sequence[dict[str, object]]) -> pl.DataFrame:
    """The SCORES frame, with strict coverages as further columns."""
    if not rows:
        return SCORES.empty()
    return SCORES.conform(pl.DataFrame(rows).fill_nan(None))


def _coverages(y: Floats, q: Floats) -> dict[str, float]:
    names = list(QUANTILES)
    found: dict[str, float] = {}
    for share, low, high in ((50, "q25", "q75"), (80, "q10", "q90"), (90, "q05", "q95")):
        lower, upper = q[:, names.index(low)], q[:, names.index(high)]
        found[f"coverage{share}"] = scores.coverage(y, lower, upper)
        found[f"strict{share}"] = scores.strict_coverage(y, lower, upper)
    return found


def _rows(
    groups: Grouping,
    at: Origin,
    mean: Floats,
    quantiles: Floats,
    kept: npt.NDArray[np.bool_],
) -> pl.DataFrame:
    series, step = np.nonzero(kept)
    dates = pl.Series("ds", at.panel.dates[at.cutoff + step])
    keys = groups.keys.select("unique_id", "store_id", "product_id")
    return keys[series].with_columns(
        pl.lit(groups.level).alias("level"),
        dates,
        pl.Series("mean", mean[kept]),
        *(pl.Series(name, quantiles[kept][:, i]) for i, name in enumerate(QUANTILES)),
    )
