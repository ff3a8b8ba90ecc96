"""A sample by money: large sellers are in, small ones are heard, sums are right."""

import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from shelfcast.inventory.proof import lines_to_prove

MONEY = st.lists(st.floats(0, 1e6), min_size=1, max_size=60)


def shop(money) -> pl.DataFrame:
    lines = {"store_id": "s", "product_id": [f"p{i:05d}" for i in range(len(money))]}
    return pl.DataFrame({**lines, "money": [float(one) for one in money]})


@settings(max_examples=60, deadline=None)
@given(MONEY, st.integers(0, 60))
def test_the_sample_is_as_large_as_asked_and_weights_are_one_or_more(money, most):
    drawn = lines_to_prove(shop(money), most)
    assert abs(drawn.height - min(most, len(money))) <= 1
    assert drawn.select("store_id", "product_id").n_unique() == drawn.height
    assert all(weight >= 1 - 1e-9 for weight in drawn["weight"])


def test_all_lines_are_taken_where_there_is_room():
    drawn = lines_to_prove(shop([3, 0, 5]), 3)
    assert drawn["product_id"].to_list() == ["p00000", "p00001", "p00002"]
    assert drawn["weight"].to_list() == [1.0, 1.0, 1.0]


def test_what_sells_most_is_always_in_and_stands_for_itself():
    money = [1.0] * 500 + [10_000.0] * 3
    drawn = lines_to_prove(shop(money), 50)
    large = drawn.filter(pl.col("product_id") >= "p00500")
    assert large["weight"].to_list() == [1.0, 1.0, 1.0]


def test_weighted_sums_over_many_samples_are_those_of_the_shop():
    """The order of the lines decides who is drawn: shuffled, the mean estimate is the truth."""
    rng = np.random.default_rng(4)
    money = rng.gamma(0.3, 100.0, 300)
    saved = rng.normal(1.0, 2.0, 300) + 0.05 * money
    counts, sums = [], []
    for _ in range(300):
        order = rng.permutation(300)
        drawn = lines_to_prove(shop(money[order]), 40)
        at = drawn["product_id"].str.slice(1).cast(pl.Int64).to_numpy()
        weight = drawn["weight"].to_numpy()
        counts.append(weight.sum())
        sums.append((weight * saved[order][at]).sum())
    for found, truth in ((counts, 300.0), (sums, saved.sum())):
        assert abs(np.mean(found) - truth) < 3 * np.std(found) / np.sqrt(len(found))


def test_the_same_shop_gives_the_same_sample():
    money = np.random.default_rng(1).gamma(0.5, 10, 200)
    assert lines_to_prove(shop(money), 20).equals(lines_to_prove(shop(money), 20))
