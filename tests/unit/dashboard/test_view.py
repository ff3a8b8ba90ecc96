"""What is asked once is kept for everybody who may see it, and for nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl
import pytest

from shelfcast.dashboard import kept
from shelfcast.dashboard.kept import SMALL, size
from shelfcast.dashboard.view import View
from shelfcast.metrics import Reader, Scope
from shelfcast.metrics.cache import Cache


@dataclass
class Counting:
    """A reader that counts what it is asked."""

    reader: Reader
    asked: int = 0

    @property
    def snapshot_id(self) -> str:
        return self.reader.snapshot_id

    def frame(self, sql: str, params: Sequence[object] = ()) -> pl.DataFrame:
        self.asked += 1
        return self.reader.frame(sql, params)


@pytest.fixture
def counted(view: View, monkeypatch: pytest.MonkeyPatch) -> tuple[View, Counting]:
    monkeypatch.setattr(kept, "_KEPT", Cache(size))
    reader = Counting(view.reader)
    return replace(view, reader=reader), reader


def test_rows_are_read_once(counted: tuple[View, Counting]) -> None:
    view, reader = counted
    first = view.rows("orders", ("store_id=S1",))
    told = reader.asked
    assert view.rows("orders", ("store_id=S1",)).equals(first)
    assert reader.asked == told
    assert not view.rows("orders", ("store_id=S2",)).equals(first)


def test_another_viewer_gets_no_answer_of_mine(counted: tuple[View, Counting]) -> None:
    view, _ = counted
    everything = view.rows("orders")
    one = replace(view, scope=Scope(stores=frozenset({"S2"})))
    assert one.rows("orders")["store_id"].unique().to_list() == ["S2"]
    assert view.kept("mine", lambda: 1) == 1
    assert one.kept("mine", lambda: 2) == 2
    assert view.rows("orders").equals(everything)


def test_a_frame_that_a_page_changes_is_its_own(counted: tuple[View, Counting]) -> None:
    view, _ = counted
    view.rows("orders").drop_in_place("quantity")
    assert "quantity" in view.rows("orders").columns


def test_an_answer_is_as_large_as_the_frames_within() -> None:
    frame = pl.DataFrame({"a": [1, 2, 3]})
    assert size({"x": frame, "y": [frame]}) == 2 * size(frame) == 2 * (24 + SMALL)
