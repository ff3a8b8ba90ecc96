"""Room: inventory. What to order, how much and which first, from the distribution of demand.

Pure functions over frames and arrays. One policy a file; `plan` puts them together.
"""

from shelfcast.inventory.lead_time import needed_windows
from shelfcast.inventory.plan import plan
from shelfcast.inventory.plan_config import PlanConfig

__all__ = ["PlanConfig", "needed_windows", "plan"]
