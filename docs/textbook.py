"""What does each policy say to an instance of the books, and what do the book and stockpyl say?

`docs/generate.py` writes the table of docs/explanation/policies.md from here, and a test holds
every row to the numbers beside it. stockpyl (Snyder & Shen's own code) is read here and in tests
only. Where the book prints no number for an instance, or stockpyl has no such policy, the cell is
empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from scipy import stats
from stockpyl import eoq as peer_eoq
from stockpyl import newsvendor as peer_newsvendor
from stockpyl import rq as peer_rq
from stockpyl import ss as peer_ss
from stockpyl.loss_functions import normal_loss as peer_normal_loss
from stockpyl.ssm_serial import newsvendor_heuristic
from stockpyl.wagner_whitin import wagner_whitin as peer_wagner_whitin

from shelfcast.inventory.distribution import DemandDistribution
from shelfcast.inventory.policies import (
    eoq,
    eoq_backorders,
    eoq_discounts,
    epq,
    joint_replenishment,
    least_unit_cost,
    min_max,
    newsvendor,
    order_up_to,
    reorder_batches,
    reorder_point,
    safety_stock,
    silver_meal,
    two_echelon,
    wagner_whitin,
)
from shelfcast.inventory.policies.critical_ratio import critical_ratio
from shelfcast.inventory.policies.loss import normal_loss

SNYDER = "S&S"
YEAR = {"demand": 1300, "sd": 150, "lead_time": 1 / 12}


class Instance(NamedTuple):
    """One number of one instance: ours, the book's as it is printed, stockpyl's."""

    policy: str
    instance: str
    number: str
    ours: float
    book: str
    source: str
    peer: float | None


def instances() -> list[Instance]:
    """Every row of the table."""
    return [*_batches(), *_one_period(), *_continuous(), *_periodic(), *_lots(), *_networks()]


def _rows(
    policy: str,
    instance: str,
    source: str,
    numbers: Sequence[tuple[str, float, str, float | None]],
) -> Iterator[Instance]:
    for number, ours, book, peer in numbers:
        yield Instance(policy, instance, number, float(ours), book, source, peer)


def _batches() -> Iterator[Instance]:
    size = eoq.economic_order_quantity(8, 0.225, 1300)
    theirs = peer_eoq.economic_order_quantity(8, 0.225, 1300)
    cost = float(eoq.cycle_cost(size, 8, 0.225, 1300))
    yield from _rows(
        "eoq",
        "K 8, h 0.225, λ 1300",
        f"{SNYDER} ex. 3.1, eq. (3.4)",
        [("Q", float(size), "304.05", theirs[0]), ("cost", cost, "68.41", theirs[1])],
    )
    waits = eoq_backorders.planned_backorders(8, 0.225, 5, 1300)
    theirs = peer_eoq.economic_order_quantity_with_backorders(8, 0.225, 5, 1300)
    yield from _rows(
        "eoq_backorders",
        "K 8, h 0.225, p 5, λ 1300",
        f"{SNYDER} ex. 3.8, eq. (3.27) to (3.29)",
        [
            ("Q", float(waits.quantity), "310.81", theirs[0]),
            ("cost", float(waits.cost), "66.92", theirs[2]),
        ],
    )
    made = epq.economic_production_quantity(8, 0.225, 1300, 1700)
    theirs = peer_eoq.economic_production_quantity(8, 0.225, 1300, 1700)
    yield from _rows(
        "epq",
        "K 8, h 0.225, λ 1300, μ 1700",
        f"{SNYDER} eq. (3.31), (3.32)",
        [("Q", float(made.quantity), "", theirs[0]), ("cost", float(made.cost), "", theirs[1])],
    )
    yield from _discounts()


def _discounts() -> Iterator[Instance]:
    every = (200, 0.20, 1000, [0, 200, 500], [500, 475, 450])
    best = eoq_discounts.all_units_discount(*every)
    theirs = peer_eoq.economic_order_quantity_with_all_units_discounts(*every)
    yield from _rows(
        "eoq_discounts",
        "all units: K 200, i 0.2, λ 1000, from 200 and 500",
        f"{SNYDER} eq. (3.18), (3.19)",
        [("Q", best.quantity[0], "", theirs[0]), ("cost", best.cost[0], "", theirs[2])],
    )
    beyond = (150, 0.25, 2400, [0, 300, 600], [100, 90, 80])
    best = eoq_discounts.incremental_discount(*beyond)
    theirs = peer_eoq.economic_order_quantity_with_incremental_discounts(*beyond)
    yield from _rows(
        "eoq_discounts",
        "incremental: K 150, i 0.25, λ 2400, from 300 and 600",
        f"{SNYDER} eq. (3.20) to (3.22)",
        [("Q", best.quantity[0], "", theirs[0]), ("cost", best.cost[0], "", theirs[2])],
    )


def _one_period() -> Iterator[Instance]:
    best = newsvendor.newsvendor_normal(0.70, 0.18, 50, 8)
    theirs = peer_newsvendor.newsvendor_normal(0.18, 0.70, 50, 8)
    yield from _rows(
        "newsvendor",
        "normal: h 0.18, p 0.70, μ 50, σ 8",
        f"{SNYDER} ex. 4.3, eq. (4.30), (4.37)",
        [
            ("S", float(best.stock), "56.6", theirs[0]),
            ("cost", float(best.cost), "2.00", theirs[1]),
        ],
    )
    earned = newsvendor.explicit_profit(1, 0.3, 0.12, 50, best.cost)
    theirs = peer_newsvendor.newsvendor_normal_explicit(1, 0.3, 0.12, 50, 8)
    yield from _rows(
        "newsvendor",
        "explicit: r 1, c 0.3, v 0.12, μ 50, σ 8",
        f"{SNYDER} ex. 4.2",
        [("profit", float(earned), "33.00", theirs[1])],
    )
    best = newsvendor.newsvendor_poisson(0.70, 0.18, 50)
    theirs = peer_newsvendor.newsvendor_poisson(0.18, 0.70, 50)
    yield from _rows(
        "newsvendor",
        "Poisson: h 0.18, p 0.70, mean 50",
        f"{SNYDER} ex. 4.3 with Poisson demand",
        [("S", float(best.stock), "", theirs[0]), ("cost", float(best.cost), "", theirs[1])],
    )
    yield from _quantiles()


def _quantiles() -> Iterator[Instance]:
    lognormal = stats.lognorm(0.3, 0, np.exp(6))
    p = np.concatenate([np.linspace(0.0005, 0.9995, 2000), [0.9999, 0.99999]])
    best = newsvendor.newsvendor(
        0.1765, 1, DemandDistribution.from_quantiles(p, [lognormal.ppf(p)])
    )
    theirs = peer_newsvendor.newsvendor_continuous(1, 0.1765, lognormal)
    yield from _rows(
        "newsvendor",
        "quantiles of a lognormal: h 1, p 0.1765",
        f"{SNYDER} problem 4.8(b)",
        [("S", best.stock[0], "295.6", theirs[0]), ("cost", best.cost[0], "29.44", theirs[1])],
    )


def _continuous() -> Iterator[Instance]:
    whole = reorder_batches.exact_poisson(20, 150, 100, demand=1.5, lead_time=2)
    theirs = peer_rq.r_q_poisson_exact(20, 150, 100, 1.5, 2)
    yield from _rows(
        "reorder_batches",
        "exact: h 20, p 150, K 100, λ 1.5, L 2",
        f"{SNYDER} ex. 5.8, eq. (5.48)",
        [
            ("r", float(whole.point), "3", theirs[0]),
            ("Q", float(whole.quantity), "5", theirs[1]),
            ("cost", float(whole.cost), "107.92", theirs[2]),
        ],
    )
    told = "h 0.225, p 7.5, K 8, λ 1300, τ 150, L 1/12"
    loss = reorder_batches.loss_function_rule(0.225, 7.5, 8, **YEAR)
    theirs = peer_rq.r_q_loss_function_approximation(0.225, 7.5, 8, 1300, 150, 1 / 12)
    yield from _rows(
        "reorder_batches",
        f"loss function: {told}",
        f"{SNYDER} ex. 5.6, eq. (5.28), (5.29)",
        [
            ("r", float(loss.point), "126.87", theirs[0]),
            ("Q", float(loss.quantity), "328.45", theirs[1]),
        ],
    )
    level = reorder_batches.expected_level_rule(0.225, 7.5, 8, **YEAR)
    theirs = peer_rq.r_q_eil_approximation(0.225, 7.5, 8, 1300, 150, 1 / 12)
    yield from _rows(
        "reorder_batches",
        f"expected level: {told}",
        f"{SNYDER} ex. 5.2, eq. (5.16) to (5.18)",
        [
            ("r", float(level.point), "213.97", theirs[0]),
            ("Q", float(level.quantity), "318.59", theirs[1]),
            ("cost", float(level.cost), "95.45", theirs[2]),
        ],
    )
    yield from _reserve(told)


def _reserve(told: str) -> Iterator[Instance]:
    mean, sd = 1300 / 12, 150 / np.sqrt(12)
    p = np.linspace(0.001, 0.999, 999)
    demand = DemandDistribution.from_quantiles(p, [stats.norm.ppf(p, mean, sd)])
    level = float(critical_ratio(7.5, 0.225))
    theirs = peer_rq.r_q_eoqss_approximation(0.225, 7.5, 8, 1300, 150, 1 / 12)
    kept = safety_stock.classical_safety_stock(level, 1 / 12, 0, 1300, 150)
    source = f"{SNYDER} ex. 5.5, eq. (5.21)"
    point = reorder_point.reorder_point(demand, level)[0]
    yield from _rows("reorder_point", told, source, [("s", point, "190.34", theirs[0])])
    yield from _rows(
        "safety_stock", told, source, [("reserve", float(kept), "82.01", theirs[0] - mean)]
    )


def _periodic() -> Iterator[Instance]:
    best = min_max.exact_min_max(stats.poisson.pmf(np.arange(60), 6), 1, 4, 5)
    theirs = peer_ss.s_s_discrete_exact(1, 4, 5, True, 6)
    yield from _rows(
        "min_max",
        "Poisson, mean 6: h 1, p 4, K 5",
        f"{SNYDER} ex. 4.7, eq. (4.71) to (4.75), (5.7)",
        [
            ("s", best.point[0], "4", theirs[0]),
            ("S", best.level[0], "10", theirs[1]),
            ("cost", best.cost[0], "8.034", theirs[2]),
        ],
    )
    mean, sd, periods = 100, 30, 5
    p = np.linspace(0.001, 0.999, 999)
    demand = DemandDistribution.from_quantiles(
        p, [stats.norm.ppf(p, mean * periods, sd * np.sqrt(periods))]
    )
    level = order_up_to.base_stock(demand, critical_ratio(2.0, 0.2))[0]
    theirs = peer_newsvendor.newsvendor_normal(0.2, 2.0, mean, sd, lead_time=4)
    yield from _rows(
        "order_up_to",
        "base stock: h 0.2, p 2, μ 100, σ 30, L 4, R 1",
        f"{SNYDER} section 4.3",
        [("S", level, "", theirs[0])],
    )
    short = normal_loss(56.6, 50, 8)
    yield from _rows(
        "loss",
        "normal: x 56.6, μ 50, σ 8",
        f"{SNYDER} eq. (C.31)",
        [("n(x)", float(short), "", peer_normal_loss(56.6, 50, 8)[0])],
    )


def _lots() -> Iterator[Instance]:
    asked = [90, 120, 80, 70]
    best = wagner_whitin.wagner_whitin(asked, 500, 2)
    theirs = peer_wagner_whitin(4, 2, 500, asked)
    yield from _rows(
        "wagner_whitin",
        "d 90, 120, 80, 70; K 500, h 2",
        f"{SNYDER} ex. 3.9, eq. (3.39)",
        [
            ("first lot", best.quantities[0, 0], "210", theirs[0][1]),
            ("cost", best.cost[0], "1380", theirs[1]),
        ],
    )
    shop, source = [18, 30, 42, 5, 20], "Nahmias & Olsen, lot-sizing with time-varying demand"
    told = "d 18, 30, 42, 5, 20; K 80, h 2"
    lots = silver_meal.silver_meal(shop, 80, 2).quantities[:, 0]
    yield from _rows(
        "silver_meal",
        told,
        source,
        [("first lot", lots[0], "48", None), ("second lot", lots[2], "47", None)],
    )
    lots = least_unit_cost.least_unit_cost(shop, 80, 2).quantities[:, 0]
    yield from _rows(
        "least_unit_cost",
        told,
        source,
        [("first lot", lots[0], "48", None), ("second lot", lots[2], "42", None)],
    )


def _networks() -> Iterator[Instance]:
    levels = two_echelon.echelon_base_stock([3, 2, 2], [1, 1, 2], 37.12, 5, 1).level
    theirs = newsvendor_heuristic(
        num_nodes=3,
        echelon_holding_cost=[2, 2, 3],
        lead_time=[2, 1, 1],
        stockout_cost=37.12,
        demand_mean=5,
        demand_standard_deviation=1,
    )
    yield from _rows(
        "two_echelon",
        "h 3, 2, 2; L 1, 1, 2; p 37.12, μ 5, σ 1 (best: 6.51, 12.01, 22.70)",
        f"{SNYDER} ex. 6.1, eq. (6.32); Shang & Song (2003)",
        [(f"S{j}", levels[j - 1], "", theirs[j]) for j in (1, 2, 3)],
    )
    shared = (600, [120, 840, 300], [160, 20, 50], [1, 1, 1])
    order = joint_replenishment.joint_replenishment(*shared)
    peer = peer_eoq.joint_replenishment_problem_silver_heuristic(*shared)
    yield from _rows(
        "joint_replenishment",
        "K 600; k 120, 840, 300; h 160, 20, 50; λ 1",
        "Silver (1976)",
        [("T", order.cycle, "", peer[1]), ("cost", order.cost, "", peer[3])],
    )


POLICIES_WITHOUT_A_ROW = {
    "capped_base_stock": "Zipkin's instances in its test: no book number, no stockpyl",
    "metric": "a simulation of warehouse and stores in its test: no stockpyl",
    "allocation": "every way to share in its test: no stockpyl",
    "critical_ratio": "within the rows of newsvendor, order_up_to and reorder_point",
}

INTRO = """Each policy is a file of `src/shelfcast/inventory/policies/`: a pure function over any
number of products at once, with its symbols, the equation of the book, an instance as a doctest,
and what it is not for. `plan` uses critical ratio, reorder point, order-up-to and EOQ on the
forecast's own distribution ([How orders are made](orders.md)); the others are there to be called,
to be simulated, and to be compared with.

