import polars as pl
import pytest

from shelfcast import project as projects
from shelfcast.dashboard.columns import changes, doubted, sheet
from shelfcast.lake import open_lake
from shelfcast.landing import Request, land_file, read_account
from shelfcast.steps.review import correct, mappings_in_use

TEXT = "When,Item,Pieces,Each\n" + "".join(
    f"2024-01-{day:02d},p{day % 4},{day},2.50\n" for day in range(1, 29)
)
PROFILE = pl.DataFrame(
    {"dataset": ["sales"], "column": ["quantity"], "commonest": ["1 40%, 2 30%"]}
)


@pytest.fixture
def project(tmp_path):
    made = projects.init(tmp_path / "shop")
    lake = open_lake(made.lake)
    for month in (1, 2):
        file = tmp_path / f"till-{month}.csv"
        file.write_text(TEXT.replace("2024-01", f"2024-0{month}"))
        told = {"When": "sold_at", "Item": "product_id", "Pieces": "quantity", "Each": "revenue"}
        land_file(file, Request(lake, made.mappings, dataset="sales", told=told))
    return made


def test_a_mapping_names_the_files_that_were_landed_by_it(project):
    [found] = mappings_in_use(project)
    assert sorted(found.files) == ["till-1.csv", "till-2.csv"]
    assert doubted(found) == []


def test_a_sheet_tells_what_each_column_was_taken_for_and_holds(project):
    [found] = mappings_in_use(project)
    lines = {line["theirs"]: line for line in sheet(found, PROFILE)}
    assert {t: line["ours"] for t, line in lines.items()} == {
        "When": "sold_at",
        "Item": "product_id",
        "Pieces": "quantity",
        "Each": "revenue",
    }
    assert lines["Pieces"]["values"] == "1 40%, 2 30%"


def test_a_correction_lands_every_file_with_that_header_again(project):
    [found] = mappings_in_use(project)
    done = correct(project, found, {"Each": "unit_price"})
    assert [item.after.loaded for item in done] == [28, 28]
    account = read_account(open_lake(project.lake))
    assert account["mapping"].str.contains('"Each": "unit_price"').all()
    [again] = mappings_in_use(project)
    assert again.saved.columns["Each"] == "unit_price"


def test_only_changed_lines_are_told():
    before = [{"theirs": "a", "ours": "quantity"}, {"theirs": "b", "ours": ""}]
    after = [{"theirs": "a", "ours": None}, {"theirs": "b", "ours": None}]
    assert changes(before, after) == {"a": ""}
