"""The four tables by hand in pandas: `pandas_peer.py SHOP whole|month FIRST_DAY_OF_MONTH`.

Codes are categories and amounts floating point numbers, as one does for these sizes; the days of
demand are made a year at a time, or they would not fit.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.dataset as ds

KEY = ["store_id", "product_id"]


def main() -> None:
    """Read, join, sum, and write Parquet."""
    shop, part, month = Path(sys.argv[1]), sys.argv[2], pd.Timestamp(sys.argv[3])
    first = month if part == "month" else pd.Timestamp("1900-01-01")
    out = shop / f"by_pandas_{part}"
    out.mkdir(exist_ok=True)
    lines = priced(read_lines(shop, first), read_prices(shop))
    lines.to_parquet(out / "sales_lines.parquet")
    by_day = summed(lines, [*KEY, "day"])
    by_day["mean_price"] = by_day["revenue"] / by_day["units"]
    by_day.to_parquet(out / "sales_by_day.parquet")
    months = by_day.assign(month=by_day["day"].dt.to_period("M").dt.to_timestamp())
    months["active_days"] = 1
    columns = ["units", "revenue", "lines", "active_days"]
    by_month = months.groupby([*KEY, "month"], observed=True, sort=False)[columns].sum()
    by_month.reset_index().to_parquet(out / "sales_by_month.parquet")
    starts = series_of(shop, by_day, part)
    for year in range(by_day["day"].min().year, by_day["day"].max().year + 1):
        demand(by_day, starts, year).to_parquet(out / f"demand_{year}.parquet")


def curated(shop: Path, name: str) -> ds.Dataset:
    """Its Parquet files, one by one: Arrow passes over folders such as `__month`."""
    files = sorted((shop / "lake" / "curated" / name / "data").rglob("*.parquet"))
    return ds.dataset([str(file) for file in files], format="parquet")


def read_lines(shop: Path, first: pd.Timestamp) -> pd.DataFrame:
    """The sale lines from that day on."""
    data = curated(shop, "sales")
    columns = ["sold_at", *KEY, "quantity", "_batch_id", "_row_number"]
    coded = pa.dictionary(pa.int32(), pa.string())
    codes = {name: ds.field(name).cast(coded) for name in KEY}
    told = {name: ds.field(name) for name in columns} | codes
    told["quantity"] = ds.field("quantity").cast("double")
    frame = data.to_table(columns=told, filter=ds.field("sold_at") >= first.to_pydatetime())
    lines = frame.to_pandas().rename(columns={"sold_at": "day"})
    return lines.astype({"day": "datetime64[us]"})


def read_prices(shop: Path) -> pd.DataFrame:
    """The days on which a price changed."""
    data = curated(shop, "prices")
    columns = {name: ds.field(name) for name in [*KEY, "valid_from"]}
    columns["price"] = ds.field("price").cast("double")
    prices = data.to_table(columns=columns).to_pandas()
    prices["valid_from"] = pd.to_datetime(prices["valid_from"]).astype("datetime64[us]")
    prices = prices.sort_values([*KEY, "valid_from"])
    changed = prices["price"] != prices.groupby(KEY, sort=False)["price"].shift()
    return prices[changed]


def priced(lines: pd.DataFrame, prices: pd.DataFrame) -> pd.DataFrame:
    """Each line with the price that held on its day."""
    for name in KEY:
        prices[name] = prices[name].astype(lines[name].dtype)
    found = pd.merge_asof(
        lines.sort_values("day"),
        prices.sort_values("valid_from").rename(columns={"price": "unit_price"}),
        left_on="day",
        right_on="valid_from",
        by=KEY,
    )
    found["revenue"] = (found["quantity"] * found["unit_price"]).round(4)
    return found


def summed(lines: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """Units, revenue and lines of each key."""
    groups = lines.groupby(key, observed=True, sort=False)
    return groups.agg(
        units=("quantity", "sum"), revenue=("revenue", "sum"), lines=("quantity", "size")
    ).reset_index()


def series_of(shop: Path, by_day: pd.DataFrame, part: str) -> pd.DataFrame:
    """The first day of each series; for a month, as the whole left them."""
    starts = by_day.groupby(KEY, observed=True, sort=False)["day"].min().reset_index(name="first")
    path = shop / "by_pandas_series.parquet"
    if part == "whole":
        starts.to_parquet(path)
        return starts
    told = pd.concat([pd.read_parquet(path), starts])
    for name in KEY:
        told[name] = told[name].astype(by_day[name].dtype)
    return told.groupby(KEY, observed=True, sort=False)["first"].min().reset_index()


def demand(by_day: pd.DataFrame, starts: pd.DataFrame, year: int) -> pd.DataFrame:
    """A row a series and day of one year."""
    of_year = by_day[by_day["day"].dt.year == year]
    days = pd.date_range(of_year["day"].min(), of_year["day"].max())
    grid = starts.loc[np.repeat(starts.index, len(days))].reset_index(drop=True)
    grid["day"] = np.tile(days, len(starts))
    grid = grid[grid["day"] >= grid["first"]]
    found = grid.merge(of_year[[*KEY, "day", "units", "mean_price"]], how="left", on=[*KEY, "day"])
    found["y"] = found["units"].fillna(0.0)
    return found


if __name__ == "__main__":
    main()
