"""What does `advise` earn beside the usual rules of thumb, as a share of what foresight would earn?

    python benchmarks/bench_advise.py [SEEDS] [FIRST]

16 kinds of made-up demand (advise/instances.py), SEEDS products of each from seed FIRST on, three
lead times (0; 4; drawn from 1, 2, 3 and never, 2 promised) and three ratios of profit to holding.
Each rule plays each product for 50 periods after 5 of history, lost sales, an order a period
(advise/game.py). Reward is profit x sold - holding x left; told is its share of foresight's.
Constants of `advise` were tuned on seeds 1000 to 2999; the table is made of others.
"""

from __future__ import annotations

import sys
import time

import numpy as np
from advise.game import LEADS, PROMISED, RATIOS, Rule, foresight, lead_times, play
from advise.instances import KINDS, PERIODS, WARM_UP, demand
from advise.ours import ours
from advise.rivals import RIVALS

FIRST, SEEDS = 5000, 3
RULES: dict[str, Rule] = {"advise": ours, **RIVALS}
Score = dict[tuple[str, str, float, str, int], float]


def scores(seeds: range) -> tuple[Score, float]:
    """The share of foresight by (kind, lead, ratio, rule, seed), and seconds a call of ours."""
    found: Score = {}
    spent = 0.0
    for kind in KINDS:
        for seed in seeds:
            wanted = demand(kind, seed)
            for lead in LEADS:
                leads = lead_times(lead, seed)
                for ratio in RATIOS:
                    best = foresight(wanted, leads, ratio)
                    for name, rule in RULES.items():
                        before = time.process_time()
                        got = play(rule, wanted, leads, PROMISED[lead], ratio)
                        spent += time.process_time() - before if rule is ours else 0.0
                        found[kind, lead, ratio, name, seed] = got / best if best else 0.0
    games = len(KINDS) * len(seeds) * len(LEADS) * len(RATIOS)
    return found, spent / games / (PERIODS - WARM_UP)


def table(found: Score, place: int, title: str) -> None:
    """Print the mean share of each rule by one part of the key."""
    groups = dict.fromkeys(key[place] for key in found)
    print(f"\n{title:<16}" + "".join(f"{name[:30]:>31}" for name in RULES))
    for group in groups:
        cells = [
            np.mean([v for k, v in found.items() if k[place] == group and k[3] == name])
            for name in RULES
        ]
        print(f"{group!s:<16}" + "".join(f"{cell:31.3f}" for cell in cells))


def main() -> None:
    """Play, and print the tables."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    first = int(sys.argv[2]) if len(sys.argv) > 2 else FIRST
    found, each = scores(range(first, first + seeds))
    for place, title in ((0, "demand"), (1, "lead time"), (2, "profit:holding")):
        table(found, place, title)
    print(f"\n{'all':<16}", end="")
    for name in RULES:
        by_seed = [
            np.mean([v for k, v in found.items() if k[3] == name and k[4] == seed])
            for seed in range(first, first + seeds)
        ]
        spread = np.std(by_seed, ddof=1) / np.sqrt(seeds) if seeds > 1 else np.nan
        print(f"{f'{np.mean(by_seed):.3f} ± {spread:.3f}':>31}", end="")
    print(f"\nadvise: {each * 1e3:.1f} ms of processor time a call")


if __name__ == "__main__":
    main()
