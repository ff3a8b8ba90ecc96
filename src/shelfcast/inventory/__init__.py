"""Room: inventory. What to order, how much and which first, from the distribution of demand.

Pure functions over frames and arrays. One policy a file; `plan` puts them together for many
products, `advise` answers a program that asks for one.
"""

from shelfcast.inventory.advise import Advice, Costs, Delivery, LeadTime, advise
from shelfcast.inventory.lead_time import needed_windows
from shelfcast.inventory.plan import orders_of, plan
from shelfcast.inventory.plan_config import PlanConfig
from shelfcast.inventory.shelves import Shelves, shelves

__all__ = [
    "Advice",
    "Costs",
    "Delivery",
    "LeadTime",
    "PlanConfig",
    "Shelves",
    "advise",
    "needed_windows",
    "orders_of",
    "plan",
    "shelves",
]
