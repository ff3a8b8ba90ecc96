"""Do the forecasts of products add up to what their shelf as a whole is going to sell?

A shelf is a category in a store. Its sum is much less noisy than its parts, so the same model sees
the turn of a season and the lift of an event better there. Each product's forecast is moved to the
middle between the sum of the products' forecasts and the forecast of the shelf, period by period,
by one factor for all products of the shelf.
Source: Bates & Granger (1969), The combination of forecasts: equal weights where errors are not
known; top-down by forecast proportions, Hyndman & Athanasopoulos (3rd ed.), section 11.2.
Not here: the forecast of the shelf (lightgbm.py), what is published at other levels (reconcile.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shelfcast.forecast.bottom_up import Grouping, aggregate, grouping
from shelfcast.forecast.series import Floats, Panel

FEWEST_PRODUCTS = 4
FACTORS = (0.5, 2.0)


@dataclass(frozen=True)
class Shelves:
    """The shelves of a panel: which series are on each, and the panel of their sums."""

    groups: Grouping
    panel: Panel

    def moved(self, leaves: Floats, shelves: Floats) -> Floats:
        """The leaves, S x H, half way to the forecasts of their shelves, G x H."""
        parts = self.groups.sums(leaves)
        ratio = np.divide(shelves, parts, out=np.ones(parts.shape), where=parts > 0)
        factor = np.clip((1 + np.nan_to_num(ratio, nan=1.0)) / 2, *FACTORS)
        moved: Floats = leaves * factor[self.groups.group]
        return moved


def shelves(panel: Panel) -> Shelves | None:
    """The shelves of a panel; None where they hold too few products to be less noisy."""
    if not {"store_id", "category"} <= set(panel.keys.columns):
        return None
    groups = grouping(panel.keys, "store_category")
    if groups.keys.height * FEWEST_PRODUCTS > panel.keys.height:
        return None
    return Shelves(groups, aggregate(panel, groups))
