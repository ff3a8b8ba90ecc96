"""The definitions are sound, and faults in them are found at load."""

from __future__ import annotations

import pytest

from shelfcast.errors import FailureError
from shelfcast.metrics import MetricQuery, catalogue, query
from shelfcast.metrics.catalogue import read_catalogue

FACT = """
facts: [{name: f, day: day, currency: currency, money: [a], columns: [a, day, currency]}]
metrics: [{name: m, label: M, unit: money, format: money, additive: all, mart: %s,
           description: x, expression: "%s"}]
"""


@pytest.mark.parametrize(
    ("mart", "expression", "words"),
    [
        ("g", "SUM(a)", "no such mart"),
        ("f", "SUM(b)", "no such column: b"),
        ("f", "a + 1", "no aggregate"),
        ("f", "SUM(a) FILTER (WHERE a > 1)", "not every engine"),
        ("f", "QUANTILE_CONT(a, 0.5)", "not every engine"),
        ("f", "SUM((SELECT 1))", "not every engine"),
        ("f", "MY_FUNCTION(SUM(a))", "not every engine"),
    ],
)
def test_a_definition_that_does_not_hold_stops_at_load(mart, expression, words):
    with pytest.raises(FailureError) as caught:
        read_catalogue([FACT % (mart, expression)])
    assert words in str(caught.value)


def test_a_sound_definition_loads():
    assert read_catalogue([FACT % ("f", "SUM(a)")]).metric("m").label == "M"


def test_each_metric_adds_up_over_the_dimensions_it_says(company, a_line):
    lines = [
        a_line(
            store_id=s,
            product_id=p,
            customer_id=c,
            quantity=q,
            unit_cost=3,
            order_id=o,
            discount=1,
            promotion="x",
        )
        for s, p, c, q, o in [
            ("S1", "P1", "C1", 2, "A"),
            ("S1", "P2", "C1", 1, "A"),
            ("S2", "P1", "C1", 4, "B"),
            ("S3", "P3", "C2", -1, "C"),
            ("S3", "P3", "C2", 5, "D"),
        ]
    ]
    reader = company(lines)
    checked = 0
    for metric in catalogue().metrics:
        if metric.mart != "sales_lines":
            continue
        every = catalogue().splits(metric)
        over = {"all": every, "none": []}.get(str(metric.additive), metric.additive)
        for dimension in over:
            asked = MetricQuery((metric.name,), by=(dimension,), totals=True)
            result = query(reader, asked)
            assert result.frame[metric.name].sum() == result.totals[metric.name][0]
            checked += 1
    assert checked > 80


def test_every_metric_can_be_split_and_filtered_by_each_of_its_dimensions(company, a_line):
    reader = company([a_line()])
    for dimension in catalogue().dimensions:
        told = [m for m in catalogue().metrics if dimension.name in catalogue().splits(m)]
        asked = MetricQuery(
            tuple(m.name for m in told), by=(dimension.name,), where=(f"{dimension.name}!=",)
        )
        assert told
        names = [m.name for m in told]
        assert query(reader, asked).frame.columns == [*dimension.outputs, *names]
