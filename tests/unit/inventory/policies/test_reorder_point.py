from scipy import stats

from shelfcast.contracts.frames import WINDOW_QUANTILES
from shelfcast.inventory.distribution import DemandDistribution
from shelfcast.inventory.policies.reorder_point import reorder_point


def test_the_reorder_point_is_the_quantile_of_the_level():
    p = list(WINDOW_QUANTILES.values())
    demand = DemandDistribution.from_quantiles(p, [stats.poisson.ppf(p, 30)] * 2)
    assert reorder_point(demand, [0.95, 0.99]).tolist() == [
        stats.poisson.ppf(0.95, 30),
        stats.poisson.ppf(0.99, 30),
    ]
