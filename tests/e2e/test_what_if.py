"""The present plan beside one under other terms; what is published stays as it is."""

from __future__ import annotations

import polars as pl
import pytest


def test_the_present_plan_is_the_published_one_and_stays_so(shop, shelfcast, tmp_path) -> None:
    def orders(name: str) -> pl.DataFrame:
        shelfcast("export", "orders", "--to", tmp_path / name, "--project", shop)
        return pl.read_parquet(tmp_path / name)

    before = orders("before.parquet")
    told = shelfcast("what-if", "--demand", "2", "--project", shop, "--json")
    assert told.code == 0, told.out
    measures = {row["measure"]: row for row in told.json["measures"]}
    assert measures["orders"]["now"] == before.height > 0
    assert measures["order_units"]["now"] == before["quantity"].sum()
    assert measures["order_units"]["change"] > 0
    assert told.json["orders"][0]["what_if_quantity"] > told.json["orders"][0]["quantity"]
    assert orders("after.parquet").equals(before)


@pytest.mark.parametrize("lead_time", ["soon", "-"])
def test_a_lead_time_that_is_no_number_is_refused(shop, shelfcast, lead_time) -> None:
    told = shelfcast("what-if", "--lead-time", lead_time, "--project", shop, "--json")
    assert told.code == 2
    assert "no number of days" in told.json["what"]
