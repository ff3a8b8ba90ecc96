"""What does a person do who opens the dashboard before there is anything to show?

They load their own files, or a fictional company to look around in; either is run as `shelfcast
run` does, and the pages fill themselves when it is done.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

import streamlit as st

from shelfcast.dashboard.job import begin, begin_corner_shop, job_of
from shelfcast.dashboard.message import calm
from shelfcast.dashboard.message import show as tell
from shelfcast.errors import InputError
from shelfcast.metrics import Scope
from shelfcast.project import Project

INBOX = "inbox"
POLL_SECONDS = 1.0


class Upload(Protocol):
    """A file as a browser sent it."""

    name: str

    def getbuffer(self) -> memoryview:
        """Its bytes."""
        ...


def start(project: Project, scope: Scope) -> None:
    """The page where nothing has been published."""
    st.header("Start", anchor=False)
    st.markdown("There is nothing to show yet. A file of sales is all it takes.")
    if not scope.is_all:
        st.info("Ask somebody who sees the whole company to load its files.")
        return
    job = job_of(project.root)
    if job is None or not job.runs:
        left, right = st.columns(2, gap="medium")
        with left, st.container(border=True, height="stretch"), calm():
            own_files(project)
        with right, st.container(border=True, height="stretch"), calm():
            _corner_shop(project)
    progress(project, running=bool(job and job.runs))
    st.caption("The same at the command line; this page fills itself as soon as the run is done:")
    st.code("shelfcast run FILE", language=None)


def own_files(project: Project) -> None:
    """Choose files and run them."""
    st.subheader("Your own files", anchor=False)
    st.markdown(
        "Sales, and where you have them products, stores, stock, purchase orders. Spreadsheets, "
        "CSV, JSON, Parquet, PDF, zipped or not, with the columns they have: what each column is, "
        "you can look at and correct under *Data*."
    )
    chosen = st.file_uploader("Files", accept_multiple_files=True, key="own_files")
    if st.button("Load and run", type="primary", disabled=not chosen, key="load"):
        begin(project.root, keep(project.root / INBOX, chosen))
        st.rerun()


def keep(inbox: Path, uploads: Iterable[Upload]) -> list[Path]:
    """Write the files into the folder and return where they are.

    A file of the same name is replaced. Raises InputError for a name that is no file name.
    """
    inbox.mkdir(parents=True, exist_ok=True)
    kept = []
    for upload in uploads:
        name = Path(upload.name.replace("\\", "/")).name
        if not name or name.startswith("."):
            raise InputError(f"{upload.name!r} is no name for a file.", fix="rename it")
        path = inbox / name
        path.write_bytes(upload.getbuffer())
        kept.append(path)
    return kept


def _corner_shop(project: Project) -> None:
    st.subheader("Look around first", anchor=False)
    st.markdown(
        "The corner shop is a fictional company: two years of sales in three stores, with stock, "
        "promotions and a web shop. It stays in this project, so make another folder for your own "
        "files later."
    )
    if st.button("Load the corner shop", key="corner_shop"):
        begin_corner_shop(project.root)
        st.rerun()


@st.fragment(run_every=POLL_SECONDS)
def progress(project: Project, *, running: bool) -> None:
    """How far the run is, or how it ended; `running` when the page around it was drawn."""
    job = job_of(project.root)
    if job is None:
        return
    told = job.told()
    if job.runs:
        st.progress(min(max(told.share, 0.0), 1.0), text=told.doing or "going on")
    for step, said in told.steps:
        st.markdown(f":material/check: **{step}**: {said}")
    if failure := job.failure():
        tell(failure)
    if running and not job.runs:
        st.rerun()
