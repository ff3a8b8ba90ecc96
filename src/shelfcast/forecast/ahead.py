"""What is told of the days to come: list prices, promotions, holidays and events?

Beside the closures these are what a shop knows before it happens. Each is dense over the T past
and H future periods of a panel. A list of prices or promotions reaches as far ahead as its last
entry: `until` hides what lies further ahead of an earlier cutoff than the list reaches beyond the
end today, so that no trial knows more of its future than the shop of its own. Events are known
always.
Units: prices as on the list, shares of a period's days. Source: the marts prices, promotion_days
and events_ahead (warehouse/).
Not here: what is known of the past only (series.py), how models use it (features.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import polars as pl

from shelfcast.forecast.cadence import Cadence, Days

Floats = npt.NDArray[np.floating]
Ints = npt.NDArray[np.int64]
PAD = 14
"""Periods beyond the horizon for which events are told: a holiday is felt before it comes."""
_PRICES = {
    "store_id": pl.String,
    "product_id": pl.String,
    "valid_from": pl.Date,
    "valid_to": pl.Date,
    "price": pl.Float64,
}
_PROMOTIONS = {"store_id": pl.String, "product_id": pl.String, "ds": pl.Date}
_EVENTS = {"store_id": pl.String, "ds": pl.Date, "event": pl.String}


@dataclass(frozen=True)
class Drivers:
    """The frames of what is told ahead; each may be empty.

    prices: store_id (null is everywhere), product_id, valid_from, valid_to, price. promotions:
    store_id, product_id (null is the whole store), ds. events: store_id (null is everywhere), ds,
    event. Further columns are left aside.
    """

    prices: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=_PRICES))
    promotions: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=_PROMOTIONS))
    events: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=_EVENTS))


@dataclass(frozen=True)
class Ahead:
    """What is told, by period.

    price: S x (T + H), NaN where the list says nothing; None without a list. planned: S x (T + H),
    the share of days under an announced promotion, NaN further ahead than announcements reach;
    None where none was ever announced. events: K x stores x (T + H + PAD), shares of days; names:
    K. price_reach, plan_reach: periods after the last known one that are told of.
    """

    price: Floats | None = None
    planned: Floats | None = None
    events: Floats | None = None
    names: tuple[str, ...] = ()
    price_reach: int = 0
    plan_reach: int = 0

    def until(self, cutoff: int, end: int) -> Ahead:
        """As it was told after `cutoff` periods, up to period `end`."""
        return replace(
            self,
            price=_hidden(self.price, cutoff + self.price_reach, end),
            planned=_hidden(self.planned, cutoff + self.plan_reach, end),
            events=None if self.events is None else self.events[:, :, : end + PAD],
        )

    def only(self, series: Ints | slice) -> Ahead:
        """What is told of some of the series."""
        price = None if self.price is None else self.price[series]
        planned = None if self.planned is None else self.planned[series]
        return replace(self, price=price, planned=planned)

    def summed(self, members: Ints, stores: Ints, size: int) -> Ahead:
        """Of sums of series: the mean of the events of their stores; no price, no promotion.

        members: the sum of each of S series; stores: the store of each; size: sums.
        """
        if self.events is None:
            return Ahead()
        weight = np.zeros((size, self.events.shape[1]), dtype=np.float32)
        np.add.at(weight, (members, stores), 1)
        weight /= np.maximum(weight.sum(axis=1, keepdims=True), 1)
        return Ahead(events=weight @ self.events, names=self.names)


def told(drivers: Drivers, keys: pl.DataFrame, cadence: Cadence, dates: Days, length: int) -> Ahead:
    """What the frames tell of the series of `keys` in the periods that begin on `dates`."""
    price, price_reach = _prices(drivers.prices, keys, cadence, dates, length)
    planned, plan_reach = _planned(drivers.promotions, keys, cadence, dates, length)
    events, names = _events(
        drivers.events, keys, cadence, cadence.starts(dates[0], len(dates) + PAD)
    )
    whole = Ahead(price, planned, events, names, price_reach, plan_reach)
    return whole.until(length, len(dates))


def _hidden(values: Floats | None, known: int, end: int) -> Floats | None:
    """The first `end` columns, those from `known` on as NaN."""
    if values is None:
        return None
    if known >= end:
        return values[:, :end]
    out = np.full((len(values), end), np.nan, dtype=np.float32)
    out[:, :known] = values[:, :known]
    return out


def _prices(
    prices: pl.DataFrame, keys: pl.DataFrame, cadence: Cadence, dates: Days, length: int
) -> tuple[Floats | None, int]:
    """The list price in the middle of each period; a store's own goes before that of all stores."""
    spans = _of_series(prices.filter(pl.col("price") > 0), keys)
    if spans.is_empty():
        return None, 0
    spans = spans.sort("own", "row", "valid_from")
    middle = dates + int(cadence.days // 2)
    start = np.searchsorted(middle, _days(spans["valid_from"]))
    last = spans["valid_to"].fill_null(dates[-1].item().replace(year=9999))
    end = np.searchsorted(middle, _days(last), side="right")
    out = np.full((keys.height, len(dates)), np.nan, dtype=np.float32)
    rows, value = spans["row"].to_list(), spans["price"].cast(pl.Float64).to_list()
    for row, first, stop, price in zip(rows, start.tolist(), end.tolist(), value, strict=True):
        out[row, first:stop] = price
    newest = int(np.searchsorted(dates, _days(spans["valid_from"]).max(), side="right"))
    return out, max(0, newest - length)


def _of_series(told_of: pl.DataFrame, keys: pl.DataFrame) -> pl.DataFrame:
    """Rows told of a product in one store or in every store, one for each series it is about."""
    series = keys.select("store_id", "product_id").with_row_index("row")
    everywhere = pl.col("store_id").is_null() | (pl.col("store_id") == "")
    own = told_of.filter(~everywhere).join(series, on=("store_id", "product_id"))
    common = told_of.filter(everywhere).drop("store_id").join(series, on="product_id")
    common = common.select(own.columns)
    return pl.concat([common.with_columns(own=False), own.with_columns(own=True)])


def _planned(
    promotions: pl.DataFrame, keys: pl.DataFrame, cadence: Cadence, dates: Days, length: int
) -> tuple[Floats | None, int]:
    """The share of each period's days on which a promotion was announced."""
    days = _inside(promotions, dates, cadence)
    series = keys.select("store_id", "product_id").with_row_index("row")
    of_product = days.drop_nulls("product_id").join(series, on=("store_id", "product_id"))
    of_store = days.filter(pl.col("product_id").is_null()).drop("product_id")
    rows = pl.concat(
        [
            of_product.select("row", "ds", "period"),
            of_store.join(series, on="store_id").select("row", "ds", "period"),
        ]
    ).unique()
    if rows.is_empty():
        return None, 0
    counted = rows.group_by("row", "period").agg(days=pl.len())
    out = np.zeros((keys.height, len(dates)), dtype=np.float32)
    out[counted["row"].to_numpy(), counted["period"].to_numpy()] = counted["days"].to_numpy()
    out /= _lengths(cadence, dates)
    newest = int(rows["period"].to_numpy().max()) + 1
    return out, max(0, newest - length)


def _events(
    events: pl.DataFrame, keys: pl.DataFrame, cadence: Cadence, dates: Days
) -> tuple[Floats | None, tuple[str, ...]]:
    """The share of each period's days that each event falls on, K x stores x periods."""
    rows = _inside(events.drop_nulls("event"), dates, cadence)
    stores = pl.DataFrame({"store_id": keys["store_id"].unique().sort()}).with_row_index("store")
    everywhere = rows.filter(pl.col("store_id").is_null()).drop("store_id")
    rows = pl.concat(
        [
            rows.join(stores, on="store_id").select("store", "ds", "period", "event"),
            everywhere.join(stores, how="cross").select("store", "ds", "period", "event"),
        ]
    ).unique()
    if rows.is_empty():
        return None, ()
    names = rows["event"].unique().sort()
    codes = pl.DataFrame({"event": names}).with_row_index("code")
    counted = rows.join(codes, on="event").group_by("code", "store", "period").agg(days=pl.len())
    out = np.zeros((len(names), stores.height, len(dates)), dtype=np.float32)
    out[counted["code"].to_numpy(), counted["store"].to_numpy(), counted["period"].to_numpy()] = (
        counted["days"].to_numpy()
    )
    out /= _lengths(cadence, dates)
    return out, tuple(names)


def _inside(rows: pl.DataFrame, dates: Days, cadence: Cadence) -> pl.DataFrame:
    """The rows of the panel's days, with the period each falls in."""
    end = cadence.starts(dates[-1], 2)[-1]
    rows = rows.filter(pl.col("ds").is_between(dates[0].item(), (end - 1).item()))
    return rows.with_columns(period=pl.Series(cadence.index(_days(rows["ds"]), dates[0])))


def _lengths(cadence: Cadence, dates: Days) -> npt.NDArray[np.float32]:
    """Days in each period."""
    ends = np.append(dates[1:], cadence.starts(dates[-1], 2)[-1])
    return (ends - dates).astype(np.float32)


def _days(values: pl.Series) -> Days:
    return values.cast(pl.Date).to_numpy().astype("datetime64[D]")
