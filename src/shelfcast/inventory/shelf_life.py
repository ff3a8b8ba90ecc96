"""How much may be on the shelf and on its way, so that it sells before it spoils?

Symbols: m shelf life, days from its arrival; v what a sale brings, c what a unit costs, w what
throwing one away costs beside; X_m what an order would have to bring for the demand from its
arrival to m days later, with what is there and due by then (need.py, m in the place of the review
period). The last of q units sells where X_m >= q. It is worth bringing while
    v P(X_m >= q) >= (c + w) P(X_m < q),  so  q <= Q(v / (v + c + w)),
the newsvendor's quantile. Where cost or price are unknown, the median.
An order brings the position to position + q at most; packs and minimum orders may bring more, and
the reason says so.
Units of the product, days, money per unit.
Assumptions: the oldest is sold first; what is there already does not spoil before it is sold.
Source: the newsvendor, Snyder & Shen, Fundamentals of Supply Chain Theory, section 4.3; goods of a
fixed lifetime, Nahmias, Perishable Inventory Systems.
Not here: what a simulated shelf throws away (simulator/shelf.py).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl

from shelfcast.inventory.arrivals import Arrivals
from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.lines import floats
from shelfcast.inventory.need import need
from shelfcast.inventory.plan_config import PlanConfig
from shelfcast.inventory.policies.critical_ratio import critical_ratio
from shelfcast.inventory.windows import WindowTable

UNKNOWN = 0.5
LONGEST = 3650
MOST = 0.99


def most_to_hold(
    lines: pl.DataFrame, window_demand: pl.DataFrame, arrivals: Arrivals, config: PlanConfig
) -> Floats:
    """The position (n,) that no order goes beyond; infinite where goods keep, or nobody says."""
    life = floats(lines, "shelf_life")
    found = np.full(len(life), np.inf)
    rows = np.flatnonzero(~np.isnan(life))
    if len(rows):
        some = lines[rows]
        days = np.floor(np.minimum(life[rows], LONGEST)).astype(np.int64)
        lasting = replace(arrivals.take(rows), review=days)
        stock = np.maximum(np.nan_to_num(floats(some, "on_hand")), 0.0)
        table = WindowTable(window_demand, some)
        wanted = need(table, stock, lasting, lost=config.unmet == "lost")
        worth = wanted.at(worth_bringing(some, config))
        found[rows] = floats(some, "position") + np.maximum(worth, 0.0)
    return np.where(np.isnan(found), np.inf, found)


def worth_bringing(lines: pl.DataFrame, config: PlanConfig) -> Floats:
    """v / (v + c + w) (n,), 0.5 where it is unknown, at most 0.99."""
    cost = floats(lines, "unit_cost")
    value = floats(lines, "unit_price") - cost
    if config.shortage_cost is not None:
        value = np.full_like(cost, config.shortage_cost)
    ratio = critical_ratio(np.maximum(value, 0.0), cost + config.spoilage_cost)
    return np.asarray(np.minimum(np.where(np.isnan(ratio), UNKNOWN, ratio), MOST))
