"""How does a product's price stand to its own of late, and to its neighbours'?

The price of a past period is the list's, else the mean price paid, else the last one known. Of a
period ahead it is what the list tells, as far ahead as it tells anything; beyond that the last
price told. All features are logarithms of ratios, so that no currency and no size of pack matters.
Not here: how far a list reaches (ahead.py), promotions (features.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shelfcast.forecast.series import At, Floats, Ints, Panel
from shelfcast.forecast.sums import ALL, running


@dataclass(frozen=True)
class Prices:
    """seen: S x T, the price of each period as it was known in it; told: S x (T + H) of the list.

    total, known: running sums of `seen`. beside: G x T, mean logarithm of the prices of a store x
    category; group: of each series. reach: periods ahead that the list tells of.
    """

    seen: Floats
    told: Floats | None
    total: Floats
    known: Floats
    beside: Floats
    group: Ints
    reach: int

    def features(self, panel: Panel, origin: int, target: int, at: At = ALL) -> dict[str, Floats]:
        """Name to values: the target's price over that of late, of long, and of its neighbours."""
        now = self._ahead(origin, target, at)
        windows, year = panel.cadence.windows, panel.cadence.year
        last = self.seen[at, origin - 1] if origin else np.full(now.shape, np.nan)
        with np.errstate(invalid="ignore", divide="ignore"):
            return {
                "price_step": np.log(now / last),
                "price": np.log(now / self._mean(origin, windows[2], at)),
                "price_long": np.log(now / self._mean(origin, windows[4], at)),
                "price_year": np.log(now / self._mean(origin, year, at)),
                "price_beside": np.log(now) - self.beside[self.group[at], max(origin - 1, 0)],
            }

    def _ahead(self, origin: int, target: int, at: At) -> Floats:
        """The price of `target` as it is known before `origin`."""
        if origin == 0:
            return np.full(len(self.group[at]), np.nan)
        last = self.seen[at, origin - 1]
        if self.told is None or self.reach == 0:
            return last
        told = self.told[at, min(target, origin + self.reach - 1)]
        found: Floats = np.where(np.isnan(told), last, told)
        return found

    def _mean(self, origin: int, window: int, at: At) -> Floats:
        start = max(0, origin - window)
        count = self.known[at, origin] - self.known[at, start]
        added = self.total[at, origin] - self.total[at, start]
        mean: Floats = np.divide(added, count, out=np.full(count.shape, np.nan), where=count > 0)
        return mean


def prices(panel: Panel, near: Floats, group: Ints) -> Prices:
    """The prices of a panel; near: `beside` of all series; group: the shelf of each of these."""
    seen = _seen(panel)
    known = ~np.isnan(seen)
    return Prices(
        seen,
        panel.ahead.price,
        running(np.where(known, seen, 0)).astype(np.float32),
        running(known).astype(np.float32),
        near,
        group,
        panel.ahead.price_reach,
    )


def beside(panel: Panel, group: Ints) -> Floats:
    """Mean of the logarithms of the prices of each group, G x T; NaN where none is known.

    group: the shelf (store x category) of each series. Read block by block.
    """
    size = int(group.max()) + 1
    total = np.zeros((size, panel.length), dtype=np.float64)
    count = np.zeros_like(total)
    for block in panel.blocks():
        seen = _seen(panel.only(block))
        known = np.nan_to_num(seen) > 0
        np.add.at(total, group[block], np.log(np.where(known, seen, 1)))
        np.add.at(count, group[block], known)
    mean: Floats = np.divide(total, count, out=np.full(total.shape, np.nan), where=count > 0)
    return mean


def _seen(panel: Panel) -> Floats:
    """The price of each past period as it was known in it, S x T."""
    seen = panel.price
    if panel.ahead.price is not None:
        told = panel.ahead.price[:, : panel.length]
        seen = np.where(np.isnan(told), seen, told)
    return _carried(seen)


def _carried(values: Floats) -> Floats:
    """Each gap filled by the last value before it."""
    place = np.where(np.isnan(values), 0, np.arange(values.shape[1], dtype=np.int32))
    np.maximum.accumulate(place, axis=1, out=place)
    carried: Floats = np.take_along_axis(values, place, axis=1)
    return carried
