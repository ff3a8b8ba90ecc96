import tomllib

import pytest

from shelfcast.errors import MappingError
from shelfcast.landing.meaning.mapping import TOLD
from shelfcast.landing.meaning.saved import load_saved, mapping_path

ROWS = "".join(f"2024-01-{day:02d},p{day},{day},North {day % 3}\n" for day in range(1, 29))
TEXT = "Date,Product,Quantity,Delivery area of them\n" + ROWS
NEXT = TEXT.replace("2024-01", "2024-02")


def the_file(room):
    [path] = room.mappings.glob("*.toml")
    return path


def test_the_file_says_what_was_taken_and_how_sure(room):
    room.land(TEXT, "Till 7.csv")
    saved = tomllib.loads(the_file(room).read_text())
    assert the_file(room).name.startswith("till-7-")
    assert saved["dataset"] == "sales"
    assert saved["columns"]["Date"] == "sold_at"
    assert list(saved["columns"]) == ["Date", "Product", "Quantity", "Delivery area of them"]


def test_a_guess_that_nobody_mended_keeps_its_warning(room):
    text = TEXT.replace("Delivery area of them", "Product type range")
    [first] = room.land_all(text)
    [second] = room.land_all(text.replace("2024-01", "2024-02"), "february.csv")
    assert first.warnings == second.warnings
    assert any("Product type range" in warning for warning in second.warnings)
    whys = {match.why for match in second.examined.mapping.matches}
    assert TOLD not in whys


def test_a_mended_line_counts_as_told(room):
    room.land(TEXT)
    path = the_file(room)
    words = path.read_text().splitlines()
    mended = [
        '"Delivery area of them" = "store_id"'
        if line.startswith('"Delivery') and "=" in line and "[" not in line
        else line
        for line in words
    ]
    path.write_text("\n".join(mended))
    [landed] = room.land_all(NEXT, "february.csv")
    [match] = [m for m in landed.examined.mapping.matches if m.ours == "store_id"]
    assert (match.why, match.confidence) == (TOLD, 1.0)
    assert room.rows().filter(store_id="North 1").height > 0


def test_an_emptied_line_leaves_the_column_out(room):
    room.land(TEXT)
    path = the_file(room)
    path.write_text(path.read_text().replace('"Product" = "product_id"', '"Product" = ""'))
    room.land(NEXT, "february.csv")
    late = room.rows().filter(room.rows()["sold_at"].dt.month() == 2)
    assert late["product_id"].null_count() == late.height


@pytest.mark.parametrize(
    "text", ["dataset = ", "columns = 3", 'dataset = "sales"', "\x00", '[columns]\na = ["x"]']
)
def test_a_broken_file_is_told_with_its_path(room, text):
    room.land(TEXT)
    the_file(room).write_text(text)
    with pytest.raises(MappingError) as caught:
        room.land(NEXT, "february.csv")
    assert str(the_file(room)) in caught.value.what
    assert str(the_file(room)) in caught.value.fix


def test_names_with_quotes_and_signs_survive_the_way_through_the_file(room):
    header = 'Date,Product,Quantity,"He said ""a\\b"" = [x] # y"\n'
    room.land(header + ROWS)
    saved = load_saved(the_file(room))
    assert 'He said "a\\b" = [x] # y' in saved.columns


def test_files_of_one_header_share_the_mapping(room):
    room.land(TEXT, "april.csv")
    room.land(NEXT, "may.csv")
    assert len(list(room.mappings.iterdir())) == 1


def test_a_common_header_is_not_shared_by_files_of_another_kind(room):
    products = "id,name\n" + "".join(f"{n},Thing {n}\n" for n in range(20))
    stores = "id,name\n" + "".join(f"{n},Town {n}\n" for n in range(9))
    assert room.land(products, "products.csv").dataset == "products"
    assert room.land(stores, "stores.csv").dataset == "stores"
    assert room.land(products.replace("Thing", "Item"), "products-may.csv").dataset == "products"
    assert len(list(room.mappings.iterdir())) == 2


def test_a_dataset_that_a_person_named_is_shared_whatever_the_name(room):
    text = "id,name\n" + "".join(f"{n},Thing {n}\n" for n in range(20))
    room.land(text, "a.csv", dataset="customers")
    assert room.land(text.replace("Thing", "Ann"), "products.csv").dataset == "customers"


def test_the_path_comes_from_name_and_header_alone(tmp_path):
    path = mapping_path(tmp_path, "Été 2024!sheet.csv", ("a", "b"))
    assert path == mapping_path(tmp_path, "Été 2024!other", ("a", "b"))
    assert path != mapping_path(tmp_path, "Été 2024", ("b", "a"))
    assert mapping_path(tmp_path, "門店.csv", ("a",)).name.startswith("table-")
