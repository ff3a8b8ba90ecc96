import numpy as np

from shelfcast.forecast.choose import DEFAULT, MIXTURE, WINNER, choices, choose, winners
from shelfcast.forecast.demand_class import CLASSES
from shelfcast.forecast.mixture import Errors

MODELS = ("seasonal_naive", "moving_average", "lightgbm")


def errors(error, sold=100.0, models=MODELS):
    """A cutoff at which each class has one series; `error` is models x periods or one a series."""
    error = np.array(error, dtype=np.float32)
    size = len(CLASSES)
    each = np.repeat(error[:, None, :], size, axis=1) if error.ndim == 2 else error
    square = np.einsum("msh,nsh->smn", each, each)
    absolute = np.abs(each).sum(axis=2)
    return Errors(
        models, each, absolute, np.full(size, sold), np.arange(size), square, np.ones(size)
    )


def chosen(over, models=MODELS):
    return choose(over, models, np.arange(len(CLASSES))).names()


def test_the_least_error_wins():
    assert chosen([errors([[3, -3], [2, -2], [1, -1]])]) == ["lightgbm"] * 6


def test_nothing_is_not_the_best_forecast_of_what_sells_now_and_then():
    """A unit every fourth week: silence has the least absolute error, the mean the squares."""
    sells = np.tile([0.0, 0.0, 0.0, 1.0], 5)
    silent, mean = -sells, 0.25 - sells
    assert np.abs(silent).sum() < np.abs(mean).sum()
    assert chosen([errors([silent - 1, silent, mean])])[0] == "lightgbm"


def test_a_class_keeps_the_choice_of_all_unless_another_is_better_at_all_cutoffs_but_one():
    """Summed over cutoffs one luck would do; the trees win in every other class."""

    def at(naive_there):
        found = errors([[9, 9], [2, -2], [1, -1]])
        found.square[0, 1, 1] = naive_there
        return found

    assert winners([at(0.1), at(0.1), at(3), at(3)])[0] == "lightgbm"
    assert winners([at(0.1), at(0.1), at(0.1), at(3)])[0] == "moving_average"


def test_the_seasonal_naive_must_win_clearly():
    assert chosen([errors([[1.0], [1.02], [2.0]])])[0] == "moving_average"
    assert chosen([errors([[1.0], [1.20], [2.0]])])[0] == "seasonal_naive"


def test_a_class_without_sales_takes_the_choice_of_all():
    found = errors([[3, -3], [2, -2], [1, -1]])
    found.sold[4] = 0
    found.square[4] = 0.0
    assert chosen([found])[4] == "lightgbm"


def test_nothing_scored_takes_the_default():
    assert chosen([]) == [DEFAULT] * 6


def test_the_choice_for_a_cutoff_is_made_from_the_others():
    for_naive = errors([[1, -1], [5, -5], [5, -5]])
    for_trees = errors([[5, -5], [5, -5], [2, -2]])
    each, final = choices([for_naive, for_trees], MODELS, np.arange(len(CLASSES)))
    assert each[0].names()[0] == "lightgbm"
    assert each[1].names()[0] == "seasonal_naive"
    assert final.names()[0] == "seasonal_naive"


def opposite(seed):
    """Two models whose errors cancel, and one that is bad."""
    random = np.random.default_rng(seed)
    noise = random.normal(size=(len(CLASSES), 40))
    sign = np.where(np.arange(40) % 2, 1, -1)
    return errors(np.stack([9 * sign + noise, 2 + noise, -2 + noise]))


def test_models_whose_errors_cancel_are_mixed():
    found = choose([opposite(i) for i in range(4)], MODELS, np.arange(len(CLASSES)))
    assert found.names() == [MIXTURE] * 6
    assert np.allclose(found.weights.sum(axis=1), 1)
    assert (found.weights[:, 0] < 0.1).all()


def test_a_mixture_that_wins_nothing_elsewhere_is_not_used():
    alone = [errors([[3, -3], [2, -2], [0.1, -0.1]]) for _ in range(4)]
    found = choose(alone, MODELS, np.arange(len(CLASSES)))
    assert found.kinds == (WINNER,) * 6


def test_two_cutoffs_are_too_few_to_judge_a_mixture():
    found = choose([opposite(0), opposite(1)], MODELS, np.arange(len(CLASSES)))
    assert found.kinds == (WINNER,) * 6


def test_series_that_differ_get_models_of_their_own():
    """Within one class half of the series suit one model and half another, at every cutoff."""
    good, bad = np.full(20, 0.1), np.full(20, 4.0)
    series = [np.stack([bad, good] if i % 2 else [good, bad]) for i in range(10)]
    error = np.stack(series, axis=1)
    sign = np.where(np.arange(20) % 2, 1, -1)
    cutoff = Errors(
        ("theta", "ces"),
        (error * sign).astype(np.float32),
        error.sum(axis=2),
        np.full(10, 50.0),
        np.zeros(10, dtype=np.int64),
        np.repeat(np.einsum("msh,nsh->mn", error, error)[None], len(CLASSES), axis=0),
        np.ones(10),
    )
    found = choose([cutoff] * 4, ("theta", "ces"), np.zeros(10, dtype=np.int64))
    assert found.kinds[0] == "own_sharply"
    assert (found.weights[0::2, 0] > 0.9).all()
    assert (found.weights[1::2, 1] > 0.9).all()


def test_a_choice_is_told_in_words():
    found = choose([opposite(i) for i in range(4)], MODELS, np.arange(len(CLASSES)))
    assert "moving_average" in found.said(np.arange(len(CLASSES)), 0)
    assert " + " in found.said(np.arange(len(CLASSES)), 0)
