"""How does a long step tell how far it is?

A step calls `progress(label, done)` with `done` from 0 to 1. The command line draws a bar of it;
tests and programs pass `silent`.
"""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, float], None]


def silent(label: str, done: float) -> None:
    """Tell nobody."""
