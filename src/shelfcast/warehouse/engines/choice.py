"""Which engine does `[target]` mean, and is what it needs installed?

Not here: the settings (target.py of the package), the engines (a file each).
"""

from __future__ import annotations

import importlib
import importlib.util
from pathlib import Path

from shelfcast.errors import MissingExtraError, SettingError
from shelfcast.target import EngineName, TargetSettings
from shelfcast.warehouse.engines.engine import Engine, Place

BUILDS: tuple[EngineName, ...] = ("duckdb", "postgres", "spark", "snowflake")
"""The engines that rows are brought to; for the others the models are compiled and checked."""
NEEDS: dict[EngineName, tuple[str, ...]] = {
    "duckdb": (),
    "postgres": ("dbt.adapters.postgres", "psycopg2"),
    "spark": ("dbt.adapters.spark", "pyspark"),
    "snowflake": ("dbt.adapters.snowflake", "snowflake.connector"),
    "redshift": ("dbt.adapters.redshift", "redshift_connector"),
    "athena": ("dbt.adapters.athena", "pyathena"),
    "databricks": ("dbt.adapters.databricks", "databricks.sql"),
    "sqlserver": ("dbt.adapters.sqlserver", "mssql_python"),
}
"""The modules that each engine's extra brings, beyond the default install."""


def engine_at(place: Place) -> Engine:
    """The engine of the place's settings.

    Raises MissingExtraError, with the line that installs it, where it is not installed, and
    SettingError where the models are only compiled for it.
    """
    name = place.target.engine
    missing = [module for module in NEEDS[name] if not _is_there(module)]
    if missing:
        raise MissingExtraError(
            f"The engine {name} is not installed.",
            evidence=[f"no module {module}" for module in missing],
            fix=f"pip install 'shelfcast[{name}]'",
        )
    if name not in BUILDS:
        raise SettingError(
            f"The engine {name} cannot build yet.",
            evidence=["its SQL is compiled and checked; rows are not brought there and back"],
            fix=f"set engine in [target] to one of {', '.join(BUILDS)}",
        )
    module = importlib.import_module(f"shelfcast.warehouse.engines.{name}")
    engine: Engine = module.engine(place)
    return engine


def reached(target: TargetSettings, warehouse: Path) -> str:
    """What answers at a target, in a few words.

    Raises MissingExtraError, SettingError or SourceUnreachableError, each with what mends it.
    """
    return engine_at(Place(target, warehouse)).reach()


def _is_there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except (ModuleNotFoundError, ValueError):
        return False
