"""What would have happened, and which plan would have been worth more?

`simulate` follows a policy through demand by the clock in clock.py; `replay` holds plans against
each other over the same past.
"""

from shelfcast.inventory.simulator.account import Simulation
from shelfcast.inventory.simulator.clock import simulate
from shelfcast.inventory.simulator.deliveries import Deliveries
from shelfcast.inventory.simulator.foresight import foresight
from shelfcast.inventory.simulator.replay import Replay, replay
from shelfcast.inventory.simulator.rules import Costs, Rules, Start
from shelfcast.inventory.simulator.state import Policy, State
from shelfcast.inventory.simulator.trial import Known, Plan, Trial

__all__ = [
    "Costs",
    "Deliveries",
    "Known",
    "Plan",
    "Policy",
    "Replay",
    "Rules",
    "Simulation",
    "Start",
    "State",
    "Trial",
    "foresight",
    "replay",
    "simulate",
]
