"""Money split into volume, price, mix, new and lost, against numbers by hand and a plain loop."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.insights.price_volume_mix import PARTS, price_volume_mix

SCHEMA = {
    "shop": pl.String,
    "product": pl.String,
    "before": pl.Decimal(38, 4),
    "now": pl.Decimal(38, 4),
    "units_before": pl.Decimal(38, 4),
    "units_now": pl.Decimal(38, 4),
    "was": pl.Boolean,
    "is": pl.Boolean,
}


def items(*rows):
    return pl.DataFrame(list(rows), schema=SCHEMA, orient="row")


def item(shop, product, before, now):
    """Before and now are (units, money), or None where nothing was sold."""
    q0, r0 = before or (0, 0)
    q1, r1 = now or (0, 0)
    money = (Decimal(str(r0)), Decimal(str(r1)), Decimal(str(q0)), Decimal(str(q1)))
    return (shop, product, *money, before is not None, now is not None)


def cents(frame, row=0):
    found = frame.row(row, named=True)
    return {part: found[part] for part in PARTS if found[part]}


def test_dearer_alone_is_price():
    found = price_volume_mix(items(item("A", "tea", (10, 100), (10, 120))), "shop", "product")
    assert cents(found) == {"price": Decimal(20)}


def test_more_of_everything_alike_is_volume_and_no_mix():
    rows = [item("A", "tea", (10, 100), (12, 120)), item("A", "salt", (20, 20), (24, 24))]
    assert cents(price_volume_mix(items(*rows), "shop", "product")) == {"volume": Decimal(24)}


def test_the_same_units_of_dearer_things_is_mix():
    rows = [item("A", "tea", (10, 100), (15, 150)), item("A", "salt", (20, 20), (15, 15))]
    assert cents(price_volume_mix(items(*rows), "shop", "product")) == {"mix": Decimal(45)}


def test_a_product_sold_in_one_period_only_is_new_or_lost_with_all_its_money():
    rows = [
        item("A", "tea", (10, 100), (10, 100)),
        item("A", "jam", None, (3, 12)),
        item("A", "oil", (2, 30), None),
    ]
    found = cents(price_volume_mix(items(*rows), "shop", "product"))
    assert found == {"new": Decimal(12), "lost": Decimal(-30)}


def test_a_shop_that_opened_is_new_also_with_products_known_elsewhere():
    rows = [item("A", "tea", (10, 100), (10, 100)), item("B", "tea", None, (4, 40))]
    found = price_volume_mix(items(*rows), "shop", "product")
    assert found["status"].to_list() == ["stayed", "new"]
    assert cents(found, 1) == {"new": Decimal(40)}


def test_a_known_product_that_a_known_shop_takes_up_has_no_price_part():
    rows = [
        item("A", "tea", (10, 100), (10, 100)),
        item("B", "tea", None, (4, 60)),
        item("B", "salt", (5, 10), (5, 10)),
    ]
    found = price_volume_mix(items(*rows), "shop", "product")
    assert "price" not in cents(found, 1)
    assert found["volume"].sum() + found["mix"].sum() == 60


def test_the_example_of_the_documentation():
    """docs/explanation/why.md adds these up by hand."""
    rows = [
        item("High Street", "tea", (100, 300), (90, 297)),
        item("High Street", "coffee", (50, 250), (60, 300)),
        item("Station", "tea", (50, 150), (30, 69)),
        item("Station", "cocoa", None, (10, 40)),
        item("Station", "juice", (20, 30), None),
    ]
    found = price_volume_mix(items(*rows), "shop", "product")
    shown = [[str(found.row(n, named=True)[part]) for part in PARTS] for n in (0, 1)]
    assert shown == [
        ["0.0000", "28.5000", "18.5000", "0.0000", "0.0000"],
        ["-72.0000", "-28.0000", "19.0000", "40.0000", "-30.0000"],
    ]


quantities = st.integers(-4, 9)
sold = st.none() | st.tuples(quantities, st.decimals(-50, 200, places=2))
tables = st.lists(
    st.tuples(st.sampled_from("ABC"), st.sampled_from("pqrst"), sold, sold).filter(
        lambda row: row[2] is not None or row[3] is not None
    ),
    unique_by=lambda row: row[:2],
    min_size=1,
    max_size=12,
)


@given(tables)
def test_rows_and_columns_add_up_exactly_whatever_was_sold(table):
    found = price_volume_mix(items(*(item(*row) for row in table)), "shop", "product")
    for row in found.iter_rows(named=True):
        assert sum(row[part] for part in PARTS) == row["change"] == row["now"] - row["before"]
    whole = sum(
        Decimal(str((r[3] or (0, 0))[1])) - Decimal(str((r[2] or (0, 0))[1])) for r in table
    )
    assert sum(found[part].sum() for part in PARTS) == whole


def naive(table):
    """Volume and price of each shop by a loop in exact fractions."""
    was = {key: {row[at] for row in table if row[2]} for key, at in (("shop", 0), ("product", 1))}
    now = {key: {row[at] for row in table if row[3]} for key, at in (("shop", 0), ("product", 1))}
    stayed = [
        row
        for row in table
        if {row[0]} <= was["shop"] & now["shop"] and {row[1]} <= was["product"] & now["product"]
    ]
    total = {
        n: (
            sum(Fraction(r[n][0]) for r in stayed if r[n]),
            sum(Fraction(r[n][1]) for r in stayed if r[n]),
        )
        for n in (2, 3)
    }
    averages = [money / units for units, money in total.values() if units > 0]
    average = sum(averages) / len(averages) if averages else Fraction(0)
    parts = {}
    for shop, _, before, after in stayed:
        q0, r0 = map(Fraction, before or (0, 0))
        q1, r1 = map(Fraction, after or (0, 0))
        price = (q0 + q1) / 2 * (r1 / q1 - r0 / q0) if q0 * q1 > 0 else 0
        volume, priced = parts.get(shop, (0, 0))
        parts[shop] = (volume + average * (q1 - q0), priced + price)
    return parts


@given(tables)
def test_volume_and_price_are_what_a_plain_loop_gives_to_the_cent(table):
    found = price_volume_mix(items(*(item(*row) for row in table)), "shop", "product")
    expected = naive(table)
    for row in found.iter_rows(named=True):
        volume, price = expected.get(row["shop"], (0, 0))
        assert abs(float(row["volume"]) - float(volume)) <= 0.0101
        assert abs(float(row["price"]) - float(price)) <= 0.0101


@given(tables)
def test_swapping_the_periods_turns_every_sign_and_nothing_else(table):
    there = price_volume_mix(items(*(item(*row) for row in table)), "shop", "product")
    turned = [item(shop, product, after, before) for shop, product, before, after in table]
    back = price_volume_mix(items(*turned), "shop", "product")
    assert there["change"].to_list() == [-value for value in back["change"]]
    assert there["new"].to_list() == [-value for value in back["lost"]]
    for part in ("volume", "price", "mix"):
        apart = [abs(a + b) for a, b in zip(there[part], back[part], strict=True)]
        assert max(apart) <= Decimal("0.03"), part


def test_amounts_below_a_cent_stay_exact():
    rows = [item("A", "tea", (3, "0.3333"), (7, "0.7771")), item("A", "salt", (1, "1.0001"), None)]
    row = price_volume_mix(items(*rows), "shop", "product").row(0, named=True)
    assert row["change"] == Decimal("-0.5563") == sum(row[part] for part in PARTS)


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_the_rows_changes_nothing(order):
    rows = [
        item(shop, p, (n, n * 3.1), (n + 1, n * 3.3))
        for shop in "AB"
        for n, p in [(3, "x"), (7, "y")]
    ]
    found = price_volume_mix(items(*rows[::order]), "shop", "product")
    assert found.equals(price_volume_mix(items(*rows), "shop", "product"))
