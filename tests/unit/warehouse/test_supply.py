from datetime import date
from statistics import mean, stdev

from shelfcast.contracts import LEAD_TIMES, STOCK_POSITIONS, TERMS


def test_lead_times_are_those_of_received_orders_newest_version_only(shop):
    found = {row["product_id"]: row for row in shop.frame("lead_times").to_dicts()}
    assert found["A1"]["orders"] == 2
    assert found["A1"]["mean_days"] == mean([4, 10])
    assert abs(found["A1"]["sd_days"] - stdev([4, 10])) < 1e-12
    assert found["A2"]["orders"] == 2, "orders without a number are not versions of one another"


def test_a_stock_position_is_the_last_count_with_what_is_due_after_it(shop):
    found = {(r["store_id"], r["product_id"]): r for r in shop.frame("stock_positions").to_dicts()}
    tea = found["S2", "A2"]
    assert (tea["as_of"], tea["on_hand"], tea["in_transit"]) == (date(2024, 4, 20), 7.0, 11.0)
    assert found["S2", "A3"]["in_transit"] == 0.0


def test_terms_hold_one_row_for_each_product(shop):
    terms = shop.frame("terms")
    assert sorted(terms["product_id"]) == sorted(shop.frame("products")["product_id"])


def test_the_frames_are_the_contracts(shop):
    for contract in (LEAD_TIMES, STOCK_POSITIONS, TERMS):
        frame = shop.frame(contract.name)
        assert contract.conform(frame).schema == frame.schema
