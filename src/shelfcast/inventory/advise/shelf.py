"""What happens to this shelf on every path, if the first order is so large and later ones so?

The clock of a period: the order is placed, what is due arrives, demand is met as far as stock goes,
what is left pays holding, what is missing is lost or waits. Later orders follow a base-stock
policy: every review brings stock and what is on its way up to a level, at most a cap at a time;
with an order cost only below the level, and then a batch further.
Shapes: N paths, T periods, G policies side by side; all see the same paths.
Units: units of the product, money, periods; period 0 is the coming one.
Source: policies by sample paths, Glasserman & Tayur (1995), Management Science 41(2); base stock
with a cap where sales are lost, Xin (2021), Operations Research 69(1).
Not here: which levels and quantities are tried (choose.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shelfcast.inventory.advise.lead_time import Arrival
from shelfcast.inventory.advise.pipeline import Pipeline
from shelfcast.inventory.distribution import Floats


@dataclass(frozen=True)
class Prices:
    """Money per unit short, per unit and period held, per order."""

    shortage: float
    holding: float
    order: float


@dataclass(frozen=True)
class Levels:
    """Later orders: up to `level` (G,) x `growth` (T,), at most `cap` x growth, `batch` further."""

    level: Floats
    growth: Floats
    cap: float
    batch: float


@dataclass(frozen=True)
class Course:
    """By policy (G,): `cost`, money, from the first period on that an order of now can reach; in
    the periods that it serves `held` and `lost`, units, and `short`, the chance to run out;
    `first`, units, the order of now."""

    cost: Floats
    held: Floats
    lost: Floats
    short: Floats
    first: Floats


@dataclass(frozen=True)
class Shelf:
    """All that is known and drawn: `demand` (N, T) units; `took` (T, N): the period in which an
    order placed in period t arrives on each path."""

    demand: Floats
    on_hand: float
    pipeline: Pipeline
    known: Arrival
    took: np.ndarray
    review: int
    lost_sales: bool

    @property
    def periods(self) -> int:
        """T."""
        return int(self.demand.shape[1])

    @property
    def served(self) -> slice:
        """The periods that an order placed now serves, before the next one can."""
        return slice(self.known.first, self.known.last + self.review)

    def follow(self, levels: Levels, prices: Prices, first: Floats | None = None) -> Course:
        """What each policy costs; `first` (G,): the order of now, else the policy's own."""
        return _Run(self, levels, prices, first).course()


class _Run:
    """One pass through the periods; stock, orders and sums of N paths x G policies."""

    def __init__(self, shelf: Shelf, levels: Levels, prices: Prices, first: Floats | None) -> None:
        self.shelf, self.levels, self.prices, self.first = shelf, levels, prices, first
        paths = shelf.demand.shape[0]
        policies = len(levels.level) if first is None else len(first)
        self.stock = np.full((paths, policies), float(shelf.on_hand))
        self.orders: dict[int, Floats] = {}
        self.cost, self.held, self.lost = (np.zeros(policies) for _ in range(3))
        self.ran_out = np.zeros((paths, policies), dtype=bool)
        coming = shelf.pipeline.arriving[:, ::-1].cumsum(axis=1)[:, ::-1]
        self.coming = coming[:, :, None]

    def course(self) -> Course:
        """The sums of the whole pass."""
        for now in range(self.shelf.periods):
            self._order(now)
            self._receive(now)
            self._sell(now)
        self._leave()
        own = self.orders[0][0]
        return Course(self.cost, self.held, self.lost, self.ran_out.mean(axis=0), own)

    def _order(self, now: int) -> None:
        shelf, levels = self.shelf, self.levels
        if now % shelf.review or now + shelf.known.first >= shelf.periods:
            return
        if now == 0 and self.first is not None:
            quantity = np.broadcast_to(self.first, self.stock.shape)
        else:
            growth = levels.growth[now]
            lack = levels.level * growth - self.stock - self._on_the_way(now)
            batch = np.where(lack > 0, levels.batch, 0.0) if levels.batch else 0.0
            quantity = np.clip(lack + batch, 0.0, levels.cap * growth)
        self.orders[now] = quantity
        if self.prices.order:
            self.cost += self.prices.order * (quantity > 0).mean(axis=0)

    def _on_the_way(self, now: int) -> Floats | float:
        """What the one who orders counts on: each open order by the chance that it still comes."""
        if now == 0:
            return self.shelf.pipeline.expected
        total: Floats = self.coming[:, now]
        for placed, quantity in self._open(now):
            counted = (self.shelf.took[placed] >= now) * self.shelf.known.still(now - placed)
            total = total + quantity * counted[:, None]
        return total

    def _open(self, now: int) -> list[tuple[int, Floats]]:
        since = now - self.shelf.known.last
        return [(placed, units) for placed, units in self.orders.items() if placed >= since]

    def _receive(self, now: int) -> None:
        self.stock = self.stock + self.shelf.pipeline.arriving[:, now, None]
        for placed, quantity in self._open(now):
            here = self.shelf.took[placed] == now
            if here.any():
                self.stock = self.stock + quantity * here[:, None]

    def _sell(self, now: int) -> None:
        left = self.stock - self.shelf.demand[:, now, None]
        short = np.maximum(-left, 0.0)
        self.stock = np.maximum(left, 0.0) if self.shelf.lost_sales else left
        if now < self.shelf.known.first:
            return
        held = np.maximum(left, 0.0).mean(axis=0)
        missed = short.mean(axis=0)
        self.cost += self.prices.shortage * missed + self.prices.holding * held
        served = self.shelf.served
        if served.start <= now < served.stop:
            self.held += held
            self.lost += missed
            self.ran_out |= short > 0

    def _leave(self) -> None:
        """With an order cost, what x units left over are worth: h x (2Q - x) / 2d, the EOQ's own.

        They last x / d periods, each of which would have cost h Q, and cost h x^2 / 2d to hold.
        """
        batch = self.levels.batch
        if batch:
            daily = max(float(self.shelf.demand.mean()), 1e-9)
            spare = np.clip(self.stock - 0.5 * daily * self.shelf.review, 0.0, batch)
            self.cost -= (self.prices.holding * spare * (2 * batch - spare) / (2 * daily)).mean(
                axis=0
            )
