"""Which plan would have been worth more over the past, by how much, and how sure is that?

Every plan is played through the same trials (trial.py) by the same clock (clock.py): same demand,
same stock at the start, same deliveries. Beside the plans stand the rivals that need no forecast
(rivals.py) and perfect foresight (foresight.py), where it can be had.
Units of the product; money in the project's currency. Costs are summed over the trials by product,
so that plans are compared product by product (spread.py).
Assumption: what stands on the shelf at the end has no value of its own; choose trials long enough,
or score from the period in which the first order arrives.
Not here: who forecasts; the sentence about it (reports/).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from shelfcast.contracts.simulation import ORDER_PROOF
from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.simulator.account import Simulation
from shelfcast.inventory.simulator.clock import simulate
from shelfcast.inventory.simulator.foresight import foresight
from shelfcast.inventory.simulator.ledger import COST_PARTS
from shelfcast.inventory.simulator.rivals import usual_rivals
from shelfcast.inventory.simulator.rules import Costs, Rules
from shelfcast.inventory.simulator.spread import ends, resampled
from shelfcast.inventory.simulator.state import Policy
from shelfcast.inventory.simulator.trial import Plan, Trial

FORESIGHT = "foresight"
_PARTS = (*COST_PARTS, "cost")
_COUNTS = ("demand", "sold", "lost", "orders", "periods_short")


@dataclass(frozen=True)
class Outcome:
    """What one plan came to: units, money parts and `cost`, by product (n,) and by trial (k,)."""

    by_product: dict[str, Floats]
    unserved: Floats
    by_trial: dict[str, Floats]

    def total(self, name: str) -> float:
        """The sum over the products."""
        return float(self.by_product[name].sum())

    @property
    def cost(self) -> Floats:
        """Money (n,)."""
        return self.by_product["cost"]

    def weighted(self, weight: Floats) -> Outcome:
        """Each product times its `weight` (n,)."""
        sums = {name: values * weight for name, values in self.by_product.items()}
        return replace(self, by_product=sums, unserved=self.unserved * weight)

    def only(self, lanes: npt.NDArray[np.bool_]) -> Outcome:
        """Some of the products, marked (n,)."""
        sums = {name: values[lanes] for name, values in self.by_product.items()}
        return replace(self, by_product=sums, unserved=self.unserved[lanes])


@dataclass(frozen=True)
class Replay:
    """What every plan came to, by its name, over `trials` trials and `periods` scored periods.

    lanes: how many products those played stand for; themselves where left out.
    """

    outcomes: dict[str, Outcome]
    trials: int
    periods: int
    lanes: float | None = None

    def weighted(self, weight: Floats) -> Replay:
        """Product i standing for `weight` (n,) products; by trial it stays as it is."""
        outcomes = {name: one.weighted(weight) for name, one in self.outcomes.items()}
        return replace(self, outcomes=outcomes, lanes=float(weight.sum()))

    def only(self, lanes: npt.NDArray[np.bool_]) -> Replay:
        """Some of the products, marked (n,); by trial it stays as it is."""
        outcomes = {name: one.only(lanes) for name, one in self.outcomes.items()}
        return replace(self, outcomes=outcomes)

    def beside(self, name: str, played: Sequence[Simulation]) -> Replay:
        """With a plan that was played elsewhere, through the same trials."""
        return replace(self, outcomes={**self.outcomes, name: _outcome(played)})

    def proof(self, groups: npt.ArrayLike | None = None, seed: int = 0) -> pl.DataFrame:
        """The frame ORDER_PROOF: every plan held against every one, itself too (it saves 0).

        `groups` (n,) names what is drawn together for the interval, such as the product's id where
        it stands in several stores.
        """
        index = None
        if groups is not None:
            index = np.unique(np.asarray(groups), return_inverse=True)[1]
        costs = np.column_stack([outcome.cost for outcome in self.outcomes.values()])
        drawn = resampled(costs, index, seed) if len(costs) else np.zeros((1, len(self.outcomes)))
        sums = dict(zip(self.outcomes, drawn.T, strict=True))
        rows = [
            {**self._plan(name), **self._against(name, other, sums[other] - sums[name])}
            for name in self.outcomes
            for other in self.outcomes
        ]
        return ORDER_PROOF.conform(pl.DataFrame(rows))

    def by_trial(self) -> pl.DataFrame:
        """A row a plan and trial, numbered from 0: units, money parts, `cost`."""
        frames = [
            pl.DataFrame({"trial": range(self.trials), **outcome.by_trial}).select(
                pl.lit(name).alias("plan"), pl.all()
            )
            for name, outcome in self.outcomes.items()
        ]
        return pl.concat(frames)

    def _plan(self, name: str) -> dict[str, Any]:
        outcome = self.outcomes[name]
        total = {part: outcome.total(part) for part in _PARTS}
        units = {count: outcome.total(count) for count in ("demand", "sold", "lost", "orders")}
        products = len(outcome.cost)
        lanes = products if self.lanes is None else self.lanes
        asked, left = units["demand"], float(outcome.unserved.sum())
        return {
            "plan": name,
            "products": products,
            "trials": self.trials,
            "periods": self.periods,
            **units,
            "fill_rate": 1 - left / asked if asked else 1.0,
            "short_share": outcome.total("periods_short") / max(lanes * self.periods, 1),
            **total,
        }

    def _against(self, name: str, other: str, drawn: Floats) -> dict[str, Any]:
        """`drawn` are sums of what is saved, over products drawn again."""
        against = self.outcomes[other].total("cost")
        saved = float((self.outcomes[other].cost - self.outcomes[name].cost).sum())
        low, high = ends(drawn)
        return {
            "against": other,
            "against_cost": against,
            "saved": saved,
            "saved_low": low,
            "saved_high": high,
            "saved_share": saved / against if against else None,
            "sentence": None,
        }


def replay(
    trials: Sequence[Trial],
    plans: Mapping[str, Plan],
    rules: Rules,
    costs: Costs,
    *,
    scored_from: int = 1,
    rivals: bool = True,
    seed: int = 0,
) -> Replay:
    """Play every plan through every trial. All trials have the same products, in the same order.

    With `rivals`, `naive`, `z_score` and, for lost sales and certain lead times, `foresight`
    stand beside `plans`, which win where they have the same name. Raises ValueError without a
    trial, or where trials differ in their products.
    """
    if len({trial.demand.shape[1] for trial in trials}) != 1:
        raise ValueError("replay needs trials, all of the same products")
    usual = usual_rivals(rules, costs, trials[0].period_days) if rivals else {}
    known = {**usual, **plans}
    lanes: dict[str, list[Policy]] = {
        name: [trial.policy(plan) for trial in trials] for name, plan in known.items()
    }
    if rivals and FORESIGHT not in lanes and _foreseeable(rules):
        lanes[FORESIGHT] = [foresight(t.demand, t.start, rules, costs) for t in trials]

    def outcome(policies: Sequence[Policy]) -> Outcome:
        played = [
            simulate(p, t.demand, t.start, rules, costs, seed=seed + k, scored_from=scored_from)
            for k, (p, t) in enumerate(zip(policies, trials, strict=True))
        ]
        return _outcome(played)

    periods = sum(max(len(trial.demand) + 1 - scored_from, 0) for trial in trials)
    outcomes = {name: outcome(policies) for name, policies in lanes.items()}
    return Replay(outcomes, len(trials), periods)


def _foreseeable(rules: Rules) -> bool:
    return rules.deliveries.certain and not rules.backorders


def _outcome(played: Sequence[Simulation]) -> Outcome:
    """What the trials of one plan come to."""
    each = {name: np.array([done.sums[name] for done in played]) for name in _COUNTS}
    parts = {name: np.array([done.parts[name] for done in played]) for name in _PARTS}
    by_trial_and_product = {**each, **parts}
    unserved = np.array([(1 - done.fill_rate) * done.sums["demand"] for done in played])
    return Outcome(
        {name: values.sum(axis=0) for name, values in by_trial_and_product.items()},
        unserved.sum(axis=0),
        {name: values.sum(axis=1) for name, values in by_trial_and_product.items()},
    )
