"""A made shop of so many sale lines, with weekly prices, where M5 is not at hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

LAST_MONTH = date(2016, 4, 1)
STORES, PRODUCTS, DAYS = 10, 3000, 1905


def made_files(home: Path, rows: int) -> tuple[list[Path], list[Path]]:
    """Prices and the sales before the last month; the sales of the last month. CSV files."""
    prices, before, after = home / "prices.csv", home / "sales.csv", home / "sales_new.csv"
    share = rows / (STORES * PRODUCTS * DAYS)
    with duckdb.connect() as connection:
        connection.execute("select setseed(0.5)")
        connection.execute(
            f"copy (select 'S' || s as store_id, 'P' || p as product_id, "
            f"(date '2011-02-07' + cast(w * 7 as integer)) as valid_from, "
            f"1 + (hash(p, s, w // 13) % 900) / 100 as price "
            f"from range({STORES}) t(s), range({PRODUCTS}) u(p), range({DAYS // 7 + 10}) v(w)) "
            f"to '{prices}' (header)"
        )
        connection.execute(
            f"create table sold as select (date '2011-02-07' + cast(d as integer)) as date, "
            f"'S' || s as store_id, 'P' || p as product_id, 1 + hash(d, s, p) % 5 as quantity "
            f"from range({DAYS}) v(d), range({STORES}) t(s), range({PRODUCTS}) u(p) "
            f"where random() < {share}"
        )
        for path, sign in ((before, "<"), (after, ">=")):
            connection.execute(
                f"copy (from sold where date {sign} date '{LAST_MONTH}') to '{path}' (header)"
            )
    return [prices, before], [after]
