"""What does a planner ask of the stock, beside what to order?

Pure functions over frames, a question a file. They read the plan's levels in ../shelves.py, so
that every answer rests on the numbers that the orders rest on.
"""

from shelfcast.inventory.planner.class_policies import class_policies
from shelfcast.inventory.planner.exception_kinds import (
    below_cost,
    counts_in_doubt,
    far_off,
    idle_stock,
    late_deliveries,
    stock_outs_coming,
)
from shelfcast.inventory.planner.exceptions import ranked
from shelfcast.inventory.planner.moved import with_moved
from shelfcast.inventory.planner.outlook import stock_outlook
from shelfcast.inventory.planner.planner_config import PlannerConfig
from shelfcast.inventory.planner.suppliers import (
    product_supply,
    supplier_performance,
    told_lines,
)
from shelfcast.inventory.planner.transfers import transfers

__all__ = [
    "PlannerConfig",
    "below_cost",
    "class_policies",
    "counts_in_doubt",
    "far_off",
    "idle_stock",
    "late_deliveries",
    "product_supply",
    "ranked",
    "stock_outlook",
    "stock_outs_coming",
    "supplier_performance",
    "told_lines",
    "transfers",
    "with_moved",
]
