"""What would have been ordered by somebody who knew what would sell?

The least cost that any plan could have reached: the yardstick for what a better forecast is worth.

Symbols, per product: d_t demand of period t; h holding cost of a unit a period; v what a unit short
costs less what buying it costs; K order cost; arrivals i = 1 + L + the decisions' periods.
A unit that arrives at i and is sold at t costs h (t - i); it is worth bringing where that is at
most v. Orders cover the periods from their arrival to the next one's, so with
    c(i, j) = K + Σ over t = i .. j-1 of d_t min(h (t - i), v)
F(j) = min( F(j-1) + v d_{j-1}, min over arrivals i of F(i) + c(i, j) ) is the least cost of
periods before j, and an order at i brings Σ d_t of those t with h (t - i) <= v. Where K = 0 each
arrival reaches to the next one. What is there at the start or due before the first order can
arrive meets the earliest demand first, and is taken off it beforehand: it costs the same in every
plan that sells it first.

Products of one lead time are worked on together.
Exact for lost sales, linear costs, certain deliveries, and any quantity; what spoils is brought for
no longer than its life. Packs, minimum orders and what spoils of the stock at the start make it
dearer, so that it is then good but not the least.
Source: the dynamic programme of Wagner & Whitin, Snyder & Shen, Fundamentals of Supply Chain
Theory, equation (3.39), with lost sales: Sandbothe & Thompson (1990), A forward algorithm for the
capacitated lot size model with stockouts, Operations Research 38(3).
Not here: plans that know the past only (rivals.py).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.simulator.clock import simulate
from shelfcast.inventory.simulator.following import schedule
from shelfcast.inventory.simulator.rules import Costs, Rules, Start
from shelfcast.inventory.simulator.state import Policy


def foresight(demand: npt.ArrayLike, start: Start, rules: Rules, costs: Costs) -> Policy:
    """The orders that cost least where `demand` (T, n) is known beforehand.

    Raises ValueError with backorders or uncertain deliveries.
    """
    if rules.backorders or not rules.deliveries.certain:
        raise ValueError("foresight is for lost sales and certain lead times")
    asked = np.asarray(demand, dtype=np.float64)
    # What nothing ordered would leave unmet is what orders are for.
    idle = simulate(lambda _: 0.0, asked, start, rules, Costs(), rows=True)
    unmet = idle.ledger.rows["lost"][1:]
    lead_time = np.broadcast_to(rules.deliveries.lead_time, asked.shape[1:])
    lives = np.broadcast_to(
        np.inf if rules.shelf_life is None else rules.shelf_life, lead_time.shape
    ).astype(np.float64)
    planned = {period: np.zeros(asked.shape[1:]) for period in range(len(asked) + 1)}
    for lead in np.unique(lead_time):
        same = lead_time == lead
        first = 1 + int(lead)
        arrivals = [t - 1 for t in range(first, len(asked) + 1) if rules.decides(t - first)]
        found = _least_cost_orders(unmet[:, same], arrivals, costs.of(same), lives[same])
        for i, units in found.items():
            planned[i + 1 - first][same] = units
    return schedule(planned)


def _least_cost_orders(
    demand: Floats, arrivals: list[int], costs: Costs, lives: Floats
) -> dict[int, Floats]:
    """By arrival (index into periods), the units (n,) that it brings; none beyond their life."""
    holding, worth = _marginal(demand, costs)
    if not np.any(np.asarray(costs.order)):
        ends = [*arrivals[1:], len(demand)]
        return {
            i: _brought(demand, i, np.minimum(np.full(lives.shape, end), i + lives), holding, worth)
            for i, end in zip(arrivals, ends, strict=True)
        }
    reach = _reaches(demand, arrivals, holding, worth, costs, lives)
    return {
        i: _brought(demand, i, np.minimum(reach[i], i + lives), holding, worth) for i in arrivals
    }


def _marginal(demand: Floats, costs: Costs) -> tuple[Floats, Floats]:
    """h and v (n,); v is 0 where buying costs more than going short."""
    worth = np.asarray(costs.shortage, np.float64) - np.asarray(costs.purchase, np.float64)
    shape = demand.shape[1:]
    holding = np.broadcast_to(np.asarray(costs.holding, np.float64), shape)
    return holding, np.broadcast_to(np.maximum(worth, 0.0), shape)


def _brought(demand: Floats, i: int, end: Floats, holding: Floats, worth: Floats) -> Floats:
    """Σ d_t over i <= t < end (n,) of what is worth bringing at i."""
    units = np.zeros(demand.shape[1:])
    for t in range(i, int(np.max(end, initial=i))):
        worthy = (t < end) & (holding * (t - i) <= worth) & (worth > 0)
        units += np.where(worthy, demand[t], 0.0)
    return units


def _reaches(  # noqa: PLR0917 (what is asked for, when goods come, and what each thing costs)
    demand: Floats,
    arrivals: list[int],
    holding: Floats,
    worth: Floats,
    costs: Costs,
    lives: Floats,
) -> dict[int, npt.NDArray[np.int_]]:
    """By arrival, the period (n,) before which its order reaches; itself where none is placed."""
    periods, shape = len(demand), demand.shape[1:]
    least = np.full((periods + 1, *shape), np.inf)
    least[0] = 0.0
    source = np.full((periods + 1, *shape), -1)
    for i in range(periods):
        _improve(least[i + 1], source[i + 1], least[i] + worth * demand[i], -1)
        if i not in arrivals:
            continue
        spent = least[i] + np.asarray(costs.order, dtype=np.float64)
        for t in range(i, periods):
            held = np.where(t - i < lives, holding * (t - i), np.inf)
            spent = spent + demand[t] * np.minimum(held, worth)
            _improve(least[t + 1], source[t + 1], spent, i)
    return _walked(source, arrivals)


def _improve(least: Floats, source: npt.NDArray[np.int_], cost: Floats, i: int) -> None:
    better = cost < least
    least[better], source[better] = cost[better], i


def _walked(source: npt.NDArray[np.int_], arrivals: list[int]) -> dict[int, npt.NDArray[np.int_]]:
    """From the last period back: which order ends where."""
    steps = source.reshape(len(source), -1)
    lanes = np.arange(steps.shape[1])
    reach = np.repeat(np.arange(len(source))[:, None], len(lanes), axis=1)
    at = np.full(len(lanes), len(source) - 1)
    while np.any(at > 0):
        order = steps[at, lanes]
        ended = (at > 0) & (order >= 0)
        reach[order[ended], lanes[ended]] = at[ended]
        at = np.where(ended, order, np.maximum(at - 1, 0))
    return {i: reach[i].reshape(source.shape[1:]) for i in arrivals}
