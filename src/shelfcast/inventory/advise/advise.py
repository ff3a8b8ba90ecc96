"""What should be ordered now of one product, given its history, its stock and its costs?

For other programs: one call a decision, some milliseconds, the same answer for the same question.
1. Sample paths of demand are drawn from the history alone (forecast/one_series).
2. What is on its way arrives on each path when an order of its age does (pipeline.py).
3. The order is the one with which those paths cost least, or that reaches what was asked
   (choose.py).
Periods may have any length; demand, lead time and review count in the same ones. An order placed
now with a lead time of 0 is sold from in the coming period.
Not here: many products at once under a budget (inventory/plan.py).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from shelfcast.errors import AdviceError
from shelfcast.inventory.advise.advice import Advice, told
from shelfcast.inventory.advise.asked import Asked, checked
from shelfcast.inventory.advise.choose import Aim, choose
from shelfcast.inventory.advise.demand import Futures, futures
from shelfcast.inventory.advise.lead_time import LeadTime
from shelfcast.inventory.advise.pipeline import lead_time_known, pipeline, undated
from shelfcast.inventory.advise.shelf import Prices, Shelf
from shelfcast.inventory.advise.terms import Costs, Delivery

SAMPLES = 256
# Reviews looked at beyond the first that an order serves.
REVIEWS_BEYOND = 2
EFFORT_FOR_A_BATCH = 26


def advise(
    history: npt.ArrayLike,
    on_hand: float,
    in_transit: float | Sequence[Delivery] = 0.0,
    lead_time: float | LeadTime = 0,
    costs: Costs | Mapping[str, float] | None = None,
    *,
    review_period: int = 1,
    lost_sales: bool = True,
    in_stock: npt.ArrayLike | None = None,
    season: int | None = None,
    pack_size: float | None = None,
    minimum_order: float = 0.0,
    period_days: float = 1.0,
    samples: int = SAMPLES,
    seed: int = 0,
) -> Advice:
    """What to order now of one product.

    history: demand of each past period, oldest first, units; NaN where unknown; 5 to 500 periods
    are what it was made for. on_hand: units; below 0 what customers wait for, where they wait.
    in_transit: units, or deliveries. lead_time: periods, or a LeadTime. costs: see Costs; a mapping
    of its names will do, with profit for shortage. review_period: periods until the next chance to
    order. in_stock: for each past period whether there was stock to its end; where not, demand was
    at least what sold. season: periods, where known. pack_size: by default whole units where the
    history is in whole units. period_days: for days_of_cover. Raises AdviceError.

    >>> history = [12, 8, 11, 9, 10, 12, 9, 11, 10, 8, 10, 11, 9, 10, 10, 12, 8, 10, 11, 9]
    >>> advice = advise(history, on_hand=4, costs={"profit": 4, "holding": 1})
    >>> 5 <= advice.quantity <= 9, advice.window
    (True, 1)
    """
    asked = checked(
        Asked(
            np.atleast_1d(np.asarray(history, dtype=np.float64)),
            None if in_stock is None else np.atleast_1d(np.asarray(in_stock, dtype=bool)),
            float(on_hand),
            tuple(in_transit) if isinstance(in_transit, Sequence) else float(in_transit),
            _lead_time(lead_time),
            _costs(costs),
            review_period,
            lost_sales,
            season,
            pack_size,
            minimum_order,
        )
    )
    shelf, drawn = _shelf(asked, samples, seed)
    choice = choose(shelf, _aim(asked))
    known = int(np.isfinite(asked.history).sum())
    return told(shelf, choice, asked.costs, drawn.shares, known=known, period_days=period_days)


def _lead_time(lead_time: float | LeadTime) -> int | LeadTime:
    """Parts of a period come with a chance: 2.25 is 2 three times in four, else 3."""
    if isinstance(lead_time, LeadTime):
        return lead_time
    if not math.isfinite(lead_time) or lead_time < 0:
        return -1
    low = math.floor(lead_time)
    part = lead_time - low
    return LeadTime(chances={low: 1 - part, low + 1: part}) if part else low


def _costs(costs: Costs | Mapping[str, float] | None) -> Costs:
    if isinstance(costs, Costs):
        return costs
    named = {
        "shortage" if name == "profit" else name: value for name, value in (costs or {}).items()
    }
    known = list(Costs.__dataclass_fields__)
    unknown = [name for name in named if name not in known]
    if unknown:
        raise AdviceError(
            f"No order can be advised: costs are not known by the name of {', '.join(unknown)}.",
            evidence=[f"known are {', '.join(known)}, and profit for shortage"],
            fix="use one of the names listed",
            state="",
        )
    return Costs(**named)


def _shelf(asked: Asked, samples: int, seed: int) -> tuple[Shelf, Futures]:
    random = np.random.default_rng(seed)
    deliveries = list(asked.in_transit) if isinstance(asked.in_transit, tuple) else []
    known = lead_time_known(asked.lead_time, deliveries)
    if isinstance(asked.in_transit, float) and asked.in_transit:
        deliveries = undated(asked.in_transit, known)
    periods = known.last + asked.review * (1 + REVIEWS_BEYOND)
    if asked.costs.order:
        periods += EFFORT_FOR_A_BATCH // 2
    drawn = futures(
        asked.history,
        periods,
        in_stock=asked.in_stock,
        season=asked.season,
        samples=samples,
        seed=seed,
    )
    coming = pipeline(deliveries, known, samples, periods, random)
    took = np.array([known.drawn(samples, random) + period for period in range(periods)])
    return Shelf(
        drawn.units, asked.on_hand, coming, known, took, asked.review, asked.lost_sales
    ), drawn


def _aim(asked: Asked) -> Aim:
    costs = asked.costs
    whole = bool(np.all(asked.history[np.isfinite(asked.history)] % 1 == 0))
    pack = asked.pack if asked.pack is not None else (1.0 if whole else None)
    target = costs.service_level or costs.fill_rate
    # Where a chance is asked for, later orders are priced as if it were the critical ratio.
    holding = costs.holding or 1.0
    shortage = costs.shortage if target is None else holding * target / (1 - target)
    return Aim(
        Prices(float(shortage or 0.0), holding, costs.order),
        costs.service_level,
        costs.fill_rate,
        pack,
        asked.minimum,
    )
