"""The change of any metric, explained under any scope, adds up to what metrics say."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shelfcast.errors import NoDataError, QueryError
from shelfcast.insights import Asked, parse_against, sentences, why
from shelfcast.insights.apportion import to_step
from shelfcast.insights.why import STEPS
from shelfcast.metrics import MetricQuery, Scope, catalogue, catalogue_of, query
from shelfcast.metrics.query import forget_answers
from shelfcast.metrics.ratio import ratio_of

MAY, JUNE = (date(2011, 5, 1), date(2011, 5, 31)), (date(2011, 6, 1), date(2011, 6, 30))
METRICS = [metric.name for metric in catalogue().metrics if metric.mart == "sales_lines"]


def asked(metric="revenue", **more):
    return Asked(metric, *JUNE, against=MAY, **more)


@pytest.fixture
def shop(company, a_line):
    may, june = MAY[0], JUNE[0]
    return company(
        [
            a_line(day=may, quantity=10, unit_price=3),
            a_line(day=june, quantity=8, unit_price=3.5, order_id="O2"),
            a_line(day=may, product_id="P3", quantity=2, unit_price=20),
            a_line(day=june, product_id="P3", quantity=3, unit_price=20, order_id="O2"),
            a_line(day=june, product_id="P2", quantity=1, unit_price=9, order_id="O3"),
            a_line(day=may, store_id="S3", quantity=4, unit_price=3, order_id="O4"),
        ]
    )


def test_revenue_by_hand(shop):
    """P1 in S1: 9 x 0.5 = 4.50 of price. S3 closed, P2 is new. The rest is volume and mix."""
    found = why(shop, asked(by="store"))
    assert (found.before, found.now, found.change) == (82, 97, 15)
    assert (found.parts["price"], found.parts["new"], found.parts["lost"]) == (
        Decimal("4.50"),
        9,
        -12,
    )
    # What stayed: 12 units of 70 before, 11 of 88 now: a unit less, at the mean of 70/12 and 88/11.
    assert found.parts["volume"] == Decimal("-6.92")
    assert sum(found.parts.values()) == found.change


def test_the_answer_says_what_it_adds_up(shop):
    told = sentences(why(shop, asked(by="store")), "GBP")
    assert told[0].startswith("Revenue rose by £15.00 (+18.3 %), from £82.00 (2011-05-01")
    assert "volume -£6.92, price +£4.50, mix +£20.42" in told[1]
    assert any(line.startswith("Harbour (S3) (lost) -£12.00") for line in told)


def test_the_period_before_and_the_year_before_are_those_of_metrics(shop):
    for against in ("previous_period", "previous_year"):
        both = why(shop, Asked("revenue", *JUNE, against=against)).periods
        wanted = query(shop, MetricQuery(("revenue",), start=JUNE[0], end=JUNE[1], compare=against))
        assert (both.before_start, both.before_end) == (wanted.previous_start, wanted.previous_end)


def test_a_metric_that_does_not_add_up_over_a_dimension_is_refused(shop):
    with pytest.raises(QueryError, match="does not add up over category"):
        why(shop, asked("orders", by="category"))


@pytest.mark.parametrize(
    "what", [{"metric": "revenu"}, {"by": "shop"}, {"where": ("month=2011-05",)}]
)
def test_names_that_do_not_exist_and_filters_on_days_are_refused(shop, what):
    with pytest.raises(QueryError):
        why(shop, asked(**what))


def test_a_ratio_without_a_value_before_is_refused(shop):
    with pytest.raises(QueryError, match="no value in the earlier period"):
        why(shop, asked("average_order_value", where=("product=P2",)))


def test_nobody_sees_nothing(shop):
    with pytest.raises(NoDataError):
        why(shop, asked(), Scope(stores=frozenset()))


def test_periods_of_another_length_are_told(shop):
    assert any(
        "differ in length: 30 days and 31 days" in note for note in why(shop, asked()).warnings
    )


@pytest.mark.parametrize("text", ["last_week", "2011-01-01..", "2011-02-30..2011-03-01"])
def test_an_unreadable_period_is_refused(text):
    with pytest.raises(QueryError, match="cannot be read"):
        parse_against(text)


def test_every_ratio_of_sales_can_be_explained():
    ratios = [m for m in catalogue().metrics if m.is_ratio and m.mart == "sales_lines"]
    assert [m.name for m in ratios if ratio_of(m, catalogue()) is None] == []


lines = st.lists(
    st.fixed_dictionaries(
        {
            "day": st.integers(0, 60).map(lambda n: MAY[0] + timedelta(days=n)),
            "order_id": st.sampled_from(["A", "B", "C", None]),
            "store_id": st.sampled_from(["S1", "S2", "S3", "S9"]),
            "product_id": st.sampled_from(["P1", "P2", "P3", "P9"]),
            "customer_id": st.sampled_from(["C1", "C2", None]),
            "country": st.sampled_from(["UK", "FR", None]),
            "quantity": st.integers(-3, 5).filter(bool),
            "unit_price": st.sampled_from([1, 2.5, 3.33, 0.0001]),
            "unit_cost": st.sampled_from([None, 1, 0.5]),
        }
    ),
    max_size=16,
)
scopes = st.builds(
    Scope,
    stores=st.none() | st.sets(st.sampled_from(["S1", "S2", "S3"]), min_size=1),
    regions=st.none() | st.sets(st.sampled_from(["North", "South"]), min_size=1),
    categories=st.none() | st.sets(st.sampled_from(["Lights", "Clothes"]), min_size=1),
)
splits = st.sampled_from([None, "store", "region", "category", "product", "customer", "country"])


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(sold=lines, scope=scopes, by=splits, metric=st.sampled_from(METRICS))
def test_the_parts_add_up_to_the_change_that_metrics_give(company, a_line, sold, scope, by, metric):
    forget_answers()
    reader = company([a_line(**line) for line in sold])
    try:
        found = why(reader, asked(metric, by=by), scope)
    except (QueryError, NoDataError):
        return
    step = STEPS.get(found.metric.format) if found.metric.is_ratio else None
    ends = []
    for span in (MAY, JUNE):
        value = query(reader, MetricQuery((metric,), start=span[0], end=span[1]), scope)
        ends.append(Decimal(str(value.frame[metric][0] or 0)))
    expected = [to_step(end, step) for end in ends] if step else ends
    assert [found.before, found.now] == expected
    assert sum(found.parts.values()) == found.change == expected[1] - expected[0]
    for part in found.parts:
        assert sum(found.groups[part].to_list(), start=Decimal(0)) == found.parts[part]
    for row in found.groups.iter_rows(named=True):
        assert sum(row[part] for part in found.parts) == row["change"]


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(sold=lines, scope=scopes)
def test_a_viewer_is_told_what_a_company_of_his_lines_alone_would_be(company, a_line, sold, scope):
    forget_answers()
    region = {"S1": "North", "S2": "North", "S3": "South"}
    category = {"P1": "Lights", "P2": "Lights", "P3": "Clothes"}
    wanted = (
        (scope.stores, lambda line: line["store_id"]),
        (scope.regions, lambda line: region.get(line["store_id"])),
        (scope.categories, lambda line: category.get(line["product_id"])),
    )
    his = [x for x in sold if all(names is None or of(x) in names for names, of in wanted)]
    try:
        found = why(company([a_line(**line) for line in sold]), asked(), scope)
    except NoDataError:
        assert not his
        return
    alone = why(company([a_line(**line) for line in his]), asked())
    assert found.parts == alone.parts
    assert found.groups.equals(alone.groups)
    assert sentences(found, "GBP") == sentences(alone, "GBP")


def test_a_metric_of_the_projects_own_is_explained(shop, tmp_path):
    (tmp_path / "metrics").mkdir()
    (tmp_path / "metrics" / "own.yml").write_text(
        "metrics:\n"
        "  - {name: net_of_tax, label: Net of tax, expression: SUM(revenue * 0.5), unit: money,\n"
        "     format: money_exact, additive: all, mart: sales_lines, description: Half of it.}\n"
    )
    found = why(shop, asked("net_of_tax", by="store"), known=catalogue_of(tmp_path))
    assert (found.before, found.now) == (41, Decimal("48.5"))
    assert sum(found.parts.values()) == found.change
    with pytest.raises(QueryError, match="net_of_tax"):
        why(shop, asked("net_of_tax"))
