"""The part of the Orders page that says what such orders would have saved."""

import polars as pl
import pytest

from shelfcast.contracts.simulation import ORDER_PROOF
from shelfcast.dashboard.proof import PARTS, bars


@pytest.fixture
def each():
    costs = {"holding_cost": 30.0, "shortage_cost": 20.0, "ordering_cost": 50.0, "cost": 100.0}
    rows = [
        {"plan": plan, "against": plan, **costs, "spoilage_cost": 0.0}
        for plan in ("naive", "ours", "foresight")
    ]
    return pl.DataFrame(rows, schema=ORDER_PROOF.schema())


def test_the_parts_of_a_bar_add_up_to_what_the_plan_cost(each):
    figure = bars(each, "GBP")
    assert [bar.name for bar in figure.data] == ["Holding", "Missed sales", "Ordering"]
    assert [sum(costs) for costs in zip(*(bar.x for bar in figure.data), strict=True)] == [
        100.0
    ] * 3
    assert list(figure.data[0].y) == ["Perfect foresight", "Our plan", "Naive rule"]
    assert figure.layout.barmode == "stack"
    assert set(PARTS) < set(each.columns)


def test_the_page_says_nothing_where_no_plan_was_tried(opened, company):
    app = opened(company, "orders")
    assert not app.exception
    assert not [one for one in app.subheader if "would have saved" in one.value]
