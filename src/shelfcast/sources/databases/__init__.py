"""From a database to files of text rows, one file an engine: read only, in batches."""

from shelfcast.sources.databases.address import ENGINES, FILES, Address, parse_address
from shelfcast.sources.databases.extract import Extract, Growth, extracts
from shelfcast.sources.databases.limits import Limits

__all__ = [
    "ENGINES",
    "FILES",
    "Address",
    "Extract",
    "Growth",
    "Limits",
    "extracts",
    "parse_address",
]
