from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from shelfcast.inventory.planner.dead_stock import ways_out
from shelfcast.inventory.planner.planner_config import PlannerConfig

CONFIG = PlannerConfig(transfer_cost=5.0, return_share=0.0, mark_down=0.5)
NEEDS = pl.DataFrame({"store_id": ["s1", "s2"], "product_id": ["tea", "tea"], "short": [0.0, 6.0]})


def dead(**changes: object) -> pl.DataFrame:
    row = {
        "store_id": "s1",
        "product_id": "tea",
        "last_sold_on": None,
        "on_hand": 10.0,
        "in_transit": 0.0,
        "unit_cost": 4.0,
        "unit_price": 6.0,
        "supplier_id": "acme",
    }
    return pl.DataFrame([{**row, **changes}], schema_overrides={"last_sold_on": pl.Date})


def advice(frame: pl.DataFrame, needs: pl.DataFrame = NEEDS, config: PlannerConfig = CONFIG):
    return ways_out(frame, needs, config).select("advice", "money_freed").row(0)


def test_the_way_that_brings_in_most_is_advised():
    # Marked down: 10 x 6 x 0.5 = 30. Moved: 6 x 4 - 5 = 19. Returned at 90 %: 36.
    assert advice(dead()) == ("mark_down", pytest.approx(30.0))
    assert advice(dead(unit_price=2.0)) == ("transfer", pytest.approx(19.0))
    assert advice(dead(), config=replace(CONFIG, return_share=0.9)) == ("return", pytest.approx(36))


def test_a_store_cannot_be_sent_what_it_needs_itself():
    own = NEEDS.with_columns(short=pl.Series([9.0, 0.0]))
    assert advice(dead(unit_price=2.0), own) == ("mark_down", pytest.approx(10.0))


def test_goods_without_a_price_or_cost_are_at_least_not_bought_again():
    unknown = dead(unit_cost=None, unit_price=None, in_transit=5.0)
    assert advice(unknown) == ("stop_ordering", 0.0)
    assert advice(dead(unit_price=None, supplier_id=None), NEEDS.clear())[0] == "stop_ordering"
