import datetime as dt

import numpy as np
import polars as pl
import pytest

from shelfcast.contracts import CLOSURES, DEMAND
from shelfcast.contracts.frames import QUANTILES, WINDOW_QUANTILES
from shelfcast.forecast import ForecastConfig, make, sample_paths
from shelfcast.forecast.bottom_up import grouping
from shelfcast.forecast.sample_paths import drawn, paths, published_quantiles, summed
from shelfcast.forecast.series import panel

H = 14
P = np.array(list(QUANTILES.values()))


def units(panel, quantiles, samples=200, seed=1):
    return np.concatenate([c.units for c in paths(panel, quantiles, samples=samples, seed=seed)])


@pytest.fixture(scope="module")
def run(generated):
    shop = generated(days=300, products=12, stores=3)
    config = ForecastConfig(
        horizon=H, windows=(7, 14), models=("seasonal_naive",), levels=("store_product",)
    )
    result = make(*shop.inputs, config)
    past = panel(*shop.inputs, "D", horizon=H)
    return past, published_quantiles(past, result.forecasts), result


def test_what_paths_sell_in_a_period_follows_the_published_quantiles(run):
    past, quantiles, _ = run
    found = units(past, quantiles, samples=400)
    for column, p in enumerate(P[2:-2], start=2):
        at_most = (found <= quantiles[:, None, :, column]).mean(axis=1)
        assert (at_most >= p - 0.003).all()
    everything = np.sort(found, axis=1)
    expected = drawn(quantiles, np.broadcast_to(np.arange(400)[:, None], (36, 400, H)))
    assert np.array_equal(everything, expected)


def test_paths_are_whole_never_negative_and_zero_on_closed_days(run):
    past, quantiles, _ = run
    found = units(past, quantiles)
    assert found.dtype == np.float32
    assert (found >= 0).all()
    assert np.array_equal(found, np.rint(found))
    closed = past.exposure[:, past.length :] == 0
    assert closed.any()
    assert (np.moveaxis(found, 1, 2)[closed] == 0).all()


def test_the_same_seed_gives_the_same_paths_and_another_seed_others(run):
    past, quantiles, _ = run
    assert np.array_equal(units(past, quantiles), units(past, quantiles))
    assert not np.array_equal(units(past, quantiles), units(past, quantiles, seed=2))


def test_no_more_than_a_chunk_is_held_at_a_time(run, monkeypatch):
    past, quantiles, _ = run
    monkeypatch.setattr(sample_paths, "CHUNK", 5)
    chunks = list(paths(past, quantiles, samples=50, seed=1))
    assert [chunk.units.shape for chunk in chunks] == [(5, 50, H)] * 7 + [(1, 50, H)]
    assert [chunk.rows.start for chunk in chunks] == list(range(0, 36, 5))


def test_sums_sample_paths_agree_with_the_quantiles_of_the_window(run):
    past, quantiles, result = run
    found = units(past, quantiles, samples=1000)
    for days in (7, 14):
        window = result.window_demand.filter(days=days).sort("store_id", "product_id")
        sums = found[:, :, :days].sum(axis=2)
        for name in ("q25", "q50", "q75", "q90", "q95"):
            ours = np.quantile(sums, WINDOW_QUANTILES[name], axis=1)
            assert ours.sum() == pytest.approx(window[name].sum(), rel=0.12), (days, name)


def test_every_path_adds_up_at_every_level(run):
    past, quantiles, _ = run
    total, store = (
        summed(paths(past, quantiles, samples=50, seed=1), grouping(past.keys, level))
        for level in ("total", "store")
    )
    assert total.shape == (1, 50, H)
    assert np.array_equal(total[0], store.sum(axis=0))
    assert np.array_equal(total[0], units(past, quantiles, samples=50).sum(axis=0))


def waves(days=500, series=30):
    """Demand of which a good fortnight, for all products, makes a third."""
    random = np.random.default_rng(4)
    wave = np.repeat(np.exp(random.normal(0, 0.4, days // 10 + 1)), 10)[:days]
    y = random.poisson(20 * wave, (series, days)).astype(float)
    first = dt.date(2024, 1, 1)
    demand = pl.DataFrame(
        {
            "store_id": "s",
            "product_id": np.repeat([f"p{i:02}" for i in range(series)], days),
            "ds": [first + dt.timedelta(i) for i in range(days)] * series,
            "y": y.ravel(),
            "in_stock": True,
            "price": None,
            "promotion": False,
        }
    )
    products = pl.DataFrame({"product_id": [f"p{i:02}" for i in range(series)], "category": "c"})
    stores = pl.DataFrame({"store_id": ["s"], "region": ["r"]})
    return panel(DEMAND.conform(demand), CLOSURES.empty(), products, stores, "D", horizon=H), y


def test_good_days_follow_good_days_and_products_go_together_as_they_did():
    past, y = waves()
    quantiles = np.broadcast_to(np.quantile(y, P), (30, H, len(P)))
    found = units(past, quantiles)
    each = np.array([np.corrcoef(found[i, :, 0], found[i, :, 3])[0, 1] for i in range(30)])
    assert each.mean() > 0.25
    among = np.corrcoef(found[:, :, 5])[np.triu_indices(30, 1)]
    assert among.mean() > 0.25
    alone = 30 * found.sum(axis=2).var(axis=1).mean()
    assert found.sum(axis=(0, 2)).var() > 5 * alone


def test_a_product_too_young_goes_as_an_older_one_and_a_first_week_as_chance_has_it(generated):
    past, y = waves()
    past.start[3] = past.length - 2
    past.rate[3, :-2] = np.nan
    quantiles = np.broadcast_to(np.quantile(y, P), (30, H, len(P)))
    assert np.isfinite(units(past, quantiles)).all()
    short = panel(*generated(days=10).inputs, "D", horizon=H)
    few = np.broadcast_to(np.arange(len(P), dtype=float), (12, H, len(P)))
    found = units(short, few, samples=20)
    assert found.shape == (12, 20, H)
    assert np.isfinite(found).all()


def test_quantiles_of_another_shape_are_refused(run):
    past, quantiles, _ = run
    with pytest.raises(ValueError, match="quantiles"):
        list(paths(past, quantiles[:3], seed=1))
