"""What should be ordered now of one product? For other programs: see advise.py."""

from shelfcast.inventory.advise.advice import Advice
from shelfcast.inventory.advise.advise import advise
from shelfcast.inventory.advise.lead_time import LeadTime
from shelfcast.inventory.advise.terms import Costs, Delivery

__all__ = ["Advice", "Costs", "Delivery", "LeadTime", "advise"]
