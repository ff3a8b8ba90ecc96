"""What does a planner ask of the stock, beside what to order?

Pure functions over frames, a question a file. They read the plan's levels through shelves.py, so
that every answer rests on the numbers that the orders rest on.
"""

from shelfcast.inventory.planner.outlook import stock_outlook
from shelfcast.inventory.planner.planner_config import PlannerConfig
from shelfcast.inventory.planner.shelves import Shelves, shelves

__all__ = ["PlannerConfig", "Shelves", "shelves", "stock_outlook"]
