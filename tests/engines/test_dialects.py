"""Engines that cannot run here: every model and test is compiled, read and looked through."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from .compiling import compiled

NOT_THERE: dict[str, tuple[type[exp.Expression], ...]] = {
    "redshift": (exp.Qualify, exp.Filter, exp.Lateral),
    "athena": (exp.Qualify,),
    "databricks": (),
    "snowflake": (exp.Filter,),
}
"""What the engine's own SQL does not have, as sqlglot reads it."""
NOT_WRITTEN = {
    "redshift": ["generate_series(", "unnest(", " collate ", "window "],
    "athena": ["double precision", "split_to_array(", "generate_series(", "datediff(", "`"],
    "databricks": ["double precision", '"column"', "generate_series(", "string_to_array("],
    "snowflake": ["generate_series(", "unnest(", "string_to_array(", " collate ", "::"],
}
"""And as it would be written."""


QUICK = "databricks"
"""Spark's macros and their quotes: the dialect furthest from DuckDB's."""


@pytest.mark.parametrize(
    "engine",
    [
        name if name == QUICK else pytest.param(name, marks=pytest.mark.engines)
        for name in NOT_WRITTEN
    ],
)
def test_every_model_compiles_and_reads_as_the_engines_own_sql(engine: str, tmp_path: Path) -> None:
    models = compiled(engine, tmp_path)
    assert len(models) > 60
    for name, sql in models.items():
        tree = sqlglot.parse_one(sql, read=engine)
        assert not list(tree.find_all(exp.Command, *NOT_THERE[engine])), name
        written = re.sub(r"--.*", "", sql).lower()
        assert [word for word in NOT_WRITTEN[engine] if word in written] == [], name
