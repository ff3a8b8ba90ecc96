from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import poisson

from shelfcast.contracts.frames import (
    LEAD_TIMES,
    ORDERS,
    STOCK_POSITIONS,
    TERMS,
    WINDOW_DEMAND,
)
from shelfcast.contracts.planner import DELIVERIES_DUE
from shelfcast.inventory import plan
from shelfcast.inventory.held import looks_held
from shelfcast.inventory.plan import EXTRA_COLUMNS

seeds = st.integers(0, 11)


def planned(shop, on_hand=10.0, *, rate=3.0, in_transit=0.0, terms=None, **config):
    """The plan of one product that sells 3 a day, with lead time and review period of a week.

    Customers wait, so that textbook levels hold exactly.
    """
    return plan(
        shop.windows({"tea": rate}, (7, 14)),
        shop.stock(("tea", on_hand, in_transit)),
        LEAD_TIMES.empty(),
        shop.terms({"product_id": "tea", **(terms or {})}),
        shop.config(**{"order_cost": 0.0, "unmet": "backordered", **config}),
    )


def by_line(orders: pl.DataFrame) -> dict[tuple[str, str], float]:
    return {(s, p): q for s, p, q in orders.select("store_id", "product_id", "quantity").rows()}


def test_a_short_shelf_is_filled_to_the_order_up_to_level(shop):
    row = planned(shop).row(0, named=True)
    # Poisson with mean 42 stays at or below 53 with 95 % (scipy.stats.poisson.ppf).
    assert row["reorder_point"] == row["order_up_to"] == 53
    assert row["quantity"] == 43
    assert row["safety_stock"] == 11
    assert row["expected_cost"] == 86
    assert (row["order_date"], row["arrival_date"]) == (shop.as_of, shop.as_of + timedelta(7))


def test_goods_on_the_way_count_as_stock(shop):
    assert planned(shop, 10.0, in_transit=20.0)["quantity"].to_list() == [23]


def test_a_position_above_the_reorder_point_orders_nothing(shop):
    assert planned(shop, 54.0).is_empty()


def test_an_order_cost_makes_orders_larger_and_no_more_frequent(shop):
    row = planned(shop, order_cost=3.0).row(0, named=True)
    # sqrt(2 x 3 x 1095 / 0.5) = 114.6, less the mean undershoot (21 + 21²) / 42 = 11.
    assert row["economic_quantity"] == pytest.approx(114.6, abs=0.1)
    assert row["order_up_to"] == pytest.approx(53 + 114.6 - 11.0, abs=0.1)
    assert planned(shop, 54.0, order_cost=3.0).is_empty()


def test_saving_order_costs_stops_at_the_longest_cover(shop):
    row = planned(shop, order_cost=500.0, max_cover=30.0).row(0, named=True)
    assert row["order_up_to"] == pytest.approx(90)


def test_packs_and_minimum_are_kept_and_the_excess_is_told(shop):
    row = planned(shop, terms={"pack_size": 24.0, "minimum_order": 60.0}).row(0, named=True)
    assert row["quantity"] == 72
    assert row["overstock"] == 10 + 72 - 53


def test_a_service_is_never_ordered(shop):
    assert planned(shop, 0.0, terms={"is_service": True}).is_empty()


def test_a_product_nobody_buys_is_not_ordered(shop):
    assert planned(shop, 0.0, rate=0.0).is_empty()


def test_a_product_sold_so_rarely_that_none_is_needed_is_not_ordered(shop):
    assert planned(shop, 0.0, rate=0.001, order_cost=10.0).is_empty()


def test_a_negative_count_is_an_empty_shelf(shop):
    assert planned(shop, -7.0)["quantity"].to_list() == [53]


def unknown(shop, *told):
    orders = plan(
        shop.windows({"tea": 3.0}, (7, 14)),
        shop.stock(*told),
        LEAD_TIMES.empty(),
        shop.terms({"product_id": "tea"}),
        shop.config(order_cost=0.0, unmet="backordered"),
    )
    return orders.row(0, named=True)


def test_unknown_stock_is_planned_from_an_empty_shelf_and_says_so(shop):
    row = unknown(shop)
    assert row["quantity"] == 53
    assert (row["on_hand"], row["days_of_cover"], row["stockout_probability"]) == (None,) * 3
    assert not row["stock_known"]
    assert row["reason"] == "stock unknown: this is what an empty shelf would need for 14 days"


def test_what_was_ordered_for_a_shelf_that_nobody_counts_is_not_ordered_again(shop):
    row = unknown(shop, ("tea", None, 5.0))
    assert (row["quantity"], row["on_hand"], row["stock_known"]) == (48, None, False)
    assert row["reason"].endswith("would need for 14 days beside the 5 ordered")


