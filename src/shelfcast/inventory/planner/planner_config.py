"""What must a planner's answers be told that no data says?

Units: money in the project's currency, shares from 0 to 1, days.
Not here: lead times, costs and service of the plan (plan_config.py).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PlannerConfig:
    """What it costs and brings to move, return and mark down goods.

    transfer_cost   money to move one product once from one store to another
    return_share    share of the cost that a supplier pays for goods sent back; 0 takes none back
    mark_down       share that a mark-down takes off the price of dead stock
    lost_after      days past its promise after which a delivery counts as lost
    """

    transfer_cost: float = 5.0
    return_share: float = 0.0
    mark_down: float = 0.5
    lost_after: int = 60
