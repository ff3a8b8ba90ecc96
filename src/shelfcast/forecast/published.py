"""What do the frames look like that leave the room?

Turns dense arrays (series x periods) into the long frames of contracts/frames.py. Periods in which
a series had not begun, or nothing was to be scored, have no row in the backtests; a future closed
period has a row of zeros in the forecasts.
Not here: any number (make.py and what it calls).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

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
from shelfcast.forecast.sums import ALL


def forecast_rows(
    groups: Grouping,
    at: Origin,
    mean: Floats,
    quantiles: Floats,
    models: Sequence[str],
    *,
    series: slice = ALL,
) -> pl.DataFrame:
    """FORECASTS rows of some series of a level, n of G.

    mean: G x H; quantiles: n x H x P; models: G names.
    """
    horizon, near = quantiles.shape[1], np.nan_to_num(mean[series])
    kept = np.ones((len(near), horizon), dtype=bool)
    frame = _rows(groups, series, at, near[:, :horizon], quantiles, kept=kept)
    model = pl.Series("model", models[series], dtype=pl.String)
    return FORECASTS.conform(
        frame.with_columns(model.gather(np.repeat(np.arange(len(near)), horizon)))
    )


def backtest_rows(
    groups: Grouping,
    at: Origin,
    y: Floats,
    mean: Floats,
    quantiles: Floats,
    *,
    model: str,
    series: slice = ALL,
) -> pl.DataFrame:
    """BACKTESTS rows of some series of one level, model and cutoff, where sales are known.

    y: n x H, what was sold; mean: G x H; quantiles: n x H x P.
    """
    horizon = quantiles.shape[1]
    kept = np.isfinite(y)
    near = mean[series][:, :horizon]
    frame = _rows(groups, series, at, near, quantiles, kept=kept)
    cutoff = (at.panel.dates[at.cutoff] - np.timedelta64(1, "D")).item()
    return BACKTESTS.conform(
        frame.with_columns(
            pl.lit(model).alias("model"), pl.lit(cutoff).alias("cutoff"), pl.Series("y", y[kept])
        )
    )


@dataclass
class Held:
    """What the quantiles of a level lost and held, added up block by block."""

    loss: float = 0.0
    sold: float = 0.0
    days: int = 0
    inside: dict[str, int] = field(default_factory=dict)

    def add(self, y: Floats, quantiles: Floats) -> None:
        """Add days: y n x H, NaN where not scored; quantiles n x H x P."""
        kept = np.isfinite(y)
        y, q = y[kept], quantiles[kept]
        self.loss += scores.pinball_sum(y, q, PROBABILITIES)
        self.sold += float(y.sum())
        self.days += len(y)
        names = list(QUANTILES)
        for share, low, high in ((50, "q25", "q75"), (80, "q10", "q90"), (90, "q05", "q95")):
            lower, upper = q[:, names.index(low)], q[:, names.index(high)]
            for kind, days in (
                ("coverage", (lower <= y) & (y <= upper)),
                ("strict", (lower < y) & (y < upper)),
            ):
                name = f"{kind}{share}"
                self.inside[name] = self.inside.get(name, 0) + int(days.sum())

    def scores(self) -> dict[str, float]:
        """The pinball loss over what was sold, and the shares of days held."""
        if not self.days:
            return dict.fromkeys(("pinball", *self.inside), float("nan"))
        found = {name: count / self.days for name, count in self.inside.items()}
        loss = self.loss / len(PROBABILITIES) / self.sold if self.sold > 0 else float("nan")
        return {"pinball": loss, **found}


def score_row(
    groups: Grouping,
    model: str,
    truth: Floats,
    origins: Sequence[Origin],
    *,
    means: Sequence[Floats],
    horizon: int,
    held: Held,
    chosen: bool,
) -> dict[str, object]:
    """One SCORES row, over all cutoffs, with the baseline's WAPE on the same rows."""
    y = np.stack([scored(truth, at, horizon) for at in origins])
    mean = np.stack([one[:, :horizon] for one in means])
    naive = np.stack([at.units[BASELINE][:, :horizon] for at in origins])
    kept = np.isfinite(y)
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
        "rmsse": scores.rmsse(errors, scores.squared_scale(truth[:, : origins[-1].cutoff])),
        **held.scores(),
        "naive_wape": base,
        "skill": 1 - wape / base if base > 0 else float("nan"),
    }


def score_frame(rows: Sequence[dict[str, object]]) -> pl.DataFrame:
    """The SCORES frame, with strict coverages as further columns."""
    if not rows:
        return SCORES.empty()
    return SCORES.conform(pl.DataFrame(rows).fill_nan(None))


def _rows(
    groups: Grouping,
    among: slice,
    at: Origin,
    mean: Floats,
    quantiles: Floats,
    *,
    kept: npt.NDArray[np.bool_],
) -> pl.DataFrame:
    series, step = np.nonzero(kept)
    dates = pl.Series("ds", at.panel.dates[at.cutoff + step])
    columns = np.ascontiguousarray(quantiles[kept].T)
    keys = groups.keys[among].select("unique_id", "store_id", "product_id")
    return keys[series].with_columns(
        pl.lit(groups.level).alias("level"),
        dates,
        pl.Series("mean", mean[kept]),
        *(pl.Series(name, columns[i]) for i, name in enumerate(QUANTILES)),
    )
