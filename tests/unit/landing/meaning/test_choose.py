from itertools import product

import pytest

from shelfcast.errors import MissingColumnError
from shelfcast.landing import Habits, inspect_file


def taken(tmp_path, text, name="table.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    [found] = inspect_file(path, Habits())
    return found.examined.dataset.name, {m.theirs: m.ours for m in found.examined.mapping.matches}


def test_a_list_of_what_each_store_carries_is_a_product_master(tmp_path):
    rows = [f"{s},{p},{p // 4},{s % 2}" for s, p in product(range(9), range(40))]
    text = "\n".join(["Store,Product,ProductGroup,StoreFormat", *rows])
    assert taken(tmp_path, text) == (
        "products",
        {"Product": "product_id", "ProductGroup": "category"},
    )


def test_a_list_of_categories_labels_their_codes(tmp_path):
    rows = [f"{n},Group of {'abcdefgh'[n % 8]}{n}" for n in range(30)]
    text = "\n".join(["item_category_id,item_category_name", *rows])
    mapping = {"item_category_id": "original", "item_category_name": "label"}
    assert taken(tmp_path, text) == ("labels", mapping)


def test_sale_lines_without_a_day_are_no_master(tmp_path):
    rows = [f"p{n % 7},{n % 3},{n}.50" for n in range(40)]
    with pytest.raises(MissingColumnError, match="sold_at"):
        taken(tmp_path, "\n".join(["Product,Quantity,Revenue", *rows]))


def test_what_was_planned_is_a_list_of_targets(tmp_path):
    rows = [f"01.{month:02}.2026;S{store};1.2{month:02},00" for month in (11, 12) for store in "12"]
    assert taken(tmp_path, "\n".join(["Monat;Filiale;Umsatzziel", *rows])) == (
        "targets",
        {"Monat": "month", "Filiale": "store_id", "Umsatzziel": "target_revenue"},
    )


def test_a_plan_beside_what_was_sold_is_a_report_of_sales(tmp_path):
    rows = [f"2026-11-{day:02},S1,{1000 + day},{1100 - day}" for day in range(1, 20)]
    dataset, mapping = taken(tmp_path, "\n".join(["Date,Store,Sales,Sales target", *rows]))
    assert (dataset, mapping["Sales"]) == ("sales", "revenue")
