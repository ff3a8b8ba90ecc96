"""Who has a loyalty card, and which card was shown at the till?

About four hundred people, each with a home store and an appetite: a few come often, most seldom.
A customer buys only from the day of joining. Names and addresses are made up, at example.com.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from corner_shop.company import STORES
from corner_shop.incidents import YEAR, Incidents

COUNT = 400
_FIRST = ("Ada", "Bram", "Chloe", "Dev", "Elsie", "Femi", "Grace", "Hugo", "Isla", "Jude", "Zoë")
_LAST = ("Ash", "Birch", "Cole", "Dunn", "Eland", "Frost", "Gale", "Hart", "Inge", "Judd", "Kerr")
_MIDDLE = "JKLM"
_SEGMENTS = ("Neighbour", "Commuter", "Family", "Trade")


@dataclass(frozen=True)
class Customer:
    """One card holder."""

    customer_id: str
    name: str
    segment: str
    store_at: int
    joined_on: date
    appetite: float

    @property
    def email(self) -> str:
        """A made-up address that no one can receive."""
        return f"{self.customer_id.lower()}@example.com"


class Tills:
    """Chooses the customers of a store's baskets on a day."""

    def __init__(self, customers: tuple[Customer, ...]) -> None:
        self._numbers = [customer.customer_id for customer in customers]
        self._home = np.array([customer.store_at for customer in customers])
        self._joined = np.array([customer.joined_on.toordinal() for customer in customers])
        self._appetite = np.array([customer.appetite for customer in customers])

    def choose(self, store_at: int, day: date, count: int, rng: np.random.Generator) -> list[str]:
        """`count` customer numbers, of those who had joined by that day."""
        here = (self._home == store_at) & (self._joined <= day.toordinal())
        weight = np.where(here, self._appetite, 0.0)
        chosen = rng.choice(len(weight), size=count, p=weight / weight.sum())
        return [self._numbers[position] for position in chosen]


def draw(incidents: Incidents, rng: np.random.Generator) -> tuple[Customer, ...]:
    """The card holders, in the order of their numbers."""
    return tuple(_customer(number, incidents, rng) for number in range(COUNT))


def _customer(number: int, incidents: Incidents, rng: np.random.Generator) -> Customer:
    founding = number < COUNT // 2
    since = -int(rng.integers(1, YEAR)) if founding else int(rng.integers(0, 2 * YEAR - 60))
    shares = np.array([store.share for store in STORES])
    return Customer(
        customer_id=f"C{number + 1:04d}",
        name=_name(number),
        segment=_SEGMENTS[int(rng.choice(len(_SEGMENTS), p=(0.45, 0.25, 0.22, 0.08)))],
        store_at=int(rng.choice(len(STORES), p=shares / shares.sum())),
        joined_on=incidents.first_day + timedelta(since),
        appetite=float(rng.lognormal(0.0, 0.9)),
    )


def _name(number: int) -> str:
    """A name of its own for each of the first 484 numbers."""
    rest, first = divmod(number, len(_FIRST))
    middle, last = divmod(rest, len(_LAST))
    return f"{_FIRST[first]} {_MIDDLE[middle]}. {_LAST[last]}"
