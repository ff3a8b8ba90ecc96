from __future__ import annotations

import gc
import weakref
from pathlib import Path

import polars as pl
import pytest
import streamlit as st

from shelfcast import warehouse
from shelfcast.dashboard import snapshot
from shelfcast.errors import NoDataError
from shelfcast.metrics import Scope, rows


@pytest.fixture(autouse=True)
def forget() -> None:
    st.cache_resource.clear()


def publish(project: Path) -> str:
    warehouse.write_frames(project / "warehouse", {"stores": pl.DataFrame({"store_id": ["N"]})})
    return warehouse.publish(project / "warehouse", keep=1).id


def test_the_snapshot_being_served_is_read(unplanned: Path) -> None:
    place = unplanned / "warehouse"
    first = snapshot.served(place)
    assert first.snapshot_id == warehouse.served_id(place)
    assert snapshot.served(place) is first


def test_a_reader_goes_on_while_a_newer_snapshot_replaces_its_own(unplanned: Path) -> None:
    place = unplanned / "warehouse"
    old = snapshot.served(place)
    newer = publish(unplanned)
    assert snapshot.served(place).snapshot_id == newer
    assert rows(old, "stores", scope=Scope())["store_id"].to_list() == ["S1", "S2"]
    assert rows(snapshot.served(place), "stores")["store_id"].to_list() == ["N"]


def test_a_connection_that_nobody_uses_is_let_go(unplanned: Path) -> None:
    place = unplanned / "warehouse"
    old = weakref.ref(snapshot.served(place))
    for _ in range(snapshot.KEPT):
        publish(unplanned)
        snapshot.served(place)
    gc.collect()
    assert old() is None


def test_a_snapshot_that_expires_between_two_steps_is_no_fault(
    unplanned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = unplanned / "warehouse"
    gone = warehouse.served_id(place)
    newer = publish(unplanned)
    answers = iter([gone, newer])
    monkeypatch.setattr(snapshot, "served_id", lambda _: next(answers))
    assert snapshot.served(place).snapshot_id == newer


def test_before_the_first_run_the_message_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoDataError) as caught:
        snapshot.served(tmp_path)
    assert caught.value.fix == "shelfcast run FILE"
