import numpy as np
import pytest

from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.models import lightgbm
from shelfcast.forecast.models.shelves import shelves
from shelfcast.forecast.series import panel


@pytest.fixture(scope="module")
def known(generated):
    return panel(*generated(days=90, products=10).inputs, "D", horizon=7)


def test_a_shelf_is_moved_half_way_and_its_products_by_one_factor(known):
    held = shelves(known)
    leaves = np.ones((len(known.rate), 7))
    wanted = held.groups.sums(leaves) * 1.5
    moved = held.moved(leaves, wanted)
    assert held.groups.sums(moved) == pytest.approx(held.groups.sums(leaves) * 1.25)
    assert np.unique(moved.round(9)).tolist() == [1.25]


def test_a_shelf_that_says_nothing_moves_nothing(known):
    held = shelves(known)
    leaves = np.ones((len(known.rate), 7))
    assert np.array_equal(held.moved(leaves, np.full((held.groups.keys.height, 7), np.nan)), leaves)


def test_a_wild_forecast_of_a_shelf_at_most_doubles_its_products(known):
    held = shelves(known)
    leaves = np.ones((len(known.rate), 7))
    assert held.moved(leaves, held.groups.sums(leaves) * 1000).max() == 2


def test_shelves_of_few_products_are_left_alone(generated):
    few = panel(*generated(days=60, products=3).inputs, "D", horizon=7)
    assert shelves(few) is None


def test_the_sums_of_shelves_move_the_forecast_of_their_products(known):
    fitted = lightgbm.fit(known, ForecastConfig(budget_seconds=2))
    held = shelves(known)
    plain = lightgbm.Boosted(fitted.booster).predict(known)
    both = fitted.predict(known)
    of_shelves = fitted.of_shelves.predict(held.panel)
    middle = (held.groups.sums(plain) + of_shelves) / 2
    assert held.groups.sums(both) == pytest.approx(middle, rel=1e-6)
