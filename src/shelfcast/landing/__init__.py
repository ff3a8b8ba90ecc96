"""From text tables to typed rows in the lake, with an account of every row."""

from shelfcast.landing.account import Line, read_account
from shelfcast.landing.calendar_codes import calendar_codes
from shelfcast.landing.clues import Clues, Codes, Days, read_freq, read_start
from shelfcast.landing.contract import Policies, Policy
from shelfcast.landing.drift import drift_of
from shelfcast.landing.evidence import Evidence
from shelfcast.landing.examine import Examined, Habits, examine
from shelfcast.landing.inspect import Inspected, inspect_file
from shelfcast.landing.land import land_file
from shelfcast.landing.mend_sheet import placed, read_sheet, write_sheets
from shelfcast.landing.mends import Mend, read_mends, write_mends
from shelfcast.landing.original import content_hash
from shelfcast.landing.profile import profile_files
from shelfcast.landing.quarantine import read_quarantine
from shelfcast.landing.questions import Answers, Ask, Doubt, Questions, keep_answers, questions
from shelfcast.landing.recover import recover
from shelfcast.landing.replay import Replayed, replay
from shelfcast.landing.request import Landed, Request
from shelfcast.landing.saved import Saved, load_saved, signature
from shelfcast.landing.stored import curated_schema

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
    "write_mends",
    "write_sheets",
]
