"""How sure is a share that was counted on few cases?

The interval that would hold the true share in 95 of 100 such counts.
Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference"; unlike
the usual one it stays within 0 and 1 and holds for small counts (Brown, Cai & DasGupta 2001).
"""

from __future__ import annotations

from math import sqrt

Z95 = 1.959963984540054


def wilson(hits: int, cases: int) -> tuple[float, float]:
    """The 95 % interval of the share `hits` / `cases`; (0, 1) where there are no cases.

    Brown, Cai & DasGupta's kind of case, none of ten:

    >>> [round(end, 4) for end in wilson(0, 10)]
    [0.0, 0.2775]
    """
    if not cases:
        return 0.0, 1.0
    share, z2 = hits / cases, Z95**2
    middle = (share + z2 / (2 * cases)) / (1 + z2 / cases)
    half = Z95 / (1 + z2 / cases) * sqrt(share * (1 - share) / cases + z2 / (4 * cases**2))
    return max(0.0, middle - half), min(1.0, middle + half)
