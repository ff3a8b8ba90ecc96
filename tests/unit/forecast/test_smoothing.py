import numpy as np
import pytest

from shelfcast.forecast.models.smoothing import STEPS, best_smoothed, smoothed


def loop(values, step):
    level = squares = None
    for value in values:
        if np.isnan(value):
            continue
        if level is None:
            level, squares = value, 0.0
            continue
        squares += (value - level) ** 2
        level += step * (value - level)
    return level, squares


def test_smoothing_all_rows_at_once_is_smoothing_each_in_a_loop():
    random = np.random.default_rng(1)
    values = np.where(random.random((20, 50)) < 0.3, np.nan, random.gamma(2, size=(20, 50)))
    assert smoothed(values, 0.2) == pytest.approx([loop(row, 0.2)[0] for row in values])
    best = [min((loop(row, step) for step in STEPS), key=lambda found: found[1]) for row in values]
    assert best_smoothed(values) == pytest.approx([level for level, _ in best])


def test_nothing_known_has_no_level():
    assert np.isnan(smoothed(np.full((1, 5), np.nan), 0.1)).all()
