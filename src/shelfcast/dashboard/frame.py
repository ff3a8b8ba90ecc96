"""What do all pages have around them?

The project is opened, the served snapshot is read and watched, the sidebar asks what to look at,
and whatever Shelfcast has to say against it becomes a message on the page.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import streamlit as st

from shelfcast.dashboard.filters import ALL
from shelfcast.dashboard.launch import PROJECT_VARIABLE
from shelfcast.dashboard.message import calm
from shelfcast.dashboard.paper import print_button
from shelfcast.dashboard.sidebar import sidebar
from shelfcast.dashboard.snapshot import served, shown_id, watch
from shelfcast.dashboard.start import start
from shelfcast.dashboard.view import View
from shelfcast.dashboard.viewer import viewer
from shelfcast.project import Project, load

P = ParamSpec("P")


def opened() -> Project:
    """The project that the server was told of. Raises NoProjectError, SettingError."""
    return load(Path(os.environ.get(PROJECT_VARIABLE, ".")))


def page(show: Callable[[View], None], heeded: Sequence[str] = ALL) -> None:
    """Draw a page, whose sidebar has the controls that it heeds."""
    with calm():
        project = opened()
        watch(project.warehouse, shown_id(project.warehouse))
        scope = viewer()
        if shown_id(project.warehouse) is None:
            start(project, scope)
            return
        reader = served(project.warehouse)
        view = View(project, reader, scope, sidebar(reader, scope, heeded))
        show(view)
        st.sidebar.caption(
            f"Snapshot  \n{reader.snapshot_id}  \n"
            f"Sales to {view.written(view.filters.data[1], 'day')}"
        )
        with st.sidebar:
            print_button()


def part(show: Callable[P, None]) -> Callable[P, None]:
    """A part of a page that is drawn anew alone when a control within it is used.

    Put it over the function that draws the part. What Shelfcast has to say against it becomes a
    message in its place, and the rest of the page stands.
    """

    @wraps(show)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> None:
        with calm():
            show(*args, **kwargs)

    return st.fragment(drawn)
