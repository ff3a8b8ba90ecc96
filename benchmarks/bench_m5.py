"""How good are the forecasts of M5's 30,490 series, beside others in the same run?

Prints the WRMSSE of the twelve levels and the WSPL over nine quantiles for 28 days after a cutoff:
ours, the seasonal naive, and with `--peers` a plain mlforecast LightGBM (400 days, 300 trees,
lags and rolling means, recursive), and on a sample of series AutoETS and Prophet (mean RMSSE);
minutes and the memory at the peak so far. Truth is there up to day 1913, so the last cutoff with a
score is 1885; settings were chosen on 1857 and before.

    python benchmarks/bench_m5.py [--cutoff 1885] [--items N] [--peers] [--budget SECONDS]

`--items` takes N items in every store (10 series each). Data: the folder m5_walmart of
SHELFCAST_DATA. With `--save FILE` our means are kept, S x 28, as .npy, also where no truth is.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl

sys.path.insert(0, str(Path(__file__).parent))
from scorers import m5, m5_sample
from scorers.m5_data import M5, read

from shelfcast.contracts import LEVELS
from shelfcast.contracts.frames import QUANTILES
from shelfcast.forecast import ForecastConfig, ForecastResult, make

DATA = Path(os.environ.get("SHELFCAST_DATA", Path(__file__).parents[2] / "shared" / "data"))
HORIZON = 28
NEAREST = {
    "total": "total",
    "state": "region",
    "store": "store",
    "category": "region",
    "department": "category",
    "state_category": "store",
    "state_department": "store",
    "store_category": "store_category",
    "store_department": "store_category",
    "item": "product",
    "item_state": "product",
    "item_store": "store_product",
}
"""Our level that tells the quantiles of each of the competition's; our category is a department."""


def ours(data: M5, cutoff: int, budget: float) -> ForecastResult:
    config = ForecastConfig(horizon=HORIZON, budget_seconds=budget)
    return make(
        data.demand(cutoff),
        data.closures(),
        data.products(),
        data.stores(),
        config,
        lambda label, done: print(f"  {done:4.0%} {label}", file=sys.stderr, flush=True),
        ahead=data.drivers(cutoff, HORIZON),
    )


def means(data: M5, result: ForecastResult) -> m5.Floats:
    """S x 28 in the order of the keys; 0 where a series has no forecast."""
    keys = data.keys.select(store_id="store", product_id="item").with_row_index("row")
    rows = result.forecasts.filter(level="store_product").join(keys, on=("store_id", "product_id"))
    step = (rows["ds"] - rows["ds"].min()).dt.total_days().to_numpy()
    out = np.zeros((keys.height, HORIZON))
    inside = step < HORIZON
    out[rows["row"].to_numpy()[inside], step[inside]] = rows["mean"].to_numpy()[inside]
    return out


