from __future__ import annotations

import pytest

from shelfcast.errors import ReadOnlyQueryError
from shelfcast.sources.databases.readonly import one_select

DIALECTS = ("postgres", "mysql", "sqlite", "duckdb", "tsql", "snowflake", "redshift")
READS = (
    "SELECT * FROM sales",
    "select a, sum(b) from sales where c = ';' group by a;",
    "WITH x AS (SELECT 1 AS a) SELECT a FROM x",
    "SELECT a FROM t UNION ALL SELECT a FROM u",
    "SELECT 'DROP TABLE sales' AS said FROM t -- DELETE FROM t",
)
WRITES = (
    "DELETE FROM sales",
    "UPDATE sales SET a = 1",
    "INSERT INTO sales SELECT * FROM sales",
    "DROP TABLE sales",
    "SELECT 1; DROP TABLE sales",
    "SELECT 1; SELECT 2",
    "SELECT * INTO copied FROM sales",
    "TRUNCATE TABLE sales",
    "CREATE TABLE t AS SELECT 1 AS a",
    "CALL clean_up()",
    "EXEC sp_who",
    "GRANT SELECT ON sales TO me",
    "MERGE INTO a USING b ON a.x = b.x WHEN MATCHED THEN DELETE",
    "SET search_path = x",
    "BEGIN",
    "",
    "not sql at all (",
)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("query", READS)
def test_one_select_passes_in_every_dialect(query: str, dialect: str) -> None:
    assert one_select(query, dialect) == query.rstrip(";")


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("query", WRITES)
def test_whatever_is_more_than_a_select_is_refused_in_every_dialect(
    query: str, dialect: str
) -> None:
    with pytest.raises(ReadOnlyQueryError):
        one_select(query, dialect)


@pytest.mark.parametrize(
    ("dialect", "query"),
    [
        ("postgres", "WITH gone AS (DELETE FROM sales RETURNING *) SELECT * FROM gone"),
        ("postgres", "SELECT * FROM sales FOR UPDATE"),
        ("postgres", "COPY sales TO PROGRAM 'sh'"),
        ("mysql", "SELECT * FROM sales LOCK IN SHARE MODE"),
        ("mysql", "SELECT * FROM sales INTO OUTFILE '/tmp/x'"),
        ("mysql", "SELECT 1 /*! INTO OUTFILE '/tmp/x' */"),
        ("mysql", "SELECT 1 /*M! INTO OUTFILE '/tmp/x' */"),
        ("sqlite", "ATTACH DATABASE 'x.db' AS x"),
        ("sqlite", "PRAGMA writable_schema = 1"),
        ("duckdb", "COPY sales TO 'x.csv'"),
        ("duckdb", "INSTALL httpfs"),
        ("snowflake", "PUT file:///etc/passwd @stage"),
        ("redshift", "UNLOAD ('SELECT 1') TO 's3://x'"),
    ],
)
def test_each_engines_own_ways_to_write_are_refused(dialect: str, query: str) -> None:
    with pytest.raises(ReadOnlyQueryError):
        one_select(query, dialect)
