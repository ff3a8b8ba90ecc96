"""From an address to a file at hand: https, S3, databases, REST; checked before it is called."""

from shelfcast.sources.remote.access import Access
from shelfcast.sources.remote.fetch import Fetched, fetch, shown_name
from shelfcast.sources.remote.places import Named, Place, declared_places, places
from shelfcast.sources.remote.told_apart import tell_apart

__all__ = [
    "Access",
    "Fetched",
    "Named",
    "Place",
    "declared_places",
    "fetch",
    "places",
    "shown_name",
    "tell_apart",
]
