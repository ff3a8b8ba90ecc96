import polars as pl
import pytest

from shelfcast.contracts.frames import LEAD_TIMES, TERMS
from shelfcast.errors import SettingError
from shelfcast.inventory import needed_windows
from shelfcast.inventory.lead_time import MOST_WINDOWS, lead_times_by_product


def times(shop, product, learned, terms, **config):
    frame = pl.DataFrame({"product_id": [product]})
    return lead_times_by_product(frame, learned, terms, shop.config(**config)).row(0, named=True)


def test_three_received_orders_are_believed_before_a_promise(shop):
    row = times(
        shop,
        "tea",
        shop.learned(("tea", 3, 9.2, 1.5)),
        shop.terms({"product_id": "tea", "lead_time": 2.0}),
    )
    assert row["lead_time"] == 9.2
    assert row["lead_time_sd"] == 1.5
    assert (row["lead_days"], row["protection_days"]) == (10, 17)
    assert row["lead_time_source"] == "learned"


def test_two_received_orders_are_not_enough(shop):
    row = times(
        shop,
        "tea",
        shop.learned(("tea", 2, 9.2, 1.5)),
        shop.terms({"product_id": "tea", "lead_time": 2.0}),
    )
    assert (row["lead_time"], row["lead_time_sd"], row["lead_time_source"]) == (2.0, 0, "promised")


def test_where_nothing_is_known_the_setting_is_assumed(shop):
    row = times(shop, "tea", LEAD_TIMES.empty(), TERMS.empty(), lead_time=4.0)
    assert (row["lead_time"], row["lead_time_source"]) == (4.0, "assumed")


def test_a_window_is_whole_days_rounded_up_once(shop):
    row = times(shop, "tea", LEAD_TIMES.empty(), TERMS.empty(), lead_time=2.4, review_period=2.4)
    assert (row["lead_days"], row["protection_days"], row["review_days"]) == (3, 5, 3)


def test_the_windows_asked_for_are_those_of_every_product_and_no_service(shop):
    terms = shop.terms(
        {"product_id": "tea", "lead_time": 2.0},
        {"product_id": "post", "lead_time": 40.0, "is_service": True},
    )
    windows = needed_windows(shop.learned(("jam", 5, 3.1, 0.0)), terms, shop.config())
    assert windows == (2, 4, 7, 9, 11, 14)


def test_a_delivery_on_the_same_day_asks_for_no_window_of_no_days(shop):
    windows = needed_windows(LEAD_TIMES.empty(), TERMS.empty(), shop.config(lead_time=0))
    assert windows == (7,)


def test_many_lead_times_ask_for_a_bounded_number_of_windows(shop):
    learned = shop.learned(*((f"p{i}", 5, float(i), 0.0) for i in range(1, 200)))
    windows = needed_windows(learned, TERMS.empty(), shop.config())
    assert len(windows) == MOST_WINDOWS
    assert (windows[0], windows[-1]) == (1, 206)


def test_settings_that_cannot_be_are_reported_together(shop):
    with pytest.raises(SettingError) as caught:
        shop.config(lead_time=-1, service_level=1.0)
    assert len(caught.value.evidence) == 2
