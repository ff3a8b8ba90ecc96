"""What is kept where a person knows better than the models?

An override says what the sum of a series (a product in a store, a category, everything) will be
over some days, as units or in percent of the forecast. Two logs are only ever added to: what was
said or taken back, and what each override did to the forecast of each period it holds for. The
other tables are made from them at each run.
Not here: how forecasts are changed and scored (forecast/overrides.py).
"""

from __future__ import annotations

from shelfcast.contracts.columns import Column, Frame, Kind

_SERIES = (
    Column("override_id", Kind.ID, "the override"),
    Column("level", Kind.ID, "the level's name"),
    Column("unique_id", Kind.ID, "the series: its level's values joined by /"),
    Column("store_id", Kind.ID, "the store, null above store level"),
    Column("product_id", Kind.ID, "the product, null above product level"),
)
_SAID = (
    Column("first_day", Kind.DATE, "the first day it holds for"),
    Column("last_day", Kind.DATE, "the last day it holds for"),
    Column("kind", Kind.ID, "percent or quantity"),
    Column("amount", Kind.NUMBER, "percent to add, or units over all its days"),
    Column("reason", Kind.TEXT, "why, in the author's words"),
    Column("author", Kind.TEXT, "who said so"),
)
OVERRIDE_LOG = Frame(
    "override_log",
    "one row per override made, and per one taken back with the first day it no longer holds",
    (
        *_SERIES,
        Column("action", Kind.ID, "made or withdrawn"),
        *_SAID,
        Column("said_at", Kind.TIMESTAMP, "when, UTC"),
    ),
)
OVERRIDE_EFFECTS = Frame(
    "override_effects",
    "one row per override, period and run that changed the forecast: the sum without and with it",
    (
        *_SERIES,
        Column("ds", Kind.DATE, "the first day of the period"),
        Column("until", Kind.DATE, "the last day of the period"),
        Column("without", Kind.NUMBER, "the forecast before it was applied", unit="units"),
        Column("changed", Kind.NUMBER, "the forecast with it", unit="units"),
        Column("recorded_at", Kind.TIMESTAMP, "when, UTC; the latest of a period counts"),
    ),
)
OVERRIDES = Frame(
    "overrides",
    "one row per override that was ever made",
    (
        *_SERIES,
        *_SAID,
        Column("said_at", Kind.TIMESTAMP, "when, UTC"),
        Column("status", Kind.ID, "ahead, over or withdrawn"),
        Column("without", Kind.NUMBER, "the forecast of its days before it", unit="units"),
        Column("changed", Kind.NUMBER, "the forecast of its days with it", unit="units"),
        Column("withdrawn_by", Kind.TEXT, "who took it back, null where nobody did"),
        Column("withdrawn_because", Kind.TEXT, "why it was taken back"),
    ),
    key=("override_id",),
)
OVERRIDE_SCORES = Frame(
    "override_scores",
    "one row per override of which periods have passed: the misses without and with it",
    (
        *_SERIES,
        Column("reason", Kind.TEXT, "why, in the author's words"),
        Column("author", Kind.TEXT, "who said so"),
        Column("periods", Kind.INTEGER, "periods that have passed while it held"),
        Column("sold", Kind.NUMBER, "what was sold in them", unit="units"),
        Column("without", Kind.NUMBER, "what was forecast without it", unit="units"),
        Column("changed", Kind.NUMBER, "what was forecast with it", unit="units"),
        Column("error_without", Kind.NUMBER, "sum of absolute errors without it", unit="units"),
        Column("error_changed", Kind.NUMBER, "sum of absolute errors with it", unit="units"),
        Column("value_added", Kind.NUMBER, "units of error it saved; below 0 it cost", "units"),
    ),
    key=("override_id",),
)
