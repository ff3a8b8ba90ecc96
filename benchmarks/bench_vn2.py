"""What do our orders cost beside the organiser's rule, on the rolling weeks of the VN2 challenge?

Every window is eight weeks of 599 store x products: orders are placed at the opening of its first
six weeks, received two weeks later at the opening, and costs of weeks 3 to 8 count, 0.20 a unit
left at a week's end and 1.00 a lost sale. Each window starts with the stock and the deliveries that
the organiser's rule would have had there. Windows begin in the last 52 weeks of the history.

    python benchmarks/bench_vn2.py [--step 4] [--budget SECONDS] [--keep FOLDER] [--weeks 52]

Ours is `make` and `plan` with the challenge's lead time, review period and costs, nothing else; a
forecast is made at every week of a window from what was known then. Beside it: the organiser's rule
(SOURCE.md), four weeks of the last 13 weeks' mean, the textbook's z-score, and perfect foresight.
One line a plan: mean cost of a window, holding and shortage apart, saved against the organiser
with a 90 % interval over products. `--step`: weeks between two windows; `--keep`: forecasts are
kept there and read again. Data: the folder vn2 of SHELFCAST_DATA.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl
from rich.progress import track

from shelfcast.contracts import CLOSURES, LEAD_TIMES, STOCK_POSITIONS, TERMS
from shelfcast.contracts.planner import DELIVERIES_DUE
from shelfcast.forecast import HORIZON, ForecastConfig, make
from shelfcast.inventory import PlanConfig, needed_windows, plan
from shelfcast.inventory.simulator import (
    Costs,
    Deliveries,
    Known,
    Rules,
    Start,
    Trial,
    replay,
    simulate,
)

DATA = Path(os.environ.get("SHELFCAST_DATA", Path(__file__).parents[2] / "shared" / "data")) / "vn2"
LEAD, WEEKS, SCORED_FROM, LAST_ORDER, WARM_UP = 2, 8, 3, 5, 30
YEAR, COVER, MEAN_WEEKS = 52, 4, 13
RULES = Rules(deliveries=Deliveries(LEAD), last_order=LAST_ORDER)
COSTS = Costs(holding=0.2, shortage=1.0)
TOLD = {"lead_time": 14, "review_period": 7, "holding_cost": 0.2, "shortage_cost": 1.0}
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Past:
    """keys: store_id, product_id; sold (n, T) units; in_stock (n, T); weeks: T Mondays."""

    keys: pl.DataFrame
    sold: Floats
    in_stock: npt.NDArray[np.bool_]
    weeks: list[dt.date]

    def until(self, week: int) -> Floats:
        """Demand before the week, (week, n); NaN where the shelf was empty."""
        return np.where(self.in_stock, self.sold, np.nan)[:, :week].T


def read() -> Past:
    sales = pl.read_csv(next(DATA.glob("*Sales.csv")))
    stock = pl.read_csv(next(DATA.glob("*In Stock.csv")))
    weeks = sales.columns[2:]
    keys = sales.select(
        store_id=pl.col("Store").cast(pl.String), product_id=pl.col("Product").cast(pl.String)
    )
    assert sales.select("Store", "Product").equals(stock.select("Store", "Product"))
    return Past(
        keys,
        sales.select(weeks).to_numpy().astype(np.float64),
        stock.select(weeks).to_numpy().astype(bool),
        [dt.date.fromisoformat(week) for week in weeks],
    )


def organiser(history: Floats) -> Floats:
    """Up to four weeks: the mean of 13 weeks without the season, times the pooled week-of-year."""
    weeks = np.arange(len(history)) % YEAR
    total = np.nanmean(history, axis=1)
    season = np.array([total[weeks == week].mean() for week in range(YEAR)])
    season /= season.mean()
    mean = np.nan_to_num(np.nanmean((history / season[weeks][:, None])[-MEAN_WEEKS:], axis=0))
    ahead = (len(history) + np.arange(COVER)) % YEAR
    level: Floats = np.rint(mean * season[ahead].sum())
    return level


class Ours:
    """A plan of `replay`: forecasts are made once a week and kept."""

    def __init__(self, past: Past, budget: float, folder: Path | None) -> None:
        self._past, self._folder, self._known = past, folder, dict[int, pl.DataFrame]()
        self._budget = budget

    def __call__(self, known: Known) -> Floats:
        """The orders of one Monday."""
        week, keys = len(known.history), self._past.keys
        monday = self._past.weeks[week - 1] + dt.timedelta(days=7)
        stock = keys.with_columns(
            as_of=pl.lit(monday),
            on_hand=pl.Series(known.state.on_hand),
            in_transit=pl.Series(known.state.on_order),
        )
        due = [
            keys.with_columns(
                due_on=pl.lit(monday + dt.timedelta(weeks=ahead)), quantity=pl.Series(units)
            )
            for ahead, units in enumerate(known.state.due)
        ]
        orders = plan(
            self.windows(week),
            STOCK_POSITIONS.conform(stock),
            LEAD_TIMES.empty(),
            TERMS.empty(),
            PlanConfig(as_of=monday, **TOLD),
            deliveries=DELIVERIES_DUE.conform(pl.concat(due)),
        )
        wanted = keys.join(
            orders, on=["store_id", "product_id"], how="left", maintain_order="left"
        )["quantity"]
        units: Floats = wanted.fill_null(0.0).to_numpy()
        return units

    def windows(self, week: int) -> pl.DataFrame:
        """WINDOW_DEMAND from what was known before the week."""
        if week not in self._known:
            file = self._folder / f"{week}.parquet" if self._folder else None
            if file and file.exists():
                self._known[week] = pl.read_parquet(file)
            else:
                self._known[week] = self._made(week)
                if file:
                    self._known[week].write_parquet(file)
        return self._known[week]

    def _made(self, week: int) -> pl.DataFrame:
        config = PlanConfig(as_of=self._past.weeks[week - 1], **TOLD)
        asked = needed_windows(LEAD_TIMES.empty(), TERMS.empty(), config)
        told = ForecastConfig(
            freq="W", horizon=HORIZON["W"], windows=asked, budget_seconds=self._budget
        )
        return make(*frames(self._past, week), told).window_demand


def frames(past: Past, week: int) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """DEMAND, CLOSURES, products and stores before the week, as the warehouse has them."""
    size = len(past.sold)
    begun = np.maximum.accumulate(past.sold[:, :week] > 0, axis=1).ravel()
    demand = (
        past.keys[np.repeat(np.arange(size), week)]
        .with_columns(
            pl.Series("ds", past.weeks[:week] * size),
            pl.Series("y", past.sold[:, :week].ravel()),
            pl.Series("in_stock", past.in_stock[:, :week].ravel()),
            price=pl.lit(None, pl.Float64),
            promotion=pl.lit(False),
        )
        .filter(begun)
    )
    stores = past.keys.select("store_id").unique().sort("store_id")
    last = past.weeks[week - 1] + dt.timedelta(weeks=30)
    days = pl.DataFrame({"ds": pl.date_range(past.weeks[0], last, eager=True)})
    shut = stores.join(days.filter(pl.col("ds").dt.weekday() != 1), how="cross")
    products = past.keys.select("product_id").unique().with_columns(category=pl.lit("all"))
    return demand, CLOSURES.conform(shut), products, stores.with_columns(region=pl.lit("all"))


def trials(past: Past, weeks: int, step: int) -> list[Trial]:
    """The windows, each starting from what the organiser's rule would have had there."""
    size = past.sold.shape[1]
    found = []
    for first in range(size - weeks, size - WEEKS + 1, step):
        begin = first - WARM_UP
        before = Trial(past.until(begin), past.sold[:, begin:first].T, Start())
        done = simulate(
            before.policy(asked_by(past)),
            before.demand,
            before.start,
            Rules(Deliveries(LEAD)),
            COSTS,
            rows=True,
        )
        ordered = done.ledger.rows["ordered"]
        start = Start(done.ledger.rows["closing"][-1], np.stack([ordered[-2], ordered[-1]]))
        cutoff = past.weeks[first] - dt.timedelta(days=1)
        window = past.sold[:, first : first + WEEKS].T
        found.append(Trial(past.until(first), window, start, cutoff))
    return found


