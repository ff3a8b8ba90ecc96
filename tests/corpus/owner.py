"""Whose part should mend a failing case, and by which general rule?

`RULES` are judgements written by hand for the cases that need one; the rest is read off the faults.
"""

from __future__ import annotations

from corpus.trial import Trial

RULES: dict[str, tuple[str, str]] = {}
_BINARY = (".pdf", ".xlsx", ".xls", ".ods", ".xml", ".html", ".json", ".zip", ".txt")


def judged(trial: Trial) -> tuple[str, str]:
    """The owner and the rule."""
    told = RULES.get(trial.case.name)
    return told or _guess(trial)


def _guess(trial: Trial) -> tuple[str, str]:
    faults = " ".join(trial.verdict.faults)
    if "CRASH" in faults or "failure" in faults:
        return "DOCUMENTS" if trial.export.file.endswith(_BINARY) else "CSV", "it must not crash"
    if "column:" in faults or "trap:" in faults or "dataset:" in faults or "refused" in faults:
        return "MEANING", "names and values of the columns"
    if "values of" in faults or "total of" in faults or "bad_" in faults:
        return "VALUES", "how cells are read"
    return "CSV", "which rows are data"
