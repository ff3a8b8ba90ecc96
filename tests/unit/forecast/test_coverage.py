"""The table is checked against the backtest rows and a loop by hand."""

import polars as pl
import pytest

from shelfcast.contracts import COVERAGE
from shelfcast.forecast import ForecastConfig, counts, make
from shelfcast.forecast.backtest import rolling, scored
from shelfcast.forecast.coverage import held, summed
from shelfcast.forecast.intervals import intervals, unit
from shelfcast.forecast.series import panel

CONFIG = ForecastConfig(horizon=14, windows=(7,), budget_seconds=4)


@pytest.fixture(scope="module")
def result(shop):
    return make(*shop.inputs, CONFIG)


def test_plain_coverage_follows_from_the_published_backtest_rows(result):
    chosen = result.scores.filter("chosen").select("level", "model")
    for level, model in chosen.iter_rows():
        rows = result.backtests.filter(level=level, model=model)
        found = result.coverage.filter(level=level, demand_class="all", ahead=0).row(0, named=True)
        assert found["days"] == rows.height
        for share, low, high in ((50, "q25", "q75"), (80, "q10", "q90"), (95, "q025", "q975")):
            inside = rows["y"].is_between(rows[low], rows[high]).mean()
            assert found[f"coverage{share}"] == pytest.approx(inside)


def test_the_parts_weighted_by_their_days_give_the_whole(result):
    for level in result.coverage["level"].unique():
        of = result.coverage.filter(pl.col("level") == level)
        whole = of.filter(demand_class="all", ahead=0).row(0, named=True)
        for part in (
            of.filter((pl.col("demand_class") != "all") & (pl.col("ahead") == 0)),
            of.filter((pl.col("demand_class") == "all") & (pl.col("ahead") > 0)),
            of.filter((pl.col("demand_class") != "all") & (pl.col("ahead") > 0)),
        ):
            assert part["days"].sum() == whole["days"]
            mean = (part["pit80"] * part["days"]).sum() / whole["days"]
            assert mean == pytest.approx(whole["pit80"])


def test_sales_told_by_their_own_law_are_held_as_promised(generated):
    shop = generated(days=240, products=12, stores=3, level=1.5)
    found = panel(*shop.inputs, "D", horizon=14)
    origins, last = rolling(found, ("moving_average",), CONFIG, 14)
    means = [at.units["moving_average"] for at in origins]
    latents = [one[:] for one in intervals(found.truth, origins, means, 14, unit(last))]
    is_whole = counts.whole(found.truth)
    parts = [
        held(scored(found.truth, at, 14), at, latent, counts.sold(latent, is_whole), is_whole)
        for at, latent in zip(origins, latents, strict=True)
    ]
    table = summed("store_product", parts)
    row = table.filter(demand_class="all", ahead=0).row(0, named=True)
    for share in (50, 80, 95):
        assert row[f"pit{share}"] == pytest.approx(share / 100, abs=0.03)
        assert row[f"coverage{share}"] >= row[f"pit{share}"]


def test_without_a_backtest_the_table_is_empty_and_keeps_its_columns():
    found = summed("total", [])
    assert found.is_empty()
    assert tuple(found.columns) == COVERAGE.names
