"""Whose part should mend a fault, and by which general rule?

Read off the fault's own words, the first that fits. A judgement to begin from, not a verdict.
"""

from __future__ import annotations

import re

from corpus.trial import Trial

_BINARY = (".pdf", ".xlsx", ".xls", ".ods", ".xml", ".json", ".jsonl", ".zip", ".gz")
_RULES: tuple[tuple[str, str, str], ...] = (
    (r"CRASH|failure ", "{reader}", "no file may crash the reader"),
    (r"too_large|damaged", "{reader}", "the file is whole: it must be read"),
    (
        r"column_1, column_2",
        "CSV",
        "the header was not found, or the file has none and MEANING"
        " must tell the columns by their values",
    ),
    (
        r"refused: unknown_dataset",
        "MEANING",
        "one sheet or table that is no data must not keep the"
        " others out; else names not known: more synonyms, and the values themselves as evidence",
    ),
    (
        r"refused: missing_column.*sold_at",
        "VALUES",
        "the day did not read (serials, epochs, words)"
        " or, where it did, MEANING: the one column of dates is the day",
    ),
    (r"refused", "MEANING", "names not known: more synonyms by word, and identities as evidence"),
    (
        r"dataset: want \('sales'.*receipt",
        "VALUES",
        "the day did not read or was not taken, so the lines look like lines without a head",
    ),
    (r"dataset:", "MEANING", "weigh the columns that only the right dataset has, and the title"),
    (r"a table too many", "CSV", "rows that belong to the table above, or a note: no table"),
    (
        r"trap: .* discount",
        "MEANING",
        "a discount is money off the line: a rate, or an amount of the"
        " whole order, breaks quantity x price - discount = amount",
    ),
    (
        r"trap: .* unit_cost",
        "MEANING",
        "a cost that grows with the quantity is the line's, not the unit's",
    ),
    (
        r"trap: ",
        "MEANING",
        "an amount that is the same in all lines of an order, or that stands in"
        " the first alone, is the order's; prefer the one that is quantity x price",
    ),
    (
        r"column: .* is .*order_id",
        "MEANING",
        "document number words; values that repeat in a run of rows with one day are orders",
    ),
    (r"column: ", "MEANING", "synonyms by word, abbreviations, units in brackets; identities"),
    (
        r"values of quantity.*000'\)",
        "VALUES",
        "a mark with three digits behind it is a decimal mark"
        " where the file's other columns or quantity x price say so",
    ),
    (
        r"values of (sold_at|valid|starts|ordered|received|expected)",
        "VALUES",
        "the order of day and month by the whole file, then by the shop's country",
    ),
    (r"values of discount.*Decimal\('-", "VALUES", "a discount written below zero is money off"),
    (r"values of \w+_id.*None came", "VALUES", "missing ids in many spellings are missing"),
    (r"values of order_id.*=", "VALUES", '="..." is a text of Excel'),
    (r"values of \w*name|values of category", "CSV", "the code page by the words that come out"),
    (
        r"rows:.*|quarantined.*bad_number",
        "CSV",
        "which rows are data; a cell that says there is"
        " nothing must not throw the row out (VALUES)",
    ),
    (r"quarantined", "CSV", "totals, subtotals, page heads and footers are no data"),
    (r"total of", "MEANING", "follows from the columns"),
    (r"", "CSV", "which rows are data"),
)
_SHAPES = ("odoo", "pivot", "tpv_por_dia", "z_report", "shopify", "quickbooks", "teamsystem")


def judged(fault: str, trial: Trial) -> tuple[str, str]:
    """The owner and the rule for one fault of a case."""
    if "pivot" in trial.case.name:
        return "SHAPES", "wide to long: periods across, totals left away, blanks no rows"
    if trial.case.name.startswith(_SHAPES) and re.search("rows:|sold_at|values of", fault):
        return (
            "SHAPES",
            "what stands above a run of rows (section row, first line of an order)"
            " holds for the rows below",
        )
    reader = "DOCUMENTS" if trial.export.file.endswith(_BINARY) else "CSV"
    for pattern, owner, rule in _RULES:
        if re.search(pattern, fault):
            return owner.format(reader=reader), rule
    return reader, "which rows are data"


def owners(trial: Trial) -> list[str]:
    """Who has a fault of the case to mend, the first fault's owner first."""
    faults = trial.verdict.faults
    first = [fault for fault in faults if not fault.startswith("total of")] or faults
    return list(dict.fromkeys(judged(fault, trial)[0] for fault in first))
