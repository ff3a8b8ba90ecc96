"""The four tables by hand in DuckDB SQL: `duckdb_peer.py SHOP whole|month FIRST_DAY_OF_MONTH`."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

PRICES = """
create or replace table list_prices as
select store_id, product_id, valid_from, price,
    lead(valid_from, 1, date '9999-12-31') over series as valid_until
from (
    select store_id, product_id, valid_from, price,
        lag(price) over (partition by store_id, product_id order by valid_from) as before
    from read_parquet('{prices}')
) where before is null or before <> price
window series as (partition by store_id, product_id order by valid_from)
"""
LINES = """
select sale._batch_id || '/' || coalesce(sale._heading, '') || ':' || sale._row_number as sale_key,
    cast(sale.sold_at as date) as day, sale.store_id, sale.product_id, sale.quantity,
    list.price as unit_price, cast(sale.quantity * list.price as decimal(18, 4)) as revenue
from read_parquet('{sales}', union_by_name = true) sale
left join list_prices list
    on list.store_id = sale.store_id and list.product_id = sale.product_id
    and cast(sale.sold_at as date) >= list.valid_from
    and cast(sale.sold_at as date) < list.valid_until
where sale.sold_at >= timestamp '{first}'
"""
BY_DAY = """
select store_id, product_id, day, sum(quantity) as units, sum(revenue) as revenue,
    count(*) as lines, cast(sum(revenue) as double) / cast(sum(quantity) as double) as mean_price
from sales_lines where day >= date '{first}' group by all
"""
BY_MONTH = """
select date_trunc('month', day)::date as month, store_id, product_id, sum(quantity) as units,
    sum(revenue) as revenue, count(*) as lines, count(distinct day) as active_days
from sales_lines where day >= date '{first}' group by all
"""
DEMAND = """
select series.store_id, series.product_id, days.ds, coalesce(cast(sold.units as double), 0.0) as y,
    sold.mean_price as price
from (
    select store_id, product_id, min(day) as first_day from sales_by_day group by all
) series
join (
    select unnest(generate_series(greatest(min(day), date '{first}'), max(day), interval 1 day))
        ::date as ds
    from sales_by_day
) days on days.ds >= series.first_day
left join sales_by_day sold
    on sold.store_id = series.store_id and sold.product_id = series.product_id
    and sold.day = days.ds
"""
TABLES = {
    "sales_lines": LINES,
    "sales_by_day": BY_DAY,
    "sales_by_month": BY_MONTH,
    "demand": DEMAND,
}
DAYS = {"sales_lines": "day", "sales_by_day": "day", "sales_by_month": "month", "demand": "ds"}


def main() -> None:
    """Make all, or delete the month's rows and insert them anew."""
    shop, part, month = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    files = {
        name: str(shop / "lake" / "curated" / name / "data/**/*.parquet")
        for name in ("sales", "prices")
    }
    with duckdb.connect(str(shop / "by_hand.duckdb"), config={"threads": 2}) as connection:
        connection.execute("set memory_limit = '4GB'")
        connection.execute(PRICES.format(**files))
        for name, query in TABLES.items():
            if part == "whole":
                made = query.format(first="0001-01-01", **files)
                connection.execute(f"create or replace table {name} as {made}")
            else:
                connection.execute(f"delete from {name} where {DAYS[name]} >= date '{month}'")
                connection.execute(f"insert into {name} {query.format(first=month, **files)}")


if __name__ == "__main__":
    main()
