"""What stands around a column that may tell how it is written?

The project's country, the file's name, what its source noted of it (the delimiter), and today.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

_COMMA = (
    "AL AR AT BE BG BO BR BY CL CO CR CZ DE DK EC EE ES FI FR GE GR HR HU ID IS IT KZ LT LU LV MD "
    "MK NL NO PL PT PY RO RS RU SE SI SK TR UA UY VE VN"
)
COMMA_COUNTRIES = frozenset(_COMMA.split())
"""Where a comma parts the decimals, by CLDR."""


@dataclass(frozen=True)
class Surroundings:
    """`country` is ISO 3166; `notes` are the source's; `today` None where it should not count."""

    country: str = "GB"
    name: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    today: date | None = None

    @property
    def decimal_comma(self) -> bool | None:
        """Whether the delimiter or the country speaks for a decimal comma, None where neither.

        A file parted by semicolons leaves the comma to its numbers; one parted by commas does not.
        """
        delimiter = self.notes.get("delimiter", "")
        if delimiter in (";", "semicolon"):
            return True
        if delimiter in (",", "comma"):
            return False
        return True if self.country in COMMA_COUNTRIES else None
