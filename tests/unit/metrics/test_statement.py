"""The SQL stays within what carries to other engines."""

from __future__ import annotations

import re
from datetime import date

import pytest
import sqlglot
from sqlglot import exp

from shelfcast.metrics import MetricQuery, Scope, catalogue, query

DAYS = {"start": date(2011, 3, 1), "end": date(2011, 3, 31)}
WORDS = {"VIEW", "CART", "PURCHASE", "store_product"}
"""What definitions themselves compare with."""
QUESTIONS = [
    MetricQuery(tuple(m.name for m in catalogue().metrics), totals=True),
    MetricQuery(("stock_cover", "revenue"), by=("month", "store"), compare="previous_year", **DAYS),
    MetricQuery(("revenue", "repeat_rate"), by=("product", "month"), top=3, others=True),
    MetricQuery(("revenue",), by=("month", "product"), where=("category in A|B",), limit=5),
    MetricQuery(("orders",), by=("week", "weekday"), compare="previous_year", **DAYS),
    MetricQuery(("units",), by=("store",), where=("product~x",), compare="previous_period", **DAYS),
]


@pytest.mark.parametrize("asked", QUESTIONS)
def test_no_construct_that_only_some_engines_have_is_written(company, a_line, asked):
    sql = query(company([a_line()]), asked, Scope(regions={"North"})).sql
    tree = sqlglot.parse_one(sql, dialect="duckdb")
    assert not list(tree.find_all(exp.Qualify, exp.Filter, exp.Anonymous, exp.ArrayAgg))
    assert all(not group.args.get("all") for group in tree.find_all(exp.Group))
    strings = {literal.this for literal in tree.find_all(exp.Literal) if literal.is_string}
    assert strings <= {"/", "!", "1", "7", "12", "364", "WEEK", "MONTH", "other", *WORDS}


@pytest.mark.parametrize("dialect", ["spark", "postgres", "snowflake", "tsql"])
def test_every_question_is_written_for_other_engines_and_read_back(company, a_line, dialect):
    for asked in QUESTIONS:
        # How a parameter is marked is each driver's own; `?` is read by all of them here.
        sql = re.sub(r"\$\d+", "?", query(company([a_line()]), asked).sql)
        for written in sqlglot.transpile(sql, read="duckdb", write=dialect, error_level="raise"):
            assert sqlglot.parse_one(written, dialect=dialect).find(exp.From)


def test_one_question_is_one_statement(company, a_line):
    reader = company([a_line()])
    query(reader, MetricQuery(("revenue",)))
    already = len(reader.statements)
    query(reader, MetricQuery(("revenue",), by=("store",), compare="previous_year", **DAYS))
    assert len(reader.statements) == already + 1