S&S is Snyder & Shen, *Fundamentals of Supply Chain Theory*; stockpyl is Snyder's own code for it,
used in tests and for this table only. The book column has the number of the example: that of S&S as
its author repeats it in stockpyl's documentation, that of Nahmias & Olsen as worked by hand in the
policy's test; no page numbers, since the books were not at hand. An empty cell: the instance is not
a numbered example, or stockpyl has no such policy. The rows are computed when this page is written,
and a test fails where ours and the others part."""

USE = """## In the simulator

A policy's numbers become orders in `shelfcast.inventory.simulator.following`: `base_stock(S)`,
`min_max(s, S)`, `reorder_batches(r, Q)`, `capped_base_stock(S, r)`, `schedule(lots)`. Any function
of the state to quantities is a policy too.

```python
>>> import numpy as np
>>> from shelfcast.inventory.policies.newsvendor import newsvendor_poisson
>>> from shelfcast.inventory.simulator import Costs, Deliveries, Rules, Start, simulate
>>> from shelfcast.inventory.simulator.following import base_stock
>>> rng = np.random.default_rng(1)
>>> demand = rng.poisson(4.0, (365, 1000))  # a year, 1,000 products
>>> level = newsvendor_poisson(1.0, 0.2, 4.0 * 3).stock  # two days' delivery, a look a day
>>> rules, costs = Rules(Deliveries(2)), Costs(holding=0.2, shortage=1.0)
>>> year = simulate(base_stock(level), demand, Start(12.0), rules, costs)
>>> float(year.cost.mean().round(1)), float(year.fill_rate.mean().round(3))
(348.8, 0.945)

```

