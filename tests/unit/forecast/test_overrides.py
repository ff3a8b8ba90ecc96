"""What a person says: the parts always add up, and quantiles stay quantiles."""

import datetime as dt

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shelfcast.contracts import LEVELS
from shelfcast.contracts.frames import QUANTILES, WINDOW_QUANTILES
from shelfcast.forecast.overrides import Override, apply, series_of

FIRST, PERIODS = dt.date(2024, 6, 3), 10
PLACES = [
    ("S1", "P1", "north", "tea"),
    ("S1", "P2", "north", "toys"),
    ("S2", "P1", "south", "tea"),
    ("S2", "P3", "south", "toys"),
]
SERIES = {"total": "total", "region": "north", "store": "S2", "category": "tea"} | {
    "store_category": "S1/toys",
    "product": "P1",
    "store_product": "S2/P3",
}
PLACED = ["store_id", "product_id", "region", "category"]


def leaves(means: list[float], days: int = 1) -> pl.DataFrame:
    """One row a place and period; `days` long each, the first on FIRST."""
    rows = [
        (*place, FIRST + dt.timedelta(n * days), FIRST + dt.timedelta(n * days + days - 1))
        for place in PLACES
        for n in range(PERIODS)
    ]
    frame = pl.DataFrame(rows, schema=[*PLACED, "ds", "until"], orient="row")
    return frame.with_columns(mean=pl.Series(means, dtype=pl.Float64))


def forecasts(parts: pl.DataFrame) -> pl.DataFrame:
    """Every level's sums, with quantiles around them; those of the leaves are whole."""
    found = []
    for level in LEVELS:
        sums = parts.group_by(series_of(level).alias("unique_id"), "ds").agg(pl.col("mean").sum())
        spread = {
            name: (pl.col("mean") * (0.5 + p)).round() if level == "store_product"
            else pl.col("mean") * (0.5 + p)
            for name, p in QUANTILES.items()
        }  # fmt: skip
        found.append(sums.with_columns(level=pl.lit(level), **spread))
    return pl.concat(found)


def windows(parts: pl.DataFrame, lengths: tuple[int, ...] = (3, 7)) -> pl.DataFrame:
    found = []
    for days in lengths:
        end = FIRST + dt.timedelta(days)
        share = ((pl.lit(end) - pl.col("ds")).dt.total_days()).clip(0) / (
            (pl.col("until") - pl.col("ds")).dt.total_days() + 1
        )
        sums = parts.group_by("store_id", "product_id").agg(
            mean=(pl.col("mean") * share.clip(0, 1)).sum()
        )
        spread = {name: pl.col("mean") * (0.5 + p) for name, p in WINDOW_QUANTILES.items()}
        found.append(sums.with_columns(days=pl.lit(days), sd=pl.col("mean") / 2, **spread))
    return pl.concat(found)


def said(level="product", kind="percent", amount=50.0, first=2, last=4, name="O1"):
    day = [FIRST + dt.timedelta(n) for n in (first, last)]
    return Override(name, level, SERIES[level], *day, kind, amount)


def done(parts, *overrides):
    return apply(forecasts(parts), windows(parts), parts, overrides)


def of(frame, level, **where):
    return frame.filter(pl.col("level") == level, **where).sort("unique_id", "ds")


@pytest.fixture
def plain():
    return leaves([1.0 + place for place in range(4) for _ in range(PERIODS)])


def test_a_percentage_moves_the_days_it_is_said_of_and_no_others(plain):
    found = of(done(plain, said()).forecasts, "store_product", unique_id="S1/P1")
    assert found["mean"].to_list() == [1, 1, 1.5, 1.5, 1.5, 1, 1, 1, 1, 1]
    rest = of(done(plain, said()).forecasts, "store_product", unique_id="S1/P2")
    assert rest["mean"].to_list() == [2.0] * PERIODS


@pytest.mark.parametrize("level", LEVELS)
def test_a_quantity_is_what_the_series_sums_to_over_its_days(plain, level):
    found = done(plain, said(level, "quantity", 120.0)).forecasts
    mine = of(found, level, unique_id=SERIES[level])
    inside = mine.filter(pl.col("ds").is_between(FIRST + dt.timedelta(2), FIRST + dt.timedelta(4)))
    assert inside["mean"].sum() == pytest.approx(120, abs=1e-3)


def test_a_quantity_where_nothing_was_forecast_is_spread_evenly_and_unsure():
    found = done(leaves([0.0] * 40), said("store_product", "quantity", 9.0)).forecasts
    mine = of(found, "store_product", unique_id="S2/P3")
    assert mine["mean"].to_list() == [0, 0, 3, 3, 3, 0, 0, 0, 0, 0]
    row = mine.row(2, named=True)
    assert row["q05"] < 3 < row["q95"]


