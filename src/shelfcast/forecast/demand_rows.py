"""How do the rows of a demand frame, a day each, become cells of series and periods?

There may be a hundred million of them. Whatever copies rows, or the names in them, does so a slice
at a time; names may be told as texts or as categories, which are shorter.
Not here: the dense panel that is filled with the cells (series.py).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl

from shelfcast.forecast.cadence import Days

KEY = ("store_id", "product_id")
SLICE = 4_000_000


def without_nulls(demand: pl.DataFrame) -> pl.DataFrame:
    """The rows that tell a store, a product and a day; the frame itself where all do."""
    told = (*KEY, "ds")
    if any(demand[name].null_count() for name in told):
        return demand.drop_nulls(told)
    return demand


def pairs_in(demand: pl.DataFrame) -> pl.DataFrame:
    """Each store_id and product_id that has rows, once, in no order."""
    slices = demand.select(KEY).iter_slices(SLICE)
    return pl.concat([part.unique().cast(pl.String) for part in slices]).unique()


def series_of(demand: pl.DataFrame, keys: pl.DataFrame) -> pl.Series:
    """The row in `keys` of each row of demand."""
    rows = keys.select(KEY).with_row_index("row")
    slices = demand.select(KEY).iter_slices(SLICE)
    found = [
        part.cast(pl.String).join(rows, on=KEY, how="left", maintain_order="left")["row"]
        for part in slices
    ]
    return pl.concat(found)


def cells_of(
    demand: pl.DataFrame, rows: pl.Series, dates: Days, day_period: npt.NDArray[np.signedinteger]
) -> pl.DataFrame:
    """One row a series and period that has rows in `demand`, as sums over its days.

    rows: the series of each row. dates: first days of the periods, and of the one after the last.
    """
    end = dates[-1] if len(dates) > 1 else dates[0] + 1
    first = dates[0].item()
    known = pl.col("y").is_not_null() & pl.col("in_stock").fill_null(True)
    periods = pl.DataFrame({"day": np.arange(len(day_period)), "period": day_period})
    return (
        demand.drop(KEY)
        .with_columns(row=rows)
        .filter((pl.col("ds") >= first) & (pl.col("ds") < pl.lit(end.item())))
        .with_columns((pl.col("ds") - pl.lit(first)).dt.total_days().alias("day"))
        .join(periods, on="day")
        .group_by("row", "period")
        .agg(
            pl.col("y").filter(known).sum().alias("units"),
            known.sum().alias("known"),
            (pl.col("y").is_not_null() & ~pl.col("in_stock").fill_null(True)).sum().alias("empty"),
            pl.col("price").mean().alias("price"),
            pl.col("promotion").fill_null(False).mean().alias("promotion"),
        )
    )