The clock of a period: receive, sell, count, decide. An order placed at the close of period t with a
lead time of L is received at the start of t + 1 + L and sold from then on. Every row adds up:
opening + received - sold - spoiled = closing; demand = sold + lost (or waiting); on order = placed
- received - lost in transit; cost = its parts. Rules: lost sales or backorders; lead times fixed or
random, deliveries that are late, partial or never come; review periods, packs, minimum orders,
shelf life with the oldest sold first. `benchmarks/bench_simulator.py` prints its speed beside
stockpyl's.

`replay` plays several plans through the same past and gives `order_proof`
([frames](../reference/frames.md)): the parts of the cost, fill rate, and what each saves against
each other with a 90 % interval, beside a naive rule, classical z-score safety stock, and perfect
foresight. A plan is told the past only.

```python
>>> from shelfcast.inventory.simulator import Trial, replay
>>> weeks = rng.poisson(9.0, (112, 200)).astype(float)  # 112 weeks, 200 products
>>> trials = [  # windows of 8 weeks, each from the stock and the orders that stood there
...     Trial(weeks[:end], weeks[end : end + 8], Start(18.0, due=[[9.0], [9.0]]))
...     for end in (88, 96, 104)
... ]
>>> def four_weeks(known):
...     return 4 * known.history[-13:].mean(axis=0) - known.state.position
>>> rules = Rules(Deliveries(2), last_order=5)
>>> done = replay(trials, {"four_weeks": four_weeks}, rules, costs, scored_from=3)
>>> for row in done.proof().filter(against="four_weeks").iter_rows(named=True):
...     ends = round(row["saved_low"]), round(row["saved_high"])
...     print(row["plan"], round(row["cost"]), "saves", *ends)
naive 7484 saves -227 -197
z_score 5732 saves 1430 1649
four_weeks 7272 saves 0 0
foresight 1428 saves 5690 5997

```

## Where they end

- Normal demand may fall below zero: for slow sellers use Poisson, quantiles, or `plan`.
- (r, Q) and the exact (s, S) are for customers who wait. Where sales are lost they stock a little
  too much; `capped_base_stock` is for that, and is found by search on sample paths, not by formula.
- Echelon levels are the mean of two bounds, within a percent of the best in the book's example;
  they are for normal demand and one store. METRIC is for slow sellers that are ordered one for one.
- Foresight is the least possible cost for lost sales, linear costs and certain deliveries; with
  packs, minimum orders or spoilage it is good, not a bound."""
