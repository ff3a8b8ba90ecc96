"""How good and how fast are the forecasts, beside the seasonal naive and a plain peer?

1,000 generated series x 730 days (weekly and yearly shape, trends, half of them intermittent,
Sundays shut); the last 28 days are held out. The peer is mlforecast with LightGBM: lags 7, 14, 28,
rolling means, weekday; it is timed with the same three backtest cutoffs and a final fit, one thread
pool of two. One line per claim.
"""

from __future__ import annotations

import datetime as dt
import time
import warnings

import numpy as np
import polars as pl

from shelfcast.contracts import CLOSURES
from shelfcast.forecast import ForecastConfig, make

SERIES, DAYS, HORIZON = 1000, 730, 28
FIRST = dt.date(2023, 1, 2)


def generated(seed: int = 1) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Demand of 1,000 series and 10 stores, and the Sundays on which they are shut."""
    random = np.random.default_rng(seed)
    day = np.arange(DAYS)
    weekly = np.array([0.8, 0.85, 0.9, 1.0, 1.3, 1.5, 0.0])
    level = np.where(
        np.arange(SERIES) % 2, random.gamma(2, 4, SERIES), random.gamma(1, 0.3, SERIES)
    )
    yearly = 1 + random.uniform(0, 0.4, (SERIES, 1)) * np.sin(
        2 * np.pi * (day / 365 + random.choice([0, 0.25], (SERIES, 1)))
    )
    drift = np.exp(np.cumsum(random.normal(0, 0.012, (SERIES, DAYS)), axis=1))
    mean = level[:, None] * yearly * drift * weekly[day % 7]
    sold = random.negative_binomial(3, 3 / (3 + mean)).astype(float)
    sold[:, weekly[day % 7] == 0] = np.nan
    dates = pl.Series("ds", np.datetime64(FIRST) + day).cast(pl.Date)
    demand = pl.DataFrame(
        {
            "store_id": np.repeat([f"s{i % 10}" for i in range(SERIES)], DAYS),
            "product_id": np.repeat([f"p{i // 10:03}" for i in range(SERIES)], DAYS),
            "y": sold.ravel(),
        }
    ).with_columns(
        dates.gather(np.tile(day, SERIES)),
        pl.col("y").fill_nan(None),
        in_stock=pl.lit(True),
        price=pl.lit(None, dtype=pl.Float64),
        promotion=pl.lit(False),
    )
    ahead = pl.date_range(FIRST, FIRST + dt.timedelta(DAYS + 60), eager=True).alias("ds").to_frame()
    sundays = ahead.filter(pl.col("ds").dt.weekday() == 7)
    stores = demand.select("store_id").unique()
    return demand, CLOSURES.conform(stores.join(sundays, how="cross"))


def peer(train: pl.DataFrame) -> tuple[pl.DataFrame, float]:
    """mlforecast's LightGBM: unique_id, ds, forecast; and the seconds of backtest and forecast."""
    import lightgbm
    from mlforecast import MLForecast
    from mlforecast.lag_transforms import RollingMean

    rows = train.select(
        pl.concat_str("store_id", "product_id", separator="/").alias("unique_id"),
        "ds",
        pl.col("y").fill_null(0.0),
    )
    start = time.perf_counter()
    model = lightgbm.LGBMRegressor(
        n_estimators=160, learning_rate=0.06, objective="tweedie", n_jobs=2, verbosity=-1
    )
    plain = MLForecast(
        models={"peer": model},
        freq="1d",
        lags=[7, 14, 28],
        lag_transforms={1: [RollingMean(7), RollingMean(28)], 7: [RollingMean(28)]},
        date_features=["weekday"],
    )
    plain.cross_validation(rows, n_windows=3, h=HORIZON, static_features=[])
    found = plain.fit(rows, static_features=[]).predict(HORIZON)
    return found, time.perf_counter() - start


def wape(of: pl.DataFrame, column: str, by: list[str]) -> float:
    sums = of.group_by(by).agg(pl.col("y").sum(), pl.col(column).sum())
    return float((sums[column] - sums["y"]).abs().sum() / sums["y"].sum())


def main() -> None:
    warnings.simplefilter("ignore")
    demand, closures = generated()
    cutoff = FIRST + dt.timedelta(DAYS - HORIZON)
    train, test = demand.filter(pl.col("ds") < cutoff), demand.filter(pl.col("ds") >= cutoff)
    products = demand.select("product_id", pl.lit("all").alias("category")).unique()
    stores = demand.select("store_id", pl.lit("all").alias("region")).unique()
    start = time.perf_counter()
    result = make(train, closures, products, stores, ForecastConfig(horizon=HORIZON))
    ours = time.perf_counter() - start
    theirs, peer_seconds = peer(train)
    leaves = result.forecasts.filter(level="store_product")
    naive = train.filter(pl.col("ds") >= cutoff - dt.timedelta(7)).select(
        "store_id", "product_id", pl.col("ds").dt.weekday().alias("weekday"), naive="y"
    )
    rows = (
        test.drop_nulls("y")
        .join(leaves.drop("model"), on=["store_id", "product_id", "ds"])
        .with_columns(pl.col("ds").dt.weekday().alias("weekday"))
        .join(naive, on=["store_id", "product_id", "weekday"])
        .join(theirs.with_columns(pl.col("ds").cast(pl.Date)), on=["unique_id", "ds"])
    )
    print(
        f"time with 3 cutoffs: {ours:.1f} s; peer {peer_seconds:.1f} s; {ours / peer_seconds:.2f} x"
    )
    for name, by in (("store x product", ["unique_id", "ds"]), ("total", ["ds"])):
        us, base, other = (wape(rows, column, by) for column in ("mean", "naive", "peer"))
        print(
            f"WAPE, {name}: {us:.3f}; seasonal naive {base:.3f} ({us / base:.2f} x); "
            f"peer {other:.3f} ({us / other:.2f} x)"
        )
    for share, low, high in ((50, "q25", "q75"), (80, "q10", "q90"), (90, "q05", "q95")):
        inside = rows.select(
            ((pl.col("y") >= pl.col(low)) & (pl.col("y") <= pl.col(high))).mean().alias("closed"),
            ((pl.col("y") > pl.col(low)) & (pl.col("y") < pl.col(high))).mean().alias("open"),
        ).row(0)
        print(
            f"days inside the {share} % interval: {inside[0]:.1%}, ends not counted {inside[1]:.1%}"
        )


if __name__ == "__main__":
    main()
