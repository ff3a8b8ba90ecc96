"""Which snapshot does a page read, and how does it learn of a newer one?

A connection a snapshot, shared by all sessions. A page keeps its snapshot until it is drawn; a
connection that has left the cache is closed when the last page that reads it is done, so nobody
waits and nobody sees half a run. The only file of this room that knows the warehouse.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from shelfcast.errors import NoDataError, QueryError
from shelfcast.metrics import Reader
from shelfcast.warehouse import Snapshot, connect_reader, list_snapshots, served_id

POLL_SECONDS = 2.0
KEPT = 2


def served(warehouse: Path) -> Reader:
    """A reader of the snapshot being served. Raises NoDataError where there is none."""
    try:
        return _connected(str(warehouse), _served_id(warehouse))
    except QueryError:
        # It was replaced and expired between the two lines: ask again which one is served.
        return _connected(str(warehouse), _served_id(warehouse))


def published(warehouse: Path) -> list[Snapshot]:
    """The snapshots there are, newest first."""
    return list_snapshots(warehouse)


@st.fragment(run_every=POLL_SECONDS)
def watch(warehouse: Path, shown: str | None) -> None:
    """Draw the page anew when another snapshot than the one shown is being served."""
    if served_id(warehouse) != shown:
        st.rerun()


def shown_id(warehouse: Path) -> str | None:
    """The id of the snapshot that a page drawn now would show; None before the first."""
    return served_id(warehouse)


def _served_id(warehouse: Path) -> str:
    found = served_id(warehouse)
    if found is None:
        raise NoDataError(
            "There is nothing to show yet.",
            why="A file of sales is all it takes.",
            fix="shelfcast run FILE",
            state="This page fills itself as soon as the run is done.",
        )
    return found


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _connected(warehouse: str, snapshot_id: str) -> Reader:
    return connect_reader(Path(warehouse), snapshot_id)
