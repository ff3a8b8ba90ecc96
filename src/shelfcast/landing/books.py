"""When is the account written? Once for many files, so that small files cost little each.

A batch's rows are committed with its account in the commit; its line in the log follows with those
of other batches, and until then its intent stands, by which `recover` finds it after a kill.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from shelfcast.lake import Lake, end
from shelfcast.landing.account import Line, record
from shelfcast.landing.history import History

AT_ONCE = 50


class Books:
    """The lines that wait to be written, and the history that knows them already."""

    def __init__(self, lake: Lake) -> None:
        self.history = History(lake)
        self._lake = lake
        self._waiting: list[Line] = []
        self._depth = 0

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Within this, lines wait for each other; they are written when the outermost one ends."""
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if not self._depth:
                self._write()

    def enter(self, line: Line) -> None:
        """The batch is committed, or had nothing to commit: its line is due."""
        self.history.add(line)
        self._waiting.append(line)
        if not self._depth or len(self._waiting) >= AT_ONCE:
            self._write()

    def _write(self) -> None:
        lines, self._waiting = self._waiting, []
        if lines:
            record(self._lake, lines)
        for line in lines:
            end(self._lake, line.batch_id)
