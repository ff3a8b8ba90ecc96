"""What was really ordered over the stretch?

The purchase orders of a line, each placed on its day and then delivered by the same clock as the
plans' orders, so that plans are compared and not the luck of deliveries. A line without a purchase
order in the stretch is not known: nothing ordered, or nothing told, look alike.
Units of the product, periods.
Not here: what plans would have ordered.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl

from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.proof.stretch import Stretch
from shelfcast.inventory.proof.told import Told
from shelfcast.inventory.windows import KEY


def orders_placed(past: Stretch, told: Told) -> tuple[dict[int, Floats], npt.NDArray[np.bool_]]:
    """By period at whose close they were placed, units (n,); and which lines (n,) are known.

    An order of a day is one decided before that day opened.
    """
    index = past.lines.select(KEY).with_row_index("line")
    found = (
        told.purchase_order_lines.filter(pl.col("ordered_at") > past.cutoff)
        .join(index, on=KEY, how="inner")
        .select(
            "line",
            period=past.period(pl.col("ordered_at")) - 1,
            units=pl.col("quantity").cast(pl.Float64).clip(0),
        )
        .filter((pl.col("period") <= len(past.demand)) & (pl.col("units") > 0))
    )
    known = np.zeros(past.lines.height, dtype=bool)
    known[found["line"].to_numpy()] = True
    placed: dict[int, Floats] = {}
    for line, period, units in found.iter_rows():
        placed.setdefault(period, np.zeros(past.lines.height))[line] += units
    return placed, known
