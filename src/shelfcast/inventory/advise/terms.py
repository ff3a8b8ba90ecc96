"""What does a unit short cost, what a unit left, and what is on its way?

Units: money of any currency; periods of the caller's own length.
Not here: whether the numbers make sense (asked.py).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Costs:
    """What being wrong costs, or how sure to be instead.

    shortage: money per unit of demand lost (the profit missed, goodwill with it); where customers
    wait, per unit and period of waiting. holding: money per unit left at the end of a period.
    order: money per order placed. service_level: the chance of no stock-out in the periods that an
    order serves, 0 to 1. fill_rate: the share of their demand that is met, 0 to 1. One of
    shortage, service_level and fill_rate.
    """

    shortage: float | None = None
    holding: float = 0.0
    order: float = 0.0
    service_level: float | None = None
    fill_rate: float | None = None


@dataclass(frozen=True)
class Delivery:
    """Units on their way: `due` in so many periods (0: at the start of the coming one; below 0:
    overdue by so many), or `age`: ordered so many periods ago. One of the two is enough."""

    quantity: float
    due: int | None = None
    age: int | None = None
