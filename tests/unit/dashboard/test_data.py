from __future__ import annotations

from pathlib import Path

from shelfcast import warehouse
from shelfcast.dashboard.data import reasons_in_words


def tables(app) -> list:
    return [table.value for table in app.dataframe]


def test_the_account_adds_up_file_by_file(opened, company: Path) -> None:
    app = opened(company, "data")
    assert not app.exception
    account = tables(app)[0]
    assert account["adds_up"].to_list() == ["yes", "yes"]
    assert account["read"].sum() == 907
    assert "**907 rows** were read from 2 files: **902 loaded**, 2 kept aside" in (
        " ".join(text.value for text in app.markdown)
    )


def test_each_dataset_tells_from_when_to_when_it_is(opened, company: Path) -> None:
    fresh = tables(opened(company, "data"))[1].set_index("dataset")
    assert fresh.loc["sales", "first"] == "2024-01-01"
    assert fresh.loc["sales", "last"] == "2024-05-29"
    assert fresh.loc["sales", "landed_at"] == "2024-06-01 07:30"


def test_rows_kept_aside_show_their_reason_and_their_text(opened, company: Path) -> None:
    app = opened(company, "data")
    assert tables(app)[2]["raw"].to_list() == ['{"Date": "31.02.2024"}', '{"Date": ""}']
    app.pills(key="reason").set_value(["missing_value"]).run()
    assert tables(app)[2]["row_number"].to_list() == [9]


def test_the_profile_is_of_one_dataset_at_a_time(opened, company: Path) -> None:
    app = opened(company, "data")
    assert tables(app)[3]["column"].to_list() == ["sold_at", "quantity"]
    app.selectbox(key="profiled").set_value("stores").run()
    assert tables(app)[3]["column"].to_list() == ["store_id"]


def test_the_snapshot_shown_is_the_one_served(opened, company: Path) -> None:
    listed = tables(opened(company, "data"))[5]
    assert listed["id"].to_list() == [warehouse.served_id(company / "warehouse")]
    assert listed["shown"].to_list() == ["yes"]


def test_no_reasons_are_no_words() -> None:
    assert reasons_in_words("{}") == reasons_in_words(None) == ""


def test_what_drifted_is_told_by_file(opened, company: Path) -> None:
    drift = tables(opened(company, "data"))[4]
    assert drift["said"].to_list() == ["905 rows, where 400 are usual"]
