"""Which files were read, and which rows were kept aside and why?"""

from __future__ import annotations

import polars as pl

from shelfcast.reports.basis import Basis
from shelfcast.reports.breakdown import labelled
from shelfcast.reports.planned import read
from shelfcast.reports.sheet import Sheet


def data(sheet: Sheet, basis: Basis) -> None:
    """The account of each file, then the quarantine counted by reason."""
    account = read(sheet, basis, "account")
    if account is not None:
        sheet.note("For each file: read = loaded + quarantined + duplicate + not data.")
        sheet.gap()
        sheet.table(account, {}, labelled(account.columns))
    kept = read(sheet, basis, "quarantine", columns=("file", "dataset", "column", "reason"))
    if kept is None:
        return
    if kept.is_empty():
        sheet.note("No row was kept aside.")
        return
    sheet.note("Rows kept aside, by reason.")
    keys = ["file", "dataset", "column", "reason"]
    counted = (
        kept.group_by(keys).agg(rows=pl.len()).sort("rows", *keys, descending=[True] + 4 * [False])
    )
    sheet.table(counted, {}, labelled(counted.columns))
