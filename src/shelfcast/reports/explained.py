"""Why did revenue change over the last four weeks?

The sentences and the table of `shelfcast why revenue`: rows and columns add up to the change.
"""

from __future__ import annotations

from shelfcast.insights import Asked, sentences, why
from shelfcast.reports.basis import Basis
from shelfcast.reports.sheet import Sheet

SHOWN = 100


def explained(sheet: Sheet, basis: Basis) -> None:
    """The last four weeks beside the four before, explained."""
    found = why(basis.reader, Asked("revenue", basis.recent, basis.last), basis.scope)
    for sentence in (*sentences(found, basis.currency), *found.warnings):
        sheet.note(sentence)
    sheet.gap()
    labels = {name: name.replace("_", " ").capitalize() for name in found.groups.columns}
    amounts = ("before", "now", "change", *found.parts)
    sheet.table(found.groups.head(SHOWN), dict.fromkeys(amounts, "money_exact"), labels)
