"""Which rows were kept aside, and how are they put right?

The table is of the snapshot shown; the form below it is of the lake as it is now, since that is
what a mend changes. What was mended is in the numbers after the next run.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
import streamlit as st

from shelfcast.dashboard.message import calm
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.view import View
from shelfcast.pipeline import writing
from shelfcast.steps.replay import mend_rows, replay_rows, rows_aside

LABELS = {
    "file": "File",
    "row_number": "Row",
    "column": "Column",
    "reason": "Reason",
    "raw": "The row as it was",
}
NO_DATA = "No data"
AT_ONCE = 200


def aside_rows(view: View) -> None:
    """The tab: what is aside by reason, and the form to mend it."""
    found = view.rows("quarantine", order=("file", "row_number"))
    if found.is_empty():
        st.success("No row was kept aside.")
    else:
        _table(found)
    with calm():
        _form(view)


def _table(found: pl.DataFrame) -> None:
    by = found.group_by("reason").len("rows").sort("rows", "reason", descending=[True, False])
    counts = {str(name): int(rows) for name, rows in by.iter_rows()}
    wanted = st.pills(
        "Reasons",
        list(counts),
        selection_mode="multi",
        format_func=lambda name: f"{name} · {counts[name]:,}",
        key="reason",
    )
    shown = found.filter(pl.col("reason").is_in(wanted)) if wanted else found
    st.caption(f"{shown.height:,} rows are in no number of this dashboard.")
    table(shown, LABELS, key="aside", widths={"raw": 620}, rows=14)
    downloads(shown, "kept-aside")


def _form(view: View) -> None:
    now = rows_aside(view.project)
    if now.is_empty():
        return
    st.subheader("Mend them", anchor=False)
    file = st.selectbox("File", now["file"].unique(maintain_order=True).to_list(), key="mend_file")
    mine = now.filter(pl.col("file") == file).head(AT_ONCE)
    before = sheet(mine)
    with st.form("mend", border=False):
        after = st.data_editor(
            before,
            hide_index=True,
            disabled=["row", "reason"],
            column_config={"row": "Row", "reason": "Reason"},
            key=f"sheet_{file}",
        )
        done = st.form_submit_button("Keep and replay", type="primary")
    st.caption("Mend cells, or tick rows that are no data. The raw file stays as it came.")
    if done:
        _replay(view, before, after, mine["batch_id"].unique().to_list())


def sheet(rows: pl.DataFrame) -> list[dict[str, Any]]:
    """The rows as a person mends them: one column a cell, and a tick for what is no data."""
    return [
        {
            "row": row["row"],
            "reason": row["reason"],
            NO_DATA: False,
            **{name: cell or "" for name, cell in json.loads(row["raw"]).items() if name},
        }
        for row in rows.iter_rows(named=True)
    ]


def changes(
    before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]
) -> tuple[dict[str, dict[str, str]], list[str]]:
    """What a person changed: the cells by row, and the rows that are no data.

    >>> changes([{"row": "b:2", "Qty": "x"}], [{"row": "b:2", "Qty": "3", "No data": False}])
    ({'b:2': {'Qty': '3'}}, [])
    """
    dismissed = [str(row["row"]) for row in after if row.get(NO_DATA)]
    cells = {
        str(new["row"]): {
            name: str(new[name] or "")
            for name in old
            if name not in ("row", "reason", NO_DATA) and new[name] != old[name]
        }
        for old, new in zip(before, after, strict=True)
        if not new.get(NO_DATA)
    }
    return {row: changed for row, changed in cells.items() if changed}, dismissed


def _replay(
    view: View,
    before: Sequence[Mapping[str, Any]],
    after: Sequence[Mapping[str, Any]],
    batches: Sequence[str],
) -> None:
    cells, dismissed = changes(before, after)
    if not cells and not dismissed:
        st.info("Nothing was changed.")
        return
    with st.spinner("Landing the file again"), writing(view.project):
        mend_rows(view.project, cells, dismissed)
        done = replay_rows(view.project, batches=batches)
    gained = sum(item.gained for item in done)
    left = sum(item.after.quarantined for item in done)
    st.success(
        f"Rows that left the quarantine: {gained:,}; still in it of this file: {left:,}. "
        "The next run has them in its numbers: `shelfcast run`."
    )
