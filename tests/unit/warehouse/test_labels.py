"""Label files: by the column of a row, by their heading, by a code, in one of several languages."""

from datetime import date, datetime
from decimal import Decimal

import polars as pl
import pytest

from shelfcast import warehouse as wh
from shelfcast.cleaning import CleaningSettings

EARLY, LATE = datetime(2024, 1, 1), datetime(2024, 2, 1)


def _built(tmp_path, landing, sale, told_labels, **settings) -> dict[str, pl.DataFrame]:
    one = {"quantity": Decimal(1), "revenue": Decimal(5), "category": "40", "channel": "Сеть"}
    rows = [
        sale(date(2024, 1, day), "7", "40", product_name=name, **one)
        for day, name in enumerate(("Фильм", " фильм", "ФИЛЬМ"), 1)
    ]
    landing.put("sales", rows, "ss", EARLY)
    for batch, told in told_labels.items():
        landing.put("labels", told, batch, LATE)
    rules = CleaningSettings(**settings).model_dump(mode="json")
    files = {batch: f"{batch}.csv" for batch in ("ss", *told_labels)}
    headings = {"cc": "item_category_name", "pp": "Item name", "xx": "Translation"}
    wh.build(tmp_path / "w", landing.tables, rules=rules, files=files, label_headings=headings)
    names = ("products", "stores", "sales_lines", "rule_effects")
    return {name: wh.read_frame(tmp_path / "w", name) for name in names}


def test_a_file_of_codes_and_names_names_what_its_heading_says(tmp_path, landing, sale):
    labels = {
        "cc": [{"original": "40", "label": "Films"}],
        "xx": [{"original": "40", "label": "nobody's"}, {"original": "сеть", "label": "Web"}],
        "dd": [{"column": "store name", "original": "7", "label": "Seven"}],
    }
    found = _built(tmp_path, landing, sale, labels)
    product = found["products"].to_dicts()[0]
    assert (product["category"], product["product_name"]) == ("Films", "ФИЛЬМ")
    assert found["stores"]["store_name"].to_list() == ["Seven"]
    assert set(found["sales_lines"]["channel"]) == {"Web"}
    effects = found["rule_effects"].filter(rule="labels")
    assert set(effects["file"]) == {"ss.csv"}
    assert set(effects.filter(column_name="category")["reason"]) == {"a label file says so"}


def test_a_products_code_is_named_where_its_label_says_so_and_in_the_language_wanted(
    tmp_path, landing, sale
):
    labels = {
        "dd": [
            {"column": "product_name", "original": "Фильм", "label": "Film", "language": "de"},
            {"column": "product_name", "original": "Фильм", "label": "Movie", "language": "en"},
        ]
    }
    english = _built(tmp_path, landing, sale, labels, label_language="en")
    assert english["products"]["product_name"].to_list() == ["Movie"]


@pytest.mark.thorough
def test_off_leaves_every_spelling_and_translate_only_what_no_file_names(tmp_path, landing, sale):
    labels = {"cc": [{"original": "40", "label": "Films"}]}
    found = _built(tmp_path, landing, sale, labels, labels="translate")
    assert found["products"]["category"].to_list() == ["Films"]
    assert set(found["rule_effects"].filter(rule="labels")["column_name"]) == {"category"}
    rules = CleaningSettings(labels="off").model_dump(mode="json")
    wh.build(tmp_path / "w", landing.tables, rules=rules)
    assert wh.read_frame(tmp_path / "w", "products")["category"].to_list() == ["40"]
    assert wh.read_frame(tmp_path / "w", "rule_effects").filter(rule="labels").is_empty()
