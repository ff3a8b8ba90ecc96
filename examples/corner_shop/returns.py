"""What was brought back?

About one line in a hundred is returned one to fourteen days later, on an open day, at the price
paid. A return is a receipt of its own with a negative quantity and a negative discount; it names no
promotion, since none was running because of it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from corner_shop.incidents import Incidents
from corner_shop.receipts import Line

SHARE = 0.01


def bring_back(lines: list[Line], incidents: Incidents, rng: np.random.Generator) -> list[Line]:
    """The lines that take goods back, in the order of the sales they undo."""
    came_back = np.flatnonzero(rng.random(len(lines)) < SHARE)
    taken: list[Line] = []
    for position in came_back:
        back = _return(lines[int(position)], int(rng.integers(1, 15)), len(taken) + 1, incidents)
        if back is not None:
            taken.append(back)
    return taken


def _return(line: Line, after: int, number: int, incidents: Incidents) -> Line | None:
    back_at = line.sold_at + timedelta(after)
    if back_at.date() > incidents.until or incidents.is_closed(line.store_id, back_at.date()):
        return None
    return replace(
        line,
        receipt_no=f"{line.store_id}-R{number:05d}",
        sold_at=back_at,
        quantity=-line.quantity,
        discount=-line.discount,
        channel="till",
        promotion=None,
    )
