from __future__ import annotations

from pathlib import Path


def shown(app) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def said(app) -> str:
    return " ".join(text.value for text in app.markdown)


def test_all_lines_are_shown_by_rank_with_their_cost(opened, company: Path) -> None:
    app = opened(company, "orders")
    assert not app.exception
    assert shown(app) == {
        "Order lines": "4 of 4",
        "Units": "100",
        "Total cost": "€180.00",
        "First delivery": "5 Jun",
    }
    assert app.dataframe[0].value["rank"].to_list() == [1, 2, 3, 4]


def test_an_empty_shelf_is_told_from_a_counted_one(opened, company: Path) -> None:
    app = opened(company, "orders")
    assert "**3 lines** rest on the last stock count." in said(app)
    assert "For **1 line no stock was ever counted**" in said(app)
    assert "1 line without a known cost" in said(app)
    app.segmented_control(key="stock").set_value("Stock unknown").run()
    assert app.dataframe[0].value["rank"].to_list() == [4]


def test_the_budget_cuts_the_list_where_the_money_ends(opened, company: Path) -> None:
    app = opened(company, "orders")
    app.slider[0].set_value(120).run()
    assert not app.exception
    assert shown(app)["Order lines"] == "1 of 4"
    assert shown(app)["Total cost"] == "€100.00"


def test_a_budget_for_nothing_leaves_an_empty_list_and_no_fault(opened, company: Path) -> None:
    app = opened(company, "orders")
    app.slider[0].set_value(0).run()
    assert not app.exception
    assert shown(app)["Order lines"] == "0 of 4"


def test_suppliers_and_stores_filter(opened, company: Path) -> None:
    app = opened(company, "orders", supplier="SUP-A", store="Quay")
    assert app.dataframe[0].value["rank"].to_list() == [2]
    assert shown(app)["Total cost"] == "€60.00"


def test_a_category_filters_the_lines(opened, company: Path) -> None:
    app = opened(company, "orders", category="Drinks")
    assert app.dataframe[0].value["rank"].to_list() == [3, 4]


def test_before_the_first_plan_the_page_says_what_to_run(opened, unplanned: Path) -> None:
    app = opened(unplanned, "orders")
    assert not app.exception
    assert app.code[0].value == "shelfcast plan"
