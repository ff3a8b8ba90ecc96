"""Heads and lines of receipts become sale lines: none twice, none lost, to the cent."""

import random
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from shelfcast import warehouse as wh

DAY = datetime(2024, 3, 1, 12)
CENT = Decimal("0.01")


def _spread(amount: Decimal, weights: list[Decimal]) -> list[Decimal]:
    """Largest remainder, in exact fractions; between equals the earlier line."""
    total = sum(weights)
    exact = [
        Fraction(amount)
        * 100
        * (Fraction(w) / Fraction(total) if total else Fraction(1, len(weights)))
        for w in weights
    ]
    whole = [Decimal(part.numerator // part.denominator) for part in exact]
    left = int(amount * 100 - sum(whole))
    order = sorted(range(len(weights)), key=lambda i: (Fraction(whole[i]) - exact[i], i))
    for place in order[:left]:
        whole[place] += 1
    return [part * CENT for part in whole]


def _order(number: int, dice: random.Random) -> tuple[dict, list[dict], list[Decimal]]:
    """A head, its lines and the revenue each line should end with."""
    lines = [
        {
            "order_id": str(number),
            "product_id": f"P{dice.randint(1, 9)}",
            "quantity": Decimal(dice.choice([1, 2, 3, -1])),
            "unit_price": Decimal(dice.randint(1, 5000)) * CENT,
        }
        for _ in range(dice.randint(1, 6))
    ]
    amounts = [line["quantity"] * line["unit_price"] for line in lines]
    head = {"order_id": str(number), "sold_at": DAY + timedelta(hours=number), "store_id": "S1"}
    head |= {"customer_id": f"K{number}", "status": "done"}
    total, off = sum(amounts), Decimal(dice.randint(1, 999)) * CENT
    match dice.choice(["net", "discount", "untold", "differs", "in lines", "no amounts"]):
        case "net":
            return head | {"revenue": total, "discount": off}, lines, amounts
        case "discount" | "untold" as told:
            off = -off if total < 0 else off
            head |= {"discount": off} | ({"revenue": total - off} if told == "discount" else {})
            shares = _spread(off, amounts)
            return head, lines, [a - s for a, s in zip(amounts, shares, strict=True)]
        case "differs":
            return head | {"revenue": total - off - 1, "discount": off}, lines, amounts
        case "in lines":
            lines = [line | {"discount": CENT} for line in lines]
            head |= {"discount": CENT * len(lines)}
            return head, lines, [amount - CENT for amount in amounts]
    bare = [line | {"unit_price": None, "quantity": abs(line["quantity"])} for line in lines]
    weights = [line["quantity"] for line in bare]
    return head | {"revenue": off}, bare, _spread(off, weights)


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.thorough)])
def test_each_line_has_its_head_and_the_cents_that_an_exact_division_gives_it(
    tmp_path, landing, seed
):
    dice = random.Random(seed)
    orders = [_order(number, dice) for number in range(1, 120)]
    lines = [line for _, told, _ in orders for line in told]
    dice.shuffle(heads := [head for head, _, _ in orders])
    landing.put("receipts", heads, "heads", DAY)
    landing.put("receipt_lines", lines, "lines", DAY)
    wh.build(tmp_path / "w", landing.tables)
    found = wh.read_frame(tmp_path / "w", "sales_lines").sort("_row_number").to_dicts()
    assert [row["revenue"] for row in found] == [money for _, _, out in orders for money in out]
    assert [row["customer_id"] for row in found] == [f"K{line['order_id']}" for line in lines]
    assert {row["day"] for row in found} <= {head["sold_at"].date() for head in heads}
    account = wh.read_frame(tmp_path / "w", "receipts_account").to_dicts()[0]
    assert account["matched_lines"] == account["lines"] == len(lines)
    assert account["headers_with_lines"] == account["headers"] == len(heads)
    assert 0 < account["orders_that_differ"] < account["orders_spread"]


@pytest.mark.thorough
def test_heads_alone_are_sales_of_their_revenue_and_a_newer_version_replaces(tmp_path, landing):
    head = {"order_id": "1", "sold_at": DAY, "store_id": "S1", "revenue": Decimal("10.50")}
    back = head | {"order_id": "2", "revenue": Decimal("-3")}
    untold = head | {"order_id": "3", "revenue": None}
    elsewhere = head | {"store_id": "S2", "revenue": Decimal(20)}
    landing.put("receipts", [head, back, untold, elsewhere], "aa", DAY)
    landing.put("receipts", [head | {"revenue": Decimal("10.75")}], "bb", DAY + timedelta(1))
    wh.build(tmp_path / "w", landing.tables)
    lines = wh.read_frame(tmp_path / "w", "sales_lines").sort("sale_key")
    assert lines.select("sale_key", "product_id", "quantity", "revenue").rows() == [
        ("aa:2", "unknown", -1, -3),
        ("aa:4", "unknown", 1, 20),
        ("bb:1", "unknown", 1, Decimal("10.75")),
    ]
    account = wh.read_frame(tmp_path / "w", "receipts_account").to_dicts()[0]
    assert (account["headers_as_lines"], account["headers_without_amount"]) == (3, 1)


@pytest.mark.thorough
def test_lines_alone_wait_in_a_table_of_their_own(tmp_path, landing):
    line = {"order_id": "1", "product_id": "P1", "quantity": Decimal(2), "unit_price": Decimal(3)}
    landing.put("receipt_lines", [line, line | {"revenue": Decimal(5)}], "aa", DAY)
    wh.build(tmp_path / "w", landing.tables, files={"aa": "lines.csv"})
    assert wh.read_frame(tmp_path / "w", "sales_lines").is_empty()
    waiting = wh.read_frame(tmp_path / "w", "unmatched_receipt_lines").sort("_row_number")
    assert waiting.select("file", "_row_number", "amount").rows() == [
        ("lines.csv", 1, 6),
        ("lines.csv", 2, 5),
    ]
    assert wh.read_frame(tmp_path / "w", "receipts_account")["unmatched_receipt_lines"][0] == 2


def test_a_head_completes_plain_sales_and_two_heads_of_a_number_multiply_nothing(
    tmp_path, landing, sale
):
    plain = sale(DAY, None, "P1", quantity=Decimal(1), revenue=Decimal(9), order_id="7")
    landing.put("sales", [plain, plain | {"store_id": "S9"}], "ss", DAY)
    head = {"order_id": "7", "sold_at": DAY, "store_id": "S1", "customer_id": "K1"}
    twice = {"order_id": "8", "sold_at": DAY, "revenue": Decimal(30)}
    heads = [
        head | {"revenue": Decimal(99)},
        twice | {"store_id": "S1"},
        twice | {"store_id": "S2"},
    ]
    landing.put("receipts", heads, "hh", DAY)
    line = {"order_id": "8", "product_id": "P2", "quantity": Decimal(1), "revenue": Decimal(30)}
    landing.put("receipt_lines", [line], "ll", DAY)
    wh.build(tmp_path / "w", landing.tables)
    lines = wh.read_frame(tmp_path / "w", "sales_lines").sort("sale_key")
    assert lines.select("sale_key", "customer_id", "revenue").rows() == [
        ("ll:1", None, 30),
        ("ss:1", "K1", 9),
        ("ss:2", None, 9),
    ]
    assert lines["store_id"].to_list()[1:] == ["S1", "S9"]
    account = wh.read_frame(tmp_path / "w", "receipts_account").to_dicts()[0]
    assert (account["headers_with_lines"], account["headers_of_sales_lines"]) == (2, 1)
