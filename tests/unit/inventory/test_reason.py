import polars as pl
import pytest

from shelfcast.inventory.reason import reason

LINE = {
    "stock_known": True,
    "on_hand": 12.0,
    "in_transit": 0.0,
    "position": 12.0,
    "counted_on": None,
    "days_of_cover": 3.4,
    "lead_days": 7,
    "planned_days": 14.0,
    "stockout_probability": 0.85,
    "wait_probability": 0.98,
    "service_level_used": 0.95,
    "quantity": 40.0,
    "wanted": 40.0,
    "unit_cost": 2.0,
    "cost_is_estimated": False,
    "cover_after_order": 15.0,
    "overstock": 0.0,
    "shelf_life": None,
    "order_up_to": 52.0,
    "most_to_hold": float("inf"),
    "wait_days": 0,
    "held_days": 0,
    "moved_in": 0.0,
    "order_date": None,
    "arrival_date": None,
}


def words(shop, **changes) -> str:
    line = pl.DataFrame(
        [{**LINE, **changes}],
        schema_overrides={
            "counted_on": pl.Date,
            "on_hand": pl.Float64,
            "days_of_cover": pl.Float64,
            "shelf_life": pl.Float64,
            "order_date": pl.Date,
            "arrival_date": pl.Date,
        },
    )
    return line.select(reason(shop.config())).item()


def test_a_shelf_that_empties_before_the_delivery(shop):
    assert words(shop) == (
        "12 on hand cover 3 days; a delivery takes 7 days; 85 % chance to run out first"
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"in_transit": 6.0, "position": 18.0, "days_of_cover": 5.0},
            "12 on hand and 6 on the way cover 5 days",
        ),
        (
            {"position": 0.0, "on_hand": 0.0, "days_of_cover": 0.0},
            "none on hand; a delivery takes 7 days; 85 % chance of missed sales before it is here",
        ),
        (
            {"stockout_probability": 0.02, "wait_probability": 0.4},
            "a delivery takes 7 days and the next look is in 7 days; "
            "40 % chance to run out if the order waits",
        ),
        ({"on_hand": 1.5, "days_of_cover": 0.4}, "1.5 on hand cover less than a day;"),
        ({"days_of_cover": 1.9}, "cover 1 day;"),
        ({"stockout_probability": 0.999}, "over 99 % chance"),
        ({"wanted": 60.0}, "; cut to the budget"),
        ({"cost_is_estimated": True}, "; cost taken as 60 % of the price"),
        ({"unit_cost": None}, "; cost unknown"),
        (
            {"quantity": 480.0, "overstock": 400.0, "cover_after_order": 144.0},
            "; packs or the minimum order make it last 144 days",
        ),
    ],
)
def test_each_circumstance_is_said(shop, changes, expected):
    assert expected in words(shop, **changes)


def test_an_old_count_says_its_age_and_a_fresh_one_does_not(shop):
    day = pl.Series([shop.as_of]).dt.offset_by("-12d").item()
    assert words(shop, counted_on=day).endswith("; counted 12 days ago")
    assert "counted" not in words(shop, counted_on=shop.as_of)


def test_an_empty_shelf_is_named_as_a_supposition(shop):
    told = words(shop, stock_known=False, on_hand=None, days_of_cover=None)
    assert told == "stock unknown: this is what an empty shelf would need for 14 days"
