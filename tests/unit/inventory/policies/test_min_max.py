"""(s, S) held against every pair of levels."""

import numpy as np
import pytest

from shelfcast.inventory.policies.min_max import exact_min_max
from shelfcast.inventory.simulator import Costs, Deliveries, Rules, Start, simulate
from shelfcast.inventory.simulator.following import min_max

LUMPY = np.array([0.6, 0.1, 0.0, 0.1, 0.0, 0.0, 0.2])


def cost_by_markov_chain(s, level, chance, window, h, p, k):
    """The long-run cost from the stationary distribution of the position after ordering."""
    states = np.arange(s + 1, level + 1)
    moves = np.zeros((len(states), len(states)))
    for i, y in enumerate(states):
        for units, share in enumerate(chance):
            left = y - units
            moves[i, -1 if left <= s else left - s - 1] += share
    vectors = np.vstack([moves.T - np.eye(len(states)), np.ones(len(states))])
    often = np.linalg.lstsq(vectors, np.eye(len(states) + 1)[-1], rcond=None)[0]
    units = np.arange(len(window))
    spent = [
        h * (np.maximum(y - units, 0) @ window) + p * (np.maximum(units - y, 0) @ window)
        for y in states
    ]
    orders = sum(
        share
        for i, y in enumerate(states)
        for share in [often[i] * sum(c for d, c in enumerate(chance) if y - d <= s)]
    )
    return often @ np.array(spent) + k * orders


@pytest.mark.parametrize(("h", "p", "k"), [(1.0, 4.0, 5.0), (0.5, 9.0, 1.0), (1.0, 2.0, 20.0)])
@pytest.mark.parametrize("lead_time", [0, 2])
def test_no_other_pair_of_levels_costs_less(h, p, k, lead_time):
    window = LUMPY
    for _ in range(lead_time):
        window = np.convolve(window, LUMPY)
    best = exact_min_max(LUMPY, h, p, k, covered=window)
    every = {
        (s, level): cost_by_markov_chain(s, level, LUMPY, window, h, p, k)
        for s in range(-5, 20)
        for level in range(s + 1, 30)
    }
    assert float(best.cost[0]) == pytest.approx(min(every.values()), rel=1e-6)
    assert every[int(best.point[0]), int(best.level[0])] == pytest.approx(float(best.cost[0]))


def test_the_simulator_finds_the_cost_that_the_formula_gives():
    chance, lead_time = LUMPY, 2
    window = np.convolve(np.convolve(chance, chance), chance)
    best = exact_min_max(chance, 1.0, 9.0, 8.0, covered=window)
    demand = np.random.default_rng(5).choice(len(chance), p=chance, size=(4_000, 60)).astype(float)
    rules = Rules(Deliveries(lead_time), backorders=True)
    done = simulate(
        min_max(best.point[0], best.level[0]),
        demand,
        Start(float(best.level[0])),
        rules,
        Costs(1.0, 9.0, 8.0),
        scored_from=51,
    )
    assert float(done.cost.mean()) / 3950 == pytest.approx(float(best.cost[0]), rel=0.01)


def test_probabilities_that_cannot_be_are_refused():
    with pytest.raises(ValueError, match="sum to 1"):
        exact_min_max([0.5, 0.4], 1, 1, 1)
    with pytest.raises(ValueError, match="asked for"):
        exact_min_max([1.0, 0.0], 1, 1, 1)
    with pytest.raises(ValueError, match="above 0"):
        exact_min_max([0.5, 0.5], 1, 1, 0)
