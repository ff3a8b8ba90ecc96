"""Engines that cannot run here: every model and test is compiled, read and looked through."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from shelfcast.warehouse.engines.tsql import is_asked, is_truth, t_sql

from .compiling import compiled

SNOWFLAKES_WORDS = """
ALL ALTER AND ANY AS BETWEEN BY CASE CAST CHECK COLUMN CONNECT CONNECTION CONSTRAINT CREATE CROSS
CURRENT CURRENT_TIME CURRENT_USER DATABASE DELETE DISTINCT DROP ELSE EXISTS FALSE FOLLOWING FOR FROM
FULL GRANT GROUP GSCLUSTER HAVING ILIKE IN INCREMENT INNER INSERT INTERSECT INTO IS ISSUE JOIN
LATERAL LEFT LIKE LOCALTIME LOCALTIMESTAMP MINUS NATURAL NOT NULL OF ON OR ORDER ORGANIZATION
QUALIFY REGEXP REVOKE RIGHT RLIKE ROW ROWS SAMPLE SCHEMA SELECT SET SOME START TABLE TABLESAMPLE
THEN TO TRIGGER TRUE TRY_CAST UNION UNIQUE UPDATE USING VALUES VIEW WHEN WHENEVER WHERE WITH
"""
T_SQL = {
    *("abs", "approx_percentile_cont", "avg", "cast", "char", "charindex", "coalesce", "concat"),
    *("count_big", "dateadd", "datediff", "datepart", "datetime2", "datetrunc", "exists", "floor"),
    *("getdate", "greatest", "group", "hashbytes", "lag", "lead", "least", "log", "lower", "max"),
    *("min", "nchar", "ntile", "nullif", "numeric", "nvarchar", "rank", "replace", "round"),
    *("row_number", "sign", "sqrt", "stdev", "string_split", "substring", "sum", "translate"),
    *("trim", "upper", "as", "in", "over", "on", "and", "or", "not", "when", "by"),
}
"""What SQL Server 2022 has of functions and types with brackets, and words before a bracket."""
NOT_THERE: dict[str, tuple[type[exp.Expression], ...]] = {
    "redshift": (exp.Qualify, exp.Filter, exp.Lateral),
    "athena": (exp.Qualify,),
    "databricks": (),
    "snowflake": (exp.Filter,),
    "sqlserver": (
        *(exp.Qualify, exp.Filter, exp.Limit, exp.ILike, exp.Interval, exp.DPipe),
        *(exp.RegexpReplace, exp.RegexpLike, exp.StddevSamp),
    ),
}
"""What the engine's own SQL does not have, as sqlglot reads it."""
NOT_WRITTEN = {
    "redshift": ["generate_series(", "unnest(", " collate ", "window "],
    "athena": ["double precision", "split_to_array(", "generate_series(", "datediff(", "`"],
    "databricks": ["double precision", '"column"', "generate_series(", "string_to_array("],
    "snowflake": ["generate_series(", "unnest(", "string_to_array(", " collate ", "::"],
    "sqlserver": [
        *("double precision", "generate_series(", "unnest(", "date_trunc(", "regexp", "||", "::"),
        *("rowversion", "varchar(max)", "stddev", "interval", " boolean", "not materialized"),
    ],
}
"""And as it would be written."""


DIALECTS = {"sqlserver": "tsql"}
BARE_WORDS = {"snowflake": set(SNOWFLAKES_WORDS.split())}
"""Words that name nothing unless they are quoted."""


def told(engine: str, compiled_sql: str) -> str:
    """What the engine is sent: for SQL Server the compiled SQL is told anew."""
    return t_sql(compiled_sql) if engine == "sqlserver" else compiled_sql


QUICK = "databricks"
"""Spark's macros and their quotes: the dialect furthest from DuckDB's."""


@pytest.mark.parametrize(
    "engine",
    [
        name if name == QUICK else pytest.param(name, marks=pytest.mark.engines)
        for name in NOT_WRITTEN
    ],
)
@pytest.mark.thorough
def test_every_model_compiles_and_reads_as_the_engines_own_sql(engine: str, tmp_path: Path) -> None:
    models = compiled(engine, tmp_path)
    assert len(models) > 60
    for name, compiled_sql in models.items():
        sql = told(engine, compiled_sql)
        tree = sqlglot.parse_one(sql, read=DIALECTS.get(engine, engine))
        assert not list(tree.find_all(exp.Command, *NOT_THERE[engine])), name
        written = re.sub(r"--.*", "", sql).lower()
        assert [word for word in NOT_WRITTEN[engine] if word in written] == [], name
        if engine in BARE_WORDS:
            assert _bare_names(tree) & BARE_WORDS[engine] == set(), name
        if engine == "sqlserver":
            assert _misplaced(tree) == [], name
            assert {one.lower() for one in re.findall(r"(\w+)\(", _bare(sql))} <= T_SQL, name


def _bare_names(tree: exp.Expr) -> set[str]:
    return {name.this.upper() for name in tree.find_all(exp.Identifier) if not name.quoted}


def _bare(sql: str) -> str:
    """Without texts and names, whose brackets are no function's."""
    return re.sub(r"'(?:[^']|'')*'|\[[^]]*\]", "''", sql)


def _misplaced(tree: exp.Expr) -> list[str]:
    """Conditions where a value must stand, values where a condition must."""
    nodes = [node for node in tree.walk() if isinstance(node, exp.Expression)]
    return [
        node.sql("tsql")
        for node in nodes
        if not isinstance(node, exp.Paren) and is_truth(node) != is_asked(node)
    ]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "select a = b as same",
            "SELECT CAST(CASE WHEN [a] = [b] THEN 1 WHEN NOT [a] = [b] THEN 0",
        ),
        (
            "select a is null as lacks",
            "SELECT CAST(CASE WHEN [a] IS NULL THEN 1 ELSE 0 END AS BIT)",
        ),
        ("select 1 as one where not (flag or a > 1)", "WHERE NOT ([flag] = 1 OR [a] > 1)"),
        ("select case when flag then 1 end as x", "CASE WHEN [flag] = 1 THEN 1 END"),
        (
            "select case kind when 1 then true end as x",
            "CASE [kind] WHEN 1 THEN CAST(1 AS BIT) END",
        ),
        ("select 1 as one where (a is null) <> flag", "AS BIT)) <> [flag]"),
        (
            "select x from t join u on u.flag and t.y = u.y",
            "ON [u].[flag] = 1 AND [t].[y] = [u].[y]",
        ),
        ("select 'İ' as letter, 'I' as other", "N'İ' AS [letter], 'I' AS [other]"),
        ("select count(*) as lines, round(a) as whole", "COUNT_BIG(*) AS [lines], ROUND([a], 0)"),
    ],
)
def test_sql_server_is_told_of_truth_as_it_has_it(asked: str, said: str) -> None:
    assert said in t_sql(asked)
