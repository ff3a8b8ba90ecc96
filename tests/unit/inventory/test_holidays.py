"""Days on which suppliers are closed: orders wait, deliveries wait, and the order is larger."""

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shelfcast.contracts.frames import LEAD_TIMES
from shelfcast.errors import SettingError
from shelfcast.inventory import plan
from shelfcast.inventory.holidays import WEEKDAYS, open_days

AS_OF = date(2026, 3, 1)  # a Sunday
NAMES = st.sampled_from(
    ["sunday", "monday", "2026-03-02", "2026-03-04..2026-03-09", "2026-02-20..2026-03-01"]
)


def is_closed(day, words):
    for word in words:
        if word in WEEKDAYS:
            shut = day.weekday() == WEEKDAYS.index(word)
        else:
            first, _, last = word.partition("..")
            shut = date.fromisoformat(first) <= day <= date.fromisoformat(last or first)
        if shut:
            return True
    return False


@settings(max_examples=60, deadline=None)
@given(st.lists(NAMES, max_size=3), st.lists(NAMES, max_size=3), st.integers(0, 40))
def test_the_next_open_day_is_found_a_day_at_a_time(everywhere, own, ahead):
    opened = open_days(pl.Series(["acme", None]), {"all": everywhere, "acme": own}, AS_OF)
    found = opened.next_open(np.array([[ahead], [ahead]]))
    for row, words in zip(found, ([*everywhere, *own], everywhere), strict=True):
        day = AS_OF + timedelta(days=ahead)
        while is_closed(day, words):
            day += timedelta(days=1)
        assert AS_OF + timedelta(days=int(row[0])) == day


def order(shop, stock=5.0, **told):
    config = shop.config(lead_time=3, review_period=7, order_cost=0.0, **told)
    found = plan(
        shop.windows({"tea": 4.0}, (3, 7, 10, 20, 30)),
        shop.stock(("tea", stock, 0.0)),
        LEAD_TIMES.empty(),
        shop.terms({"product_id": "tea", "supplier_id": "acme"}),
        config,
    )
    return found.row(0, named=True)


def test_an_order_waits_for_the_day_that_its_supplier_takes_it(shop):
    found = order(shop, supplier_holidays={"acme": ("2026-03-01..2026-03-04",)})
    assert (found["order_date"], found["arrival_date"]) == (date(2026, 3, 5), date(2026, 3, 8))
    assert "its supplier takes orders again on 2026-03-05" in found["reason"]


def test_a_delivery_waits_for_the_day_that_its_supplier_brings_it(shop):
    found = order(shop, supplier_holidays={"all": ("2026-03-04", "thursday")})
    assert (found["order_date"], found["arrival_date"]) == (AS_OF, date(2026, 3, 6))
    assert "its supplier brings nothing until 2026-03-06" in found["reason"]


def test_another_supplier_s_holidays_change_nothing(shop):
    assert order(shop) == order(shop, supplier_holidays={"other": ("2026-03-01..2026-05-01",)})


def test_before_a_long_closure_the_order_lasts_until_the_next_can_come(shop):
    """Closed for ten days from the eighth on: the order of the next look comes on the 21st."""
    found = order(shop, stock=0.0, supplier_holidays={"acme": ("2026-03-08..2026-03-17",)})
    short = order(shop, stock=0.0)
    assert found["arrival_date"] == short["arrival_date"] == date(2026, 3, 4)
    rng = np.random.default_rng(2)
    from_4th_to_21st = rng.poisson(4.0, (20_000, 17)).sum(axis=1)
    assert found["quantity"] == pytest.approx(np.quantile(from_4th_to_21st, 0.95), abs=2)
    assert short["quantity"] < found["quantity"]


def test_lead_times_that_vary_wait_for_open_days_too(shop):
    late = shop.learned(("tea", 5, 3.0, 1.5))
    config = shop.config(
        review_period=7, order_cost=0.0, supplier_holidays={"acme": ("2026-03-02..2026-03-12",)}
    )
    found = plan(
        shop.windows({"tea": 4.0}, (3, 7, 10, 20, 30)),
        shop.stock(("tea", 40.0, 0.0)),
        late,
        shop.terms({"product_id": "tea", "supplier_id": "acme"}),
        config,
    ).row(0, named=True)
    assert found["arrival_date"] == date(2026, 3, 13)
    rng = np.random.default_rng(2)
    in_twelve_days = rng.poisson(4.0, (20_000, 12)).sum(axis=1)
    assert found["stockout_probability"] == pytest.approx((in_twelve_days > 40).mean(), abs=0.06)


@pytest.mark.parametrize("word", ["caturday", "2026-13-01", "24.12.2026", "2026-01-01..soon"])
def test_what_is_no_day_is_refused(shop, word):
    with pytest.raises(SettingError, match="no day"):
        order(shop, supplier_holidays={"acme": (word,)})
