import numpy as np
import pytest

from shelfcast.forecast import counts
from shelfcast.forecast.backtest import rolling
from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.intervals import HALF_A_UNIT, PRIOR, final_intervals, intervals, unit
from shelfcast.forecast.series import panel

CONFIG = ForecastConfig(horizon=14)


@pytest.fixture(scope="module")
def run(shop):
    found = panel(*shop.inputs, "D", horizon=14)
    origins, last = rolling(found, ("seasonal_naive", "moving_average"), CONFIG, 14)
    return found, origins, last


def test_an_interval_does_not_depend_on_the_days_it_is_counted_on(run):
    found, origins, last = run
    means = [at.units["moving_average"] for at in origins]
    before = intervals(found.truth, origins, means, 14, unit(last))
    changed = found.truth.copy()
    changed[:, origins[0].cutoff :] *= 20
    after = intervals(changed, origins, means, 14, unit(last))
    assert np.array_equal(before[0][:], after[0][:])
    assert not np.array_equal(before[1][:], after[1][:])


def test_a_closed_day_has_an_interval_of_no_width_at_zero(run):
    found, origins, last = run
    means = [at.units["moving_average"] for at in origins]
    q = final_intervals(
        found.truth,
        origins,
        means,
        (last, last.units["moving_average"]),
        horizon=14,
        floor=unit(last),
    )[:]
    assert (q[found.exposure[:, found.length :] == 0] == 0).all()


def test_without_a_backtest_the_exponential_law_speaks(run):
    found, _, last = run
    mean = last.units["moving_average"]
    q = final_intervals(found.truth, [], [], (last, mean), horizon=14, floor=unit(last))[:]
    is_open = (found.exposure[:, found.length :] > 0)[:, :, None]
    assert q == pytest.approx(mean[:, :, None] * PRIOR + HALF_A_UNIT * is_open)
    assert counts.sold(q, counts.whole(found.truth)) == pytest.approx(
        np.maximum(np.ceil(mean[:, :, None] * PRIOR - HALF_A_UNIT), 0)
    )


def test_one_cutoff_still_has_intervals_from_other_series(run):
    found, origins, last = run
    q = intervals(found.truth, origins[:1], [origins[0].units["moving_average"]], 14, unit(last))
    assert np.isfinite(q[0][:]).all()


def test_the_intervals_of_the_reported_cutoffs_hear_the_older_ones_too(run):
    found, origins, last = run
    means = [at.units["moving_average"] for at in origins]
    every = intervals(found.truth, origins, means, 14, unit(last))
    some = intervals(found.truth, origins, means, 14, unit(last), reported=2)
    assert len(some) == 2
    assert all(np.array_equal(one[:], other[:]) for one, other in zip(some, every, strict=False))


def test_the_quantiles_of_some_series_are_theirs_among_all(run):
    found, origins, last = run
    means = [at.units["moving_average"] for at in origins]
    for told in intervals(found.truth, origins, means, 14, unit(last)):
        parts = [told[slice(first, first + 5)] for first in range(0, len(found.rate), 5)]
        assert np.array_equal(np.concatenate(parts), told[:])
