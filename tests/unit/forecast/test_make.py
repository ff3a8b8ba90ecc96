import datetime as dt

import numpy as np
import polars as pl
import pytest

from shelfcast.contracts import CLOSURES, DEMAND, LEVELS
from shelfcast.contracts.frames import QUANTILES
from shelfcast.errors import NoDataError
from shelfcast.forecast import ForecastConfig, make
from shelfcast.reports import export_table

CONFIG = ForecastConfig(horizon=14, windows=(7, 21), budget_seconds=1)


@pytest.fixture(scope="module")
def result(shop):
    return make(*shop.inputs, CONFIG)


def test_every_level_is_the_sum_of_its_parts(shop, result):
    leaves = (
        result.forecasts.filter(level="store_product")
        .join(shop.products, on="product_id")
        .join(shop.stores, on="store_id")
    )
    for name, level in LEVELS.items():
        sums = leaves.group_by([*level.columns, "ds"]).agg(pl.col("mean").sum())
        ids = (
            pl.concat_str(list(level.columns), separator="/") if level.columns else pl.lit("total")
        )
        expected = sums.with_columns(ids.alias("unique_id")).sort("unique_id", "ds")
        found = result.forecasts.filter(level=name).sort("unique_id", "ds")
        assert found["mean"].to_list() == expected["mean"].to_list()


def test_the_parts_add_up_to_the_last_digit_in_an_export_in_any_order(result, tmp_path):
    export_table(result.forecasts, tmp_path / "forecasts.csv")
    read = pl.read_csv(tmp_path / "forecasts.csv")
    whole = dict(read.filter(pl.col("level") == "total").select("ds", "mean").iter_rows())
    for level in LEVELS:
        for seed in range(3):
            rows = read.filter(pl.col("level") == level).sample(fraction=1, shuffle=True, seed=seed)
            sums: dict[str, float] = {}
            for ds, mean in rows.select("ds", "mean").iter_rows():
                sums[ds] = sums.get(ds, 0.0) + mean
            assert sums == whole


def test_each_series_has_a_row_for_each_future_day(shop, result):
    found = result.forecasts.filter(level="store_product")
    assert found.height == 12 * 14
    last = shop.demand["ds"].max()
    assert found["ds"].unique().sort().to_list() == [last + dt.timedelta(i + 1) for i in range(14)]


def test_a_future_closed_day_is_exactly_zero_at_every_level(result):
    sundays = result.forecasts.filter(pl.col("ds").dt.weekday() == 7)
    assert sundays.height > 0
    assert (sundays.select("mean", *QUANTILES).to_numpy() == 0).all()


def test_quantiles_rise_and_are_never_negative(result):
    for frame in (result.forecasts, result.backtests):
        q = frame.select(list(QUANTILES)).to_numpy()
        assert (q >= 0).all()
        assert (np.diff(q, axis=1) >= 0).all()


def test_keys_are_unique(result):
    assert not result.forecasts.select("unique_id", "level", "ds").is_duplicated().any()
    keys = ("unique_id", "level", "model", "cutoff", "ds")
    assert not result.backtests.select(keys).is_duplicated().any()
    assert not result.window_demand.select("store_id", "product_id", "days").is_duplicated().any()


def test_the_same_input_and_seed_give_the_same_output(shop, result):
    again = make(*shop.inputs, CONFIG)
    for name in ("forecasts", "backtests", "scores", "window_demand"):
        assert getattr(result, name).equals(getattr(again, name)), name


def test_the_order_of_the_rows_changes_nothing(shop, result):
    shuffled = shop.demand.sample(fraction=1, shuffle=True, seed=3)
    again = make(shuffled, *shop.inputs[1:], CONFIG)
    assert result.forecasts.equals(again.forecasts)


def test_days_after_a_cutoff_change_no_backtest_mean_of_a_model_at_it(shop, result):
    cutoff = result.backtests["cutoff"].max()
    late = pl.col("ds") > cutoff
    shuffled = shop.demand.with_columns(y=pl.when(late).then(pl.col("y") * 3 + 2).otherwise("y"))
    again = make(shuffled, *shop.inputs[1:], CONFIG)
    for model in ("seasonal_naive", "auto_ets", "theta"):
        one, other = (
            r.backtests.filter(cutoff=cutoff, model=model, level="total").sort("ds")
            for r in (result, again)
        )
        assert one.height > 0
        assert one["mean"].to_list() == other["mean"].to_list()


def test_scores_stand_beside_the_baseline_on_the_same_rows(result):
    chosen = result.scores.filter("chosen")
    assert sorted(chosen["level"]) == sorted(LEVELS)
    naive = result.scores.filter(model="seasonal_naive")
    joined = chosen.join(naive, on="level", suffix="_of_naive")
    assert joined["naive_wape"].to_list() == pytest.approx(joined["wape_of_naive"].to_list())
    assert (joined["skill"] > 0).all()


