"""What sold, at what price and around which events, in the M5 files?

Reads the three files of the competition and gives the frames that `forecast.make` takes, up to a
cutoff, and what a score needs. Day 1 is 2011-01-29.
Not here: scoring (m5.py).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from scorers.m5 import Floats
from shelfcast.contracts import CLOSURES
from shelfcast.forecast import Drivers

FIRST = dt.date(2011, 1, 29)
RENAMED = {
    "item_id": "item",
    "dept_id": "department",
    "cat_id": "category",
    "store_id": "store",
    "state_id": "state",
}


@dataclass(frozen=True)
class M5:
    """keys: S rows. sold: S x days; price: S x days of the calendar, NaN where untold."""

    keys: pl.DataFrame
    sold: Floats
    price: Floats
    calendar: pl.DataFrame

    def revenue(self, cutoff: int, days: int = 28) -> Floats:
        """Money taken in the days before the cutoff, S."""
        span = slice(cutoff - days, cutoff)
        taken: Floats = (self.sold[:, span] * np.nan_to_num(self.price[:, span])).sum(axis=1)
        return taken

    def demand(self, cutoff: int, last: int = 1100) -> pl.DataFrame:
        """The DEMAND frame of the `last` days before the cutoff, from each first sale on."""
        start = max(0, cutoff - last)
        sold = self.sold[:, :cutoff]
        begun = np.where((sold > 0).any(axis=1), (sold > 0).argmax(axis=1), cutoff)
        row, day = np.nonzero(np.arange(start, cutoff) >= begun[:, None])
        y = sold[row, day + start]
        paid = np.where(y > 0, self.price[row, day + start], np.nan).astype(np.float64)
        shut = np.isin(day + start, _christmas(cutoff))
        frame = pl.DataFrame(
            {
                "store_id": self.keys["store"].gather(row),
                "product_id": self.keys["item"].gather(row),
                "ds": pl.Series((day + start).astype(np.int32)),
                "y": np.where(shut, np.nan, y).astype(np.float64),
                "price": paid,
            }
        )
        return frame.with_columns(
            ds=pl.lit(FIRST) + pl.duration(days=pl.col("ds")),
        ).with_columns(
            pl.col("y", "price").fill_nan(None),
            in_stock=pl.lit(True),
            promotion=pl.lit(False),
        )

    def closures(self) -> pl.DataFrame:
        """Christmas, on which every store is shut."""
        days = [_day(i) for i in _christmas(len(self.calendar) + 400)]
        stores = self.keys.select(store_id="store").unique().sort("store_id")
        return CLOSURES.conform(stores.join(pl.DataFrame({"ds": days}), how="cross"))

    def products(self) -> pl.DataFrame:
        """product_id and category: the department, as the files' landing has it."""
        return self.keys.select(product_id="item", category="department").unique()

    def stores(self) -> pl.DataFrame:
        """store_id and region: the state."""
        return self.keys.select(store_id="store", region="state").unique()

    def drivers(self, cutoff: int, horizon: int = 28) -> Drivers:
        """List prices up to the horizon where the files tell them, and every event and SNAP day."""
        return Drivers(prices=self._prices(cutoff + horizon), events=self._events())

    def _prices(self, end: int) -> pl.DataFrame:
        """Spans of one price."""
        price = np.nan_to_num(self.price[:, :end], nan=-1)
        first = np.ones(len(price), dtype=bool)[:, None]
        changed = np.hstack([first, price[:, 1:] != price[:, :-1]])
        row, day = np.nonzero(changed)
        spans = pl.DataFrame({"row": row, "day": day, "price": price[row, day].astype(np.float64)})
        series = self.keys.select(store_id="store", product_id="item").with_row_index("row")
        return (
            spans.with_columns(last=pl.col("day").shift(-1).over("row") - 1)
            .filter(pl.col("price") > 0)
            .join(series.cast({"row": pl.Int64}), on="row")
            .select(
                "store_id",
                "product_id",
                valid_from=pl.lit(FIRST) + pl.duration(days=pl.col("day")),
                valid_to=pl.lit(FIRST) + pl.duration(days=pl.col("last")),
                price="price",
            )
        )

    def _events(self) -> pl.DataFrame:
        calendar = self.calendar.with_columns(ds=pl.col("date").str.to_date())
        everywhere = [
            calendar.filter(pl.col(name).fill_null("") != "").select(
                pl.lit(None, dtype=pl.String).alias("store_id"), "ds", pl.col(name).alias("event")
            )
            for name in ("event_name_1", "event_name_2")
        ]
        snap = [
            self.keys.filter(state=state)
            .select(store_id="store")
            .unique()
            .join(calendar.filter(pl.col(f"snap_{state}") == 1).select("ds"), how="cross")
            .with_columns(event=pl.lit("snap"))
            for state in ("CA", "TX", "WI")
        ]
        return pl.concat([*everywhere, *snap])


def read(folder: Path, items: int = 0, seed: int = 7) -> M5:
    """The files; of so many items in every store, or of all where `items` is 0."""
    sold = pl.read_csv(folder / "sales_train_validation.csv.gz").sort("store_id", "item_id")
    if items:
        names = sold["item_id"].unique().sort()
        sold = sold.filter(pl.col("item_id").is_in(names.sample(items, seed=seed).implode()))
    calendar = pl.read_csv(folder / "calendar.csv")
    keys = sold.select(*RENAMED).rename(RENAMED)
    days = [name for name in sold.columns if name.startswith("d_")]
    return M5(
        keys,
        sold.select(days).cast(pl.Float32).to_numpy(),
        _daily_prices(folder, keys, calendar),
        calendar,
    )


def _daily_prices(folder: Path, keys: pl.DataFrame, calendar: pl.DataFrame) -> Floats:
    weeks = calendar.select("wm_yr_wk").unique(maintain_order=True).with_row_index("week")
    rows = keys.select(store_id="store", item_id="item").with_row_index("row")
    told = (
        pl.read_csv(folder / "sell_prices.csv.gz")
        .join(rows, on=("store_id", "item_id"))
        .join(weeks, on="wm_yr_wk")
    )
    weekly = np.full((keys.height, weeks.height), np.nan, dtype=np.float32)
    weekly[told["row"].to_numpy(), told["week"].to_numpy()] = told["sell_price"].to_numpy()
    of_day = calendar.join(weeks, on="wm_yr_wk", how="left", maintain_order="left")["week"]
    prices: Floats = weekly[:, of_day.to_numpy()]
    return prices


def _christmas(days: int) -> list[int]:
    return [i for i in range(days) if (_day(i).month, _day(i).day) == (12, 25)]


def _day(number: int) -> dt.date:
    return FIRST + dt.timedelta(days=number)