def test_a_missing_cost_is_taken_from_the_price_and_told(shop):
    row = planned(shop, terms={"unit_cost": None}, unit_cost_share=0.5).row(0, named=True)
    assert (row["unit_cost"], row["cost_is_estimated"]) == (2.5, True)
    assert "cost taken as 50 % of the price" in row["reason"]


def test_without_cost_and_price_the_cost_stays_unknown_and_ranks_last(shop):
    orders = plan(
        shop.windows({"tea": 3.0, "jam": 0.5}, (7, 14)),
        shop.stock(("tea", 0.0, 0.0), ("jam", 3.0, 0.0)),
        LEAD_TIMES.empty(),
        shop.terms(
            {"product_id": "tea", "unit_cost": None, "unit_price": None}, {"product_id": "jam"}
        ),
        shop.config(),
    )
    assert orders["product_id"].to_list() == ["jam", "tea"]
    assert orders["expected_cost"].to_list()[1] is None
    assert orders["expected_profit"].to_list()[1] is None
    assert orders["reason"].to_list()[1].endswith("; cost unknown")


def test_a_product_without_terms_is_still_planned(shop):
    orders = plan(
        shop.windows({"tea": 3.0}, (7, 14)),
        STOCK_POSITIONS.empty(),
        LEAD_TIMES.empty(),
        TERMS.empty(),
        shop.config(unmet="backordered"),
    )
    assert orders["quantity"].to_list() == [53]


def test_nothing_forecast_is_nothing_ordered_with_all_columns(shop):
    frames = (WINDOW_DEMAND, STOCK_POSITIONS, LEAD_TIMES, TERMS)
    orders = plan(*(frame.empty() for frame in frames), shop.config())
    assert orders.is_empty()
    assert orders.columns == [*ORDERS.names, *EXTRA_COLUMNS]


def test_a_lead_time_that_varies_asks_for_more_stock(shop):
    def level(sd: float) -> float:
        orders = plan(
            shop.windows({"tea": 3.0}, (7, 14)),
            shop.stock(("tea", 0.0, 0.0)),
            shop.learned(("tea", 8, 7.0, sd)),
            shop.terms({"product_id": "tea"}),
            shop.config(order_cost=0.0, unmet="backordered"),
        )
        return orders["order_up_to"].item()

    assert level(0.0) == 53
    rng = np.random.default_rng(1)
    days = np.ceil(rng.gamma((7 / 3) ** 2, 9 / 7, 100_000)) + 7
    assert level(3.0) == pytest.approx(np.quantile(rng.poisson(3.0 * days), 0.95), abs=2)


def test_who_finds_an_empty_shelf_does_not_wait_for_the_delivery(shop):
    """What is lost before the order is here need not be brought by it."""
    waiting = planned(shop, 0.0)["quantity"].item()
    lost = planned(shop, 0.0, unmet="lost")["quantity"].item()
    assert waiting == 53
    assert lost == poisson.ppf(0.95, 21)


def test_a_delivery_counts_from_its_day_on(shop):
    """Twenty that come on the last day before the order save none of the sales lost before."""

    def quantity(day: int) -> float:
        due = pl.DataFrame(
            {
                "store_id": ["s1"],
                "product_id": ["tea"],
                "due_on": [shop.as_of + timedelta(day)],
                "quantity": [20.0],
            }
        )
        orders = plan(
            shop.windows({"tea": 3.0}, (7, 14)),
            shop.stock(("tea", 0.0, 20.0)),
            LEAD_TIMES.empty(),
            shop.terms({"product_id": "tea"}),
            shop.config(order_cost=0.0),
            deliveries=DELIVERIES_DUE.conform(due),
        )
        return float(orders["quantity"].item())

    assert quantity(7) == poisson.ppf(0.95, 21) - 20
    assert quantity(7) < quantity(4) < quantity(0) <= poisson.ppf(0.95, 42) - 20


def test_holding_told_a_unit_needs_no_cost_of_the_unit(shop):
    unknown = {"unit_cost": None, "unit_price": None}
    for told in ({"holding_per_unit": 0.2}, {"holding_cost": 0.2}):
        row = planned(shop, terms=unknown, shortage_cost=1.0, **told).row(0, named=True)
        assert row["service_level_used"] == pytest.approx(1 / (1 + 0.2))


def test_a_shortage_cost_decides_the_level_by_the_critical_ratio(shop):
    holding = 2.0 * 0.25 * 7 / 365
    for unmet in ("backordered", "lost"):
        row = planned(shop, shortage_cost=0.05, unmet=unmet).row(0, named=True)
        held = holding * looks_held(7, 7, lost=unmet == "lost")
        assert row["service_level_used"] == pytest.approx(0.05 / (0.05 + held))


