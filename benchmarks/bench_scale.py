"""How much memory and processor time does a forecast take, by how many series?

    python benchmarks/bench_scale.py                          10,000 series of two years of days
    python benchmarks/bench_scale.py --series 100000          takes half an hour and 11 GB

Demand is drawn from Poisson laws with a week; ten stores. Printed: the most memory that the process
held in each part of the way through `make`, and the processor seconds up to its end. The peer is
the forecast's own frames: what must be held in any case.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import resource
import threading
import time
from dataclasses import fields
from pathlib import Path

import numpy as np
import polars as pl

from shelfcast.contracts import CLOSURES
from shelfcast.forecast import ForecastConfig, make

STORES = 10
FIRST = dt.date(2024, 1, 1)
WEEK = np.array([0.8, 0.9, 1.0, 1.0, 1.2, 1.4, 0.7])


class Watch:
    """The most resident memory in each part, looked at ten times a second."""

    def __init__(self) -> None:
        self.part, self.most, self.going = "start", dict[str, tuple[float, float]](), True
        threading.Thread(target=self._look, daemon=True).start()

    def says(self, label: str, _: float) -> None:
        """A part begins; the cutoffs of one level are one part."""
        self.part = re.sub(r"backtest: \d+ of .*", "backtest", label)

    def _look(self) -> None:
        while self.going:
            used = resource.getrusage(resource.RUSAGE_SELF)
            before = self.most.get(self.part, (0.0, 0.0))[0]
            spent = used.ru_utime + used.ru_stime
            self.most[self.part] = (max(before, resident()), spent)
            time.sleep(0.1)


def resident() -> float:
    told = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(re.search(r"VmRSS:\s+(\d+)", told)[1]) / 1e6  # type: ignore[index]


def demand(series: int, days: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The demand of that many series, names as categories, and the products."""
    random, size = np.random.default_rng(5), series // STORES
    names = pl.Series([f"p{number:05d}" for number in range(size)])
    products = pl.DataFrame({"product_id": names, "category": [f"c{i % 12}" for i in range(size)]})
    day = np.tile(np.datetime64(FIRST) + np.arange(days), size)
    parts = []
    for store in range(STORES):
        mean = random.gamma(0.6, 2.0, size=(size, 1)) * WEEK[np.arange(days) % 7]
        rows = pl.DataFrame(
            {"product_id": names.gather(np.repeat(np.arange(size), days)), "ds": day}
        )
        told = rows.with_columns(
            pl.lit(f"s{store}").alias("store_id"),
            pl.Series("y", random.poisson(mean).ravel().astype(np.float64)),
            in_stock=True,
            price=2.5,
            promotion=False,
        )
        parts.append(told.with_columns(pl.col(pl.String).cast(pl.Categorical)))
    return pl.concat(parts), products


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--series", type=int, default=10_000)
    asked.add_argument("--days", type=int, default=730)
    asked.add_argument("--budget", type=float, default=40)
    told = asked.parse_args()
    stores = pl.DataFrame({"store_id": [f"s{i}" for i in range(STORES)], "region": "north"})
    watch = Watch()
    sold, products = demand(told.series, told.days)
    config = ForecastConfig(budget_seconds=told.budget)
    held = [sold]
    del sold
    result = make(held.pop(), CLOSURES.empty(), products, stores, config, watch.says)
    watch.going = False
    frames = [getattr(result, one.name) for one in fields(result)]
    size = sum(one.estimated_size() for one in frames if isinstance(one, pl.DataFrame)) / 1e9
    print(f"{told.series:,} series x {told.days} days; the frames that come out: {size:.2f} GB")
    for part, (most, spent) in watch.most.items():
        print(f"{most:6.2f} GB  {spent:7.0f} s of processor  {part}")


if __name__ == "__main__":
    main()
