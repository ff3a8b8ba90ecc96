"""How many units are on the shelf, and which of them spoil?

Units of the product. Where goods spoil, the oldest are sold first (FIFO), and a unit with a shelf
life of m periods that arrives at the start of t can be sold in t, t + 1, ... t + m - 1: what is
left of it at the close of the last is spoiled before the count.
Not here: how much is asked for (clock.py).
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from shelfcast.inventory.distribution import Floats
from shelfcast.inventory.simulator.rules import Rules, Start


class Shelf(Protocol):
    """Units on hand, in lanes; `on_hand` is an array of its own that the shelf alone changes."""

    on_hand: Floats

    def receive(self, units: Floats) -> None:
        """Put these on the shelf."""

    def sell(self, wanted: Floats) -> Floats:
        """What is sold of what is `wanted`."""

    def spoil(self) -> Floats:
        """What is thrown away at the close."""


def shelf(start: Start, rules: Rules, shape: tuple[int, ...]) -> Shelf:
    """The shelf of these rules, with its stock at the start."""
    if rules.shelf_life is None:
        return LastingShelf(start, shape)
    return SpoilingShelf(start, rules, shape)


class LastingShelf:
    """Goods that keep."""

    def __init__(self, start: Start, shape: tuple[int, ...]) -> None:
        self.on_hand = start.stock(shape)
        self._none = np.zeros(shape)

    def receive(self, units: Floats) -> None:
        """Put these on the shelf."""
        self.on_hand += units

    def sell(self, wanted: Floats) -> Floats:
        """What is sold of what is `wanted`."""
        sold = np.minimum(wanted, self.on_hand)
        self.on_hand -= sold
        return sold

    def spoil(self) -> Floats:
        """Nothing."""
        return self._none


class SpoilingShelf:
    """Goods that spoil, the oldest sold first: row i of `_ages` can be sold in i + 1 periods."""

    def __init__(self, start: Start, rules: Rules, shape: tuple[int, ...]) -> None:
        life = np.broadcast_to(np.asarray(rules.shelf_life, dtype=np.int64), shape).ravel()
        given = None if start.ages is None else np.asarray(start.ages, dtype=np.float64)
        rows = max(int(life.max(initial=1)), 0 if given is None else len(given))
        self._ages = np.zeros((rows, *shape))
        self._fresh = life - 1, np.arange(life.size)
        self.on_hand = start.stock(shape)
        if given is None:
            self._ages.reshape(rows, -1)[self._fresh] = self.on_hand.ravel()
        else:
            for age, units in enumerate(given):
                self._ages[age] = units

    def receive(self, units: Floats) -> None:
        """Put these on the shelf, fresh."""
        self._ages.reshape(len(self._ages), -1)[self._fresh] += units.ravel()
        self.on_hand += units

    def sell(self, wanted: Floats) -> Floats:
        """What is sold of what is `wanted`, the oldest first."""
        sold = np.minimum(wanted, self.on_hand)
        left = sold.copy()
        for units in self._ages:
            taken = np.minimum(units, left)
            np.subtract(units, taken, out=units)
            left -= taken
        self.on_hand -= sold
        return sold

    def spoil(self) -> Floats:
        """What is in its last period, thrown away; the rest is a period older."""
        spoiled: Floats = self._ages[0].copy()
        self._ages[:-1] = self._ages[1:]
        self._ages[-1] = 0.0
        self.on_hand -= spoiled
        return spoiled
