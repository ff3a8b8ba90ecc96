"""What are the corner shop's two years, before anyone writes them down?

Each part draws from a stream of its own, so that a change in one leaves the others as they were.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from corner_shop import customers, demand, purchasing, receipts, repeats, returns, stock, webshop
from corner_shop.incidents import Incidents


@dataclass(frozen=True)
class World:
    """Everything that happened, in memory; `lines` by time."""

    incidents: Incidents
    customers: tuple[customers.Customer, ...]
    lines: list[receipts.Line]
    orders: list[purchasing.PurchaseOrder]
    counts: list[stock.Count]
    events: list[webshop.Event]


def build(until: date, seed: int = 7) -> World:
    """The two years that end on `until`; the same arguments give the same world."""
    incidents = Incidents(until)
    streams = [np.random.default_rng(child) for child in np.random.SeedSequence(seed).spawn(7)]
    people = customers.draw(incidents, streams[0])
    units = demand.sold(incidents, streams[1])
    bought = repeats.scan_twice(receipts.ring_up(units, people, incidents, streams[2]))
    taken_back = returns.bring_back(bought, incidents, streams[3])
    wanted = demand.expected(incidents)
    orders = purchasing.place(wanted, incidents, streams[4])
    return World(
        incidents=incidents,
        customers=people,
        lines=sorted(bought + taken_back, key=lambda line: (line.sold_at, line.receipt_no)),
        orders=orders,
        counts=stock.count(units, wanted, orders, incidents, streams[5]),
        events=webshop.browse(bought, incidents, streams[6]),
    )
