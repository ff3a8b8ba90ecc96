"""Which engine builds the tables, and where is it?

`[target]` of shelfcast.toml. DuckDB, the default, needs nothing more. An engine that is a server
has a `url` as sources have one; passwords in it are written `${NAME_OF_A_VARIABLE}` and read from
the environment when the engine is used. Spark has a `master`.

Not here: reaching any of them (warehouse/engines/).
"""

from __future__ import annotations

from typing import Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

EngineName = Literal[
    "duckdb", "postgres", "spark", "snowflake", "redshift", "athena", "databricks", "sqlserver"
]
ENGINES: tuple[EngineName, ...] = get_args(EngineName)
IN_PROCESS = ("duckdb", "spark")


class TargetSettings(BaseModel):
    """The engine that builds the warehouse, and how many snapshots are kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    engine: EngineName = Field("duckdb", description="what builds the tables")
    url: str | None = Field(
        None,
        description="where a server is: postgresql://me:${PASSWORD}@host/database",
        repr=False,
    )
    master: str = Field("local[*]", description="Spark's: local[*], or spark://host:port")
    memory_limit: str = Field("4GB", description="most memory the engine may take")
    threads: int = Field(0, ge=0, description="0 is as many as the machine has")
    keep_snapshots: int = Field(5, ge=1, description="the newest published runs kept")

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.engine not in IN_PROCESS and not self.url:
            raise ValueError(f"engine {self.engine} needs url, where it is")
        return self
