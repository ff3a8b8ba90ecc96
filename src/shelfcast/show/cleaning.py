"""What did the cleaning rules do: in all, and to one row of a file?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from shelfcast import warehouse
from shelfcast.cleaning import RULES
from shelfcast.errors import QueryError
from shelfcast.metrics import rows
from shelfcast.project import Project
from shelfcast.terminal import print_facts, print_frame, print_json, records, say
from shelfcast.warehouse import Reader

COUNTED = ("rule", "lines_in", "flagged", "changed", "dropped", "lines_out", "masters_changed")
MONEY = ("revenue_flagged", "revenue_changed", "revenue_dropped", "revenue_out")
RECEIPTS = "receipts_account"
EFFECT = ("dataset", "rule", "action", "column_name", "before", "after", "reason", "revenue_change")
KEPT, DROPPED, ABSENT = "kept", "dropped", "no sale line"


@dataclass(frozen=True)
class Place:
    """A row of a file: its batch, the file, the row's number."""

    batch: str
    file: str
    row: int


def show_cleaning(project: Project, snapshot: str | None, *, as_json: bool) -> None:
    """The account of the rules, each with what its setting says, and that of receipts."""
    with warehouse.open_snapshot(project.warehouse, snapshot) as reader:
        account = rows(reader, "cleaning_account", order=("rule_order",))
        receipts = rows(reader, RECEIPTS).to_dicts()[0]
    if as_json:
        print_json({"rules": records(account), "receipts": receipts})
        return
    settings = pl.Series("setting", [_setting(project, rule) for rule in account["rule"]])
    counted = account.select(*COUNTED).insert_column(1, settings)
    print_frame(counted, title="What the rules of [cleaning] did to sale lines")
    currency = project.settings.project.currency
    print_frame(account.select("rule", *MONEY), title=f"In money ({currency})")
    if receipts["headers"] or receipts["lines"]:
        print_facts([(name.replace("_", " "), f"{value:,}") for name, value in receipts.items()])
    say("Each row: shelfcast export rule_effects --to effects.csv; one: --row FILE:ROW")


def _setting(project: Project, rule: str) -> str:
    told = getattr(project.settings.cleaning, rule)
    if not isinstance(told, dict):
        return str(told)
    return ", ".join(f"{column}: {value}" for column, value in told.items()) or "leave"


def show_cleaned_row(project: Project, told: str, snapshot: str | None, *, as_json: bool) -> None:
    """What each rule did to the row, and what became of it. Raises QueryError."""
    with warehouse.open_snapshot(project.warehouse, snapshot) as reader:
        found = [_traced(reader, place) for place in _places(reader, told)]
    if as_json:
        print_json(found)
        return
    for trace in found:
        _print(trace)


def _places(reader: Reader, told: str) -> list[Place]:
    """Where the row may be: a file may have been landed more than once."""
    name, _, number = told.rpartition(":")
    if not name or not number.isdigit():
        raise QueryError(
            f"{told!r} names no row of a file.", fix="--row FILE:ROW, such as --row till.csv:17"
        )
    account = rows(reader, "account", columns=("file", "batch_id")).unique()
    same = account.filter((pl.col("file") == name) | (pl.col("batch_id") == name))
    if same.is_empty():
        ending = pl.col("file").str.ends_with(name) | pl.col("batch_id").str.starts_with(name)
        same = account.filter(ending)
    if same.is_empty():
        raise QueryError(
            f"No file {name!r} is in this snapshot.",
            evidence=account["file"].unique().sort().head(8).to_list(),
            fix="shelfcast export account --to account.csv lists the files landed",
        )
    return [Place(batch, file, int(number)) for file, batch in same.sort("file").iter_rows()]


def _traced(reader: Reader, place: Place) -> dict[str, Any]:
    here = (f"_batch_id={place.batch}", f"_row_number={place.row}")
    effects = rows(reader, "rule_effects", here, order=("rule_order", "column_name"))
    line = rows(reader, "sales_lines", here).to_dicts()
    aside = rows(reader, "quarantine", (f"batch_id={place.batch}", f"row_number={place.row}"))
    dropped = effects.filter(action="dropped")["rule"].to_list()
    state = KEPT if line else DROPPED if dropped else ABSENT
    return {
        "file": place.file,
        "row": place.row,
        "batch": place.batch,
        "state": state,
        "dropped_by": dropped[0] if dropped else None,
        "quarantined_for": aside["reason"].to_list() or None,
        "effects": records(effects.select(EFFECT)),
        "line": line[0] if line else None,
    }


def _print(trace: dict[str, Any]) -> None:
    say(f"{trace['file']}, row {trace['row']}: {_state(trace)}")
    if trace["state"] == ABSENT:
        print_facts([(each["rule"], _effect(each)) for each in trace["effects"]])
        return
    done = {rule: [each for each in trace["effects"] if each["rule"] == rule] for rule in RULES}
    gone = RULES.index(trace["dropped_by"]) if trace["dropped_by"] else len(RULES)
    said = [
        (
            rule,
            "; ".join(map(_effect, found)) or ("not asked" if place > gone else "left as it was"),
        )
        for place, (rule, found) in enumerate(done.items())
    ]
    print_facts(said)
    if trace["line"]:
        held = [(name, f"{value}") for name, value in trace["line"].items() if value is not None]
        say("It is now:")
        print_facts(held)


def _state(trace: dict[str, Any]) -> str:
    if trace["state"] == DROPPED:
        return f"dropped by {trace['dropped_by']}; the lake keeps it"
    if trace["quarantined_for"]:
        return f"in quarantine: {', '.join(trace['quarantined_for'])}"
    if trace["effects"] and trace["state"] == ABSENT:
        return f"a row of {trace['effects'][0]['dataset']}"
    if trace["state"] == ABSENT:
        return "no sale line: no data, known already, or a row of another dataset"
    return "kept"


def _effect(effect: dict[str, Any]) -> str:
    if effect["action"] == "changed":
        return (
            f"changed {effect['column_name']} from {effect['before']!r} to "
            f"{effect['after']!r}: {effect['reason']}"
        )
    return f"{effect['action']}: {effect['reason']} ({effect['column_name']})"