def seasonal_naive(data: M5, cutoff: int) -> m5.Floats:
    return np.tile(data.sold[:, cutoff - 7 : cutoff], HORIZON // 7)


def plain_lightgbm(data: M5, cutoff: int) -> m5.Floats:
    """mlforecast as its guide has it: 400 days, 300 trees, recursive."""
    import lightgbm
    from mlforecast import MLForecast
    from mlforecast.lag_transforms import RollingMean

    days = np.arange(cutoff - 400, cutoff)
    rows = pl.DataFrame(
        {
            "unique_id": np.repeat(np.arange(len(data.sold)), len(days)),
            "ds": np.tile(days, len(data.sold)),
            "y": data.sold[:, days].ravel(),
        }
    ).with_columns(weekday=pl.col("ds") % 7)
    ahead = pl.DataFrame(
        {
            "unique_id": np.repeat(np.arange(len(data.sold)), HORIZON),
            "ds": np.tile(np.arange(cutoff, cutoff + HORIZON), len(data.sold)),
        }
    ).with_columns(weekday=pl.col("ds") % 7)
    model = lightgbm.LGBMRegressor(
        n_estimators=300, learning_rate=0.06, objective="tweedie", n_jobs=2, verbosity=-1
    )
    plain = MLForecast(
        models={"peer": model},
        freq=1,
        lags=[1, 7, 14, 28],
        lag_transforms={1: [RollingMean(7), RollingMean(28)], 7: [RollingMean(28)]},
    )
    plain.fit(rows, static_features=[])
    found = plain.predict(HORIZON, X_df=ahead).sort("unique_id", "ds")
    out: m5.Floats = found["peer"].to_numpy().reshape(len(data.sold), HORIZON)
    return np.maximum(out, 0)


def quantiles(data: M5, result: ForecastResult) -> Callable[[m5.Group], m5.Floats]:
    """G x 28 x 9 of each level. Of the levels we do not publish, from the nearest one we do.

    There each series has its leaves' means times the relative quantiles of the nearest sum that
    holds them, added up.
    """
    leaves = means(data, result)
    columns = [next(name for name, q in QUANTILES.items() if q == p) for p in m5.QUANTILES]
    kept: dict[str, m5.Floats] = {}

    def relative(level: str) -> m5.Floats:
        """Quantiles over the mean of the published level, a row a leaf: S x 28 x 9."""
        if level not in kept:
            kept.clear()
            kept[level] = _relative(data, result, level, columns)
        return kept[level]

    def answer(group: m5.Group) -> m5.Floats:
        ratio = relative(NEAREST[group.name])
        return np.stack(
            [group.sums(leaves * ratio[:, :, place]) for place in range(ratio.shape[2])], axis=2
        )

    return answer


def _relative(data: M5, result: ForecastResult, level: str, columns: list[str]) -> m5.Floats:
    by = LEVELS[level].columns
    rows = result.forecasts.filter(level=level).sort("unique_id", "ds")
    first = rows["ds"].min()
    rows = rows.filter((pl.col("ds") - first).dt.total_days() < HORIZON)
    names = rows["unique_id"].unique(maintain_order=True)
    shape = (len(names), HORIZON)
    mean = rows["mean"].to_numpy().reshape(shape)
    quantile = rows.select(columns).to_numpy().reshape(*shape, -1)
    ratio = quantile / np.maximum(mean, 1e-9)[:, :, None]
    ours = {"store_id": "store", "region": "state", "category": "department", "product_id": "item"}
    key = pl.concat_str([ours[name] for name in by], separator="/") if by else pl.lit("total")
    code = dict(zip(names.to_list(), range(len(names)), strict=True))
    wanted = data.keys.select(key.alias("key"))["key"].to_list()
    at = np.array([code.get(name, -1) for name in wanted])
    found: m5.Floats = np.where((at >= 0)[:, None, None], ratio[at], 1).astype(np.float32)
    return found


def told(name: str, scores: dict[str, float], start: float) -> None:
    levels = " ".join(f"{value:.3f}" for level, value in scores.items() if level != "all")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    minutes = (time.perf_counter() - start) / 60
    print(
        f"{name:16} {scores['all']:.4f}  [{levels}]  {minutes:.1f} min, {peak:.1f} GiB", flush=True
    )


def sampled(data: M5, cutoff: int, whole: dict[str, m5.Floats]) -> None:
    """Print the forecasts beside AutoETS and Prophet, on the series that those are asked for."""
    for level, scores in m5_sample.compare(data, cutoff, whole).items():
        each = ", ".join(f"{name} {value:.3f}" for name, value in scores.items())
        print(f"mean RMSSE of a sample of {level}: {each}", flush=True)


def main() -> None:
    warnings.simplefilter("ignore")
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cutoff", type=int, default=1885)
    asked.add_argument("--items", type=int, default=0)
    asked.add_argument("--budget", type=float, default=40.0)
    asked.add_argument("--peers", action="store_true")
    asked.add_argument("--save", type=Path)
    args = asked.parse_args()
    data = read(DATA / "m5_walmart", args.items)
    cutoff = args.cutoff
    start = time.perf_counter()
    result = ours(data, cutoff, args.budget)
    found = means(data, result)
    if args.save:
        np.save(args.save, found)
    truth = data.sold[:, cutoff : cutoff + HORIZON]
    if truth.shape[1] < HORIZON:
        print(f"no truth after day {cutoff}: {(time.perf_counter() - start) / 60:.1f} min")
        return

    def score(name: str, forecast: m5.Floats, since: float) -> None:
        past, money = data.sold[:, :cutoff], data.revenue(cutoff)
        told(name, m5.wrmsse(data.keys, past, money, truth, forecast), since)

    print(f"WRMSSE of {len(data.sold):,} series after day {cutoff}: {', '.join(m5.LEVELS)}")
    score("ours", found, start)
    spread = m5.wspl(
        data.keys, data.sold[:, :cutoff], data.revenue(cutoff), truth, quantiles(data, result)
    )
    told("ours, WSPL", spread, start)
    for note in result.notes:
        print(f"  {note}")
    naive = seasonal_naive(data, cutoff)
    score("seasonal naive", naive, time.perf_counter())
    if args.peers:
        start = time.perf_counter()
        plain = plain_lightgbm(data, cutoff)
        score("plain LightGBM", plain, start)
        whole = {"ours": found, "seasonal naive": naive, "plain LightGBM": plain}
        sampled(data, cutoff, whole)


if __name__ == "__main__":
    main()
