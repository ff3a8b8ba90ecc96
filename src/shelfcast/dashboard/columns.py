"""Which of your columns was taken for which of ours, and is that right?

One mapping file at a time, the doubted first. What is corrected here is kept as told, and the
files with that header are landed again; the next run has it in its numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
import streamlit as st

from shelfcast.contracts import DATASETS
from shelfcast.dashboard.view import View
from shelfcast.pipeline import writing
from shelfcast.steps.review import Reviewed, correct, mappings_in_use

DOUBTED = 0.7
LEFT_OUT = ""


def columns(view: View) -> None:
    """The tab. Only a viewer who may see the whole account may correct what it was landed by."""
    view.rows("account", limit=1)
    found = sorted(mappings_in_use(view.project), key=lambda each: -len(doubted(each)))
    if not found:
        st.info("No file was landed yet.")
        return
    names = {_name(each): each for each in found}
    chosen = names[st.selectbox("File", list(names), key="header")]
    profile = view.rows("profile")
    before = sheet(chosen, profile)
    with st.form("columns", border=False):
        kinds = list(DATASETS)
        dataset = st.selectbox("What it is", kinds, index=kinds.index(chosen.saved.dataset))
        after = st.data_editor(
            before,
            hide_index=True,
            disabled=["theirs", "sure", "why", "values"],
            column_config=_config(chosen),
            key=f"columns_{chosen.saved.path.name}",
        )
        done = st.form_submit_button("Keep and land again", type="primary")
    if done:
        _keep(view, chosen, changes(before, after), dataset)


def doubted(reviewed: Reviewed) -> list[str]:
    """Their columns that were guessed and are not sure."""
    guesses = reviewed.saved.guesses.values()
    return [guess.theirs for guess in guesses if guess.confidence < DOUBTED]


def _name(reviewed: Reviewed) -> str:
    doubts = len(doubted(reviewed))
    more = f" and {len(reviewed.files) - 1:,} more" if len(reviewed.files) > 1 else ""
    return f"{reviewed.files[-1]}{more}" + (f" · {doubts} to check" if doubts else "")


def sheet(reviewed: Reviewed, profile: pl.DataFrame) -> list[dict[str, Any]]:
    """A line a column of theirs: what it was taken for, how sure that is, and what it holds."""
    mine = profile.filter(pl.col("dataset") == reviewed.saved.dataset)
    held = dict(mine.select("column", "commonest").iter_rows())
    lines = []
    for theirs, ours in reviewed.saved.columns.items():
        guess = reviewed.saved.guesses.get(theirs)
        lines.append(
            {
                "theirs": theirs,
                "ours": ours,
                "sure": round(guess.confidence, 2) if guess else None,
                "why": guess.why if guess else ("told" if ours else "kept as it is"),
                "values": held.get(ours) or "",
            }
        )
    return sorted(lines, key=lambda line: line["sure"] if line["sure"] is not None else 2.0)


def _config(reviewed: Reviewed) -> dict[str, Any]:
    ours = [LEFT_OUT, *DATASETS[reviewed.saved.dataset].names]
    return {
        "theirs": st.column_config.Column("Your column"),
        "ours": st.column_config.SelectboxColumn("Taken for", options=ours),
        "sure": st.column_config.NumberColumn("Sure", format="percent"),
        "why": st.column_config.Column("Why"),
        "values": st.column_config.Column("Mostly holds", width="large"),
    }


def changes(
    before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]
) -> dict[str, str]:
    """Their column -> ours, of those that a person changed.

    >>> changes([{"theirs": "Qty", "ours": "revenue"}], [{"theirs": "Qty", "ours": "quantity"}])
    {'Qty': 'quantity'}
    """
    return {
        str(new["theirs"]): str(new["ours"] or LEFT_OUT)
        for old, new in zip(before, after, strict=True)
        if (new["ours"] or LEFT_OUT) != (old["ours"] or LEFT_OUT)
    }


def _keep(view: View, chosen: Reviewed, changed: Mapping[str, str], dataset: str) -> None:
    other = dataset if dataset != chosen.saved.dataset else None
    if not changed and other is None:
        st.info("Nothing was changed.")
        return
    with st.spinner("Landing the files again"), writing(view.project):
        done = correct(view.project, chosen, changed, other)
    loaded = sum(item.after.loaded for item in done)
    aside = sum(item.after.quarantined for item in done)
    st.success(
        f"{loaded:,} rows are loaded by the mapping as it is now, {aside:,} are kept aside. "
        "The next run has them in its numbers: `shelfcast run`."
    )
