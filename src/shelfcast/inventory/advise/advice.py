"""What is advised, with the numbers it rests on, and why in words.

Units: units of the product, money, periods of the caller's own length.
Not here: how the order is found (choose.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from shelfcast.inventory.advise.choose import Choice
from shelfcast.inventory.advise.shelf import Course, Shelf
from shelfcast.inventory.advise.terms import Costs

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99)
# Kinds of models in words, for the reason.
WORDS = MappingProxyType(
    {
        "level": "a level of demand that moves slowly",
        "trend": "a trend",
        "echo": "each period resembling the one before",
        "wave": "a season in waves",
        "season": "a season",
        "rare": "rare demand of varying size",
        "shifts": "demand as it has been since its last change",
    }
)
LEAST_WORTH_SAYING = 0.01


@dataclass(frozen=True)
class Advice:
    """What to order now.

    quantity: units. order_up_to: units of stock and what is on its way that the order brings about,
    or that later orders aim at where nothing is ordered. reorder_point: with less than this an
    order pays. expected_cost: money of holding, shortage and ordering in the periods that this
    order serves; cost_without: the same if nothing were ordered. demand_quantiles: units over
    `window` periods, the mean lead time and a review period; expected_demand: the mean of that.
    periods_of_cover: stock and what is expected to come over mean demand a period; days_of_cover:
    in days. stockout_probability: of running out before an order placed now could be here;
    stockout_with_order: in the periods that it serves. lead_time: mean periods of orders that
    come; never_arrives: the share that does not. beliefs: how far each kind of model is believed.
    """

    quantity: float
    order_up_to: float
    reorder_point: float
    expected_cost: float
    cost_without: float
    demand_quantiles: dict[float, float]
    window: int
    expected_demand: float
    position: float
    periods_of_cover: float
    days_of_cover: float
    stockout_probability: float
    stockout_with_order: float
    lead_time: float
    never_arrives: float
    beliefs: dict[str, float]
    reason: str


def told(
    shelf: Shelf,
    choice: Choice,
    costs: Costs,
    beliefs: Mapping[str, float],
    *,
    known: int,
    period_days: float,
) -> Advice:
    """The advice, its numbers read off the paths; `known`: the periods of history it rests on."""
    window = min(max(round(shelf.known.mean), 0) + shelf.review, shelf.periods)
    asked = shelf.demand[:, :window].sum(axis=1)
    pace = float(asked.mean()) / window
    position = shelf.on_hand + shelf.pipeline.expected
    up_to, point = _levels(choice, position)
    cover = position / pace if pace > 0 else np.inf
    advice = Advice(
        quantity=choice.quantity,
        order_up_to=up_to,
        reorder_point=point,
        expected_cost=_cost(choice.ordered, costs, choice.quantity),
        cost_without=_cost(choice.waited, costs, 0.0),
        demand_quantiles={p: float(np.quantile(asked, p)) for p in QUANTILES},
        window=window,
        expected_demand=float(asked.mean()),
        position=position,
        periods_of_cover=cover,
        days_of_cover=cover * period_days,
        stockout_probability=_runs_out_before(shelf),
        stockout_with_order=float(choice.ordered.short[0]),
        lead_time=shelf.known.mean,
        never_arrives=shelf.known.never,
        beliefs=dict(beliefs),
        reason="",
    )
    return replace(advice, reason=reason(advice, costs, known=known))


def _levels(choice: Choice, position: float) -> tuple[float, float]:
    """Order-up-to level and reorder point, as the order shows them to be."""
    if choice.quantity:
        up_to = position + choice.quantity
        return up_to, min(max(choice.level, position), up_to) if choice.batch else up_to
    point = min(choice.level, position)
    return point + choice.batch, point


def _cost(course: Course, costs: Costs, quantity: float) -> float:
    money = costs.holding * float(course.held[0]) + (costs.shortage or 0.0) * float(course.lost[0])
    return money + (costs.order if quantity else 0.0)


def _runs_out_before(shelf: Shelf) -> float:
    """The chance that stock and what comes do not last until an order placed now is here.

    On a path on which it never comes, until the latest period that it could have come in.
    """
    until = np.minimum(shelf.took[0], shelf.known.last)
    stock, short = np.full(len(shelf.demand), shelf.on_hand), np.zeros(len(shelf.demand), bool)
    for now in range(min(shelf.known.last, shelf.periods)):
        stock = stock + shelf.pipeline.arriving[:, now] - shelf.demand[:, now]
        short |= (stock < 0) & (now < until)
    return float(short.mean())


def reason(advice: Advice, costs: Costs, *, known: int) -> str:
    """The advice in words. `known`: the periods of history that it rests on."""
    return " ".join(
        [_what(advice, costs), _demand(advice, known), _risk(advice), _delivery(advice)]
    ).strip()


def _what(advice: Advice, costs: Costs) -> str:
    if advice.quantity == 0:
        held = f"Order nothing: {_units(advice.position)} in stock and on the way"
        if costs.shortage is not None:
            return f"{held} are enough; more would cost more to hold than it would earn."
        return f"{held} are enough for what was asked."
    up = (
        f"Order {_units(advice.quantity)}, to bring {_units(advice.position)} in stock and on the "
        f"way up to {_units(advice.order_up_to)}"
    )
    if costs.shortage is None:
        return f"{up}, the least that keeps what was asked."
    saved = advice.cost_without - advice.expected_cost
    return f"{up}; expected cost {advice.expected_cost:.2f}, {saved:.2f} less than without."


def _demand(advice: Advice, known: int) -> str:
    kind = max(advice.beliefs, key=lambda name: (advice.beliefs[name], name))
    low, high = advice.demand_quantiles[0.05], advice.demand_quantiles[0.95]
    return (
        f"Over the next {_periods(advice.window)} {_units(advice.expected_demand)} are expected, "
        f"nine times in ten {_number(low)} to {_number(high)}, from {known} known periods, "
        f"mostly as {WORDS[kind]}."
    )


def _risk(advice: Advice) -> str:
    return (
        f"Chance to run out before an order could be here {advice.stockout_probability:.0%}, "
        f"in the periods after it {advice.stockout_with_order:.0%}."
    )


def _delivery(advice: Advice) -> str:
    if advice.never_arrives < LEAST_WORTH_SAYING:
        return ""
    return f"About {advice.never_arrives:.0%} of orders are taken never to arrive."


def _periods(count: int) -> str:
    return "period" if count == 1 else f"{count} periods"


def _units(value: float) -> str:
    return f"{_number(value)} unit" + ("" if value == 1 else "s")


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 20 or value == round(value) else f"{value:,.1f}"
