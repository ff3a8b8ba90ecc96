"""How long does a plan of 100,000 store-products take, beside a row at a time with stockpyl?

    python benchmarks/bench_plan.py [LINES] [SAMPLE]

The peer does what an analyst's script does per row: fits a normal to the window's mean and sd,
takes stockpyl's base-stock level and EOQ, the normal loss for the return, and rounds to packs; it
sorts at the end. It runs on a sample and is scaled by rows. It words no reason, widens for no lead
time and keeps no budget, all of which ours does.
"""

from __future__ import annotations

import resource
import sys
import time
from datetime import date

import numpy as np
import polars as pl
from scipy import stats
from stockpyl.eoq import economic_order_quantity
from stockpyl.loss_functions import normal_loss
from stockpyl.newsvendor import newsvendor_normal

from shelfcast.contracts.frames import (
    LEAD_TIMES,
    STOCK_POSITIONS,
    TERMS,
    WINDOW_DEMAND,
    WINDOW_QUANTILES,
)
from shelfcast.inventory import PlanConfig, needed_windows, plan

STORES = 20
CONFIG = PlanConfig(date(2026, 3, 1), budget=1_000_000.0)
Frames = tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]


def frames(lines: int) -> Frames:
    """Negative binomial demand, seeded; half of the products have a learned lead time."""
    rng = np.random.default_rng(20240229)
    products = lines // STORES
    names = [f"p{i:06d}" for i in range(products)]
    buying = {
        "product_id": names,
        "product_name": names,
        "unit_cost": rng.uniform(0.5, 9, products),
        "unit_price": rng.uniform(9, 20, products),
        "pack_size": rng.choice([1.0, 6.0, 12.0], products),
        "minimum_order": rng.choice([0.0, 10.0], products),
        "supplier_id": "acme",
        "lead_time": rng.choice([3.0, 7.0, 14.0], products),
        "is_service": False,
        "shelf_life": None,
    }
    terms = TERMS.conform(pl.DataFrame(buying))
    late = {
        "product_id": names[::2],
        "orders": 6,
        "mean_days": rng.uniform(2, 15, len(names[::2])),
        "sd_days": rng.uniform(0, 3, len(names[::2])),
    }
    lead_times = LEAD_TIMES.conform(pl.DataFrame(late))
    rate = rng.gamma(0.8, 1.5, lines)
    key = {
        "store_id": [f"s{i % STORES}" for i in range(lines)],
        "product_id": [names[min(i // STORES, products - 1)] for i in range(lines)],
    }
    counted = {**key, "as_of": CONFIG.as_of, "in_transit": 0.0}
    stock = pl.DataFrame({**counted, "on_hand": np.floor(rate * rng.uniform(0, 25, lines))})
    windows = [_window(key, rate, days) for days in needed_windows(lead_times, terms, CONFIG)]
    return pl.concat(windows), STOCK_POSITIONS.conform(stock), lead_times, terms


def _window(key: dict[str, list[str]], rate: np.ndarray, days: int) -> pl.DataFrame:
    mean = rate * days
    sd = np.sqrt(2.5 * mean)
    shape = mean / 2.5
    quantiles = {n: stats.gamma.ppf(p, shape, scale=2.5) for n, p in WINDOW_QUANTILES.items()}
    return WINDOW_DEMAND.conform(
        pl.DataFrame({**key, "days": days, "mean": mean, "sd": sd, **quantiles})
    )


def peer(given: Frames, sample: int) -> float:
    """Seconds a row of the analyst's loop, over `sample` rows."""
    windows, stock, _, terms = given
    protection = int(CONFIG.lead_time + CONFIG.review_period)
    rows = (
        windows.filter(pl.col("days") == protection)
        .head(sample)
        .join(stock, on=["store_id", "product_id"])
        .join(terms, on="product_id")
        .to_dicts()
    )
    start = time.perf_counter()
    orders = [order for row in rows if (order := _peer_row(row, protection)) is not None]
    orders.sort(key=lambda order: -order["return"])
    return (time.perf_counter() - start) / len(rows)


def _peer_row(row: dict[str, float], protection: int) -> dict[str, float] | None:
    holding = row["unit_cost"] * CONFIG.holding_cost
    level, _ = newsvendor_normal(
        1 - CONFIG.service_level, CONFIG.service_level, row["mean"], row["sd"]
    )
    position = row["on_hand"] + row["in_transit"]
    if position > level:
        return None
    batch, _ = economic_order_quantity(CONFIG.order_cost, holding, row["mean"] / protection * 365)
    need = max(level - position, batch, row["minimum_order"])
    quantity = np.ceil(need / row["pack_size"]) * row["pack_size"]
    before, _ = normal_loss(position, row["mean"], row["sd"])
    after, _ = normal_loss(position + quantity, row["mean"], row["sd"])
    profit = (row["unit_price"] - row["unit_cost"]) * (before - after)
    return {"quantity": quantity, "return": profit / (quantity * row["unit_cost"])}


def main() -> None:
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    sample = int(sys.argv[2]) if len(sys.argv) > 2 else 2_000
    given = frames(lines)
    start, began = time.perf_counter(), time.process_time()
    orders = plan(*given, CONFIG)
    ours, spent = time.perf_counter() - start, time.process_time() - began
    theirs = peer(given, sample) * lines
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"plan: {lines:,} store-products, {given[0].height:,} windows, {orders.height:,} orders")
    print(f"  ours          {ours:8.2f} s   {spent:.1f} s of processor, peak {peak:.2f} GiB")
    print(f"  row at a time {theirs:8.2f} s   (stockpyl, {sample:,} rows scaled)")
    print(f"  ratio         {theirs / ours:8.1f} x")


if __name__ == "__main__":
    main()
