import numpy as np
import polars as pl
import pytest

from shelfcast.contracts.frames import WINDOW_DEMAND
from shelfcast.inventory.windows import WindowTable


def window_demand_for(windows, lines, days):
    return WindowTable(windows, lines).over(lines[days].to_numpy())


def lines(*days: int, product: str = "tea") -> pl.DataFrame:
    return pl.DataFrame({"store_id": "s1", "product_id": product, "days": list(days)})


def test_a_window_that_was_forecast_is_taken_as_it_is(shop):
    windows = shop.windows({"tea": 3.0}, (7, 14))
    found = window_demand_for(windows, lines(14, 7), "days")
    assert found.mean.tolist() == [42.0, 21.0]
    assert found.quantiles[0].tolist() == list(windows.row(1)[5:])


def test_between_two_windows_mean_variance_and_quantiles_are_interpolated(shop):
    windows = shop.windows({"tea": 3.0}, (7, 14))
    found = window_demand_for(windows, lines(9), "days")
    low, high = (np.array(windows.row(i)[3:], dtype=float) for i in (0, 1))
    assert float(found.mean[0]) == pytest.approx(27.0)
    assert float(found.sd[0]) == pytest.approx(np.sqrt(27.0))
    assert found.quantiles[0] == pytest.approx(low[2:] + 2 / 7 * (high[2:] - low[2:]))


@pytest.mark.parametrize("days", [2, 3, 28, 56])
def test_outside_the_windows_spread_grows_with_the_root_of_time(shop, days):
    windows = shop.windows({"tea": 40.0}, (7, 14))
    found = window_demand_for(windows, lines(days), "days")
    exact = shop.windows({"tea": 40.0}, (days,))
    assert float(found.mean[0]) == pytest.approx(40.0 * days)
    assert float(found.sd[0]) == pytest.approx(np.sqrt(40.0 * days))
    assert found.quantiles[0] == pytest.approx(np.array(exact.row(0)[5:]), rel=0.02, abs=2)


def test_a_window_of_no_days_has_no_demand(shop):
    found = window_demand_for(shop.windows({"tea": 3.0}, (7,)), lines(0), "days")
    assert found.mean.tolist() == [0.0]
    assert found.quantiles.max() == 0


def test_a_product_without_a_forecast_has_unknown_demand(shop):
    found = window_demand_for(shop.windows({"tea": 3.0}, (7,)), lines(7, product="jam"), "days")
    assert np.isnan(found.mean[0])


def test_no_forecast_at_all_is_unknown_too(shop):
    found = window_demand_for(WINDOW_DEMAND.empty(), lines(7), "days")
    assert np.isnan(found.mean[0])


def test_rows_keep_the_order_of_the_lines(shop):
    windows = pl.concat(
        [shop.windows({"tea": 3.0, "jam": 5.0}, (7, 14), store) for store in ("s2", "s1")]
    )
    asked = pl.DataFrame(
        {"store_id": ["s2", "s1", "s1"], "product_id": ["jam", "tea", "jam"], "days": [7, 14, 7]}
    )
    assert window_demand_for(windows, asked, "days").mean.tolist() == [35.0, 42.0, 35.0]