def test_a_week_counts_by_the_share_of_its_days(plain):
    """Oracle: three days of one week of seven, 100 percent more."""
    weekly = plain.with_columns(
        ds=pl.lit(FIRST) + pl.duration(days=7 * (pl.col("ds") - pl.lit(FIRST)).dt.total_days()),
    ).with_columns(until=pl.col("ds") + pl.duration(days=6))
    found = done(weekly, said(amount=100.0, first=8, last=10)).forecasts
    means = of(found, "store_product", unique_id="S1/P1")["mean"].to_list()
    assert means[:3] == pytest.approx([1, 1 + 3 / 7, 1], abs=1e-5)


def test_what_was_replaced_is_kept_and_puts_the_forecast_back(plain):
    before = forecasts(plain)
    changed = apply(before, windows(plain), plain, [said()])
    key = ["unique_id", "level", "ds"]
    rest = changed.forecasts.join(changed.replaced_forecasts, on=key, how="anti")
    restored = pl.concat([rest, changed.replaced_forecasts]).sort(key)
    assert restored.equals(before.select(restored.columns).sort(key))
    assert changed.replaced_forecasts["unique_id"].unique().sort().to_list() == [
        "P1", "S1", "S1/P1", "S1/tea", "S2", "S2/P1", "S2/tea", "north", "south", "tea", "total",
    ]  # fmt: skip


def test_effects_are_the_sums_of_the_series_before_and_after_each_override(plain):
    one, two = said(), said("total", "percent", -10.0, 4, 5, "O2")
    effects = done(plain, one, two).effects
    first = effects.filter(override_id="O1")
    assert first["without"].to_list() == [4, 4, 4]
    assert first["changed"].to_list() == [6, 6, 6]
    second = effects.filter(override_id="O2")
    assert second["without"].to_list() == pytest.approx([12, 10])
    assert second["changed"].to_list() == pytest.approx([10.8, 9], abs=1e-4)


def test_without_overrides_nothing_changes(plain):
    found = done(plain)
    key = ["unique_id", "level", "ds"]
    assert found.forecasts.sort(key).equals(
        forecasts(plain).select(found.forecasts.columns).sort(key)
    )
    assert found.replaced_forecasts.is_empty()
    assert found.replaced_windows.is_empty()


units = st.sampled_from([0.0, 2.0**-16, 0.5, 655.0 / 2**16, 1.0, 3.0, 40.0, 1e5])
overrides = st.builds(
    said,
    level=st.sampled_from(list(LEVELS)),
    kind=st.just("percent"),
    amount=st.floats(-100, 400),
    first=st.integers(-2, 9),
    last=st.integers(9, 12),
) | st.builds(
    said,
    level=st.sampled_from(list(LEVELS)),
    kind=st.just("quantity"),
    amount=st.floats(0, 1e4),
    first=st.integers(0, 4),
    last=st.integers(4, 12),
)


@settings(max_examples=60)
@given(
    st.lists(units, min_size=40, max_size=40),
    st.lists(overrides, max_size=3),
    st.sampled_from([1, 7]),
)
def test_the_parts_add_up_whatever_is_said(means, told, days):
    parts = leaves(means, days)
    found = done(parts, *told)
    bottom = found.forecasts.filter(level="store_product").join(
        parts.select(*PLACED, series_of("store_product").alias("unique_id"), "ds"),
        on=["unique_id", "ds"],
    )
    for level in LEVELS:
        sums = bottom.group_by(series_of(level).alias("unique_id"), "ds").agg(pl.col("mean").sum())
        both = of(found.forecasts, level).join(sums, on=["unique_id", "ds"], suffix="_parts")
        assert both["mean"].to_list() == both["mean_parts"].to_list()
    for frame, names in ((found.forecasts, QUANTILES), (found.window_demand, WINDOW_QUANTILES)):
        q = frame.select(list(names)).to_numpy()
        assert (q >= 0).all()
        assert (np.diff(q, axis=1) >= 0).all()
    whole = found.forecasts.filter(level="store_product").select(list(QUANTILES)).to_numpy()
    assert (whole == np.round(whole)).all()
    moved = found.forecasts.filter(level="store_product").join(
        parts.select(*PLACED[:2], "ds", "until", series_of("store_product").alias("unique_id")),
        on=["unique_id", "ds"],
    )
    expected = windows(moved).sort("store_id", "product_id", "days")
    got = found.window_demand.sort("store_id", "product_id", "days")
    assert got["mean"].to_numpy() == pytest.approx(expected["mean"].to_numpy(), rel=1e-9, abs=1e-6)
