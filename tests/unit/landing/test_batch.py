import zipfile

from shelfcast.landing import Request, land_file

TEXT = "Date,Product,Quantity,Price,Cost\n" + "".join(
    f"2024-01-{day:02d},p{day},{day},2.00,1.00\n" for day in range(1, 29)
)


def test_another_mapping_of_the_same_bytes_replaces_what_they_brought(room):
    first = room.land(TEXT)
    second = room.land(TEXT, told={"Price": "unit_cost", "Cost": "unit_price"})
    assert (first.loaded, second.loaded, second.duplicate) == (28, 28, 0)
    assert {float(price) for price in room.rows()["unit_price"]} == {1.0}
    assert room.rows().height == 28
    assert room.account().height == 1


def test_a_mapping_told_once_is_kept_for_the_next_file(room):
    room.land(TEXT, told={"Price": "unit_cost", "Cost": "unit_price"})
    room.land(TEXT.replace("2024-01", "2024-02"), "february.csv")
    assert {float(price) for price in room.rows()["unit_price"]} == {1.0}


def test_another_dataset_for_the_same_bytes_takes_the_first_back(room):
    text = "day,user_id,event\n2024-01-01,u1,fair\n2024-01-02,u2,fair\n"
    first = room.land(text, "x.csv", dataset="calendar")
    second = room.land(
        text, "x.csv", dataset="events", told={"day": "occurred_at", "event": "event_type"}
    )
    assert (first.loaded, second.loaded) == (2, 2)
    assert room.rows("calendar").height == 0
    assert room.rows("events").height == 2


def test_columns_without_a_place_are_kept_as_json(room):
    room.land(TEXT.replace("Cost", "Shelf mark zz"), told={"Shelf mark zz": ""})
    assert room.rows()["_extra"][0] == '{"Shelf mark zz":"1.00"}'


def test_a_file_all_of_whose_rows_are_bad_lands_in_the_quarantine(room):
    good = "".join(f"2024-01-{day:02d},a,1\n" for day in range(1, 29))
    room.land("Date,Item,Quantity\n" + good, "a.csv")
    line = room.land("Date,Item,Quantity\nsoon,a,x\nlater,b,y\n", "b.csv")
    assert (line.loaded, line.quarantined) == (0, 2)
    again = room.land("Date,Item,Quantity\nsoon,a,x\nlater,b,y\n", "b.csv")
    assert (again.duplicate, again.quarantined) == (2, 0)
    assert room.quarantine().height == 2
    assert not room.stray_files()


def test_every_table_of_a_file_is_a_batch_of_its_own(room, tmp_path):
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("sales.csv", TEXT)
        archive.writestr("products.csv", "product_id,product_name\np1,Tea\np2,Bun\n")
    lines = [item.line for item in land_file(path, Request(room.lake, room.mappings))]
    assert [line.dataset for line in lines] == ["sales", "products"]
    assert [line.file for line in lines] == ["export.zip!sales.csv", "export.zip!products.csv"]
    assert len({line.batch_id for line in lines}) == 2
