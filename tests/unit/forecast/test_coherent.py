import numpy as np
import pytest

from shelfcast.forecast import mint
from shelfcast.forecast.backtest import rolling, scored
from shelfcast.forecast.bottom_up import aggregate, grouping
from shelfcast.forecast.coherent import mint_leaves, told
from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.level import Level
from shelfcast.forecast.series import panel

H = 14
CONFIG = ForecastConfig(horizon=H)


def level(leaves, name, models):
    groups = grouping(leaves.keys, name)
    sums = aggregate(leaves, groups)
    return Level(groups, sums.truth, *rolling(sums, models, CONFIG, H))


@pytest.fixture(scope="module")
def run(shop):
    leaves = panel(*shop.inputs, "D", horizon=H)
    bottom = level(leaves, "store_product", ("seasonal_naive", "moving_average"))
    sums = [
        level(leaves, "total", ("seasonal_naive", "theta")),
        level(leaves, "region", ("seasonal_naive", "theta")),
        level(leaves, "store", ("seasonal_naive", "theta")),
        level(leaves, "category", ("seasonal_naive",)),
    ]
    return bottom, sums


def means(bottom):
    return [at.units["moving_average"] for at in bottom.origins]


def test_a_level_told_twice_and_one_without_a_rival_are_left_out(run):
    assert [one.groups.level for one in told(run[1])] == ["total", "store"]


def test_the_leaves_at_the_end_are_those_of_all_cutoffs_errors(run):
    bottom, sums = run
    last = bottom.last.units["moving_average"]
    _, found = mint_leaves(bottom, sums, means(bottom), last, H)
    used = told(sums)

    def errors(of, at, mean):
        return np.nan_to_num(mean[:, :H] - scored(of.truth, at, H))

    leaf = np.hstack([errors(bottom, at, at.units["moving_average"]) for at in bottom.origins])
    above = np.vstack(
        [np.hstack([errors(one, at, at.units["theta"]) for at in one.origins]) for one in used]
    )
    member = np.vstack([one.groups.member.toarray() for one in used])
    weights = mint.weights(used[0].groups.member.__class__(member), leaf, above)
    near = np.nan_to_num(last[:, :H])
    base = np.vstack([one.last.units["theta"] for one in used])
    assert found == pytest.approx(weights.reconciled(near, base - member @ near))


def test_what_sold_after_a_cutoff_does_not_move_its_leaves(run):
    bottom, sums = run
    last = bottom.last.units["moving_average"]
    before, _ = mint_leaves(bottom, sums, means(bottom), last, H)
    changed = bottom.truth.copy()
    changed[:, bottom.origins[0].cutoff :] *= 9
    other = Level(bottom.groups, changed, bottom.origins, bottom.last)
    after, _ = mint_leaves(other, sums, means(bottom), last, H)
    assert np.array_equal(before[0], after[0])
    assert not np.array_equal(before[1], after[1])


def test_without_rivals_there_is_nothing_to_hear(run):
    bottom, sums = run
    last = bottom.last.units["moving_average"]
    assert mint_leaves(bottom, sums[3:], means(bottom), last, H) is None
