"""PostgreSQL, asked for real, gives what DuckDB gives; the SQL of other engines is read back."""

from __future__ import annotations

import os
from decimal import Decimal
from random import Random
from uuid import uuid4

import polars as pl
import psycopg2
import pytest
import sqlglot
from sqlglot import exp

from shelfcast.errors import FailureError
from shelfcast.metrics import MetricQuery, Scope, catalogue, query
from shelfcast.metrics.bind import STYLES, Bindings
from shelfcast.metrics.query import prepared
from shelfcast.metrics.statement import statement

from ..sources.databases.conftest import postgresql, server_room  # noqa: F401
from .conftest import FURTHER, make_reader
from .naive import close
from .questions import frames, other_facts, question, sale_lines, viewer

QUESTIONS = int(os.environ.get("SHELFCAST_RANDOM_QUESTIONS", "600")) // 6
TYPES = {
    pl.Date: "date",
    pl.String: "text",
    pl.Boolean: "boolean",
    pl.Float64: "double precision",
    pl.Int32: "integer",
    pl.Int64: "bigint",
}


class PostgresReader:
    """A snapshot in PostgreSQL, read through psycopg2."""

    dialect = "postgres"

    def __init__(self, address):
        self.snapshot_id = f"postgres-{uuid4()}"
        self.connection = psycopg2.connect(address)
        self.connection.autocommit = True

    def put(self, name, frame):
        columns = ", ".join(
            f'"{c}" {TYPES.get(t, "numeric(18, 4)")}' for c, t in frame.schema.items()
        )
        with self.connection.cursor() as cursor:
            cursor.execute(f"CREATE TABLE marts.{name} ({columns})")
            if frame.height:
                row = ", ".join(["%s"] * frame.width)
                cursor.executemany(f"INSERT INTO marts.{name} VALUES ({row})", frame.rows())

    def frame(self, sql, params=()):
        with self.connection.cursor() as cursor:
            cursor.execute(sql, list(params) or None)
            names = [column.name for column in cursor.description]
            found = [
                [float(v) if isinstance(v, Decimal) else v for v in row]
                for row in cursor.fetchall()
            ]
        return pl.DataFrame(found, schema=names, orient="row", infer_schema_length=None)


@pytest.fixture
def both(postgresql, a_line):  # noqa: F811
    random = Random("two engines")
    duck = make_reader(sale_lines(random, a_line, 60), frames(other_facts(random), FURTHER))
    there = PostgresReader(postgresql)
    with there.connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS marts CASCADE; CREATE SCHEMA marts")
    for (name,) in duck.connection.execute(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'marts'"
    ).fetchall():
        there.put(name, duck.connection.sql(f"FROM marts.{name}").pl())
    yield duck, there
    there.connection.close()
    duck.connection.close()


def test_postgresql_gives_what_duckdb_gives(both):
    duck, there = both
    random = Random("asked twice")
    rollups = 0
    for _ in range(QUESTIONS):
        asked, scope = question(random), viewer(random)
        ours, theirs = query(duck, asked, scope), query(there, asked, scope)
        rollups += "sales_by_" in theirs.sql
        assert "$1" not in theirs.sql
        assert ours.frame.columns == theirs.frame.columns
        assert (ours.start, ours.end) == (theirs.start, theirs.end)
        assert rows_of(ours.frame, asked).keys() == rows_of(theirs.frame, asked).keys()
        for key, row in rows_of(ours.frame, asked).items():
            same = zip(row, rows_of(theirs.frame, asked)[key], strict=True)
            assert all(close(a, b) for a, b in same), (asked, key)
    print(f"\nasked of DuckDB and PostgreSQL: {QUESTIONS}, {rollups} of them over rollups")
    assert rollups > QUESTIONS // 5


def rows_of(frame, asked):
    keys = [*asked.by, *(["is_other"] if asked.others else [])]
    values = [n for n in frame.columns if n not in keys and not n.endswith("_name")]
    return {
        tuple(row[k] for k in keys): [row[v] for v in values] for row in frame.iter_rows(named=True)
    }


@pytest.mark.parametrize("dialect", [name for name in STYLES if name != "duckdb"])
def test_each_engine_gets_sql_that_it_reads_and_a_value_for_each_mark(company, a_line, dialect):
    duck = company([a_line()])
    random = Random(dialect)
    mark = "%s" if STYLES[dialect] == "format" else "?"
    for _ in range(12):
        asked, scope = question(random), viewer(random)
        ours = query(duck, asked, scope)
        sql, params = in_dialect(duck, asked, scope, dialect)
        assert sql.count(mark) == len(params)
        assert sorted(map(str, set(params))) == sorted(map(str, set(ours.params)))
        readable = sql.replace("%s", "?").replace("%%", "%")
        tree = sqlglot.parse_one(readable, dialect=dialect, error_level="raise")
        assert len(list(tree.find_all(exp.Placeholder))) == len(params)


def in_dialect(reader, asked, scope, dialect):
    return statement(prepared(reader, asked, scope, catalogue()), dialect)


def test_a_value_that_is_bound_twice_is_given_twice_where_marks_have_no_number():
    bindings = Bindings()
    values = [bindings.bind("50%"), bindings.bind(7), bindings.bind("50%")]
    tree = exp.select(*values, exp.Literal.string("100%"))
    assert bindings.written(tree.copy())[0] == "SELECT $1, $2, $1, '100%'"
    assert bindings.written(tree.copy(), "spark") == ("SELECT ?, ?, ?, '100%'", ["50%", 7, "50%"])
    assert bindings.written(tree, "postgres")[0] == "SELECT %s, %s, %s, '100%%'"


def test_an_engine_that_nobody_knows_is_refused(company, a_line):
    reader = company([a_line()])
    reader.dialect = "abacus"
    with pytest.raises(FailureError, match="abacus"):
        query(reader, MetricQuery(("revenue",)), Scope())
