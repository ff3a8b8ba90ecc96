"""Random sales under random rules: the marts are what plain loops make of them."""

import random
from collections import Counter
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from shelfcast import warehouse as wh
from shelfcast.cleaning import RULES, CleaningSettings

from .cleaning_loop import clean

pytestmark = pytest.mark.thorough

EARLY = datetime(2024, 1, 1)


def _sales(dice: random.Random) -> list[dict]:
    names = [
        "Bananas",
        "BANANAS",
        "Bananas ",
        "bananas",
        "Чай",
        "TEA",
        "TEA",
        "TEA",
        "Test product",
        "Gift  Card",
    ]
    rows = []
    for _ in range(dice.randint(80, 160)):
        sold = EARLY + timedelta(days=dice.randint(0, 3), minutes=dice.choice([0, 1, 2, 9]))
        back = dice.random() < 0.2
        row = {
            "sold_at": sold,
            "order_id": dice.choice([None, "1001", "1002", "1003", "C1004" if back else "1004"]),
            "store_id": dice.choice(["S1", "S1", "S2"]),
            "product_id": dice.choice(["A1", "A1", "A1", "B2", "B2", "C3", "V9", None]),
            "customer_id": dice.choice([None, "K1", "K1", "K2", "Demo kunde"]),
            "quantity": Decimal(dice.choice([1, 1, 1, 2, 3, 500])) * (-1 if back else 1),
            "unit_price": dice.choice(
                [None, *map(Decimal, ("2.50", "2.50", "2.60", "-1", "4000", "0"))]
            ),
            "status": dice.choice([None, None, "done", "Cancelled", "storniert: Kunde"]),
            "product_name": dice.choice(names),
            "category": dice.choice([None, "Obst", " obst", "Tea"]),
            "channel": dice.choice([None, "Web", "web"]),
        }
        rows += [dict(row) for _ in range(dice.choice([1, 1, 1, 1, 2]))]
    return rows


def _rules(dice: random.Random) -> dict:
    picked = {
        name: dice.choice(CleaningSettings.model_fields[name].annotation.__args__)
        for name in RULES
        if name != "missing_values"
    }
    picked["missing_values"] = dice.choice(
        [
            {},
            {"category": "master", "unit_price": "master"},
            {"category": "none", "channel": "it's"},
        ]
    )
    picked["near_duplicate_minutes"] = dice.choice([0, 1, 5])
    picked["outlier_threshold"] = dice.choice([3.1, 6.1])
    return CleaningSettings(**picked).model_dump(mode="json")


def _lines(batches: dict[str, list[dict]]) -> list[dict]:
    """What staging makes of the rows: a product is its code, else its name."""
    lines = []
    for batch, rows in batches.items():
        for number, row in enumerate(rows, 1):
            told = dict.fromkeys(("brand", "store_name", "region", "city", "country")) | row
            told["product_id"] = row["product_id"] or row["product_name"]
            price = row["unit_price"]
            told["revenue"] = None if price is None else row["quantity"] * price
            told |= {"batch": batch, "row": number, "key": f"{batch}:{number}"}
            lines.append(told)
    return lines


def _adds_up(account: list[dict], lines: list[dict], kept: list[dict], effects: list) -> None:
    """The account names every rule, and its lines, money and effects are those of the loops."""
    assert [row["rule"] for row in account] == list(RULES)
    assert account[0]["lines_in"] == len(lines)
    assert account[-1]["lines_out"] == len(kept)
    landed = sum(line["revenue"] or 0 for line in lines)
    moved = sum(row["revenue_changed"] - row["revenue_dropped"] for row in account)
    assert landed + moved == sum(line["revenue"] or 0 for line in kept)
    for action in ("flagged", "changed", "dropped"):
        counts = Counter(rule for rule, done, _ in set(effects) if done == action)
        assert {row["rule"]: row[action] for row in account} == {
            rule: counts[rule] for rule in RULES
        }


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5, 6])
def test_random_sales_under_random_rules_are_what_plain_loops_make_of_them(
    tmp_path: Path, landing, seed: int
) -> None:
    dice = random.Random(seed)
    batches = {batch: _sales(dice) for batch in ("aa", "bb")}
    labels = [
        {"column": "product_name", "original": "чай", "label": "Tea"},
        {"column": "category", "original": "OBST", "label": "Fruit"},
    ]
    masters = {
        "A1": {"product_id": "A1", "category": "Fruit", "unit_price": Decimal("2.5")},
        "V9": {"product_id": "V9", "product_name": "Versandkosten"},
    }
    for number, (batch, rows) in enumerate(batches.items()):
        landing.put("sales", rows, batch, EARLY + timedelta(days=100 + number))
    landing.put("labels", labels, "ll", EARLY)
    landing.put("products", list(masters.values()), "pp", EARLY)
    rules = _rules(dice)
    lines = _lines(batches)
    kept, effects = clean(lines, rules, labels, masters)

    wh.build(tmp_path / "w", landing.tables, rules=rules)
    columns = ["sale_key", "product_id", "quantity", "unit_price", "revenue", "channel"]
    found = wh.read_frame(tmp_path / "w", "sales_lines").select(columns).sort("sale_key")
    expected = sorted((each["key"], *(each[name] for name in columns[1:])) for each in kept)
    assert found.rows() == expected

    told = wh.read_frame(tmp_path / "w", "rule_effects")
    of_lines = told.filter(dataset="sales").select("rule", "action", "sale_key").unique()
    assert Counter(of_lines.rows()) == Counter(set(effects))

    account = wh.read_frame(tmp_path / "w", "cleaning_account").sort("rule_order").to_dicts()
    _adds_up(account, lines, kept, effects)
