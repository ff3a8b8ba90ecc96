"""Every table of a snapshot can be read, and each with a rule about who sees what."""

from __future__ import annotations

from importlib.resources import files

import pytest
from sqlglot import exp

from shelfcast.contracts import FRAMES
from shelfcast.errors import QueryError
from shelfcast.metrics.bind import Bindings
from shelfcast.metrics.scope import Scope
from shelfcast.metrics.tables import TABLES, Access, declared
from shelfcast.metrics.visible import visible


def test_every_mart_of_the_warehouse_and_every_frame_is_declared():
    marts = files("shelfcast.warehouse") / "dbt" / "models" / "marts"
    built = {item.name[:-4] for item in marts.iterdir() if item.name.endswith(".sql")}
    assert built
    assert built | set(FRAMES) <= set(TABLES)


def test_a_table_with_rows_of_a_store_names_its_store_column():
    for table in TABLES.values():
        frame = FRAMES.get(table.name)
        if frame and table.access in (Access.ROWS, Access.LEVELS):
            assert table.store == ("store_id" in frame.names)
            assert table.product == ("product_id" in frame.names)


def test_a_table_that_is_not_declared_is_refused():
    with pytest.raises(QueryError, match="no table"):
        declared("information_schema.tables")


def test_a_move_between_stores_is_shown_only_to_a_viewer_of_both():
    conditions = visible(TABLES["transfers"], Scope(stores=frozenset({"S1"})), Bindings())
    named = [condition.find(exp.Column).name for condition in conditions]
    assert named == ["store_id", "from_store_id"]
