"""From bytes to text tables with row numbers: one file a kind of source."""

from shelfcast.sources.damage import damaged
from shelfcast.sources.files import find_files, read_tables
from shelfcast.sources.splits import Parted, Split
from shelfcast.sources.table import CELL, ROW, SPILL, TextTable

__all__ = [
    "CELL",
    "ROW",
    "SPILL",
    "Parted",
    "Split",
    "TextTable",
    "damaged",
    "find_files",
    "read_tables",
]
