"""The history of a master is what a loop over its files, in the order they landed, finds."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from shelfcast import warehouse as wh
from shelfcast.contracts import DATASETS

COLUMNS = [name for name in DATASETS["stores"].names if name != "store_id"]


def _versions(star) -> dict[str, list[tuple[datetime, tuple]]]:
    """Store to when and what: the last row of a moment, where it differs from the one before."""
    moments: dict[tuple[str, datetime], tuple] = {}
    for number, rows in enumerate(star.masters):
        for row in rows:
            landed = datetime(2024, 1, 1 + number // 2)
            moments[row["store_id"], landed] = tuple(row.get(name) for name in COLUMNS)
    found: dict[str, list[tuple[datetime, tuple]]] = {}
    for (store, landed), values in sorted(moments.items(), key=lambda item: item[0][1]):
        held = found.setdefault(store, [])
        if not held or held[-1][1] != values:
            held.append((landed, values))
    return found


def test_versions_are_those_of_a_loop(star):
    table = star.frame("stores_history").sort("store_id", "version")
    for store, versions in _versions(star).items():
        rows = [row for row in table.to_dicts() if row["store_id"] == store]
        assert [tuple(row[name] for name in COLUMNS) for row in rows] == [v for _, v in versions]
        begins = [datetime(1900, 1, 1), *(landed for landed, _ in versions[1:])]
        assert [row["valid_from"] for row in rows] == begins
        assert [row["valid_to"] for row in rows] == [*begins[1:], None]
        assert [row["is_current"] for row in rows] == [False] * (len(rows) - 1) + [True]
    assert len(table) == sum(map(len, _versions(star).values()))
    assert len(table) > len(star_stores(star))


def star_stores(star) -> set[str]:
    return {row["store_id"] for rows in star.masters for row in rows}


def test_on_every_day_exactly_one_version_holds(star):
    rows = star.frame("stores_history").to_dicts()
    for offset in range(-400, 30):
        moment = datetime(2024, 1, 1, 12) + timedelta(days=offset)
        for store in star_stores(star):
            held = [
                row
                for row in rows
                if row["store_id"] == store
                and row["valid_from"] <= moment
                and (row["valid_to"] is None or moment < row["valid_to"])
            ]
            assert len(held) == 1


@pytest.mark.thorough
def test_a_full_rebuild_gives_the_same_history(landing, tmp_path, sale):
    landing.put("sales", [sale(date(2024, 1, 1), "S", "P1", quantity=Decimal(1))], "x", _T)
    for number, cost in enumerate(("1", "2", "2", "1")):
        told = [{"product_id": "P1", "unit_cost": Decimal(cost)}]
        landing.put("products", told, f"b{number}", datetime(2024, 1, 1 + number))
    frames = []
    for name in ("one", "two"):
        wh.build(tmp_path / name, landing.tables)
        frames.append(wh.read_frame(tmp_path / name, "products_history").sort("version"))
    assert frames[0].equals(frames[1])
    assert frames[0]["unit_cost"].to_list() == [1, 2, 1]


_T = datetime(2024, 5, 1)
