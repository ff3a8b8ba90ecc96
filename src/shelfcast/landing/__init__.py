"""From text tables to typed rows in the lake, with an account of every row."""

from shelfcast.landing.account import Line, read_account
from shelfcast.landing.aside.contract import Policies, Policy
from shelfcast.landing.aside.mend_sheet import placed, read_sheet, write_sheets
from shelfcast.landing.aside.mends import Mend, read_mends, write_mends
from shelfcast.landing.aside.quarantine import read_quarantine
from shelfcast.landing.aside.replay import Replayed, replay
from shelfcast.landing.drift import drift_of
from shelfcast.landing.inspect import Inspected, inspect_file
from shelfcast.landing.land import land_file
from shelfcast.landing.meaning.evidence import Evidence
from shelfcast.landing.meaning.examine import Examined, Habits, examine
from shelfcast.landing.meaning.questions import (
    Answers,
    Ask,
    Doubt,
    Questions,
    keep_answers,
    questions,
)
from shelfcast.landing.meaning.saved import Saved, load_saved, signature
from shelfcast.landing.original import content_hash
from shelfcast.landing.profile import profile_files
from shelfcast.landing.recover import recover
from shelfcast.landing.request import Landed, Request
from shelfcast.landing.shapes.calendar_codes import calendar_codes
from shelfcast.landing.shapes.clues import Clues, Codes, Days, read_freq, read_start
from shelfcast.landing.stored import curated_schema, stored_rows
from shelfcast.landing.workers import Workers

__all__ = [
    "Answers",
    "Ask",
    "Clues",
    "Codes",
    "Days",
    "Doubt",
    "Evidence",
    "Examined",
    "Habits",
    "Inspected",
    "Landed",
    "Line",
    "Mend",
    "Policies",
    "Policy",
    "Questions",
    "Replayed",
    "Request",
    "Saved",
    "Workers",
    "calendar_codes",
    "content_hash",
    "curated_schema",
    "drift_of",
    "examine",
    "inspect_file",
    "keep_answers",
    "land_file",
    "load_saved",
    "placed",
    "profile_files",
    "questions",
    "read_account",
    "read_freq",
    "read_mends",
    "read_quarantine",
    "read_sheet",
    "read_start",
    "recover",
    "replay",
    "signature",
    "stored_rows",
    "write_mends",
    "write_sheets",
]
