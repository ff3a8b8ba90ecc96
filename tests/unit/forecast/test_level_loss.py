import itertools

import numpy as np
import pytest

from shelfcast.forecast.backtest import rolling
from shelfcast.forecast.bottom_up import aggregate, grouping
from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.level import Level
from shelfcast.forecast.level_loss import leaf_weights, loss, rulers
from shelfcast.forecast.series import panel

H = 14


@pytest.fixture(scope="module")
def run(shop):
    leaves = panel(*shop.inputs, "D", horizon=H)
    levels = []
    for name in ("total", "store", "store_product"):
        groups = grouping(leaves.keys, name)
        sums = aggregate(leaves, groups)
        models = ("seasonal_naive", "moving_average")[: 1 + (name == "store_product")]
        levels.append(
            Level(groups, sums.truth, *rolling(sums, models, ForecastConfig(horizon=H), H))
        )
    return leaves, levels


def test_the_loss_is_that_of_a_loop_over_levels_series_and_days(run):
    leaves, levels = run
    mean = levels[-1].origins[0].units["moving_average"]
    cutoff = levels[-1].origins[0].cutoff
    money = np.nan_to_num(leaves.truth[:, cutoff - 28 : cutoff]).sum(axis=1) * 2.5
    by_level = []
    for level in levels:
        total, weights = 0.0, 0.0
        for row in range(level.groups.keys.height):
            members = np.flatnonzero(level.groups.group == row)
            history = level.truth[row, :cutoff]
            changes = [
                (b - a) ** 2
                for a, b in itertools.pairwise(history)
                if np.isfinite(a) and np.isfinite(b)
            ]
            errors = [
                (mean[members, day].sum() - level.truth[row, cutoff + day]) ** 2
                for day in range(H)
                if np.isfinite(level.truth[row, cutoff + day])
            ]
            if not errors or not np.mean(changes) > 0:
                continue
            weight = money[members].sum()
            total += weight * np.sqrt(np.mean(errors) / np.mean(changes))
            weights += weight
        by_level.append(total / weights)
    assert loss(rulers(levels, leaves, 0, H), mean) == pytest.approx(np.mean(by_level), rel=1e-5)


def test_a_perfect_forecast_has_no_loss(run):
    leaves, levels = run
    cutoff = levels[-1].origins[0].cutoff
    truth = np.nan_to_num(levels[-1].truth[:, cutoff : cutoff + H])
    assert loss(rulers(levels, leaves, 0, H), truth) == pytest.approx(0, abs=1e-6)


def test_days_after_the_cutoff_weigh_nothing(run):
    leaves, _ = run
    before = leaf_weights(leaves, 60)
    leaves.rate[:, 60:] *= 3
    assert np.array_equal(before, leaf_weights(leaves, 60))
