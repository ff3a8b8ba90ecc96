"""What does a person read when a page has nothing to show, or could not ask?

What happened, what was seen, and the command that helps. Never a traceback.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from shelfcast.errors import EVIDENCE_CAP, NoDataError, ShelfcastError


@contextmanager
def calm() -> Iterator[None]:
    """Show a ShelfcastError as a message in its place; the rest of the page goes on."""
    try:
        yield
    except ShelfcastError as error:
        show(error)


def show(error: ShelfcastError) -> None:
    """The message: a note where data is still to come, else a warning."""
    box = st.info if isinstance(error, NoDataError) else st.warning
    said = "  \n".join(part for part in (f"**{error.what}**", error.why) if part)
    box(said, icon=":material/info:")
    for item in error.evidence[:EVIDENCE_CAP]:
        st.caption(item)
    if error.fix:
        st.markdown("What helps:")
        st.code(error.fix, language=None)
    if error.state:
        st.caption(error.state)
