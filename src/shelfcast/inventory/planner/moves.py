"""Of one product: which store should give how many units to which, so that most money is gained?

Symbols: m_jk money that the k-th unit brings at receiver j, falling in k; w_i money that a unit is
worth where it lies, at giver i; f money that a move from one store to another costs once.
The gain of moving x_ij units is the sum of m_jk over what each j receives, less the sum of w_i over
what each i gives, less f for each pair with x_ij > 0. Without f the pairing does not matter, only
which units: the receivers' units from the best down against the givers' units from the least worth
up, as long as a unit brings more than it is worth where it lies. That is optimal, since exchanging
any taken unit for one not taken cannot raise the sum (a linear programme gives the same in tests).
With f, units are paired so that few moves are needed, and a move that brings less than it costs is
left out: a rule of thumb, not an optimum.
Units: units of the product, money per unit.
Source: the transportation problem with costs that are sums of a part of the origin and a part of
the destination; lateral transshipments, Snyder & Shen, Fundamentals of Supply Chain Theory,
section on transshipment.
Not here: which stores give and take, and what a unit is worth (transfers.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Wanted:
    """Some units that a store could take, each bringing `brings` money."""

    store: str
    units: float
    brings: float


@dataclass(frozen=True)
class Spare:
    """Units that a store can give, each worth `worth` money where it lies."""

    store: str
    units: float
    worth: float


@dataclass(frozen=True)
class Move:
    """Units from one store to another, and the money gained, the cost of the move taken off."""

    giver: str
    taker: str
    units: float
    gain: float


def best_moves(wanted: Sequence[Wanted], spare: Sequence[Spare], cost: float) -> list[Move]:
    """The moves, most gain first; ties by giver and taker.

    >>> wants = [Wanted("s2", 3, 5.0), Wanted("s3", 4, 2.0)]
    >>> for move in best_moves(wants, [Spare("s1", 5, 1.0)], cost=1.5):
    ...     print(move.giver, move.taker, move.units, move.gain)
    s1 s2 3 10.5
    s1 s3 2 0.5
    """
    takes, gives, worth = _taken(wanted, spare)
    bringing = {store: sum(units * each for units, each in parts) for store, parts in takes.items()}
    moves = []
    for giver, taker, units in _paired(takes, gives):
        share = units / sum(part for part, _ in takes[taker])
        gain = bringing[taker] * share - units * worth[giver] - cost
        moves.append(Move(giver, taker, units, gain))
    gained = [move for move in moves if move.gain > 0]
    return sorted(gained, key=lambda move: (-move.gain, move.giver, move.taker))


def _taken(
    wanted: Sequence[Wanted], spare: Sequence[Spare]
) -> tuple[dict[str, list[tuple[float, float]]], dict[str, float], dict[str, float]]:
    """What each store takes (units and what each brings), what each gives, and what that is worth.

    Walks down both lists at once; stops where a unit brings no more than it is worth.
    """
    downwards = sorted(wanted, key=lambda part: (-part.brings, part.store))
    upwards = sorted(spare, key=lambda part: (part.worth, -part.units, part.store))
    takes: dict[str, list[tuple[float, float]]] = {}
    gives: dict[str, float] = {}
    left = [part.units for part in upwards]
    at = 0
    for part in downwards:
        need = part.units
        while need > 0 and at < len(upwards) and part.brings > upwards[at].worth:
            units = min(need, left[at])
            if units > 0:
                takes.setdefault(part.store, []).append((units, part.brings))
                gives[upwards[at].store] = gives.get(upwards[at].store, 0.0) + units
            need, left[at] = need - units, left[at] - units
            at += left[at] <= 0
    return takes, gives, {part.store: part.worth for part in spare}


def _paired(
    takes: dict[str, list[tuple[float, float]]], gives: dict[str, float]
) -> list[tuple[str, str, float]]:
    """Who sends how much to whom: the largest need from the largest gift, so that few moves do."""
    needs = {store: sum(units for units, _ in parts) for store, parts in takes.items()}
    gifts = dict(gives)
    pairs = []
    while needs and gifts:
        taker = max(needs, key=lambda store: (needs[store], store))
        giver = max(gifts, key=lambda store: (gifts[store], store))
        units = min(needs[taker], gifts[giver])
        pairs.append((giver, taker, units))
        for amounts, store in ((needs, taker), (gifts, giver)):
            amounts[store] -= units
            if amounts[store] <= 0:
                del amounts[store]
    return pairs
