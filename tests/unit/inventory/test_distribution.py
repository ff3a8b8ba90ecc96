import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.integrate import quad

from shelfcast.contracts.frames import WINDOW_QUANTILES
from shelfcast.inventory.distribution import DemandDistribution

P = list(WINDOW_QUANTILES.values())
rows = st.lists(st.floats(0, 1000), min_size=len(P), max_size=len(P)).map(sorted)
amounts = st.floats(0, 3000)


def distribution(quantiles: list[float]) -> DemandDistribution:
    return DemandDistribution.from_quantiles(P, [quantiles])


def naive_shortage(quantiles: list[float], x: float) -> float:
    """The integral of max(Q(p) - x, 0), with Q written out by hand."""
    low = max(quantiles[0] - (quantiles[1] - quantiles[0]), 0.0)
    beta = (quantiles[-1] - quantiles[6]) / np.log(5)

    def q(p: float) -> float:
        if p > 0.99:
            return quantiles[-1] + beta * np.log(0.01 / (1 - p))
        return float(np.interp(p, [0, *P], [low, *quantiles]))

    inside = sum(
        quad(lambda p: max(q(p) - x, 0), a, b, limit=200)[0]
        for a, b in zip([0, *P], P, strict=False)
    )
    return inside + quad(lambda p: max(q(p) - x, 0), 0.99, 1, limit=200)[0]


@pytest.mark.parametrize("x", [0.0, 3.0, 12.5, 30.0, 41.0, 90.0])
def test_shortage_is_the_integral_of_the_quantile_function_above_the_stock(x):
    quantiles = [0.0, 1.0, 4.0, 10.0, 20.0, 28.0, 35.0, 40.0, 50.0]
    ours = float(distribution(quantiles).shortage(x)[0])
    assert ours == pytest.approx(naive_shortage(quantiles, x), abs=1e-4)


@given(rows, amounts)
def test_leftover_less_shortage_is_stock_less_mean_demand(quantiles, x):
    d = distribution(quantiles)
    assert float((d.leftover(x) - d.shortage(x))[0]) == pytest.approx(
        x - float(d.mean[0]), rel=1e-6, abs=1e-5
    )


@given(rows, amounts, amounts)
def test_more_stock_never_means_more_shortage_or_a_lower_chance_to_last(quantiles, a, b):
    d, low, high = distribution(quantiles), min(a, b), max(a, b)
    assert d.shortage(high)[0] <= d.shortage(low)[0] + 1e-9
    assert d.cdf(high)[0] >= d.cdf(low)[0] - 1e-12
    assert d.shortage(low)[0] >= 0


@given(rows, st.floats(0.001, 0.9989), st.floats(0, 0.001))
def test_a_higher_level_never_needs_less(quantiles, level, more):
    d = distribution(quantiles)
    assert d.quantile(level + more)[0] >= d.quantile(level)[0] - 1e-9
    assert d.quantile(level)[0] >= 0


@given(rows, st.floats(0.001, 0.999))
def test_the_quantile_lasts_with_at_least_its_probability(quantiles, level):
    d = distribution(quantiles)
    x = d.quantile(level)
    assert d.cdf(x + 1e-6 * (1 + x))[0] >= level - 1e-6


def test_the_given_quantiles_come_back():
    quantiles = [float(q) for q in stats.gamma.ppf(P, 3, scale=10)]
    d = distribution(quantiles)
    assert [float(d.quantile(p)[0]) for p in P] == pytest.approx(quantiles)
    assert [float(d.cdf(q)[0]) for q in quantiles] == pytest.approx(P)


def test_a_product_that_mostly_sells_nothing_has_its_mass_at_zero():
    d = distribution([0, 0, 0, 0, 0, 1, 2, 3, 4])
    assert float(d.cdf(0.0)[0]) == pytest.approx(0.75)
    assert float(d.quantile(0.7)[0]) == 0


def test_constant_demand_has_no_tail():
    d = distribution([5.0] * len(P))
    assert float(d.quantile(0.999)[0]) == 5
    assert float(d.mean[0]) == pytest.approx(5)
    assert float(d.shortage(5.0)[0]) == 0
    assert float(d.shortage(2.0)[0]) == pytest.approx(3)
    assert float(d.cdf(5.0)[0]) == 1
    assert float(d.cdf(4.9)[0]) == 0


def test_crossed_and_negative_quantiles_are_put_in_order():
    d = distribution([-4, -1, 3, 2, 5, 6, 7, 6, 9])
    assert np.all(np.diff(d.knots[0]) >= 0)
    assert d.knots.min() == 0


def test_a_second_source_of_variation_widens_by_the_sum_of_variances():
    normal = stats.norm.ppf(P, 1000, 30)
    wide = DemandDistribution.from_quantiles(P, [normal]).widened([30.0], [40.0])
    assert [float(wide.quantile(p)[0]) for p in P] == pytest.approx(
        list(stats.norm.ppf(P, 1000, 50)), rel=1e-3
    )


def test_constant_demand_over_a_varying_lead_time_spreads_like_the_lead_time():
    wide = distribution([100.0] * len(P)).widened([0.0], [10.0])
    assert float(wide.quantile(0.95)[0]) == pytest.approx(116.45, abs=0.1)


def test_no_further_variation_leaves_the_distribution_as_it_was():
    d = distribution([0, 1, 4, 10, 20, 28, 35, 40, 50])
    assert d.widened([12.0], [0.0]).knots == pytest.approx(d.knots)


@pytest.mark.parametrize(
    ("probabilities", "quantiles"),
    [([0.5], [[1.0]]), ([0.5, 0.4], [[1.0, 2.0]]), ([0.1, 0.9], [[1.0]]), ([0.5, 1.2], [[1, 2]])],
)
def test_probabilities_that_cannot_be_are_refused(probabilities, quantiles):
    with pytest.raises(ValueError, match="probabilit"):
        DemandDistribution.from_quantiles(probabilities, quantiles)
