import polars as pl

from shelfcast.contracts import SALES
from shelfcast.landing import profile_files
from shelfcast.landing.profile import profile_text
from shelfcast.sources.table import from_records


def test_the_profile_counts_what_is_missing_and_what_differs():
    table = from_records("t", ["a", "b"], [(2, ["x", None]), (3, ["y", "1"]), (4, ["x", ""])])
    found = profile_text(table).rows_by_key("column", named=True, unique=True)
    assert (found["a"]["missing"], found["a"]["distinct"]) == (0, 2)
    assert (found["b"]["missing"], found["b"]["lowest"]) == (2, "1")
    assert found["b"]["missing_share"] == 2 / 3


def test_columns_that_nobody_filled_are_left_out(room):
    room.land("Date,Product,Quantity\n2024-01-01,a,1\n2024-01-02,b,2\n")
    files = [str(p) for p in room.lake.root.rglob("curated/sales/data/**/*.parquet")]
    assert set(profile_files(SALES, files)["column"]) == {"sold_at", "product_id", "quantity"}
    assert profile_files(SALES, []).schema == profile_files(SALES, files).schema
    assert profile_files(SALES, files)["rows"].unique().to_list() == [2]
    assert isinstance(profile_files(SALES, files), pl.DataFrame)


def test_numbers_have_quartiles_and_text_has_patterns(room):
    lines = "".join(f"2024-01-{d:02d},AB-{d},{d}\n" for d in range(1, 22))
    room.land("Date,Product,Quantity\n" + lines)
    files = [str(p) for p in room.lake.root.rglob("curated/sales/data/**/*.parquet")]
    found = profile_files(SALES, files).rows_by_key("column", named=True, unique=True)
    quartiles = [float(found["quantity"][name]) for name in ("q25", "median", "q75")]
    assert quartiles == [6, 11, 16]
    assert found["product_id"]["patterns"] == "A-9 100%"
    assert [found[c]["type"] for c in ("sold_at", "product_id", "quantity")] == [
        "date",
        "text",
        "number",
    ]
