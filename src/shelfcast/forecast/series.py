"""What was the demand of each product in each store, period by period, and what is not known?

A `Panel` is dense: one row a store x product, one column a period. Its `rate` is units per open
day, null (NaN) where nothing is known: before the first sale, on closed days, on days the shelf
was empty (demand is then censored, not zero). A week or a month is told by the open days in it, so
a half-open week is not a bad week. A last week or month that is not over is left out.
Not here: sums over levels (bottom_up.py), guessing censored demand (impute.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from shelfcast.errors import NoDataError
from shelfcast.forecast.ahead import Ahead, Drivers, told
from shelfcast.forecast.cadence import CADENCES, Cadence, Days
from shelfcast.forecast.config import Freq
from shelfcast.forecast.demand_rows import cells_of, pairs_in, series_of, without_nulls
from shelfcast.forecast.frequency import FEWEST, sold_on

Floats = npt.NDArray[np.floating]
Ints = npt.NDArray[np.signedinteger]
At = Ints | slice
BLOCK_CELLS = 8_000_000
"""Series x periods that are worked on at once where some sixty bytes a cell are needed."""
READ_CELLS = 2_000_000
"""The same where rows of days become cells, which takes two hundred bytes a row."""


@dataclass(frozen=True)
class Panel:
    """Demand of S series over T past periods, with what is known of H future ones.

    keys: store_id, product_id, region, category, subcategory, brand of each row. dates: first day
    of T + H periods.
    rate, price, promotion: S x T; units per open day, mean price, share of days promoted.
    open_days: stores x (T + H), known from the closures. store: row of `open_days` of each series.
    censored: S x T, the share of known-to-be-open days on which the shelf was empty.
    start: the first period of each series. length: T. ahead: what is told of the days to come.
    """

    keys: pl.DataFrame
    cadence: Cadence
    dates: Days
    length: int
    rate: Floats
    price: Floats
    promotion: Floats
    censored: Floats
    open_days: Floats
    store: Ints
    start: Ints
    ahead: Ahead = field(default_factory=Ahead)

    @property
    def exposure(self) -> Floats:
        """Open days of each series in each of T + H periods."""
        return self.exposed()

    def exposed(self, first: int = 0, stop: int | None = None) -> Floats:
        """Open days of each series in the periods from `first` on, up to `stop`."""
        return self.open_days[:, first:stop][self.store]

    @property
    def horizon(self) -> int:
        """Periods after the last known one."""
        return len(self.dates) - self.length

    @property
    def truth(self) -> Floats:
        """Units sold, S x T; NaN where the period was closed, censored or before the start."""
        return self.sold(0, self.length)

    def sold(self, first: int, stop: int) -> Floats:
        """The truth of the periods from `first` on, up to `stop`; made block by block."""
        found = np.empty((len(self.rate), stop - first), dtype=np.float32)
        for block in self.blocks():
            exposure = self.open_days[:, first:stop][self.store[block]]
            known = (self.censored[block, first:stop] == 0) & (exposure > 0)
            found[block] = np.where(known, self.rate[block, first:stop] * exposure, np.nan)
        return found

    def only(self, series: At) -> Panel:
        """Some of the series, with all stores and periods."""
        return replace(
            self,
            keys=self.keys[series],
            rate=self.rate[series],
            price=self.price[series],
            promotion=self.promotion[series],
            censored=self.censored[series],
            store=self.store[series],
            start=self.start[series],
            ahead=self.ahead.only(series),
        )

    def blocks(self) -> list[slice]:
        """All series, so many at a time that a block has BLOCK_CELLS cells."""
        size, step = len(self.rate), max(1, BLOCK_CELLS // max(1, self.length))
        return [slice(first, min(first + step, size)) for first in range(0, size, step)]

    def until(self, cutoff: int, horizon: int) -> Panel:
        """The panel as it was known after `cutoff` periods; nothing later can be reached from it.

        Closures stay known, since a shop knows when it will be shut; so do events, and prices and
        promotions as far ahead as they are told (ahead.py).
        """
        end = min(cutoff + horizon, len(self.dates))
        return replace(
            self,
            dates=self.dates[:end],
            length=cutoff,
            rate=self.rate[:, :cutoff],
            price=self.price[:, :cutoff],
            promotion=self.promotion[:, :cutoff],
            censored=self.censored[:, :cutoff],
            open_days=self.open_days[:, :end],
            ahead=self.ahead.until(cutoff, end),
        )


def panel(
    demand: pl.DataFrame,
    closures: pl.DataFrame,
    products: pl.DataFrame,
    stores: pl.DataFrame,
    freq: Freq,
    *,
    horizon: int,
    drivers: Drivers | None = None,
) -> Panel:
    """The dense panel of a demand frame, with `horizon` future periods after its last whole one.

    drivers: what is told of prices, promotions and events ahead; nothing where it is left out.

    Raises NoDataError where there is no demand, or no whole period of it.
    """
    demand = without_nulls(demand)
    if demand.is_empty():
        raise NoDataError(
            "There is no demand to forecast from.",
            why="A forecast needs at least one day of sales of one product.",
            fix="shelfcast ingest FILE, then shelfcast build",
        )
    cadence = CADENCES[freq]
    first, length = _span(cadence, demand["ds"].min(), _last_day(cadence, demand))
    keys = _keys(demand, products, stores)
    dates = cadence.starts(first, length + horizon)
    day_period, open_days, store = _open_days(cadence, dates, closures, keys)
    arrays: dict[str, Any] = _fill(demand, keys, dates, length, day_period)
    arrays |= {"open_days": open_days, "store": store}
    ahead = told(drivers or Drivers(), keys, cadence, dates, length)
    return Panel(keys=keys, cadence=cadence, dates=dates, length=length, ahead=ahead, **arrays)


def _last_day(cadence: Cadence, demand: pl.DataFrame) -> object:
    """The last day told; the last of its period where sales are told a period at a time."""
    last: object = demand["ds"].max()
    if cadence.freq == "D":
        return last
    days = sold_on(demand).to_numpy().astype("datetime64[D]")
    starts = np.array([cadence.floor(day) for day in days])
    if len(days) < FEWEST or len(np.unique(starts)) < len(days):
        return last
    return cadence.starts(cadence.floor(np.datetime64(str(last), "D")), 2)[-1] - 1


def _span(cadence: Cadence, first_day: object, last_day: object) -> tuple[np.datetime64, int]:
    """The first period kept and the number of whole periods up to the last day."""
    last = np.datetime64(str(last_day), "D")
    start = cadence.floor(np.datetime64(str(first_day), "D"))
    length = int(cadence.index(np.array([last + 1]), start)[0])
    if length < 1:
        raise NoDataError(
            f"Not one whole {'week' if cadence.freq == 'W' else 'month'} of sales is there yet.",
            evidence=[f"sales run from {first_day} to {last_day}"],
            fix="shelfcast forecast --freq D",
        )
    dropped = max(0, length - cadence.kept)
    return cadence.starts(start, dropped + 1)[-1], length - dropped


def _keys(demand: pl.DataFrame, products: pl.DataFrame, stores: pl.DataFrame) -> pl.DataFrame:
    """One row a series, sorted, with its region, category, and what else tells products alike."""
    region = stores.select("store_id", "region").unique("store_id", keep="first")
    told = ("subcategory", "brand", "product_name")
    fields = [name for name in told if name in products.columns]
    category = products.select("product_id", "category", *fields).unique("product_id", keep="first")
    return (
        pairs_in(demand)
        .join(region, on="store_id", how="left")
        .join(category, on="product_id", how="left")
        .with_columns(
            pl.col("region").fill_null("unknown"), pl.col("category").fill_null("uncategorised")
        )
        .sort("store_id", "product_id")
    )


def _open_days(
    cadence: Cadence, dates: Days, closures: pl.DataFrame, keys: pl.DataFrame
) -> tuple[Ints, Floats, Ints]:
    """Period of each day; open days of each store and period; the store of each series."""
    end = cadence.starts(dates[-1], 2)[-1]
    days = np.arange(dates[0], end)
    period = cadence.index(days, dates[0])
    names = keys["store_id"].unique().sort()
    codes = pl.DataFrame({"store_id": names}).with_row_index("store")
    shut = closures.select("store_id", "ds").join(codes, on="store_id", how="inner")
    shut = shut.filter(pl.col("ds").is_between(days[0].item(), days[-1].item()))
    is_open = np.ones((len(names), len(days)), dtype=np.float32)
    at = (shut["ds"].to_numpy().astype("datetime64[D]") - days[0]).astype(np.int64)
    is_open[shut["store"].to_numpy(), at] = 0
    starts = np.searchsorted(period, np.arange(len(dates)))
    open_days = np.add.reduceat(is_open, starts, axis=1)
    store = keys.join(codes, on="store_id", how="left", maintain_order="left")["store"]
    return period, open_days, store.to_numpy().astype(np.int64)


def _fill(
    demand: pl.DataFrame, keys: pl.DataFrame, dates: Days, length: int, day_period: Ints
) -> dict[str, Floats | Ints]:
    """The dense arrays of a panel, made for so many series at a time that memory is bounded."""
    shape = (keys.height, length)
    rate, price = (np.full(shape, np.nan, dtype=np.float32) for _ in range(2))
    promotion, censored = (np.zeros(shape, dtype=np.float32) for _ in range(2))
    start = np.full(keys.height, length, dtype=np.int64)
    rows, step = series_of(demand, keys), max(1, READ_CELLS // max(1, length))
    for first in range(0, keys.height, step):
        some = demand.filter((rows >= first) & (rows < first + step))
        mine = rows.filter((rows >= first) & (rows < first + step))
        cells = cells_of(some, mine, dates[: length + 1], day_period)
        at = (cells["row"].to_numpy(), cells["period"].to_numpy())
        known = cells["known"].to_numpy().astype(np.float64)
        empty = cells["empty"].to_numpy().astype(np.float64)
        with np.errstate(invalid="ignore", divide="ignore"):
            rate[at] = np.where(known > 0, cells["units"].to_numpy() / known, np.nan)
            censored[at] = np.where(known + empty > 0, empty / (known + empty), 0.0)
        price[at] = cells["price"].to_numpy()
        promotion[at] = cells["promotion"].to_numpy()
        np.minimum.at(start, at[0], at[1])
    return {
        "rate": rate,
        "price": price,
        "promotion": promotion,
        "censored": censored,
        "start": start,
    }
