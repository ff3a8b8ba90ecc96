"""What would the plan have cost over the past, beside others on the same demand and stock?

Five plans are played through the stretch since the oldest cutoff of the backtest (stretch.py), by
the clock of ../simulator/, with each line's lead time, packs and minimum order:
- ours: the plan, from the forecasts that were made then (ours.py);
- naive: at each look, up to the mean of 13 weeks times lead time and two review periods;
- z_score: the classical safety stock at the plan's own service level, in economic lots;
- foresight: the orders of somebody who knew the demand: no plan can cost less;
- done: what was really ordered, where purchase orders tell; compared on those lines alone.
Costs: holding and ordering as set; a lost sale costs `shortage_cost`, else its margin; what spoils
costs what it was bought for and `spoilage_cost`. Lines whose
cost or margin nobody knows are left out, as are those first sold later and those whose lead time
is longer than a third of the stretch. Sums are for the whole shop: a line of the sample counts as
many times as lines it stands for.
Units of the product, money in the project's currency.
Assumptions: deliveries come whole and on the day that their mean lead time says, and every plan
counts on that; suppliers had no holidays; what is left at the end has no value, though orders
still on their way have cost their order cost.
Not here: words (words.py), the sample (sample.py), the interval (../simulator/spread.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl

from shelfcast.contracts.simulation import ORDER_PROOF, PROOF_BASIS, SIMULATION
from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.lines import floats, lines_to_plan
from shelfcast.inventory.plan_config import DAYS_PER_YEAR, PlanConfig
from shelfcast.inventory.policies.eoq import economic_order_quantity
from shelfcast.inventory.policies.order_up_to import order_up_to
from shelfcast.inventory.policy import holding_per_look, service_levels
from shelfcast.inventory.proof.at_start import at_start
from shelfcast.inventory.proof.done import orders_placed
from shelfcast.inventory.proof.ours import Ours
from shelfcast.inventory.proof.stretch import Stretch, stretch
from shelfcast.inventory.proof.told import Told
from shelfcast.inventory.proof.words import basis_said, proof_said
from shelfcast.inventory.service import of_classes
from shelfcast.inventory.simulator import Costs, Deliveries, Plan, Rules, Trial, replay, simulate
from shelfcast.inventory.simulator.following import schedule
from shelfcast.inventory.simulator.rivals import RECENT_DAYS, YEAR_DAYS, naive, protection, z_score
from shelfcast.inventory.windows import KEY

LEADS_AT_LEAST = 3
"""So many lead times must fit into the stretch."""


@dataclass(frozen=True)
class Proof:
    """The frames ORDER_PROOF, PROOF_BASIS, and SIMULATION of our plan; empty where nothing can be
    played through.
    """

    order_proof: pl.DataFrame
    basis: pl.DataFrame
    simulation: pl.DataFrame


def prove(told: Told, config: PlanConfig, period_days: int, seed: int = 0) -> Proof:
    """Play the plans of `config` through the past that is `told`. period_days: of the forecasts."""
    cutoff = told.past_windows["cutoff"].min()
    if not isinstance(cutoff, date):
        return Proof(ORDER_PROOF.empty(), PROOF_BASIS.empty(), SIMULATION.empty())
    config = replace(config, budget=None, supplier_holidays={})
    told = replace(told, lead_times=told.lead_times.with_columns(sd_days=pl.lit(0.0)))
    sample = told.past_windows.select(*KEY, "weight").unique(KEY).sort(KEY)
    lines = _playable(sample, told, config, cutoff)
    past = stretch(lines, told.demand, told.lost_sales, cutoff, period_days)
    lead = _periods(lines["lead_days"], period_days)
    kept = (lead + 1) * LEADS_AT_LEAST <= len(past.demand)
    if not kept.any():
        return Proof(ORDER_PROOF.empty(), PROOF_BASIS.empty(), SIMULATION.empty())
    lines = lines.filter(pl.Series(kept))
    past = replace(past, lines=lines, history=past.history[:, kept], demand=past.demand[:, kept])
    return _played(past, told, config, sample.height, seed)


def _playable(sample: pl.DataFrame, told: Told, config: PlanConfig, cutoff: date) -> pl.DataFrame:
    """The lines (lines.py) of the sample whose money is known and that had begun, with `weight`."""
    begun = told.past_windows.filter(cutoff=cutoff).select(KEY).unique()
    no_counts = pl.DataFrame(
        schema={**dict.fromkeys(KEY, pl.String), "as_of": pl.Date, "on_hand": pl.Float64}
        | {"in_transit": pl.Float64}
    )
    lines = lines_to_plan(begun, no_counts, told.lead_times, told.terms, config)
    worth = pl.lit(config.shortage_cost) if config.shortage_cost is not None else _margin()
    known = lines.filter(pl.col("unit_cost").is_not_null() & worth.is_not_null())
    return known.join(sample, on=KEY, how="left", maintain_order="left")


def _margin() -> pl.Expr:
    return (pl.col("unit_price") - pl.col("unit_cost")).clip(0)


def _periods(days: pl.Series, period_days: int) -> Floats:
    return np.asarray(np.ceil(days.to_numpy() / period_days))


def _played(past: Stretch, told: Told, config: PlanConfig, sampled: int, seed: int) -> Proof:
    lines, period_days = past.lines, past.period_days
    rules = _rules(lines, config, period_days, len(past.demand))
    costs = _costs(lines, config, period_days)
    rivals = _rivals(lines, config, rules, period_days)
    start, counted = at_start(past, told, rules, rivals["naive"])
    trial = Trial(past.history, past.demand, start, past.cutoff, period_days)
    ours = Ours(lines, told, config, period_days)
    weight, groups = lines["weight"].to_numpy(), lines["product_id"].to_numpy()
    plans: dict[str, Plan] = {"ours": ours, **rivals}
    every = replay([trial], plans, rules, costs, scored_from=0, seed=seed)
    proof = every.weighted(weight).proof(groups)
    placed, known = orders_placed(past, told)
    if known.any():
        done = replace(rules, review_period=1, pack_size=None, minimum_order=None)
        lane = simulate(schedule(placed), past.demand, start, done, costs, scored_from=0)
        real = every.beside("done", [lane]).only(known).weighted(weight[known])
        pair = real.proof(groups[known])
        named = (pl.col("plan") == "done") | (pl.col("against") == "done")
        proof = pl.concat([proof, pair.filter(named)])
    again = schedule(ours.placed)
    rows = simulate(again, past.demand, start, rules, costs, rows=True, seed=seed)
    basis = _basis(past, told, sampled, int(counted.sum()), int(known.sum()))
    return Proof(
        ORDER_PROOF.conform(proof.with_columns(sentence=proof_said(config.currency))),
        basis,
        rows.frame(lines, past.days[0], period_days),
    )


def _rules(lines: pl.DataFrame, config: PlanConfig, period_days: int, periods: int) -> Rules:
    return Rules(
        Deliveries(_periods(lines["lead_days"], period_days).astype(np.int64)),
        review_period=max(1, round(config.review_period / period_days)),
        backorders=config.unmet == "backordered",
        pack_size=floats(lines, "pack_size"),
        minimum_order=floats(lines, "minimum_order"),
        shelf_life=_lives(lines, period_days, periods),
    )


def _lives(lines: pl.DataFrame, period_days: int, periods: int) -> npt.NDArray[np.int64] | None:
    """Periods (n,) that a unit can be sold in, all where it keeps; None where everything does."""
    life = floats(lines, "shelf_life")
    if np.isnan(life).all():
        return None
    told = np.maximum(np.floor(life / period_days), 1.0)
    return np.fmin(told, periods + 1.0).astype(np.int64)


def _costs(lines: pl.DataFrame, config: PlanConfig, period_days: int) -> Costs:
    """Money by period. Who waits is counted at each close, so that a look's wait costs it once."""
    share = period_days / config.review_period
    short = lines.select(_margin()).to_series().to_numpy()
    if config.shortage_cost is not None:
        short = np.full(lines.height, config.shortage_cost)
    return Costs(
        holding=holding_per_look(floats(lines, "unit_cost"), config) * share,
        shortage=short * min(share, 1.0) if config.unmet == "backordered" else short,
        order=config.order_cost,
        spoilage=floats(lines, "unit_cost") + config.spoilage_cost,
    )


