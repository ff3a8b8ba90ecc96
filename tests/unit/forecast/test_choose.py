import numpy as np

from shelfcast.forecast.choose import DEFAULT, Losses, choices, choose
from shelfcast.forecast.demand_class import CLASSES

MODELS = ("seasonal_naive", "moving_average", "lightgbm")


def losses(absolute, signed, sold=100.0):
    size = len(CLASSES)
    return Losses(
        MODELS, np.tile(absolute, (size, 1)), np.tile(signed, (size, 1)), np.full(size, sold)
    )


def test_the_least_error_wins():
    assert choose([losses([3.0, 2.0, 1.0], [0.0, 0.0, 0.0])]) == ("lightgbm",) * 5


def test_a_bias_counts_against_a_model():
    assert choose([losses([3.0, 2.0, 1.0], [0.0, 0.5, -2.0])])[0] == "moving_average"


def test_biases_of_two_cutoffs_do_not_cancel():
    one, other = losses([9.0, 2.0, 1.0], [0.0, 0.5, -3.0]), losses([9.0, 2.0, 1.0], [0.0, 0.5, 3.0])
    assert choose([one, other])[0] == "moving_average"


def test_a_class_without_sales_takes_the_choice_of_all():
    found = losses([3.0, 2.0, 1.0], [0.0, 0.0, 0.0])
    found.sold[4] = 0
    found.absolute[4] = [0.0, 0.5, 0.5]
    assert choose([found])[4] == "lightgbm"


def test_nothing_scored_takes_the_default():
    assert choose([]) == (DEFAULT,) * 5


def test_the_choice_for_a_cutoff_is_made_from_the_others():
    for_naive = losses([1.0, 5.0, 5.0], [0.0, 0.0, 0.0])
    for_trees = losses([5.0, 5.0, 2.0], [0.0, 0.0, 0.0])
    each, final = choices([for_naive, for_trees])
    assert each[0][0] == "lightgbm"
    assert each[1][0] == "seasonal_naive"
    assert final[0] == "seasonal_naive"
