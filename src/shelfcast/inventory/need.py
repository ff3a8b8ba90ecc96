"""How much would an order placed today have to bring, so that nothing is missed until the next one?

Played through many courses of demand (demand_course.py): the stock there is and the deliveries due
meet the demand up to the day L on which the order would be here, and from then to L + R, when the
next one could be. Symbols: I stock now, R(t) received before t, W(t) demand until t, units; u one
delivery or L or L + R. What is missed until t, where customers do not wait,
    M(t) = max(0, max over u <= t of W(u) - I - R(u)),
is the reflection of the stock at 0; the stock that meets the order is y = I + R(L) - W(L) + M(L).
Where they wait, M is 0 and y may be below 0. The need is the largest shortfall until L + R,
    need = max over u > L of W(u) - W(L) - (R(u) - R(L)), less y;
an order of q units misses max(need - q, 0) and has max(q - need, 0) left over. Unlike a reorder
point that counts all stock as one, this sees that what runs out before a delivery comes is lost,
and that a delivery of the third week does not help the first.
The lead time is drawn too: LEADS of its values, each in as many courses.
Source: the reflection of a queue, Asmussen, Applied Probability and Queues, section III.8;
lost sales with a lead time, Zipkin (2008), Old and new methods for lost-sales inventory systems.
Not here: lead times and deliveries (arrivals.py), how much of the need an order meets (policy.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from shelfcast.inventory.arrivals import Arrivals
from shelfcast.inventory.demand_course import courses, normals
from shelfcast.inventory.distribution import DemandDistribution, Floats
from shelfcast.inventory.windows import WindowTable

SAMPLES = 512
CHUNK = 4000
KNOTS = np.concatenate([[0.0], np.linspace(0.01, 0.99, 50), [0.995, 1.0]])


@dataclass(frozen=True)
class Need:
    """What n orders would have to bring, in SAMPLES courses each; units.

    samples: (n, N), rising, below 0 where there is more than enough. runs_out: chance (n,) that a
    sale is missed before the order is here.
    """

    samples: Floats
    runs_out: Floats

    def at(self, level: Floats) -> Floats:
        """The least order (n,) that is enough with a chance of `level` (n,), below 0 where any is.

        >>> need = Need(np.array([[-2.0, 0.0, 1.0, 5.0]]), np.zeros(1))
        >>> need.at(np.array([0.75])).tolist(), need.at(np.array([0.76])).tolist()
        ([1.0], [5.0])
        """
        count = self.samples.shape[1]
        place = np.clip(np.ceil(level * count - 1e-9).astype(np.int64) - 1, 0, count - 1)
        return np.asarray(self.samples[np.arange(len(place)), place])

    @property
    def waiting(self) -> Floats:
        """Chance (n,) that without the order a sale is missed before the next one is here."""
        return np.asarray((self.samples > 0).mean(axis=1))

    def distribution(self) -> DemandDistribution:
        """Of the need, 0 where there is none: its loss function says what an order saves."""
        place = np.rint(KNOTS * (self.samples.shape[1] - 1)).astype(np.int64)
        return DemandDistribution.from_quantiles(KNOTS, np.maximum(self.samples[:, place], 0.0))


def need(windows: WindowTable, stock: Floats, arrivals: Arrivals, *, lost: bool = True) -> Need:
    """The need of every line. stock (n,): units on the shelf. lost: customers do not wait."""
    parts = [
        _chunk(windows.rows(rows), stock[rows], arrivals.take(rows), lost)
        for rows in np.array_split(np.arange(len(stock)), max(1, -(-len(stock) // CHUNK)))
    ]
    columns = zip(*parts, strict=True)
    samples, runs_out = (np.concatenate(column) for column in columns)
    return Need(samples, runs_out)


def _chunk(
    windows: WindowTable, stock: Floats, arrivals: Arrivals, lost: bool
) -> tuple[Floats, Floats]:
    blocks = np.split(normals(SAMPLES, arrivals.moments), arrivals.leads.shape[1])
    played = [
        _played(windows, stock, arrivals, lead, drawn, lost) for lead, drawn in enumerate(blocks)
    ]
    needs, out = (np.concatenate(column, axis=1) for column in zip(*played, strict=True))
    return np.sort(needs, axis=1), out.mean(axis=1)


def _played(  # noqa: PLR0917 (one lead time of the chunk, and how it is played)
    windows: WindowTable,
    stock: Floats,
    arrivals: Arrivals,
    lead: int,
    drawn: Floats,
    lost: bool,
) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """The need, and whether the stock runs out; each (n, samples)."""
    days, received, arrival = arrivals.events(lead)
    before = courses(windows, np.column_stack([arrivals.skipped, days]), drawn)
    demand = before[:, :, 1:] - before[:, :, :1]
    coming = (np.cumsum(received, axis=1) - received)[:, None, :]
    short = demand - stock[:, None, None] - coming
    is_after = (np.arange(days.shape[1]) > arrival[:, None])[:, None, :]
    missed = np.where(is_after, -np.inf, short).max(axis=2)
    at = arrival[:, None, None]
    left = -np.take_along_axis(short, at, axis=2)[:, :, 0]
    if lost:
        left = left + np.maximum(missed, 0.0)
    own = np.take_along_axis(demand, at, axis=2)
    there = np.take_along_axis(coming, at, axis=2)
    later = np.where(is_after, (demand - own) - (coming - there), -np.inf).max(axis=2)
    return later - left, missed > 0