def _rivals(
    lines: pl.DataFrame, config: PlanConfig, rules: Rules, period_days: int
) -> dict[str, Plan]:
    level = of_classes(service_levels(lines, config), lines, config)
    reach = protection(rules)
    return {
        "naive": naive(reach + rules.review_period, -(-RECENT_DAYS // period_days)),
        "z_score": z_score(
            level, reach, -(-YEAR_DAYS // period_days), _in_lots(lines, config, period_days)
        ),
    }


def _in_lots(
    lines: pl.DataFrame, config: PlanConfig, period_days: int
) -> Callable[[Floats, Floats], Floats]:
    """S of s and the mean demand a period: an economic lot above s, as far as the plan goes."""
    looks = DAYS_PER_YEAR / config.review_period
    yearly = holding_per_look(floats(lines, "unit_cost"), config) * looks

    def up_to(point: Floats, mean: Floats) -> Floats:
        daily = mean / period_days
        lot = economic_order_quantity(config.order_cost, yearly, daily * DAYS_PER_YEAR)
        return order_up_to(point, lot, np.zeros_like(mean), config.max_cover * daily)

    return up_to


def _basis(past: Stretch, told: Told, sampled: int, counted: int, ordered: int) -> pl.DataFrame:
    first, last = past.days
    row = {
        "first_day": first,
        "last_day": last,
        "period_days": past.period_days,
        "cutoffs": told.past_windows["cutoff"].n_unique(),
        "lines": told.lines,
        "played": past.lines.height,
        "counted": counted,
        "ordered": ordered,
        "left_out": sampled - past.lines.height,
    }
    return PROOF_BASIS.conform(pl.DataFrame([row]).with_columns(sentence=basis_said()))
