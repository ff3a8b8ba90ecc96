"""Building only the months that changed gives the tables that building everything gives."""

import os
import random
from collections.abc import Collection
from pathlib import Path

import duckdb
import pytest

from shelfcast import warehouse as wh
from shelfcast.cleaning import RULES, CleaningSettings
from shelfcast.warehouse import months

from .random_shop import RandomShop

pytestmark = pytest.mark.thorough

STEPS = int(os.environ.get("SHELFCAST_STEPS", "2"))
FIRST, LAST = (int(seed) for seed in os.environ.get("SHELFCAST_SEEDS", "1 2").split())


def _rules(dice: random.Random) -> dict:
    told = {
        name: dice.choice(CleaningSettings.model_fields[name].annotation.__args__)
        for name in RULES
        if name != "missing_values"
    }
    told["missing_values"] = dice.choice([{}, {"unit_price": "master", "category": "none"}])
    return CleaningSettings(**told).model_dump(mode="json")


def differences(one: Path, other: Path, but: Collection[str] = ()) -> dict[str, list]:
    """Rows of each table of intermediate and marts that only one of two work files has."""
    found = {}
    with duckdb.connect() as connection:
        for name, path in (("one", one), ("other", other)):
            connection.execute(f"attach '{path / 'work.duckdb'}' as {name} (read_only)")
        tables = connection.execute(
            "select database_name, schema_name, table_name from duckdb_tables() "
            "where schema_name in ('intermediate', 'marts')"
        ).fetchall()
        of = {
            name: {table[1:] for table in tables if table[0] == name} for name in ("one", "other")
        }
        assert of["one"] == of["other"]
        for schema, table in sorted(of["one"]):
            if table in TOLD_APART or table in but:
                continue
            place = f"{schema}.{table}"
            for a, b in (("one", "other"), ("other", "one")):
                rows = connection.execute(
                    f"from {a}.{place} except all from {b}.{place} limit 3"
                ).fetchall()
                if rows:
                    found[f"{place} only in {a}"] = rows
    return found


TOLD_APART = {
    "int_touched_told_months",
    "int_touched_line_months",
    "int_touched_sales_months",
    "int_touched_product_months",
    "int_touched_demand_months",
    "int_changed_rulings",
}
"""What a build says of itself, not of the shop."""


@pytest.mark.parametrize("seed", range(FIRST, LAST + 1))
def test_random_files_corrections_and_late_rows_give_what_a_full_build_gives(
    tmp_path: Path, landing, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(seed)
    monkeypatch.setattr(months, "LINES_AT_ONCE", dice.choice([20, 10_000]))
    monkeypatch.setattr(months, "MOST_TOUCHED", dice.choice([1.0, 1.0, 0.5]))
    shop, rules = RandomShop(landing, dice), _rules(dice)
    for _ in range(3):
        shop.sell()
    shop.price()
    wh.build(tmp_path / "kept", landing.tables, rules=rules)
    parts: list[bool] = []
    for _ in range(STEPS):
        done = [shop.act() for _ in range(dice.choice([1, 1, 2]))]
        report = wh.build(tmp_path / "kept", landing.tables, rules=rules)
        parts.append(not report.whole)
        wh.build(tmp_path / "anew", landing.tables, rules=rules, anew=True)
        assert differences(tmp_path / "kept", tmp_path / "anew") == {}, done
    assert any(parts) or months.MOST_TOUCHED < 1.0
