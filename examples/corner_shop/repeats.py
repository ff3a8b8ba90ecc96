"""Which lines stand twice on one receipt?

Tills repeat a line when the same thing is scanned twice with something between. Such lines are
real sales: a reader must keep both. `COUNT` of them are made, spread over the two years.
"""

from __future__ import annotations

from corner_shop.receipts import Line

COUNT = 3


def scan_twice(lines: list[Line]) -> list[Line]:
    """`lines` with `COUNT` of them doubled, each beside its twin."""
    step = len(lines) // (COUNT + 1)
    doubled = {step * (number + 1) for number in range(COUNT)}
    return [line for at, line in enumerate(lines) for _ in range(2 if at in doubled else 1)]
