"""What is a step, and what is it given?

A step that depends on inputs has a fingerprint of them; where it is the one it left last time,
there is nothing to do.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from shelfcast import __version__
from shelfcast.contracts import Progress, silent
from shelfcast.landing import Ask, Days
from shelfcast.project import Project


@dataclass(frozen=True)
class Run:
    """The project, what is to be landed, and what the person said.

    `files` are paths, addresses or names of declared sources, `sources` such names alone.
    `dataset` and `told` are `--as` and `--map`, `days` what was said of the days of files; `accept`
    lands a source that changed, whatever its policy; `as_of` is the day orders are placed; `ask`
    asks a person who is there what a doubted column is; `force` does a step again though nothing
    changed.
    """

    project: Project
    files: tuple[Path | str, ...] = ()
    dataset: str | None = None
    told: Mapping[str, str] = field(default_factory=dict)
    accept: bool = False
    days: Days | None = None
    as_of: date | None = None
    force: bool = False
    progress: Progress = silent
    sources: tuple[str, ...] = ()
    ask: Ask | None = None


@dataclass(frozen=True)
class Outcome:
    """What a step did, in a line; `notes` say what a person should know of it.

    `result` is for a caller who wants more.
    """

    step: str
    done: bool
    said: str
    result: Any = None
    seconds: float = 0.0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """A step of the run: its name and what it does."""

    name: str
    work: Callable[[Run], Outcome]


def fingerprint(*inputs: object) -> str:
    """A short hash of whatever the step depends on; the version of the program counts too."""
    plain = json.dumps([__version__, *map(_plain, inputs)], sort_keys=True, default=str)
    return hashlib.sha256(plain.encode()).hexdigest()[:24]


def _plain(value: object) -> object:
    return value.model_dump() if isinstance(value, BaseModel) else value
