"""A project's own metrics and dimensions stand beside ours and are checked as ours are."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from shelfcast.errors import NoDataError, QueryError, SettingError
from shelfcast.metrics import MetricQuery, Scope, catalogue, catalogue_of, query

OWN = """
tables:
  - {name: seasons, join: {product_id: product_id}, schema_name: mine}
dimensions:
  - {name: season, label: Season, table: seasons, column: season,
     facts: [sales_lines], description: When it sells.}
facts:
  - name: visitors_by_hour
    day: day
    store: store_id
    columns: [day, store_id, product_id, visitors]
    product: product_id
    dimensions: [day, month, store, season]
    schema_name: mine
metrics:
  - name: footfall
    label: Footfall
    expression: SUM(visitors)
    unit: count
    format: count
    additive: all
    mart: visitors_by_hour
    description: People through the door.
  - name: units_per_visitor
    label: Units per visitor
    expression: CAST(units AS DOUBLE) / NULLIF(footfall, 0)
    unit: ratio
    format: units
    additive: none
    description: Units sold to each person through the door.
"""


@pytest.fixture
def project(tmp_path):
    (tmp_path / "metrics").mkdir()
    (tmp_path / "metrics" / "doors.yml").write_text(OWN)
    return tmp_path


@pytest.fixture
def shop(company, a_line):
    lines = [a_line(quantity=3), a_line(store_id="S2", product_id="P3", quantity=5)]
    listed = pl.DataFrame(
        {"table_name": ["visitors_by_hour"], "table_schema": ["mine"], "whole": [False]}
    )
    reader = company(lines, {"own_tables": listed})
    reader.connection.execute("""
        CREATE SCHEMA mine;
        CREATE TABLE mine.visitors_by_hour AS SELECT DATE '2011-03-01' AS day, store_id,
            'P1' AS product_id, visitors
        FROM (VALUES ('S1', 10), ('S1', 2), ('S2', 20)) AS v(store_id, visitors);
        CREATE TABLE mine.seasons AS SELECT 'P1' AS product_id, 'winter' AS season""")
    return reader


def test_an_own_metric_over_an_own_mart_is_asked_like_any_other(project, shop):
    known = catalogue_of(project)
    asked = MetricQuery(("footfall", "units", "units_per_visitor"), by=("store",))
    found = query(shop, asked, known=known).frame.sort("store")
    assert found["footfall"].to_list() == [12, 20]
    assert found["units"].to_list() == [Decimal(3), Decimal(5)]
    assert found["units_per_visitor"].to_list() == [0.25, 0.25]


def test_an_own_metric_is_seen_through_the_viewers_scope(project, shop):
    asked = MetricQuery(("footfall",))
    found = query(shop, asked, Scope(stores={"S2"}), catalogue_of(project)).frame
    assert found["footfall"].to_list() == [20]


def test_an_own_dimension_splits_by_a_table_of_ones_own(project, shop):
    found = query(shop, MetricQuery(("footfall",), by=("season",)), known=catalogue_of(project))
    assert found.frame.rows() == [("winter", 32)]
    units = query(shop, MetricQuery(("units",), by=("season",)), known=catalogue_of(project))
    assert units.frame.rows() == [(None, Decimal(5)), ("winter", Decimal(3))]


def test_a_mart_that_says_it_is_for_whole_viewers_stays_so(project, shop):
    shop.connection.execute("UPDATE marts.own_tables SET whole = true")
    with pytest.raises(QueryError, match="not shown"):
        query(shop, MetricQuery(("footfall",)), Scope(stores={"S2"}), catalogue_of(project))


def test_a_joined_table_with_two_rows_of_a_key_is_refused(project, shop):
    shop.connection.execute("INSERT INTO mine.seasons VALUES ('P1', 'summer')")
    with pytest.raises(QueryError, match="several rows of one product_id"):
        query(shop, MetricQuery(("footfall",), by=("season",)), known=catalogue_of(project))


def test_a_project_without_metrics_has_ours(tmp_path):
    assert catalogue_of(tmp_path) is catalogue()


def test_a_mart_that_the_snapshot_lacks_says_what_to_run(project, company, a_line):
    with pytest.raises(NoDataError) as caught:
        query(company([a_line()]), MetricQuery(("footfall",)), known=catalogue_of(project))
    assert caught.value.fix == "shelfcast build"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("name: footfall\n", "name: revenue\n", "defined twice: revenue"),
        ("name: season,", "name: store,", "defined twice: store"),
        ("SUM(visitors)", "SUM(visitor)", "no such column: visitor"),
        ("SUM(visitors)", "MEDIAN(visitors)", "not every engine"),
        ("SUM(visitors)", "SUM(visitors", "footfall: is no SQL"),
        ("mart: visitors_by_hour", "mart: doors", "no such mart: doors"),
        ("[day, month, store, season]", "[day, month, brend]", "no such dimension: brend"),
        ("[day, month, store, season]", "[channel]", "no such column: channel"),
        ("NULLIF(footfall, 0)", "NULLIF(feet, 0)", "no such metric of a mart: feet"),
        ("unit: ratio", "unit: percentage", "unit"),
        ("metrics:", "metrics: [", ""),
    ],
)
def test_a_fault_is_told_with_the_file_to_mend(project, before, after, words):
    (project / "metrics" / "doors.yml").write_text(OWN.replace(before, after, 1))
    with pytest.raises(SettingError) as caught:
        catalogue_of(project)
    assert words in str(caught.value)
    assert "metrics/doors.yml" in caught.value.fix
