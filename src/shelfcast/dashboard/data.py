"""Which files are these numbers made of, what was kept aside and why, and how fresh is it all?"""

from __future__ import annotations

import json

import polars as pl
import streamlit as st

from shelfcast.contracts import DATASETS
from shelfcast.dashboard.aside import aside_rows
from shelfcast.dashboard.columns import columns
from shelfcast.dashboard.frame import page
from shelfcast.dashboard.message import calm
from shelfcast.dashboard.snapshot import published
from shelfcast.dashboard.table import downloads, table
from shelfcast.dashboard.view import View

COUNTS = ("read", "loaded", "quarantined", "duplicate", "not_data")
ACCOUNT_LABELS = {
    "file": "File",
    "dataset": "Taken for",
    "read": "Read",
    "loaded": "= Loaded",
    "quarantined": "+ Kept aside",
    "duplicate": "+ Duplicate",
    "not_data": "+ Not data",
    "adds_up": "Adds up",
    "why": "Reasons",
    "landed_at": "Landed (UTC)",
}
ACCOUNT_HELP = {
    "quarantined": "Rows that could not be read; see Kept aside",
    "duplicate": "Rows that an earlier file had brought",
    "not_data": "Blank rows, titles, repeated headers, totals",
}
ACCOUNT_WIDTHS = {
    "read": 72,
    "loaded": 78,
    "quarantined": 98,
    "duplicate": 90,
    "not_data": 84,
    "why": 280,
}
PROFILE_LABELS = {
    "column": "Column",
    "type": "Type",
    "rows": "Rows",
    "missing": "Missing",
    "missing_share": "Missing share",
    "distinct": "Different values",
    "lowest": "Lowest",
    "median": "Median",
    "highest": "Highest",
    "commonest": "Commonest",
    "patterns": "Patterns",
}
DRIFT_LABELS = {"file": "File", "kind": "Kind", "said": "What changed"}
FRESH_LABELS = {
    "dataset": "Dataset",
    "files": "Files",
    "loaded": "Rows loaded",
    "first": "From",
    "last": "To",
    "landed_at": "Last landed (UTC)",
}


def show(view: View) -> None:
    """The page."""
    st.header("Data", anchor=False)
    account, taken, aside, profile, snapshots = st.tabs(
        ["Files", "Columns", "Kept aside", "What is in it", "Snapshots"]
    )
    with account, calm():
        _account(view)
    with taken, calm():
        columns(view)
    with aside, calm():
        aside_rows(view)
    with profile, calm():
        _profile(view)
    with snapshots:
        _snapshots(view)


def _account(view: View) -> None:
    found = view.rows("account", order=("landed_at",)).with_columns(
        adds_up=pl.when(pl.col("read") == pl.sum_horizontal(COUNTS[1:]))
        .then(pl.lit("yes"))
        .otherwise(pl.lit("NO")),
        landed_at=pl.col("landed_at").dt.to_string("%Y-%m-%d %H:%M"),
        why=pl.col("reasons").map_elements(reasons_in_words, return_dtype=pl.String),
    )
    read, loaded, aside = (int(found[name].sum()) for name in COUNTS[:3])
    st.markdown(
        f"**{read:,} rows** were read from {found.height} files: **{loaded:,} loaded**, "
        f"{aside:,} kept aside, {int(found['duplicate'].sum()):,} duplicate, "
        f"{int(found['not_data'].sum()):,} not data. Every row is in one of the four."
    )
    formats = {
        **dict.fromkeys(COUNTS, "units"),
    }
    table(
        found,
        ACCOUNT_LABELS,
        key="account",
        formats=formats,
        hints=ACCOUNT_HELP,
        widths=ACCOUNT_WIDTHS,
        rows=14,
    )
    downloads(found.drop("adds_up", "why"), "account")
    st.subheader("How fresh each dataset is", anchor=False)
    _fresh(view, found)


def _fresh(view: View, account: pl.DataFrame) -> None:
    """By dataset: how much there is, from which day to which, and when it last came in."""
    by = (
        account.filter(pl.col("dataset").is_in(list(DATASETS)))
        .group_by("dataset")
        .agg(files=pl.len(), loaded=pl.col("loaded").sum(), landed_at=pl.col("landed_at").max())
    )
    spans = _spans(view.rows("profile"))
    formats = {"files": "units", "loaded": "units"}
    found = by.join(spans, on="dataset", how="left").sort("loaded", descending=True)
    table(found, FRESH_LABELS, key="fresh", formats=formats)


def _spans(profile: pl.DataFrame) -> pl.DataFrame:
    """The first and last day that each dataset tells of, by its own time."""
    dated = [(dataset.name, dataset.time) for dataset in DATASETS.values() if dataset.time]
    told = pl.DataFrame(dated, {"dataset": pl.String, "column": pl.String}, orient="row")
    return told.join(profile, on=["dataset", "column"]).select(
        "dataset", first=pl.col("lowest").str.head(10), last=pl.col("highest").str.head(10)
    )


def _profile(view: View) -> None:
    found = view.rows("profile")
    if found.is_empty():
        st.info("Nothing is loaded yet.")
        return
    dataset = st.selectbox(
        "Dataset", found["dataset"].unique(maintain_order=True).to_list(), key="profiled"
    )
    formats = {
        **dict.fromkeys(("rows", "missing", "distinct"), "units"),
        "missing_share": "percent",
    }
    table(
        found.filter(pl.col("dataset") == dataset),
        PROFILE_LABELS,
        key="profile",
        formats=formats,
        hints={"distinct": "An estimate above some thousands"},
        widths={"median": 110},
        rows=20,
    )
    downloads(found, "profile")
    _drift(view)


def _drift(view: View) -> None:
    """What is other in the latest file of each source than in the one before it."""
    st.subheader("Since the file before", anchor=False)
    found = view.rows("drift")
    if found.is_empty():
        st.success("No source drifted.")
        return
    table(found, DRIFT_LABELS, key="drift", widths={"said": 560})


def _snapshots(view: View) -> None:
    listed = [
        {
            "id": entry.id,
            "made": f"{entry.created_at:%d %b %Y %H:%M}",
            "shown": "yes" if entry.id == view.reader.snapshot_id else "",
        }
        for entry in published(view.project.warehouse)
    ]
    labels = {"id": "Snapshot", "made": "Published (UTC)", "shown": "Shown here"}
    table(pl.DataFrame(listed, schema=dict.fromkeys(labels, pl.String)), labels, key="snapshots")
    st.caption("Each run publishes one. To go back: `shelfcast snapshots use ID`.")


def reasons_in_words(reasons: str | None) -> str:
    """Counts by reason code, as JSON in the account, in words.

    >>> reasons_in_words('{"bad_date": 2, "blank_row": 1}')
    'bad_date 2, blank_row 1'
    """
    counted = json.loads(reasons or "{}")
    return ", ".join(f"{name} {count:,}" for name, count in sorted(counted.items()))


if __name__ == "__main__":
    page(show, ())
