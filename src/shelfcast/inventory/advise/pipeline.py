"""Which of what is on its way will be here when?

Each delivery arrives, on each path, when the lead time says that an order of its age does. Where
lead times are certain, a delivery arrives when it is due; one that is overdue is late or lost as
after a promise (lead_time.py). What comes without a date is spread evenly over the periods before
an order placed now.
Units: units of the product; periods from now, 0 is the coming one.
Not here: demand, and what to order (rollout.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from shelfcast.inventory.advise.lead_time import Arrival, LeadTime, arrival, certain
from shelfcast.inventory.advise.terms import Delivery
from shelfcast.inventory.distribution import Floats


@dataclass(frozen=True)
class Pipeline:
    """`arriving` (N, T) units by path and period; `expected`: units that are expected to come."""

    arriving: Floats
    expected: float


def lead_time_known(lead_time: int | LeadTime, deliveries: Sequence[Delivery]) -> Arrival:
    """The lead time of an order placed now; deliveries that have not come teach it too."""
    if isinstance(lead_time, int):
        return certain(lead_time)
    start = arrival(lead_time)
    return arrival(lead_time, [_age(one, start) for one in deliveries if one.quantity > 0])


def pipeline(
    deliveries: Sequence[Delivery],
    known: Arrival,
    paths: int,
    periods: int,
    random: np.random.Generator,
) -> Pipeline:
    """What arrives in the next `periods`, path by path."""
    arriving, expected = np.zeros((paths, periods)), 0.0
    is_certain = known.never == 0 and np.count_nonzero(known.chance) == 1
    for one in deliveries:
        age = _age(one, known)
        told = known
        if is_certain and age > known.last:
            told = arrival(LeadTime(promised=known.last))
        offset = told.drawn(paths, random, age) - age
        rows = np.flatnonzero(offset < periods)
        np.add.at(arriving, (rows, offset[rows]), one.quantity)
        expected += one.quantity * told.still(age)
    return Pipeline(arriving, expected)


def undated(quantity: float, known: Arrival) -> list[Delivery]:
    """A number on its way, as equal deliveries over the periods before an order of now is here."""
    periods = max(round(known.mean), 1)
    return [Delivery(quantity / periods, due=due) for due in range(periods)]


def _age(one: Delivery, known: Arrival) -> int:
    if one.age is not None:
        return one.age
    due = one.due or 0
    return max(round(known.mean) - due, 0)