def test_scores_follow_from_the_backtest_rows(result):
    row = result.scores.filter("chosen", level="total").row(0, named=True)
    rows = result.backtests.filter(level="total", model=row["model"])
    error = rows["mean"] - rows["y"]
    assert row["wape"] == pytest.approx(error.abs().sum() / rows["y"].sum())
    assert row["bias"] == pytest.approx(error.sum() / rows["y"].sum())
    inside = rows["y"].is_between(rows["q10"], rows["q90"])
    assert row["coverage80"] == pytest.approx(inside.mean())


def test_aggregates_show_every_rival(result):
    models = set(result.backtests.filter(level="total")["model"])
    assert {"seasonal_naive", "auto_ets", "theta", "bottom_up"} <= models


def test_windows_longer_than_the_horizon_are_there(result):
    assert sorted(result.window_demand["days"].unique()) == [7, 21]
    assert result.window_demand.height == 24


def test_progress_rises_to_one_and_names_what_is_done(shop):
    told: list[tuple[str, float]] = []
    make(*shop.inputs, CONFIG, lambda label, done: told.append((label, done)))
    done = [value for _, value in told]
    assert done == sorted(done)
    assert done[-1] == 1
    assert any("lightgbm" in label for label, _ in told)


@pytest.mark.parametrize("freq", ["W", "M"])
def test_weeks_and_months_are_forecast_by_their_first_day(generated, freq):
    shop = generated(days=400, products=3, stores=1)
    found = make(*shop.inputs, ForecastConfig(freq=freq, horizon=3, windows=(10,)))
    days = found.forecasts["ds"].unique()
    assert all(day.day == 1 if freq == "M" else day.weekday() == 0 for day in days)
    week = shop.demand.filter(pl.col("ds") > shop.demand["ds"].max() - dt.timedelta(28))["y"].sum()
    weeks = 4 if freq == "W" else 4 * 7 / 30.4
    first = found.forecasts.filter(level="total").sort("ds")["mean"][0]
    assert first == pytest.approx(week / weeks, rel=0.3)


def test_a_product_of_the_unfinished_week_is_named_and_not_forecast_as_nothing(generated):
    shop = generated(days=400, products=3, stores=1)
    last = shop.demand["ds"].max()
    new = shop.demand.filter(ds=last, product_id="p1").with_columns(
        product_id=pl.lit("new"), y=pl.lit(5.0)
    )
    products = shop.products.vstack(shop.products[:1].with_columns(product_id=pl.lit("new")))
    config = ForecastConfig(freq="W", horizon=3, windows=(10,))
    inputs = (pl.concat([shop.demand, new]), shop.closures, products, shop.stores)
    found = make(*inputs, config)
    leaves = found.forecasts.filter(level="store_product")
    assert set(leaves["product_id"]) == {"p0", "p1", "p2"}
    assert "new" not in set(found.window_demand["product_id"])
    assert any("began in the unfinished last period" in note for note in found.notes)


@pytest.mark.parametrize(
    ("days", "products", "stores"), [(1, 1, 1), (2, 1, 1), (10, 1, 1), (10, 3, 2), (60, 1, 1)]
)
def test_a_short_history_is_forecast_with_wide_intervals(generated, days, products, stores):
    shop = generated(days=days, products=products, stores=stores)
    found = make(*shop.inputs, CONFIG)
    assert found.forecasts.filter(level="store_product").height == products * stores * 14
    assert found.forecasts.select("mean", *QUANTILES).null_count().sum_horizontal()[0] == 0
    assert not found.forecasts["mean"].is_nan().any()
    assert not found.window_demand["q99"].is_nan().any()
    assert not found.window_demand["sd"].is_nan().any()


def test_a_single_sale_is_repeated_and_its_interval_is_wide():
    row = ("s", "p", dt.date(2024, 5, 1), 4.0, True, 2.0, False)
    demand = pl.DataFrame([row], schema=DEMAND.schema(), orient="row")
    products = pl.DataFrame({"product_id": ["p"], "category": ["c"]})
    stores = pl.DataFrame({"store_id": ["s"], "region": ["r"]})
    found = make(demand, CLOSURES.empty(), products, stores, CONFIG).forecasts
    day = found.filter(level="store_product").row(0, named=True)
    assert day["mean"] == pytest.approx(4)
    assert day["q05"] < 0.5
    assert day["q95"] > 10


def test_nothing_ever_sold_is_forecast_as_nothing(generated):
    shop = generated(days=60, products=2)
    zero = shop.demand.with_columns(y=pl.when(pl.col("y").is_not_null()).then(0.0))
    found = make(zero, *shop.inputs[1:], CONFIG)
    assert (found.forecasts["mean"] == 0).all()
    assert (found.window_demand["mean"] == 0).all()


def test_no_demand_is_an_error_with_the_fix(shop):
    with pytest.raises(NoDataError) as caught:
        make(DEMAND.empty(), *shop.inputs[1:], CONFIG)
    assert "shelfcast ingest" in caught.value.fix


def test_only_the_levels_asked_for_are_given(shop):
    config = ForecastConfig(horizon=7, levels=("store",), models=("seasonal_naive",))
    found = make(*shop.inputs, config)
    assert found.forecasts["level"].unique().to_list() == ["store"]
    assert found.scores["level"].unique().to_list() == ["store"]