def test_the_stockout_chance_is_that_of_demand_before_the_delivery(shop):
    for on_hand in (0.0, 15.0, 18.0, 21.0, 24.0, 28.0):
        row = planned(shop, on_hand).row(0, named=True)
        assert row["stockout_probability"] == pytest.approx(poisson.sf(on_hand, 21), abs=0.03)


@pytest.mark.parametrize("rate", [0.05, 0.1, 0.3])
def test_the_stockout_chance_of_a_slow_seller_is_right_within_half_the_gap_of_quantiles(shop, rate):
    row = planned(shop, 0.0, rate=rate).row(0, named=True)
    assert row["stockout_probability"] == pytest.approx(poisson.sf(0, 7 * rate), abs=0.125)


def test_known_stock_ranks_before_an_empty_shelf_that_may_be_full(shop):
    orders = plan(
        shop.windows({"tea": 0.5, "jam": 30.0}, (7, 14)),
        shop.stock(("tea", 3.0, 0.0)),
        LEAD_TIMES.empty(),
        shop.terms({"product_id": "tea"}, {"product_id": "jam", "unit_price": 50.0}),
        shop.config(),
    )
    assert orders["product_id"].to_list() == ["tea", "jam"]
    assert orders["rank"].to_list() == [1, 2]


def test_progress_ends_at_one(shop):
    told: list[float] = []
    plan(
        shop.windows({"tea": 3.0}, (7, 14)),
        STOCK_POSITIONS.empty(),
        LEAD_TIMES.empty(),
        TERMS.empty(),
        shop.config(),
        progress=lambda _label, done: told.append(done),
    )
    assert told == sorted(told)
    assert told[-1] == 1.0


@settings(deadline=None, max_examples=15)
@given(seeds, st.floats(0.5, 0.99), st.floats(0, 0.009))
def test_a_higher_service_level_never_orders_less(shop, random_shop, seed, level, more):
    frames = random_shop(seed)
    low = by_line(plan(*frames, shop.config(service_level=level)))
    high = by_line(plan(*frames, shop.config(service_level=level + more)))
    assert all(high.get(line, 0.0) >= quantity for line, quantity in low.items())


@settings(deadline=None, max_examples=15)
@given(seeds, st.floats(0, 30))
def test_more_stock_never_orders_more(shop, random_shop, seed, more):
    windows, stock, lead_times, terms = random_shop(seed)
    fuller = stock.with_columns(pl.col("on_hand") + more)
    before = by_line(plan(windows, stock, lead_times, terms, shop.config()))
    after = by_line(plan(windows, fuller, lead_times, terms, shop.config()))
    assert all(quantity <= before.get(line, 0.0) for line, quantity in after.items())


@settings(deadline=None, max_examples=15)
@given(seeds, st.floats(0, 3000))
def test_a_plan_stays_within_its_budget_in_whole_packs_above_the_minimum(
    shop, random_shop, seed, budget
):
    frames = random_shop(seed)
    orders = plan(*frames, shop.config(budget=budget))
    assert orders["expected_cost"].null_count() == 0
    assert orders["expected_cost"].sum() <= budget + 1e-6
    checked = orders.join(
        frames[3].select("product_id", "pack_size", "minimum_order"), on="product_id", how="left"
    ).with_columns(packs=pl.col("quantity") / pl.col("pack_size").fill_null(1.0))
    assert ((checked["packs"] - checked["packs"].round(0)).abs() < 1e-6).all()
    assert (checked["quantity"] >= checked["minimum_order"].fill_null(0.0)).all()
    assert (checked["quantity"] > 0).all()


@settings(deadline=None, max_examples=15)
@given(seeds, st.floats(0, 3000), st.floats(0, 3000))
def test_a_larger_budget_never_drops_a_line_of_higher_return(shop, random_shop, seed, budget, more):
    frames = random_shop(seed)
    small = plan(*frames, shop.config(budget=budget)).filter("stock_known")
    large = plan(*frames, shop.config(budget=budget + more)).filter("stock_known")
    dropped = small.join(large, on=["store_id", "product_id"], how="anti")
    grown = large.join(small, on=["store_id", "product_id"], how="left", suffix="_before").filter(
        pl.col("quantity") > pl.col("quantity_before").fill_null(0.0)
    )
    if not dropped.is_empty():
        gained, lost = (f["marginal_return"].fill_null(-1e9).max() for f in (grown, dropped))
        assert gained >= lost - 1e-9


def test_the_plan_of_a_day_does_not_depend_on_the_order_of_rows(shop, random_shop):
    frames = random_shop(4)
    shuffled = [frame.sample(fraction=1.0, shuffle=True, seed=2) for frame in frames]
    assert plan(*shuffled, shop.config()).equals(plan(*frames, shop.config()))


def test_the_day_of_the_plan_is_the_day_it_was_asked_for(shop):
    orders = planned(shop, as_of=date(2024, 2, 28))
    assert orders["arrival_date"].item() == date(2024, 3, 6)
