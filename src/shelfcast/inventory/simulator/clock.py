"""What would have happened to this shop, had it ordered by this policy?

The clock. Period t = 1, 2, ... T, a day or a week, has four moments, in this order:
1. receive: at its start, what is due is put on the shelf (deliveries.py);
2. sell: what is there meets the demand of the period and, where customers wait, first those who
   waited; what is not there is a lost sale or waits;
3. count: what has spoiled is thrown away; what is left is counted and costs its holding, what was
   short its shortage;
4. decide: every review period, the policy sees the count (state.py) and orders. An order placed at
   the close of t with a lead time of L is received at the start of t + 1 + L and sold from then on.
Period 0 is the evening before the first: the start is counted, and the first order is decided.
So with a week as period and L = 2, an order placed at the end of week X (or on the Monday that
opens X + 1, before anything is received) is received at the start of week X + 3.

Units of the product, periods, money. All products, and all replications where demand has them, go
through a period at once, as arrays.
Source: the sequence of events of periodic review, Snyder & Shen, Fundamentals of Supply Chain
Theory, section 4.3, with the order decided at the close rather than at the next opening.
Not here: policies (following.py, ../policies/), plans held against each other (replay.py).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.constraints import to_packs
from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.simulator.account import Simulation
from shelfcast.inventory.simulator.ledger import Ledger
from shelfcast.inventory.simulator.pipeline import Pipeline
from shelfcast.inventory.simulator.rules import Costs, Rules, Start
from shelfcast.inventory.simulator.shelf import shelf
from shelfcast.inventory.simulator.state import Policy, State


def simulate(
    policy: Policy,
    demand: npt.ArrayLike,
    start: Start,
    rules: Rules,
    costs: Costs,
    *,
    seed: int = 0,
    rows: bool = False,
    scored_from: int = 1,
) -> Simulation:
    """The account of following `policy` through `demand`, from `start`.

    `demand` (T, n) units by period and product, or (T, r, n) with r replications; what is told by
    product broadcasts over replications. `rows` keeps every row, else only sums over the periods
    from `scored_from` (1 is the first; 0 counts the first order too). The same seed gives the same
    deliveries, whatever the policy. Raises ValueError where demand or an order is below 0 or no
    number.

    Two units a day asked for, three on the shelf, one ordered a day, there the next morning:

    >>> done = simulate(lambda state: [1.0], [[2.0]] * 3, Start(3), Rules(), Costs(0.1, 5.0))
    >>> float(done.sums["lost"][0]), float(done.fill_rate[0].round(3)), float(done.cost[0])
    (0.0, 1.0, 0.30000000000000004)
    """
    asked = np.asarray(demand)
    if asked.size and not (asked.min() >= 0 and asked.max() < np.inf):
        raise ValueError("demand is a number, 0 or more, in every period")
    shop = _Shop(policy, start, rules, asked.shape[1:], seed)
    ledger = Ledger(asked.shape[1:], len(asked), rows, scored_from)
    ledger.write(0, **shop.evening(0, **shop.morning()))
    for period, units in enumerate(asked, start=1):
        wanted = np.asarray(units, dtype=np.float64)
        ledger.write(period, **shop.evening(period, **shop.day(period, wanted)))
    return Simulation(ledger, costs, rules.backorders)


class _Shop:
    """The shelf, what is on its way, and who waits."""

    def __init__(
        self, policy: Policy, start: Start, rules: Rules, shape: tuple[int, ...], seed: int
    ) -> None:
        self._policy, self._rules, self._shape = policy, rules, shape
        self._shelf = shelf(start, rules, shape)
        self._pipeline = Pipeline(start, rules.deliveries, shape, seed)
        self._none = np.zeros(shape)
        self._backlog = self._none

    def morning(self) -> dict[str, Floats]:
        """The evening before the first period: nothing has happened yet."""
        names = ("received", "lost_in_transit", "demand", "sold", "lost", "spoiled")
        return {"opening": self._shelf.on_hand.copy(), **dict.fromkeys(names, self._none)}

    def day(self, period: int, wanted: Floats) -> dict[str, Floats]:
        """Receive and sell."""
        opening = self._shelf.on_hand.copy()
        received, astray = self._pipeline.receive(period)
        self._shelf.receive(received)
        waiting = wanted + self._backlog if self._rules.backorders else wanted
        sold = self._shelf.sell(waiting)
        unmet = waiting - sold
        if self._rules.backorders:
            self._backlog, unmet = unmet, self._none
        return {
            "opening": opening,
            "received": received,
            "lost_in_transit": astray,
            "demand": wanted,
            "sold": sold,
            "lost": unmet,
            "spoiled": self._shelf.spoil(),
        }

    def evening(self, period: int, **day: Floats) -> dict[str, Floats]:
        """Count and decide."""
        ordered = self._none
        if self._rules.decides(period):
            ordered = self._decide(period)
            self._pipeline.place(period, ordered)
        counted = {"closing": self._shelf.on_hand, "backlog": self._backlog}
        return {**day, **counted, "ordered": ordered, "on_order": self._pipeline.on_order}

    def _decide(self, period: int) -> Floats:
        state = State(
            period,
            _seen(self._shelf.on_hand),
            _seen(self._pipeline.on_order),
            _seen(self._backlog),
            self._pipeline,
        )
        wanted = np.asarray(self._policy(state), dtype=np.float64)
        quantity = np.maximum(np.broadcast_to(wanted, self._shape), 0.0)
        if not np.all(np.isfinite(quantity)):
            raise ValueError(f"the order at the close of period {period} is no number")
        pack, least = self._rules.pack_size, self._rules.minimum_order
        if pack is None and least is None:
            return quantity
        if pack is None:
            return np.where(quantity > 0, np.maximum(quantity, np.asarray(least)), 0.0)
        return to_packs(quantity, pack, 0.0 if least is None else least)


def _seen(values: Floats) -> Floats:
    """The same numbers, which a policy may read and not change."""
    seen = values.view()
    seen.flags.writeable = False
    return seen
