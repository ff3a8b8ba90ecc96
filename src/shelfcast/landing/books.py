"""When are batches committed? Many at once, so that small files cost little each.

A commit costs as much for a file of ten rows as for one of a million. So batches wait for each
other, their rows written and their intents standing, until there are enough of them or no more
files come. A kill before the commit leaves what `recover` takes back: the files come again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shelfcast.contracts import Dataset
from shelfcast.lake import Lake, Span
from shelfcast.landing.account import Line
from shelfcast.landing.commit import Ready, commit, commit_again, undo_all
from shelfcast.landing.history import History
from shelfcast.landing.overlap import held, spans_of

AT_ONCE = 50
ROWS_AT_ONCE = 500_000
"""What may have to be read again after a kill is little."""


class Books:
    """The batches that wait to be committed; history and spans know them already."""

    def __init__(self, lake: Lake) -> None:
        self.history = History(lake)
        self._lake = lake
        self._waiting: list[Ready] = []
        self._spans: dict[str, list[Span]] = {}
        self._newer: dict[str, list[Path]] = {}
        self._depth = 0

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Within this, batches wait for each other; all are committed when the outermost ends."""
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if self._depth:
                self.write_enough()
            else:
                self.write()
                self._spans.clear()

    def held(self, dataset: Dataset) -> list[Span]:
        """The files of a dataset, those that wait included, and the times that each spans."""
        if not self._depth:
            return held(self._lake, dataset)
        if dataset.name not in self._spans:
            waiting = [each for each in self._waiting if each.dataset is dataset]
            self._newer[dataset.name] = [file for each in waiting for file in each.files]
            self._spans[dataset.name] = held(self._lake, dataset)
        newer, self._newer[dataset.name] = self._newer[dataset.name], []
        self._spans[dataset.name] += spans_of(newer, dataset)
        return self._spans[dataset.name]

    def enter(self, batch: Ready) -> None:
        """A batch that never came before is written but for its commit, which is due."""
        self.history.add(batch.line)
        self._waiting.append(batch)
        if batch.dataset is not None and batch.dataset.name in self._spans:
            self._newer[batch.dataset.name] += batch.files
        if not self._depth:
            self.write()

    def replace(self, batch: Ready, earlier: Line) -> None:
        """A batch takes the place of what it brought earlier, at once."""
        self.write()
        self._spans.clear()
        commit_again(self._lake, batch, earlier)
        self.history.add(batch.line)

    def write_enough(self) -> None:
        """Commit the batches that wait, where they are many."""
        rows = sum(each.line.loaded + each.line.quarantined for each in self._waiting)
        if len(self._waiting) >= AT_ONCE or rows >= ROWS_AT_ONCE:
            self.write()

    def write(self) -> None:
        """Commit the batches that wait; where that fails, none that is not whole stays."""
        batches, self._waiting = self._waiting, []
        if not batches:
            return
        try:
            commit(self._lake, batches)
        except BaseException:
            self._spans.clear()
            undo_all(self._lake, batches)
            raise
