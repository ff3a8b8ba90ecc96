import pytest

from shelfcast.errors import EmptyFileError, FileMissingError
from shelfcast.landing import Habits, inspect_file

TEXT = "Date,Product,Quantity\n" + "".join(f"2024-01-{d:02d},p,{d}\n" for d in range(1, 29))


def test_what_is_shown_is_what_is_done(room):
    path = room.file("sales.csv", TEXT + '"odd,x,1\n')
    [shown] = inspect_file(path, Habits(), mappings=room.mappings)
    [done] = room.land_all(path)
    assert shown.examined.mapping == done.examined.mapping
    assert shown.rows == done.line.read
    assert shown.profile.height == 3


def test_inspecting_writes_nothing(room):
    before = room.state()
    inspect_file(room.file("sales.csv", TEXT), Habits(), mappings=room.mappings)
    assert room.state() == before
    assert not room.mappings.exists()


def test_a_saved_mapping_is_shown(room):
    room.land(TEXT, told={"Product": "store_id"})
    [shown] = inspect_file(room.file("next.csv", TEXT), Habits(), mappings=room.mappings)
    assert shown.examined.mapping.theirs("store_id") == "Product"


def test_inspecting_raises_what_landing_would(room):
    with pytest.raises(EmptyFileError):
        inspect_file(room.file("x.csv", ""), Habits())
    with pytest.raises(FileMissingError):
        inspect_file(room.root / "gone.csv", Habits())
