"""Sales are lost and deliveries take long: up to which level to order, and how much at once?

Symbols: S base-stock level and r cap, units; L lead time, periods; h cost of holding, p of a lost
sale; an order is min(r, S - position). With sales lost, a position of S does not say how much of
the pipeline will be needed: a cap keeps orders near the mean demand, and the longer the lead time,
the nearer the best policy of all comes to ordering the same every period.
The best S and r are searched for among levels and caps around the mean, by following them through
sample paths of demand with the simulator; no cap at all is among them.
Assumptions: a certain lead time, a decision every period, lost sales, no order cost.
Source: Xin (2021), Understanding the performance of capped base-stock policies in lost-sales
inventory models, Operations Research 69(1); the instances of Zipkin (2008), Old and new methods for
lost-sales inventory systems, Operations Research 56(5).
Not here: customers who wait (order_up_to.py, where base stock is the best there is).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.simulator.clock import simulate
from shelfcast.inventory.simulator.deliveries import Deliveries
from shelfcast.inventory.simulator.following import capped_base_stock as follow
from shelfcast.inventory.simulator.rules import Costs, Rules, Start

LEVELS = np.linspace(-1.0, 3.0, 17)
CAPS = np.array([-0.1, 0.15, 0.4, 0.65, 0.9, 1.2, 1.6, np.inf])


class CappedBaseStock(NamedTuple):
    """S and r, units (infinite where no cap is best), and money a period; (n,)."""

    level: Floats
    cap: Floats
    cost: Floats


def best_capped_base_stock(
    paths: npt.ArrayLike,
    lead_time: int,
    holding: npt.ArrayLike,
    shortage: npt.ArrayLike,
    warm_up: int | None = None,
) -> CappedBaseStock:
    """The best S and r on the demand `paths` (T, n), in whole units.

    The first `warm_up` periods (by default five lead times) are not scored. Costs are of the paths
    they were chosen on: a little low. Raises ValueError where the paths are no longer than that.
    """
    demand = np.asarray(paths, dtype=np.float64)
    warm_up = 5 * (lead_time + 1) if warm_up is None else warm_up
    if len(demand) <= warm_up:
        raise ValueError(f"paths of {len(demand)} periods end before {warm_up} have warmed up")
    levels, caps = _grid(demand, lead_time)
    shape = (len(demand), len(levels), demand.shape[1])
    played = simulate(
        follow(levels, caps),
        np.broadcast_to(demand[:, None, :], shape),
        Start(np.maximum(demand.mean(axis=0), 0.0)),
        Rules(Deliveries(lead_time)),
        Costs(holding, shortage),
        scored_from=warm_up + 1,
    )
    best = played.cost.argmin(axis=0)
    lanes = np.arange(demand.shape[1])
    cost = played.cost[best, lanes] / (len(demand) - warm_up)
    return CappedBaseStock(levels[best, lanes], caps[best, lanes], cost)


def _grid(demand: Floats, lead_time: int) -> tuple[Floats, Floats]:
    """Every level with every cap (k, n): so many standard deviations from the mean."""
    mean, sd = demand.mean(axis=0), demand.std(axis=0)
    periods = lead_time + 1
    levels = np.round(mean * periods + np.outer(LEVELS, sd * np.sqrt(periods)))
    caps = np.full((len(CAPS), len(mean)), np.inf)
    caps[:-1] = np.maximum(np.round(mean + np.outer(CAPS[:-1], sd)), 1.0)
    every = np.repeat(np.maximum(levels, 0.0), len(caps), axis=0)
    return every, np.tile(caps, (len(levels), 1))
