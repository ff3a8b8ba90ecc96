import numpy as np
import polars as pl
import pytest
from scorers.m5 import LEVELS, QUANTILES, groups, scale, wrmsse, wspl

KEYS = pl.DataFrame(
    {
        "item": ["a", "a", "b", "b"],
        "department": ["d1", "d1", "d2", "d2"],
        "category": ["c", "c", "c", "c"],
        "store": ["s1", "s2", "s1", "s2"],
        "state": ["x", "y", "x", "y"],
    }
)


@pytest.fixture(scope="module")
def random_case():
    random = np.random.default_rng(1)
    history = random.poisson(3, (4, 60)).astype(float)
    history[2, :20] = 0
    truth, forecast = random.poisson(3, (4, 28)).astype(float), random.gamma(2, 1.5, (4, 28))
    return history, random.uniform(1, 9, 4), truth, forecast


def naive_wrmsse(history, revenue, truth, forecast):
    """Written out by the competition's words, series by series."""
    levels = []
    for columns in LEVELS.values():
        members = {}
        for row, key in enumerate(KEYS.select(columns or ["item"]).rows()):
            members.setdefault(key if columns else (), []).append(row)
        score = 0.0
        for rows in members.values():
            h, y, f = (x[rows].sum(axis=0) for x in (history, truth, forecast))
            first = next(t for t, value in enumerate(h) if value > 0)
            denominator = np.mean([(h[t] - h[t - 1]) ** 2 for t in range(first + 1, len(h))])
            error = np.sqrt(np.mean((y - f) ** 2) / denominator)
            score += error * revenue[rows].sum() / revenue.sum()
        levels.append(score)
    return np.mean(levels)


def test_the_vectors_say_what_the_competitions_words_say(random_case):
    assert wrmsse(KEYS, *random_case)["all"] == pytest.approx(naive_wrmsse(*random_case))


def test_there_are_twelve_levels_and_the_last_is_every_series():
    found = groups(KEYS)
    assert len(found) == 12
    assert found[0].size == 1
    assert sorted(found[-1].codes.tolist()) == [0, 1, 2, 3]


def test_days_before_the_first_sale_do_not_count_in_the_scale():
    assert scale(np.array([[0.0, 0, 0, 4, 2]])) == pytest.approx([4.0])
    assert scale(np.array([[0.0, 0, 0, 4, 2]]), np.abs) == pytest.approx([2.0])


def test_one_series_scores_its_own_scaled_error_at_every_level():
    one = KEYS.head(1)
    history, truth, forecast = np.array([[1.0, 3.0, 1.0]]), np.array([[5.0]]), np.array([[3.0]])
    assert wrmsse(one, history, np.array([2.0]), truth, forecast)["all"] == pytest.approx(1.0)


def test_what_earns_nothing_weighs_nothing(random_case):
    history, revenue, truth, forecast = random_case
    revenue = np.array([0.0, 0.0, 1.0, 1.0])
    worse = forecast.copy()
    worse[:2] += 100
    leaf = [wrmsse(KEYS, history, revenue, truth, f)["item_store"] for f in (forecast, worse)]
    assert leaf[0] == leaf[1]


def test_the_spread_loss_of_a_point_is_its_pinball_by_hand():
    one = KEYS.head(1)
    history, truth = np.array([[1.0, 3.0, 2.0]]), np.array([[5.0]])
    found = wspl(one, history, np.ones(1), truth, lambda g: np.full((g.size, 1, 9), 3.0))
    # the truth lies 2 above every quantile: mean(p) * 2 over a mean step of 1.5
    assert found["all"] == pytest.approx(np.mean(QUANTILES) * 2 / 1.5)


def test_quantiles_in_the_right_place_beat_a_point(random_case):
    history, revenue, truth, _ = random_case
    spread = np.quantile(history, QUANTILES, axis=1).T[:, None, :].repeat(28, axis=1)

    def point(g):
        return np.full((g.size, 28, 9), 3.0 * len(KEYS) / g.size)

    def quantiles(g):
        return spread if g.name == "item_store" else point(g)

    one, other = (wspl(KEYS, history, revenue, truth, q) for q in (quantiles, point))
    assert one["item_store"] < other["item_store"]
    assert one["total"] == other["total"]
