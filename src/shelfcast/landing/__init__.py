"""From text tables to typed rows in the lake, with an account of every row."""

from shelfcast.landing.account import Line, read_account
from shelfcast.landing.batch import curated_schema
from shelfcast.landing.examine import Examined, Habits, examine
from shelfcast.landing.inspect import Inspected, inspect_file
from shelfcast.landing.land import land_file
from shelfcast.landing.profile import profile_files
from shelfcast.landing.quarantine import QUARANTINE_TABLE
from shelfcast.landing.recover import recover
from shelfcast.landing.request import Landed, Request

__all__ = [
    "QUARANTINE_TABLE",
    "Examined",
    "Habits",
    "Inspected",
    "Landed",
    "Line",
    "Request",
    "curated_schema",
    "examine",
    "inspect_file",
    "land_file",
    "profile_files",
    "read_account",
    "recover",
]
