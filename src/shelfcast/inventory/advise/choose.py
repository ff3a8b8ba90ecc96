"""How much is best ordered now?

1. The best base-stock level: GRID levels, quantiles of the demand over lead time and review, are
   followed on all paths; the cheapest is taken.
2. The best first order, when all later ones follow that level: quantities that would just meet the
   net need of the periods served, at GRID chances, are followed too; the cheapest is taken. It
   is never worse than the base-stock policy itself (one step of policy improvement).
A service level or a fill rate asked for takes the place of step 2: the smallest quantity that
reaches it in the periods served.
Net need: what demand takes, from the arrival of an order placed now until the next could be here,
beyond the stock found then.
Source: policy improvement by rollout, Bertsekas (2017), Dynamic Programming and Optimal Control I,
section 6.4; under lost sales the net need is the myopic policy, Zipkin (2008), Operations Research
56(5), section 3.
Not here: the paths (shelf.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shelfcast.inventory.advise.shelf import Course, Levels, Prices, Shelf
from shelfcast.inventory.distribution import Floats

GRID = 18
LOWEST, HIGHEST = 0.03, 0.99
BELOW, BEYOND = (0.0, 0.4, 0.7), (1.15, 1.4)
CAP = 0.99
# Later levels follow demand, but not to nothing nor out of sight.
GROWTH = (1e-3, 20.0)


@dataclass(frozen=True)
class Choice:
    """`quantity` units; `level`, units, that later orders aim at; the course with and without."""

    quantity: float
    level: float
    batch: float
    ordered: Course
    waited: Course


@dataclass(frozen=True)
class Aim:
    """Prices, or a chance to meet: `service_level` or `fill_rate`; and what can be ordered."""

    prices: Prices
    service_level: float | None
    fill_rate: float | None
    pack: float | None
    minimum: float


def choose(shelf: Shelf, aim: Aim) -> Choice:
    """The order of now, in whole packs where there are packs."""
    windows, growth = _windows(shelf)
    batch = _batch(shelf, aim.prices)
    is_capped = shelf.lost_sales and not batch
    cap = float(np.quantile(_review_demand(shelf), CAP)) if is_capped else np.inf
    tried = np.quantile(windows, np.linspace(LOWEST, HIGHEST, GRID))
    tried = np.concatenate([tried[0] * np.array(BELOW), tried, tried[-1] * np.array(BEYOND)])
    course = shelf.follow(Levels(tried, growth, cap, batch), aim.prices)
    best = int(course.cost.argmin())
    later = Levels(tried[best : best + 1], growth, cap, batch)
    need = net_need(shelf)
    wanted = _quantities(need, float(course.first[best]), batch, aim)
    ordered = shelf.follow(later, aim.prices, wanted)
    taken = _taken(shelf, aim, ordered, need, wanted)
    return Choice(
        float(wanted[taken]), float(tried[best]), batch, _only(ordered, taken), _only(ordered, 0)
    )


def net_need(shelf: Shelf) -> Floats:
    """Net need, units, of each path on which an order of now arrives (below 0: stock is left)."""
    stock = np.full(len(shelf.demand), float(shelf.on_hand))
    need = np.full(len(shelf.demand), -np.inf)
    arrives = shelf.took[0]
    for now in range(shelf.periods):
        stock = stock + shelf.pipeline.arriving[:, now] - shelf.demand[:, now]
        serves = (arrives <= now) & (now < arrives + shelf.review)
        need = np.where(serves, np.maximum(need, -stock), need)
        if shelf.lost_sales:
            # Before the order is here what is missing is lost; from then on it would have been met.
            stock = np.where(now < arrives, np.maximum(stock, 0.0), stock)
    found: Floats = need[np.isfinite(need)]
    return found


def _windows(shelf: Shelf) -> tuple[Floats, Floats]:
    """Demand over lead time and review (N,), and how its mean grows from period to period (T,)."""
    length = min(shelf.known.last + shelf.review, shelf.periods)
    run = np.concatenate([[0.0], np.cumsum(shelf.demand.mean(axis=0))])
    starts = np.arange(shelf.periods)
    stops = np.minimum(starts + length, shelf.periods)
    pace = (run[stops] - run[starts]) / (stops - starts)
    growth = pace / pace[0] if pace[0] > 0 else np.ones_like(pace)
    growth = np.clip(growth, *GROWTH)
    return shelf.demand[:, :length].sum(axis=1), growth


def _review_demand(shelf: Shelf) -> Floats:
    total: Floats = shelf.demand[:, : shelf.review].sum(axis=1)
    return total


def _batch(shelf: Shelf, prices: Prices) -> float:
    """The economic order quantity, less what a review period undershoots; 0 without order cost."""
    if not prices.order or not prices.holding:
        return 0.0
    daily = float(shelf.demand.mean())
    economic = float(np.sqrt(2 * prices.order * daily / prices.holding))
    return max(economic - daily * shelf.review / 2, 0.0)


def _quantities(need: Floats, own: float, batch: float, aim: Aim) -> Floats:
    """The quantities to try, 0 first."""
    tried = [0.0, own]
    if len(need):
        found = np.quantile(need, np.linspace(LOWEST, HIGHEST, GRID))
        tried += [*found, *(found[-1] * np.array(BEYOND))]
    values = np.array(tried)
    if batch:
        # A batch on top of what is needed, and some sizes around it.
        values = np.concatenate([values, values[2:] + 0.5 * batch, values[2:] + batch])
    values = np.maximum(values, 0.0)
    values = np.where(values > 0, np.maximum(values, aim.minimum), 0.0)
    if aim.pack:
        whole = values / aim.pack
        values = np.concatenate([np.ceil(whole - 1e-9), np.floor(whole)]) * aim.pack
        values = values[(values == 0) | (values >= aim.minimum)]
    return np.unique(np.concatenate([[0.0], values]))


def _taken(shelf: Shelf, aim: Aim, ordered: Course, need: Floats, wanted: Floats) -> int:
    """The row of the quantity to order."""
    if aim.service_level is not None:
        met = (
            (need[:, None] <= wanted).mean(axis=0) >= aim.service_level if len(need) else np.ones(1)
        )
    elif aim.fill_rate is not None:
        asked = float(shelf.demand[:, shelf.served].sum(axis=1).mean())
        met = ordered.lost <= (1 - aim.fill_rate) * asked + 1e-12
    else:
        return int(ordered.cost.argmin())
    return int(np.argmax(met)) if np.any(met) else len(wanted) - 1


def _only(course: Course, row: int) -> Course:
    """The course of one quantity."""
    parts = (course.cost, course.held, course.lost, course.short, course.first)
    return Course(*(part[row : row + 1] for part in parts))
