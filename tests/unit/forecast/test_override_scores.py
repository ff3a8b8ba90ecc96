"""Was an override worth it: the misses without and with it, once its days have passed."""

import datetime as dt

import polars as pl
import pytest

from shelfcast.contracts import OVERRIDE_EFFECTS, OVERRIDES
from shelfcast.forecast.override_scores import override_scores

DAY = dt.date(2024, 6, 3)
AT = dt.datetime(2024, 6, 1, 8)


def day(n: int) -> dt.date:
    return DAY + dt.timedelta(n)


def override(name="O1", level="store", unique_id="S1", ended=None):
    return dict.fromkeys(OVERRIDES.names) | {
        "override_id": name, "level": level, "unique_id": unique_id, "store_id": "S1",
        "reason": "fair", "author": "ann", "ended": ended,
    }  # fmt: skip


def overrides(*rows):
    return pl.DataFrame(list(rows), schema={**OVERRIDES.schema(), "ended": pl.Date})


def effects(*told):
    """(override, day number, without, changed, hours after AT)."""
    rows = [
        {"override_id": name, "level": level, "unique_id": series, "store_id": "S1"}
        | {"product_id": None, "ds": day(n), "until": day(n), "without": without}
        | {"changed": changed, "recorded_at": AT + dt.timedelta(hours=hours)}
        for name, level, series, n, without, changed, hours in told
    ]
    return pl.DataFrame(rows, schema=OVERRIDE_EFFECTS.schema())


def demand(last: int):
    """S1 sells 6 + 4 a day in two products, S2 sells 100."""
    rows = [
        (store, product, "north", "tea", day(n), y)
        for n in range(last + 1)
        for store, product, y in (("S1", "P1", 6.0), ("S1", "P2", 4.0), ("S2", "P1", 100.0))
    ]
    names = ["store_id", "product_id", "region", "category", "ds", "y"]
    return pl.DataFrame(rows, schema=names, orient="row")


STORE = ("O1", "store", "S1")


def test_the_misses_without_and_with_are_those_of_the_series_own_sum():
    told = effects((*STORE, 0, 8.0, 11.0, 0), (*STORE, 1, 8.0, 14.0, 0))
    one = override_scores(told, overrides(override()), demand(5)).row(0, named=True)
    assert (one["periods"], one["sold"]) == (2, 20)
    assert one["error_without"] == 4
    assert one["error_changed"] == 5
    assert one["value_added"] == -1


def test_days_that_have_not_passed_are_not_scored():
    told = effects((*STORE, 0, 8.0, 11.0, 0), (*STORE, 1, 8.0, 11.0, 0))
    assert override_scores(told, overrides(override()), demand(0))["periods"].to_list() == [1]
    late = effects((*STORE, 3, 8.0, 11.0, 0))
    assert override_scores(late, overrides(override()), demand(0)).is_empty()


def test_the_last_run_before_the_day_is_the_one_that_counts():
    told = effects((*STORE, 0, 3.0, 4.0, 0), (*STORE, 0, 8.0, 10.0, 24))
    one = override_scores(told, overrides(override()), demand(5)).row(0, named=True)
    assert (one["without"], one["changed"], one["error_changed"]) == (8, 10, 0)


def test_days_after_it_was_taken_back_do_not_count():
    told = effects((*STORE, 0, 8.0, 11.0, 0), (*STORE, 1, 8.0, 11.0, 0))
    found = override_scores(told, overrides(override(ended=day(1))), demand(5))
    assert found["periods"].to_list() == [1]


@pytest.mark.parametrize(
    ("level", "series", "sold"),
    [
        ("total", "total", 110),
        ("category", "tea", 110),
        ("product", "P1", 106),
        ("store", "S2", 100),
    ],
)
def test_what_was_sold_is_that_of_the_level(level, series, sold):
    told = effects(("O1", level, series, 0, 1.0, 1.0, 0))
    found = override_scores(told, overrides(override("O1", level, series)), demand(2))
    assert found["sold"].to_list() == [sold]
