"""Where are the definitions, and are they sound?

Ours are the YAML files beside this module, read once a process: a fault in them is a fault of this
package. A project's own are `<project>/metrics/*.yml`, added to ours and checked the same way; a
fault in those is for the person to mend.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import yaml
from pydantic import ValidationError
from sqlglot.errors import SqlglotError

from shelfcast.errors import FailureError, SettingError
from shelfcast.metrics.catalogue.catalogue import Catalogue

FOLDER = "metrics"


@cache
def catalogue() -> Catalogue:
    """The catalogue of this package.

    >>> catalogue().metric("revenue").unit
    'money'
    """
    return read_catalogue(_own_sheets())


def catalogue_of(project: Path) -> Catalogue:
    """The catalogue of this package with what the project at that path defines.

    Raises SettingError that names the faults of the project's files.
    """
    paths = sorted((project / FOLDER).glob("*.yml"))
    return _extended(tuple((path.name, path.read_text(encoding="utf-8")) for path in paths))


def read_catalogue(sheets: Iterable[str]) -> Catalogue:
    """One catalogue from the text of several YAML files.

    Raises FailureError that names what does not fit.
    """
    try:
        return _read(tuple(sheets))
    except (ValidationError, yaml.YAMLError, SqlglotError, TypeError, AttributeError) as error:
        raise FailureError(
            "The metrics catalogue is not sound.", evidence=_faults(error)
        ) from error


@cache
def _extended(own: tuple[tuple[str, str], ...]) -> Catalogue:
    if not own:
        return catalogue()
    try:
        return _read((*_own_sheets(), *(text for _, text in own)))
    except (ValidationError, yaml.YAMLError, SqlglotError, TypeError, AttributeError) as error:
        raise SettingError(
            "The project's own metrics are not sound.",
            evidence=_faults(error),
            fix=f"mend {', '.join(f'{FOLDER}/{name}' for name, _ in own)}",
            state="Nothing was changed.",
        ) from error


def _own_sheets() -> tuple[str, ...]:
    folder = files("shelfcast.metrics.catalogue")
    sheets = sorted(
        (item for item in folder.iterdir() if item.name.endswith(".yml")), key=lambda i: i.name
    )
    return tuple(sheet.read_text(encoding="utf-8") for sheet in sheets)


def _read(sheets: Sequence[str]) -> Catalogue:
    merged: dict[str, list[object]] = {}
    for sheet in sheets:
        for section, entries in (yaml.safe_load(sheet) or {}).items():
            merged.setdefault(section, []).extend(entries)
    told = sha256("\n---\n".join(sheets).encode()).hexdigest()
    return Catalogue.model_validate({**merged, "fingerprint": told})


def _faults(error: Exception) -> list[str]:
    if isinstance(error, ValidationError):
        return [_fault(item["loc"], item["msg"]) for item in error.errors()]
    return [" ".join(str(error).split())]


def _fault(where: tuple[int | str, ...], what: str) -> str:
    told = what.removeprefix("Value error, ")
    return f"{'.'.join(map(str, where))}: {told}" if where else told
