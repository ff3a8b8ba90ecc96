"""Where are the definitions, and are they sound?

Read once a process. A fault in them is a fault of this package, so it stops at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import yaml
from pydantic import ValidationError

from shelfcast.errors import FailureError
from shelfcast.metrics.catalogue.models import Catalogue


@cache
def catalogue() -> Catalogue:
    """The catalogue of this package.

    >>> catalogue().metric("revenue").unit
    'money'
    """
    folder = files("shelfcast.metrics.catalogue")
    sheets = sorted(
        (item for item in folder.iterdir() if item.name.endswith(".yml")), key=lambda i: i.name
    )
    return read_catalogue(sheet.read_text(encoding="utf-8") for sheet in sheets)


def read_catalogue(sheets: Iterable[str]) -> Catalogue:
    """One catalogue from the text of several YAML files.

    Raises FailureError that names what does not fit.
    """
    merged: dict[str, list[object]] = {}
    for sheet in sheets:
        for section, entries in (yaml.safe_load(sheet) or {}).items():
            merged.setdefault(section, []).extend(entries)
    try:
        return Catalogue.model_validate(merged)
    except ValidationError as error:
        faults = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
        raise FailureError("The metrics catalogue is not sound.", evidence=faults) from error
