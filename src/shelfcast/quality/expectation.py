"""What is expected of a dataset, and what was found?

An `Expected` is one rule in our own words; gx.py turns it into a class of Great Expectations.
`kind` says which rule it is: `type` (of the files' columns), `filled`, `one_of` (at least one of
the columns), `range`, `members`, `pattern`, `order` (the first column is not after the second),
`once` (no row twice), `money` (the line's arithmetic). A structural rule is `critical`: it holds in
whatever we landed. A `warning` tells of the data.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["type", "filled", "one_of", "range", "members", "pattern", "order", "once", "money"]


@dataclass(frozen=True)
class Expected:
    """One rule of one dataset; `name` stays the same from version to version."""

    name: str
    kind: Kind
    columns: tuple[str, ...]
    says: str
    low: object = None
    high: object = None
    values: tuple[object, ...] = ()
    pattern: str = ""
    critical: bool = True


@dataclass(frozen=True)
class Finding:
    """What was found of one rule: rows looked at, rows that break it, some of their values.

    Of the kind `type` a row is a file.
    """

    dataset: str
    expected: Expected
    rows: int
    broken: int
    examples: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """True where no row breaks the rule."""
        return self.broken == 0
