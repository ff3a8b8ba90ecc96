"""Can an order be advised from what was asked, and which of the numbers cannot be?

All that is wrong is told at once, each with what would be right.
Not here: what the numbers mean (terms.py, lead_time.py).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from shelfcast.errors import AdviceError
from shelfcast.inventory.advise.lead_time import LeadTime
from shelfcast.inventory.advise.terms import Costs, Delivery
from shelfcast.inventory.distribution import Floats

# Longer waits than this many periods would take paths of years; ask in weeks instead of days.
LONGEST = 200
FIX = "correct the values listed; the how-to advise-one-product has each of them with an example"


@dataclass(frozen=True)
class Asked:
    """What was asked, checked and in one form."""

    history: Floats
    in_stock: npt.NDArray[np.bool_] | None
    on_hand: float
    in_transit: float | tuple[Delivery, ...]
    lead_time: int | LeadTime
    costs: Costs
    review: int
    lost_sales: bool
    season: int | None
    pack: float | None
    minimum: float


def checked(asked: Asked) -> Asked:
    """The same; raises AdviceError with every fault found."""
    faults = list(_faults(asked))
    if faults:
        raise AdviceError(
            f"No order can be advised: {len(faults)} of the values given cannot be.",
            evidence=faults,
            why="An order made from them would look right and be wrong.",
            fix=FIX,
            state="",
        )
    return asked


def _faults(asked: Asked) -> Iterator[str]:
    yield from _of_history(asked)
    yield from _of_stock(asked)
    yield from _of_costs(asked.costs)
    yield from _of_lead_time(asked.lead_time)
    if not 1 <= asked.review <= LONGEST:
        yield f"review_period is {asked.review}; whole periods, 1 to {LONGEST}"
    if asked.season is not None and asked.season < 2:
        yield f"season is {asked.season}; whole periods, 2 or more, or None where it is not known"
    if asked.pack is not None and not 0 < asked.pack < math.inf:
        yield f"pack_size is {asked.pack}; more than 0"
    if not 0 <= asked.minimum < math.inf:
        yield f"minimum_order is {asked.minimum}; 0 or more"


def _of_history(asked: Asked) -> Iterator[str]:
    history = asked.history
    if history.ndim != 1 or not np.isfinite(history).any():
        yield f"history has shape {history.shape} and no known period; a list of one or more"
        return
    below = np.flatnonzero(history < 0)
    if len(below):
        yield f"history[{below[0]}] is {history[below[0]]:g}; 0 or more, NaN where unknown"
    if np.isinf(history).any():
        yield "history is infinite in places; NaN where unknown"
    if asked.in_stock is not None and asked.in_stock.shape != history.shape:
        yield f"in_stock has {asked.in_stock.size} values and history {history.size}; one for each"


def _of_stock(asked: Asked) -> Iterator[str]:
    if not math.isfinite(asked.on_hand) or (asked.lost_sales and asked.on_hand < 0):
        yield f"on_hand is {asked.on_hand}; 0 or more where sales are lost, below 0 where they wait"
    coming: Sequence[Delivery]
    coming = (
        asked.in_transit if isinstance(asked.in_transit, tuple) else [Delivery(asked.in_transit)]
    )
    for one in coming:
        if not 0 <= one.quantity < math.inf:
            yield f"in_transit holds {one.quantity} units; 0 or more"
        if one.age is not None and one.age < 0:
            yield f"in_transit holds an age of {one.age} periods; 0 or more"


def _of_costs(costs: Costs) -> Iterator[str]:
    for name in ("shortage", "holding", "order"):
        value = getattr(costs, name)
        if value is not None and not 0 <= value < math.inf:
            yield f"costs.{name} is {value}; 0 or more, and finite"
    targets = [costs.service_level, costs.fill_rate]
    if sum(value is not None for value in (costs.shortage, *targets)) != 1:
        yield "costs has none or several of shortage, service_level and fill_rate; exactly one"
    for value in targets:
        if value is not None and not 0 < value < 1:
            yield f"costs asks for a level of {value}; between 0 and 1"
    if costs.shortage is not None and costs.holding == 0:
        yield "costs.holding is 0, so that no order is too large; more than 0"
    if costs.order and costs.shortage is None and costs.holding == 0:
        yield "costs.order without costs.holding has no best size; a holding cost of more than 0"


def _of_lead_time(lead_time: int | LeadTime) -> Iterator[str]:
    if isinstance(lead_time, int):
        if not 0 <= lead_time <= LONGEST:
            yield f"lead_time is {lead_time}; periods, 0 to {LONGEST}"
        return
    told = [*lead_time.chances, *(k for k in lead_time.observed if k != math.inf)]
    told += [] if lead_time.promised is None else [lead_time.promised]
    if not told:
        yield "lead_time says nothing; promised, observed or chances"
    if any(not 0 <= k <= LONGEST for k in told):
        yield f"lead_time holds periods outside 0 to {LONGEST} (a lost order is math.inf)"
    shares = list(lead_time.chances.values())
    if shares and (min(shares) < 0 or not 0 < sum(shares) <= 1 + 1e-9):
        yield f"lead_time.chances sum to {sum(shares):g}; shares of 0 or more that sum to 1 at most"
