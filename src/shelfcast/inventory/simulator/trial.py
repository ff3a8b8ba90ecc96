"""On which stretches of the past are plans tried, and what may a plan know when it orders?

A trial is a stretch of past demand with what stood on the shelf and was on its way at its start. A
plan is asked at the close of each period for its orders and told what was known then: history up
to that evening, and the counts of the simulated shop. The future is not within its reach.

Units of the product, by period (a day or a week) and product.
Assumption: after each period the demand of that period is known to every plan, as it is to a shop
that sold it; where the past itself was short, history holds NaN (rivals.py leaves those out).
Not here: plans (rivals.py, foresight.py, and whoever forecasts), the comparison (replay.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.simulator.rules import Start
from shelfcast.inventory.simulator.state import Policy, State


@dataclass(frozen=True)
class Known:
    """What a plan knows when it orders.

    cutoff   the last day known, null where the trial has no calendar
    history  (h, n) demand up to and with that day, the last row the latest; NaN where unknown
    state    the counts of the simulated shop (state.py)
    """

    cutoff: date | None
    history: Floats
    state: State


Plan = Callable[[Known], npt.ArrayLike]


@dataclass(frozen=True)
class Trial:
    """A stretch of the past.

    history      (h, n) demand before it; NaN where unknown (nothing on the shelf, closed)
    demand       (T, n) demand in it, 0 or more
    start        what is there the evening before
    cutoff       the day of that evening, the last of history
    period_days  days in a period
    """

    history: Floats
    demand: Floats
    start: Start
    cutoff: date | None = None
    period_days: int = 7

    @cached_property
    def _all(self) -> Floats:
        return np.concatenate([self.history, self.demand])

    def known(self, state: State) -> Known:
        """What is known at the close of the state's period."""
        seen = self._all[: len(self.history) + state.period]
        seen.flags.writeable = False
        days = timedelta(days=self.period_days * state.period)
        return Known(self.cutoff and self.cutoff + days, seen, state)

    def policy(self, plan: Plan) -> Policy:
        """The plan as a policy that the simulator can follow through this trial."""
        return lambda state: plan(self.known(state))
