"""What must a reader of the corner shop's sales files find?

For each sales file, rows by their fate: loaded, quarantined, duplicate, not data. `read` counts
every row of the file but its header. Duplicates are the lines of the day that stands in two files,
charged to the one read second.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corner_shop import world
from corner_shop.faults import NOT_DATA, PLANTED, SPOILED
from corner_shop.layouts import SALES_LAYOUTS, SECOND_YEAR
from corner_shop.sales_files import lines_of, overlap_day


@dataclass(frozen=True)
class FileAccount:
    """One file's account; read = loaded + quarantined + duplicate + not_data."""

    file: str
    read: int
    loaded: int
    quarantined: int
    duplicate: int
    not_data: int
    reasons: dict[str, int]


def expected(until: date, seed: int = 7) -> list[FileAccount]:
    """The accounts of the three sales files, read in the order in which they are generated."""
    shop = world.build(until, seed)
    twice = overlap_day(shop.incidents)
    accounts: list[FileAccount] = []
    for layout in SALES_LAYOUTS:
        lines = lines_of(layout, shop)
        again = sum(line.sold_at.date() == twice for line in lines)
        duplicate = again if layout is SECOND_YEAR else 0
        spoiled, other = len(SPOILED[layout.file]), len(NOT_DATA[layout.file])
        accounts.append(
            FileAccount(
                file=layout.file,
                read=len(lines) + spoiled + other,
                loaded=len(lines) - duplicate,
                quarantined=spoiled,
                duplicate=duplicate,
                not_data=other,
                reasons=PLANTED[layout.file],
            )
        )
    return accounts
