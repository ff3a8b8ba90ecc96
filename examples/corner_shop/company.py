"""Which stores does the corner shop have?

`share` multiplies the rate at which the catalogue says a product sells. Places are
real, the shops are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

COUNTRY = "GB"


@dataclass(frozen=True)
class Store:
    """One store, with where it is and how busy it is."""

    store_id: str
    name: str
    region: str
    city: str
    latitude: float
    longitude: float
    opened_on: date
    share: float


STORES: tuple[Store, ...] = (
    Store("S01", "Harbour Street", "North", "Whitby", 54.4858, -0.6206, date(2011, 4, 2), 0.95),
    Store("S02", "Mill Lane", "North", "Hexham", 54.9719, -2.1010, date(2015, 9, 12), 0.75),
    Store("S03", "Station Parade", "South", "Lewes", 50.8739, 0.0088, date(2019, 3, 9), 0.55),
)
STORE_IDS: tuple[str, ...] = tuple(store.store_id for store in STORES)
