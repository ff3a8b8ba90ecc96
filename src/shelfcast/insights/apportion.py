"""How are several amounts rounded to cents so that they still add up to their total?

Each is cut down to a whole step; the steps that are missing go to those that lost most by the cut
(the method of the largest remainder, Hamilton 1792). Ties go to the first.
Not here: what the amounts are.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def to_step(value: float | Decimal, step: Decimal = CENT) -> Decimal:
    """The nearest whole number of steps, halves away from zero as a till rounds.

    >>> to_step(2.675)
    Decimal('2.68')
    """
    return (Decimal(str(value)) / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step


def apportion(values: Sequence[float], total: Decimal, step: Decimal = CENT) -> tuple[Decimal, ...]:
    """`values` as whole steps that add up to `total`, itself a whole number of steps.

    `total` is the sum of `values` but for rounding. No value moves by more than a step then.

    >>> [str(part) for part in apportion([1 / 3, 1 / 3, 1 / 3], Decimal("1.00"))]
    ['0.34', '0.33', '0.33']
    """
    if not values:
        return ()
    steps = [Decimal(str(value)) / step for value in values]
    whole = [int(value.quantize(Decimal(1), rounding=ROUND_FLOOR)) for value in steps]
    missing = int((total / step).to_integral_value()) - sum(whole)
    worst = sorted(range(len(steps)), key=lambda at: (whole[at] - steps[at], at))
    every, some = divmod(missing, len(steps))
    for place, at in enumerate(worst):
        whole[at] += every + (1 if place < some else 0)
    return tuple(count * step for count in whole)
