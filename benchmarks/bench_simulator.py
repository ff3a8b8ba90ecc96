"""How many product-days a second are simulated, beside stockpyl on the same instance?

    python benchmarks/bench_simulator.py [PRODUCTS] [PERIODS]

The same instance: one product, base stock S = 40, Poisson demand of 5 a day told beforehand,
backorders, delivery in 3 days. stockpyl counts a lead time from its own order, which it places
before it fills demand, so that its 4 is our 3. Its total cost and ours are printed side by side:
they must be the same. stockpyl is timed on one product (it has no arrays), without its own checks.
Then ours with whatever a shop has: lost sales, packs, weekly review, late and lost deliveries,
spoilage. Processor seconds, best of three.
"""

from __future__ import annotations

import contextlib
import io
import sys
import time
from collections.abc import Callable

import numpy as np
from stockpyl.sim import simulation
from stockpyl.supply_chain_network import single_stage_system

from shelfcast.inventory.simulator import Costs, Deliveries, Rules, Simulation, Start, simulate
from shelfcast.inventory.simulator.following import base_stock, min_max

LEVEL, RATE, LEAD_TIME = 40.0, 5.0, 3
COSTS = Costs(holding=0.2, shortage=1.0)
KINDS = {
    "base stock, lost sales": Rules(Deliveries(LEAD_TIME)),
    "(s, S) in packs of 6, weekly review": Rules(
        Deliveries(LEAD_TIME), pack_size=6, review_period=7
    ),
    "late, partial and lost deliveries": Rules(
        Deliveries(LEAD_TIME, late=(0.8, 0.15, 0.05), never=0.01, partial=0.04)
    ),
    "spoils after 10 days": Rules(Deliveries(LEAD_TIME), shelf_life=10),
}


def timed(work: Callable[[], float]) -> tuple[float, float]:
    """Processor seconds, best of three, and what came out."""
    best, out = np.inf, 0.0
    for _ in range(3):
        start = time.process_time()
        out = work()
        best = min(best, time.process_time() - start)
    return float(best), out


def peer(demand: np.ndarray) -> float:
    """stockpyl's total cost of one product."""
    network = single_stage_system(
        holding_cost=0.2,
        stockout_cost=1.0,
        shipment_lead_time=LEAD_TIME + 1,
        demand_type="D",
        demand_list=demand.tolist(),
        policy_type="BS",
        base_stock_level=LEVEL,
        initial_inventory_level=LEVEL,
    )
    with contextlib.redirect_stderr(io.StringIO()):
        return float(simulation(network, len(demand), progress_bar=False, consistency_checks="N"))


def ours(demand: np.ndarray, rules: Rules, s: float = LEVEL) -> Simulation:
    """The same, of every column."""
    policy = base_stock(LEVEL) if s == LEVEL else min_max(s, LEVEL)
    return simulate(policy, demand, Start(LEVEL), rules, COSTS)


def main() -> None:
    products = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    periods = int(sys.argv[2]) if len(sys.argv) > 2 else 365
    rng = np.random.default_rng(20240229)
    demand = rng.poisson(RATE, (periods, products)).astype(np.float32)
    waiting = Rules(Deliveries(LEAD_TIME), backorders=True)
    one = demand[:, :1].astype(np.float64)
    theirs, their_cost = timed(lambda: peer(one[:, 0]))
    mine, my_cost = timed(lambda: float(ours(demand, waiting).cost.sum()))
    same = float(ours(one, waiting).cost[0])
    peer_rate, my_rate = len(one) / theirs, demand.size / mine
    print(f"base stock, backorders: {products:,} products x {periods} days, one processor")
    print(f"  cost of one product   stockpyl {their_cost:12,.2f}   ours {same:12,.2f}")
    print(f"  product-days a second stockpyl {peer_rate:12,.0f}   ours {my_rate:12,.0f}")
    print(f"  ratio {my_rate / peer_rate:,.0f} x   (all products cost {my_cost:,.0f})")
    for name, rules in KINDS.items():
        seconds, _ = timed(lambda rules=rules: float(ours(demand, rules, 30.0).cost.sum()))
        print(f"  {name:38s} {demand.size / seconds:12,.0f} a second")


if __name__ == "__main__":
    main()
