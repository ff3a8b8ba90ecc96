"""Claims about the paths of one series, with naive loops and scipy as oracles."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from shelfcast.forecast.one_series import futures
from shelfcast.forecast.one_series.likelihood import cdf, log_in_bin
from shelfcast.forecast.one_series.models import LEVELS, models
from shelfcast.forecast.one_series.past import past_of, tamed, uncensored
from shelfcast.forecast.one_series.rare import rare
from shelfcast.forecast.one_series.shifts import CHANGE, shifts


def steady(n: int, seed: int = 1, level: float = 100.0, spread: float = 15.0) -> np.ndarray:
    return np.rint(np.random.default_rng(seed).normal(level, spread, n))


def mean_ahead(history: np.ndarray, periods: int = 1) -> float:
    return float(futures(history, periods).units[:, periods - 1].mean())


def test_the_same_history_gives_the_same_paths() -> None:
    history = steady(30)
    assert np.array_equal(futures(history, 5).units, futures(history, 5).units)


def test_paths_are_whole_and_never_negative_where_demand_is_counted() -> None:
    units = futures(np.random.default_rng(2).poisson(1.5, 40).astype(float), 6).units
    assert units.shape == (256, 6)
    assert (units >= 0).all() and np.array_equal(units, np.rint(units))


def test_the_unit_of_demand_does_not_matter() -> None:
    history = np.random.default_rng(3).gamma(4, 2.5, 40)
    assert np.allclose(futures(history * 1000, 4).units, futures(history, 4).units * 1000)


@pytest.mark.parametrize("length", [1, 2, 5, 6, 9, 60, 500])
def test_any_length_of_history_gives_paths_near_its_level(length: int) -> None:
    assert mean_ahead(steady(length)) == pytest.approx(100, rel=0.25)


def test_a_constant_history_goes_on_and_one_of_zeros_too() -> None:
    assert futures(np.full(20, 7.0), 3).units.mean() == pytest.approx(7, abs=0.05)
    assert not futures(np.zeros(20), 3).units.any()


@pytest.mark.parametrize("after", [40.0, 250.0])
def test_a_new_level_is_followed_within_four_periods(after: float) -> None:
    history = np.concatenate([steady(30), steady(4, 2, after, after * 0.08)])
    assert abs(mean_ahead(history) - after) < 0.3 * abs(after - 100)


def test_a_spike_is_not_followed() -> None:
    history = steady(30)
    history[-1] = 500
    assert mean_ahead(history) < 190
    history[-2:] = 500, 98
    assert mean_ahead(history) < 115


def test_a_second_high_period_is_no_longer_a_spike() -> None:
    once, twice = steady(30), steady(30)
    once[-2] = 300
    twice[-2:] = 300
    assert mean_ahead(twice) > mean_ahead(once) + 60


@pytest.mark.parametrize("slope", [3.0, -2.0])
def test_a_trend_goes_on_but_not_for_ever(slope: float) -> None:
    history = np.maximum(steady(40) + slope * np.arange(40), 0)
    now = 100 + slope * 39
    ahead = mean_ahead(history, 6)
    assert 0 < (ahead - now) / slope < 9


def test_a_season_comes_back_whether_told_or_not() -> None:
    shape = np.array([40.0, 60, 80, 100, 160, 200, 60])
    history = np.rint(np.resize(shape, 42) * np.random.default_rng(4).normal(1, 0.05, 42))
    for season in (None, 7):
        ahead = futures(history, 7, season=season).units.mean(axis=0)
        assert np.corrcoef(ahead, shape)[0, 1] > 0.95


def test_a_wave_of_unknown_length_is_found() -> None:
    time = np.arange(50)
    wave = 100 + 50 * np.sin(2 * np.pi * time / 11.3)
    ahead = futures(wave[:44] + steady(44, 5, 0, 5), 6).units.mean(axis=0)
    assert np.abs(ahead - wave[44:]).mean() < 20


def test_rare_demand_keeps_its_share_of_zeros() -> None:
    random = np.random.default_rng(6)
    history = np.where(random.random(80) < 0.3, 10.0 + random.poisson(3, 80), 0.0)
    units = futures(history, 4).units
    assert (units == 0).mean() == pytest.approx((history == 0).mean(), abs=0.12)


def test_unknown_periods_count_for_nothing() -> None:
    history = steady(40)
    history[[3, 17, 39]] = np.nan
    assert mean_ahead(history) == pytest.approx(100, rel=0.08)


def test_a_stock_out_does_not_lower_the_forecast() -> None:
    history, in_stock = steady(40), np.ones(40, bool)
    history[30:36], in_stock[30:36] = 0, False
    told = float(futures(history, 1, in_stock=in_stock).units.mean())
    assert told == pytest.approx(100, rel=0.08)
    assert told > mean_ahead(history)


def test_a_period_that_sold_more_than_usual_before_it_ran_out_keeps_its_sales() -> None:
    found = uncensored(np.array([8.0, 20.0, 8.0]), np.ones(3, bool), np.array([True, False, True]))
    assert found.tolist() == [8.0, 20.0, 8.0]


def test_nine_in_ten_bands_hold_about_nine_in_ten() -> None:
    inside = []
    for seed in range(60):
        whole = steady(31, seed)
        low, high = np.quantile(futures(whole[:30], 1).units[:, 0], [0.05, 0.95])
        inside.append(low <= whole[30] <= high)
    assert 0.8 <= np.mean(inside) <= 0.98


def test_a_level_is_the_discounted_mean_of_what_came_before() -> None:
    history = steady(25)
    past = past_of(history, None, None)
    said = models(past, 2, None).said
    for row, memory in enumerate(LEVELS):
        keep = 1 - 1 / memory
        for t in (1, 7, 24):
            weight = keep ** np.arange(t - 1, -1, -1)
            naive = (weight * past.learned[:t]).sum() / weight.sum()
            assert said[row, t] == pytest.approx(naive, rel=1e-6)


def test_past_forecasts_do_not_know_what_came_after() -> None:
    history = steady(40)
    later = history.copy()
    later[30:] = 5 * later[30:]
    said = [models(past_of(h, None, 7), 3, 7) for h in (history, later)]
    units = [past_of(h, None, 7).unit for h in (history, later)]
    levels = slice(0, len(LEVELS))
    first, second = (m.said[levels, :31] * u for m, u in zip(said, units, strict=True))
    assert np.allclose(first, second)


def test_the_belief_in_a_stretch_is_that_of_a_naive_recursion() -> None:
    past = past_of(np.concatenate([steady(10), steady(6, 2, 200)]), None, None)
    found = shifts(past, 0.02)
    belief = {0: 1.0}
    for t, came in enumerate(past.learned):
        for start in belief:
            part = past.learned[start:t]
            count = len(part) + 0.3
            mean = 1 + (part - 1).sum() / count
            square = ((part - 1) ** 2).sum() - count * (mean - 1) ** 2
            spread = np.sqrt((max(square, 0) + 3 * 0.02) / (len(part) + 3))
            wide = spread * np.sqrt(1 + 1 / count)
            belief[start] *= float(np.exp(log_in_bin(came, mean, wide, past.bin)))
        total = sum(belief.values())
        belief = {start: value * (1 - CHANGE) / total for start, value in belief.items()}
        belief[t + 1] = CHANGE
    assert np.allclose(found.belief, [belief[s] for s in range(17)])
    assert found.belief[9:12].sum() > 0.5


def test_the_closed_form_of_t_is_scipys() -> None:
    z = np.linspace(-6, 6, 25)
    assert np.allclose(cdf(z), stats.t.cdf(z * np.sqrt(2), 4))


def test_chances_of_all_counts_sum_to_one() -> None:
    counts = np.arange(0, 4000)
    assert np.exp(log_in_bin(counts, 5.0, 3.0, 1.0)).sum() == pytest.approx(
        1 + 4000 * 1e-4, abs=1e-3
    )


def test_rare_models_are_left_out_where_demand_is_steady() -> None:
    assert rare(past_of(steady(30), None, None)) is None


def test_only_a_lonely_spike_is_tamed() -> None:
    demand, known = steady(30) / 100, np.ones(30, bool)
    assert np.array_equal(tamed(demand, known), demand)
    demand[12] = 6.0
    assert tamed(demand, known)[12] < 2.5
    demand[13] = 6.0
    assert np.array_equal(tamed(demand, known), demand)
