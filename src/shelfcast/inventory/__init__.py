"""Room: inventory. What to order, how much and which first, from the distribution of demand.

Pure functions over frames and arrays. One policy a file; `plan` puts them together for many
products, `advise` answers a program that asks for one.
"""

from shelfcast.inventory.advise import Advice, Costs, Delivery, LeadTime, advise
from shelfcast.inventory.lead_time import needed_windows
from shelfcast.inventory.plan import plan
from shelfcast.inventory.plan_config import PlanConfig

__all__ = [
    "Advice",
    "Costs",
    "Delivery",
    "LeadTime",
    "PlanConfig",
    "advise",
    "needed_windows",
    "plan",
]
