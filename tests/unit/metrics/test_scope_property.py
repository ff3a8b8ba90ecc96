"""Any question under any scope gives what filtering the lines first would give."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shelfcast.metrics import MetricQuery, Scope, query, rows
from shelfcast.metrics.query import forget_answers

REGION = {"S1": "North", "S2": "North", "S3": "South", "S9": None}
CATEGORY = {"P1": "Lights", "P2": "Lights", "P3": "Clothes", "P4": "uncategorised", "P9": None}
FIRST = date(2011, 1, 28)

sale_lines = st.lists(
    st.fixed_dictionaries(
        {
            "day": st.integers(0, 60).map(lambda n: FIRST + timedelta(days=n)),
            "order_id": st.sampled_from(["A", "B", "C", None]),
            "store_id": st.sampled_from(sorted(REGION)),
            "product_id": st.sampled_from(sorted(CATEGORY)),
            "customer_id": st.sampled_from(["C1", "C2", "C3", None]),
            "country": st.sampled_from(["UK", "FR", None]),
            "quantity": st.integers(-3, 5).filter(bool),
            "unit_price": st.sampled_from([1, 2.5, 0.0001]),
            "unit_cost": st.sampled_from([None, 1, 0.5]),
        }
    ),
    max_size=14,
)


def names(values):
    return st.none() | st.sets(st.sampled_from(values), max_size=3)


scopes = st.builds(
    Scope,
    stores=names(sorted(REGION)),
    regions=names(["North", "South"]),
    categories=names(["Lights", "Clothes", "uncategorised"]),
)
DIMENSIONS = {
    "store": lambda line: line["store_id"],
    "region": lambda line: REGION[line["store_id"]],
    "category": lambda line: CATEGORY[line["product_id"]],
    "country": lambda line: line["country"],
    "customer": lambda line: line["customer_id"],
    "month": lambda line: line["day"].replace(day=1),
    "week": lambda line: line["day"] - timedelta(days=line["day"].weekday()),
    "weekday": lambda line: line["day"].isoweekday(),
}
WHERE = {
    "country=FR": lambda line: line["country"] == "FR",
    "country!=FR": lambda line: line["country"] != "FR",
    "store in S1|S3": lambda line: line["store_id"] in ("S1", "S3"),
    "product~lamp": lambda line: line["product_id"] in ("P1", "P2"),
    "customer=": lambda line: line["customer_id"] is None,
}


def allowed(line, scope):
    checks = (
        (scope.stores, line["store_id"]),
        (scope.regions, REGION[line["store_id"]]),
        (scope.categories, CATEGORY[line["product_id"]]),
    )
    return all(wanted is None or value in wanted for wanted, value in checks)


def ratio(above, below):
    return None if not below else float(above) / float(below)


def measures(lines):
    """Each metric by a plain loop over the lines."""
    sold = [line for line in lines if not line["is_return"]]
    back = [line for line in lines if line["is_return"]]
    known = [line for line in lines if line["gross_profit"] is not None]
    total = lambda some, name: sum(line[name] for line in some)  # noqa: E731
    orders = {(ln["store_id"], ln["order_id"]) for ln in sold if ln["order_id"]}
    receipts = total([ln for ln in sold if ln["order_id"]], "revenue")
    return {
        "revenue": total(lines, "revenue"),
        "units": total(lines, "quantity"),
        "orders": len(orders),
        "average_order_value": ratio(receipts, len(orders)),
        "gross_margin": ratio(total(known, "gross_profit"), total(known, "revenue")),
        "average_price": ratio(total(sold, "revenue"), total(sold, "quantity")),
        "returns": -total(back, "revenue"),
        "returned_units": -total(back, "quantity"),
        "return_rate": ratio(-total(back, "quantity"), total(sold, "quantity")),
        "active_stores": len({ln["store_id"] for ln in sold}),
        "active_customers": len({ln["customer_id"] for ln in sold if ln["customer_id"]}),
        "active_products": len({ln["product_id"] for ln in sold}),
    }


def close(ours, theirs):
    if ours is None or theirs is None:
        return ours is None and theirs is None
    return abs(float(ours) - float(theirs)) < 1e-9


def grouped(lines, by):
    groups = defaultdict(list)
    for line in lines:
        groups[tuple(DIMENSIONS[name](line) for name in by)].append(line)
    return groups


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    lines=sale_lines,
    scope=scopes,
    by=st.lists(st.sampled_from(sorted(DIMENSIONS)), unique=True, max_size=3),
    where=st.lists(st.sampled_from(sorted(WHERE)), unique=True, max_size=2),
    start=st.none() | st.integers(0, 30).map(lambda n: FIRST + timedelta(days=n)),
)
def test_a_scoped_answer_is_the_answer_over_the_lines_it_may_see(
    company, a_line, lines, scope, by, where, start
):
    lines = [a_line(**line) for line in lines]
    reader = company(lines)
    kept = [
        line
        for line in lines
        if allowed(line, scope)
        and all(WHERE[text](line) for text in where)
        and (start is None or line["day"] >= start)
    ]
    groups = grouped(kept, by)
    if not by:
        groups[()] = kept
    metrics = tuple(measures([]))
    if start is not None and start > FIRST + timedelta(days=60):
        return
    end = FIRST + timedelta(days=60)
    asked = MetricQuery(metrics, by=by, where=where, start=start, end=end, totals=True)
    result = query(reader, asked, scope)
    found = {tuple(row[name] for name in by): row for row in result.frame.to_dicts()}
    assert set(found) == set(groups)
    for key, expected in groups.items():
        for name, value in measures(expected).items():
            assert close(found[key][name], value), (key, name)
    whole = result.totals.to_dicts()[0]
    assert all(close(whole[name], value) for name, value in measures(kept).items())
    reader.connection.close()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    lines=sale_lines,
    scope=scopes,
    by=st.sampled_from([(), ("store",), ("month",), ("category", "month"), ("week",)]),
    length=st.integers(0, 30),
)
def test_a_comparison_is_two_answers_side_by_side(company, a_line, lines, scope, by, length):
    reader = company([a_line(**line) for line in lines])
    start = FIRST + timedelta(days=20)
    asked = MetricQuery(
        ("units", "orders"),
        by=by,
        start=start,
        end=start + timedelta(days=length),
        compare="previous_period",
    )
    result = query(reader, asked, scope)
    days = {"start": result.previous_start, "end": result.previous_end}
    earlier = query(reader, MetricQuery(("units", "orders"), **days), scope).frame.row(0)
    now = query(
        reader, MetricQuery(("units", "orders"), start=asked.start, end=asked.end), scope
    ).frame.row(0)
    assert (result.frame["units"].sum() or 0) == now[0]
    assert (result.frame["units_previous"].sum() or 0) == earlier[0]
    changes = result.frame["units_change"].drop_nulls()
    parts = result.frame.filter(result.frame["units_previous"].is_not_null())
    assert changes.to_list() == (parts["units"] - parts["units_previous"]).to_list()
    reader.connection.close()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(lines=sale_lines, scope=scopes)
def test_rows_gives_only_lines_that_the_viewer_may_see(company, a_line, lines, scope):
    lines = [a_line(**line) for line in lines]
    reader = company(lines)
    expected = [line for line in lines if allowed(line, scope)]
    keys = ("day", "store_id", "product_id", "quantity")
    found = rows(reader, "sales_lines", scope=scope, columns=keys).rows()
    assert sorted(found) == sorted(tuple(line[key] for key in keys) for line in expected)
    forget_answers()
    reader.connection.close()
