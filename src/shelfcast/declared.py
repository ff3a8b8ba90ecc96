"""Which databases, buckets and interfaces did the person declare, and how are they read?

`[sources]` of shelfcast.toml. Each `[sources.NAME]` has a `url` and what else that kind of source
needs; `shelfcast ingest NAME` reads it. Secrets are written `${NAME_OF_A_VARIABLE}` and read from
the environment when the source is: they are in no file of the project and in no message.
Times are in seconds, sizes in bytes.

Not here: reading any of it (sources/).
"""

from __future__ import annotations

import os
import re
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from shelfcast.errors import SettingError

GIB = 1 << 30
_VARIABLE = re.compile(r"\$\{(\w+)\}")


class Source(BaseModel):
    """One declared source."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str = Field(description="where it is; passwords as ${VARIABLE}", repr=False)
    dataset: str | None = Field(None, description="what it holds, where a guess would be wrong")
    table: str | None = Field(None, description="a database's table or view, such as public.sales")
    query: str | None = Field(None, description="or a single SELECT")
    watermark: str | None = Field(
        None, description="a column that only grows: later pulls read from its last value on"
    )
    lookback: float = Field(
        0, ge=0, description="how far before the last value to read again: seconds, or units"
    )
    batch_rows: int = Field(50_000, ge=1, description="rows held in memory at a time")
    kind: Literal["rest"] | None = Field(None, description="rest for a JSON interface with pages")
    records: str | None = Field(None, description="where the rows are in an answer: data.orders")
    paging: Literal["none", "link", "page", "offset", "cursor"] = Field(
        "none", description="how the next page is asked for"
    )
    page_param: str | None = Field(
        None, description="the parameter that asks for it; page, offset or cursor where left out"
    )
    first_page: int = Field(1, ge=0, description="the number of the first page")
    size_param: str | None = Field(None, description="the parameter for rows a page")
    page_size: int = Field(100, ge=1, description="rows a page to ask for")
    next: str | None = Field(
        None, description="where the next cursor or link is in an answer: meta.next_cursor"
    )
    max_pages: int = Field(10_000, ge=1, description="pages at most; more is an error")
    token: str | None = Field(None, description="${VARIABLE} that holds the token", repr=False)
    token_header: str = Field("Authorization", description="the header that carries it")
    token_prefix: str = Field("Bearer ", description="what stands before it there")
    since: str | None = Field(None, description="the parameter for the watermark's last value")
    requests_per_second: float = Field(
        0, ge=0, description="most calls a second; 0 is as many as it allows"
    )

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.table and self.query:
            raise ValueError("a source has a table or a query, not both")
        if self.watermark and not (self.table or self.query or self.kind == "rest"):
            raise ValueError("a watermark needs a table, a query or kind = 'rest'")
        if self.kind == "rest" and self.watermark and not self.since:
            raise ValueError("the watermark of a rest source needs since, the parameter's name")
        if self.paging == "cursor" and not self.next:
            raise ValueError("paging by cursor needs next, where the cursor is in an answer")
        return self


class SourcesSettings(BaseModel):
    """What may be reached, and each source by its name in a section `[sources.NAME]`."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, Source]

    allow_private: bool = Field(
        False, description="https:// and rest sources may be on this machine or its network"
    )
    allow_http: bool = Field(False, description="addresses may begin with http://")
    timeout: float = Field(60, gt=0, description="seconds without an answer before giving up")
    statement_timeout: int = Field(
        600, ge=1, description="seconds that a database may take for one statement"
    )
    max_bytes: int = Field(8 * GIB, ge=1, description="bytes of one download at most")

    @property
    def declared(self) -> dict[str, Source]:
        """The sources by name."""
        return dict(self.__pydantic_extra__ or {})


def filled(text: str) -> str:
    """The text with each `${VARIABLE}` replaced from the environment.

    Raises SettingError, naming the variables that are not set.

    >>> filled("no variable here")
    'no variable here'
    """
    missing = [name for name in _VARIABLE.findall(text) if name not in os.environ]
    if missing:
        raise SettingError(
            f"The environment has no variable {missing[0]}.",
            evidence=missing[1:],
            why="A source of shelfcast.toml reads it.",
            fix=f"export {missing[0]}=...",
        )
    return _VARIABLE.sub(lambda found: os.environ[found[1]], text)
