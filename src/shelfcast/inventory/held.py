"""For how many looks is a unit too many paid for?

Where customers wait, for one: the next order is smaller by the unit, and all is as it was. Where
sales that meet an empty shelf are lost and orders are placed before earlier ones are here, a unit
more now not only stays when it is not needed: when it is needed, it takes the place of one that the
next look would have ordered knowing less, and what it saves now is missing then. So the rule that
looks at one period orders too much, the more looks lie within the lead time. Here the unit's
holding is counted
    1 + 0.3 n^0.7 times, n the looks within the lead time, at most MOST_LOOKS.
In generated shops (300 products, levels that drift, forecasts 15 % off, holding 0.1 and 0.3 of a
shortage) the factor that cost least was 1.0 at n = 0, 1.25 to 1.4 at 1, 1.5 at 2 and 1.75 at 4,
and 1.0 with waiting customers at every n (decision 0019).
Source: Zipkin (2008), Old and new methods for lost-sales inventory systems, Operations Research 56:
the myopic rule and what a second period sees.
Not here: the level that follows (policy.py).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.distribution import Floats

GROWTH, POWER = 0.3, 0.7
MOST_LOOKS = 4.0
"""More were not tried."""


def looks_held(lead_days: npt.ArrayLike, review_days: npt.ArrayLike, *, lost: bool) -> Floats:
    """The factor (n,) on what a unit costs from one look to the next; days, any shape that fits.

    >>> looks_held([0, 7, 14, 28], 7, lost=True).round(2).tolist()
    [1.0, 1.3, 1.49, 1.79]
    >>> looks_held([0, 7, 14, 28], 7, lost=False).tolist()
    [1.0, 1.0, 1.0, 1.0]
    """
    lead, review = np.asarray(lead_days, dtype=np.float64), np.asarray(review_days)
    looks = np.clip(lead / np.maximum(review, 1), 0.0, MOST_LOOKS)
    factor: Floats = 1 + GROWTH * looks**POWER * lost
    return factor
