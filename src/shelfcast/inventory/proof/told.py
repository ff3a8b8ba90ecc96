"""What is read of the past, so that plans can be played through it?

Units of the product, money in the project's currency. Only rows of the lines played matter.
Not here: how the tables are made (warehouse/, forecast/).
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Told:
    """Tables of the run.

    past_windows          PAST_WINDOWS
    demand                DEMAND
    lost_sales            store_id, product_id, ds, lost_units: missed on days of an empty shelf
    stock                 store_id, product_id, day, on_hand, in_transit, days_since_count: a row a
                          day, as in the mart stock_by_day
    purchase_order_lines  store_id, product_id, ordered_at, expected_at, received_at, quantity
    lead_times, terms     LEAD_TIMES, TERMS
    lines                 how many lines the shop has, of which past_windows is a sample
    """

    past_windows: pl.DataFrame
    demand: pl.DataFrame
    lost_sales: pl.DataFrame
    stock: pl.DataFrame
    purchase_order_lines: pl.DataFrame
    lead_times: pl.DataFrame
    terms: pl.DataFrame
    lines: int