def asked_by(past: Past) -> Callable[[Known], Floats]:
    def order(known: Known) -> Floats:
        level = organiser(past.until(len(known.history)))
        return np.maximum(level - known.state.position, 0)

    return order


def main() -> None:
    warnings.simplefilter("ignore")
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--step", type=int, default=4)
    asked.add_argument("--weeks", type=int, default=52)
    asked.add_argument("--budget", type=float, default=40.0)
    asked.add_argument("--keep", type=Path)
    args = asked.parse_args()
    if args.keep:
        args.keep.mkdir(parents=True, exist_ok=True)
    if not DATA.is_dir():
        print(f"vn2: skipped, no folder {DATA}; set SHELFCAST_DATA")
        return
    past = read()
    windows = trials(past, args.weeks, args.step)
    ours = Ours(past, args.budget, args.keep)
    needed = sorted({len(w.history) + k for w in windows for k in range(LAST_ORDER + 1)})
    for week in track(needed, "forecasts", disable=not sys.stderr.isatty()):
        ours.windows(week)
    known = {"ours": ours, "organiser": asked_by(past)}
    found = replay(windows, known, RULES, COSTS, scored_from=SCORED_FROM)
    proof = found.proof(past.keys["product_id"].to_numpy()).filter(against="organiser")
    print(f"{len(windows)} windows of {WEEKS} weeks, {len(past.sold)} store x products; a window:")
    for row in proof.sort("cost").iter_rows(named=True):
        each = {
            name: row[name] / len(windows) for name in ("cost", "holding_cost", "shortage_cost")
        }
        low, high = (row[name] / row["against_cost"] for name in ("saved_low", "saved_high"))
        parts = f"holding {each['holding_cost']:7,.0f}  shortage {each['shortage_cost']:7,.0f}"
        saved = f"saved {row['saved_share']:6.1%} ({low:.1%} to {high:.1%})"
        print(
            f"{row['plan']:10} {each['cost']:7,.0f}  {parts}  fill {row['fill_rate']:.3f}  {saved}"
        )


if __name__ == "__main__":
    main()
