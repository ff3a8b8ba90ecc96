"""What does a rule earn that orders each period, and what would perfect foresight earn?

The clock of a period: the rule sees demand up to the period before, stock on hand and what is on
its way, and orders; what is due arrives; demand is met as far as stock goes, the rest is lost; what
is left pays holding. An order of lead time 0 is sold from in its own period. The rule is told the
demand, not only the sales. A lead time of -1 never arrives.
Reward: profit x sold - holding x left. Foresight knows demand and lead times: each unit comes with
the last order that can be there in time and waits as short as can be, or is not ordered at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from .instances import PERIODS, WARM_UP, Floats

NEVER = -1
LEADS = ("0", "4", "random")
PROMISED = {"0": 0, "4": 4, "random": 2}
RATIOS = (1.0, 4.0, 19.0)


@dataclass
class Order:
    """What was ordered, when, and how long it took so far as is known (None: not here)."""

    quantity: float
    placed: int
    took: int | None = None


@dataclass
class State:
    """All that a rule is told. `now` counts periods, `history` has one value for each before."""

    now: int
    history: Floats
    on_hand: float
    promised: int
    profit: float
    varies: bool = False
    orders: list[Order] = field(default_factory=list)

    @property
    def on_the_way(self) -> list[Order]:
        """Orders that have not come yet, the lost ones among them."""
        return [order for order in self.orders if order.took is None]

    @property
    def lead_times(self) -> list[int]:
        """What past deliveries took."""
        return [order.took for order in self.orders if order.took is not None]


Rule = Callable[[State], float]


def lead_times(lead: str, seed: int) -> list[int]:
    """The lead time of an order placed in each period."""
    if lead != "random":
        return [int(lead)] * PERIODS
    random = np.random.default_rng([seed, 77])
    return [int(value) for value in random.choice([1, 2, 3, NEVER], PERIODS)]


def play(rule: Rule, demand: Floats, leads: list[int], promised: int, profit: float) -> float:
    """The reward of a rule that pays 1 a unit and period of holding."""
    state = State(WARM_UP, demand[:WARM_UP], 0.0, promised, profit, len(set(leads)) > 1)
    reward = 0.0
    for now in range(WARM_UP, PERIODS):
        state.now, state.history = now, demand[:now]
        quantity = rule(state)
        if quantity > 0:
            state.orders.append(Order(quantity, now))
        for order in state.on_the_way:
            if leads[order.placed] != NEVER and order.placed + leads[order.placed] == now:
                order.took = leads[order.placed]
                state.on_hand += order.quantity
        sold = min(state.on_hand, demand[now])
        state.on_hand -= sold
        reward += profit * sold - state.on_hand
    return reward


def foresight(demand: Floats, leads: list[int], profit: float) -> float:
    """The most that can be earned, demand and lead times known."""
    reward = 0.0
    for now in range(WARM_UP, PERIODS):
        came = [p + leads[p] for p in range(WARM_UP, now + 1) if leads[p] != NEVER]
        waits = [now - day for day in came if day <= now]
        if waits:
            reward += max(profit - min(waits), 0.0) * demand[now]
    return reward
