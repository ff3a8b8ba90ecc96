"""What would such orders have been worth over the past, and how sure is that?

Our plan beside a naive rule, the textbook's safety stock, what was really ordered where that is
known, and perfect foresight, over the same demand and the same stock at the start.
Money in the project's currency; the sums are those of the table order_proof.
"""

from __future__ import annotations

import polars as pl

from shelfcast.reports.basis import Basis
from shelfcast.reports.breakdown import labelled
from shelfcast.reports.planned import read
from shelfcast.reports.sheet import Sheet

OURS = "ours"
COLUMNS = (
    "plan",
    "products",
    "demand",
    "lost",
    "fill_rate",
    "orders",
    "holding_cost",
    "shortage_cost",
    "ordering_cost",
    "spoilage_cost",
    "cost",
)
MONEY = COLUMNS[6:]


def proof(sheet: Sheet, basis: Basis) -> None:
    """The sentences, then what each plan would have cost."""
    found = read(sheet, basis, "order_proof", order=("plan", "against"))
    rests_on = read(sheet, basis, "proof_basis") if found is not None else None
    if found is None or rests_on is None:
        return
    if found.is_empty():
        sheet.note("No plan could be tried on the past, or not for a viewer of a part of it.")
        return
    for sentence in [*rests_on["sentence"], *found.filter(plan=OURS)["sentence"].drop_nulls()]:
        sheet.note(f"{sentence[:1].upper()}{sentence[1:]}")
    sheet.gap()
    each = found.filter(pl.col("plan") == pl.col("against")).sort("cost").select(COLUMNS)
    formats = dict.fromkeys(("demand", "lost", "orders"), "units") | {"fill_rate": "percent"}
    sheet.table(each, formats | dict.fromkeys(MONEY, "money"), labelled(each.columns))
