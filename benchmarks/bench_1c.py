"""How good are monthly forecasts of 1C's shops and items, beside last month and three months' mean?

Prints the RMSE, clipped to [0, 20], over the shop x item pairs of test.csv in the month after a
cutoff: ours, last month, the mean of three months; minutes and the memory at the peak. Sales are
there up to block 32, so the last month with a score is block 32 (`--block 32`). A month is told as
one open day. A pair that never sold before is forecast as 0 by all three.

    python benchmarks/bench_1c.py [--block 32] [--shops N] [--budget SECONDS]

Data: the folder 1c_predict_future_sales of SHELFCAST_DATA.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import resource
import sys
import time
import warnings
from pathlib import Path

import numpy as np
import polars as pl

sys.path.insert(0, str(Path(__file__).parent))
from scorers.monthly import rmse_clipped

from shelfcast.contracts import CLOSURES
from shelfcast.forecast import ForecastConfig, make

DATA = Path(os.environ.get("SHELFCAST_DATA", Path(__file__).parents[2] / "shared" / "data"))
FIRST = dt.date(2013, 1, 1)
KEY = ["shop_id", "item_id"]


def month(block: int) -> dt.date:
    return dt.date(FIRST.year + block // 12, block % 12 + 1, 1)


def demand(sales: pl.DataFrame, block: int) -> pl.DataFrame:
    """One row a pair and month from its first sale on, up to before `block`."""
    known = sales.filter(pl.col("date_block_num") < block)
    begun = known.group_by(KEY).agg(first=pl.col("date_block_num").min())
    months = pl.DataFrame(
        {"date_block_num": np.arange(block), "ds": list(map(month, range(block)))}
    )
    return (
        begun.join(months, how="cross")
        .filter(pl.col("date_block_num") >= pl.col("first"))
        .join(known, on=[*KEY, "date_block_num"], how="left")
        .select(
            pl.col("shop_id").cast(pl.String).alias("store_id"),
            pl.col("item_id").cast(pl.String).alias("product_id"),
            "ds",
            y=pl.col("item_cnt_month").fill_null(0).clip(0, 20).cast(pl.Float64),
            in_stock=pl.lit(True),
            price=pl.lit(None, dtype=pl.Float64),
            promotion=pl.lit(False),
        )
    )


def closures(shops: pl.DataFrame, block: int) -> pl.DataFrame:
    """Every day but the first of each month, so that a month is one day."""
    days = pl.date_range(FIRST, month(block + 14), eager=True).alias("ds").to_frame()
    shut = days.filter(pl.col("ds").dt.day() > 1)
    stores = shops.select(pl.col("shop_id").cast(pl.String).alias("store_id"))
    return CLOSURES.conform(stores.join(shut, how="cross"))


def score(name: str, pairs: pl.DataFrame, column: str, start: float) -> None:
    error = rmse_clipped(pairs["truth"].to_numpy(), pairs[column].to_numpy())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    minutes = (time.perf_counter() - start) / 60
    print(f"{name:22} {error:.4f}  {minutes:.1f} min, {peak:.1f} GiB", flush=True)


def ours(sales: pl.DataFrame, block: int, budget: float) -> pl.DataFrame:
    """shop_id, item_id, ours."""
    items = pl.read_csv(DATA / "1c_predict_future_sales" / "items.csv")
    told = demand(sales, block)
    last = month(block) - dt.timedelta(days=1)
    # A row without sales on the month's last day tells that the month is over.
    ends = told.filter(pl.col("ds") == month(block - 1)).head(1)
    told = pl.concat([told, ends.with_columns(ds=pl.lit(last), y=pl.lit(None, dtype=pl.Float64))])
    products = items.select(
        pl.col("item_id").cast(pl.String).alias("product_id"),
        pl.col("item_category_id").cast(pl.String).alias("category"),
    )
    stores = told.select("store_id").unique().with_columns(region=pl.lit("all"))
    config = ForecastConfig(horizon=1, freq="M", windows=(28,), budget_seconds=budget)
    result = make(told, closures(sales.select("shop_id").unique(), block), products, stores, config)
    for note in result.notes:
        print(f"  {note}")
    return (
        result.forecasts.filter(level="store_product")
        .filter(pl.col("ds") == month(block))
        .select(
            pl.col("store_id").cast(pl.Int64).alias("shop_id"),
            pl.col("product_id").cast(pl.Int64).alias("item_id"),
            ours="mean",
        )
    )


def main() -> None:
    warnings.simplefilter("ignore")
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--block", type=int, default=32)
    asked.add_argument("--shops", type=int, default=0)
    asked.add_argument("--budget", type=float, default=40.0)
    args = asked.parse_args()
    folder = DATA / "1c_predict_future_sales"
    sales = pl.read_csv(folder / "sales_monthly.csv.gz")
    pairs = pl.read_csv(folder / "test.csv.gz").select(KEY)
    if args.shops:
        few = pairs["shop_id"].unique().sort().sample(args.shops, seed=7).implode()
        pairs = pairs.filter(pl.col("shop_id").is_in(few))
    sales = sales.join(pairs, on=KEY, how="semi")
    block, start = args.block, time.perf_counter()
    by_month = sales.pivot(on="date_block_num", index=KEY, values="item_cnt_month").fill_null(0)
    last = [str(block - back) for back in (1, 2, 3)]
    wide = pairs.join(by_month, on=KEY, how="left").fill_null(0)
    wide = wide.with_columns(
        truth=pl.col(str(block)), last=pl.col(last[0]), three=pl.mean_horizontal(last)
    )
    found = wide.join(ours(sales, block, args.budget), on=KEY, how="left").fill_null(0)
    print(f"RMSE of {pairs.height:,} pairs in block {block}")
    score("ours", found, "ours", start)
    score("last month", found, "last", start)
    score("mean of three months", found, "three", start)


if __name__ == "__main__":
    main()
