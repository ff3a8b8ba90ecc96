import numpy as np
import pytest
from scipy import stats

from shelfcast.contracts.frames import WINDOW_QUANTILES
from shelfcast.inventory.distribution import DemandDistribution
from shelfcast.inventory.expected_return import expected_profit, return_on_money, sales_saved

P = list(WINDOW_QUANTILES.values())


def poisson(mean: float) -> DemandDistribution:
    return DemandDistribution.from_quantiles(P, [stats.poisson.ppf(P, mean)])


@pytest.mark.parametrize(("stock", "tolerance"), [(0, 0.03), (40, 0.06), (100, 0.03)])
def test_sales_saved_are_those_of_a_simulated_lost_sales_shop(stock, tolerance):
    rng = np.random.default_rng(3)
    before, after = rng.poisson(40, 100_000), rng.poisson(40, 100_000)
    left = np.maximum(stock - before, 0)
    simulated = np.mean(np.minimum(after, left + 30) - np.minimum(after, left))
    need = np.quantile(np.maximum(after - left, 0), P)
    ours = float(sales_saved(DemandDistribution.from_quantiles(P, [need]), 30.0)[0])
    assert ours == pytest.approx(simulated, abs=tolerance * 30)


def test_each_further_unit_saves_no_more_than_the_one_before():
    saved = [float(sales_saved(poisson(40), float(q))[0]) for q in range(80)]
    assert np.all(np.diff(saved, n=2) <= 1e-9)


def test_an_order_nobody_needs_costs_its_holding():
    assert float(expected_profit(0.0, 10.0, 3.0, 0.2)) == -2.0


def test_a_cost_of_nothing_or_unknown_has_no_return():
    assert np.isnan(return_on_money([1.0, 1.0], [0.0, np.nan])).all()
