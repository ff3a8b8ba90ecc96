import polars as pl

from shelfcast.contracts import PRODUCTS, SALES
from shelfcast.landing.meaning.evidence import weigh
from shelfcast.landing.meaning.insight import look
from shelfcast.landing.meaning.left_over import left_over
from shelfcast.landing.meaning.mapping import Mapping, Match
from shelfcast.landing.values.surroundings import Surroundings

COLUMNS = {
    "Date": [f"2024-01-{day:02}" for day in range(1, 29)],
    "Qty": [str(day % 5 + 1) for day in range(28)],
    "Zubli": [("North", "South")[day % 2] for day in range(28)],
    "Sum A": [f"{day}.50" for day in range(28)],
    "VAT sum": [f"{day}.10" for day in range(28)],
}


def warnings(*found, dataset=SALES):
    sample = pl.DataFrame(COLUMNS)
    insight = look(sample, weigh(sample, tuple(COLUMNS), Surroundings()))
    matches = tuple(Match(theirs, ours, 0.9, "told") for theirs, ours in found)
    return left_over(Mapping(dataset, matches), insight)


def test_sales_without_money_say_which_columns_may_hold_it_and_no_tax():
    said = warnings(("Date", "sold_at"), ("Qty", "quantity"), ("Zubli", "store_id"))
    assert said == ("no column was taken for revenue; Sum A may be: --map says which",)


def test_a_strange_column_that_may_be_the_missing_shop_is_told_of():
    said = warnings(("Date", "sold_at"), ("Qty", "quantity"), ("Sum A", "revenue"))
    assert any("Zubli was taken for nothing" in text for text in said)


def test_nothing_is_told_where_nothing_is_missed_or_of_other_datasets():
    all_found = (("Date", "sold_at"), ("Zubli", "store_id"), ("Sum A", "revenue"))
    more = (("Qty", "product_id"), ("VAT sum", "order_id"))
    assert warnings(*all_found, *more) == ()
    assert warnings(dataset=PRODUCTS) == ()
