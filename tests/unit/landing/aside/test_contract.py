import pytest

from shelfcast.errors import SourceChangedError
from shelfcast.landing import Policies, Policy, Request, land_file, replay
from shelfcast.landing.history import source_of

JANUARY = "Date,Product,Quantity,Price\n2024-01-30,a,1,2.50\n2024-01-31,b,3,1.50\n"
RENAMED = "Date,Product,Quantity,Amount,Till\n2024-02-01,a,1,2.50,7\n2024-02-02,b,3,1.50,7\n"
TURNED = "Date,Product,Quantity,Price\n13.02.2024,a,1,2.50\n14.02.2024,b,3,1.50\n"


def land(room, text, name, policy=Policy.EVOLVE, *, accept=False):
    path = room.file(name, text)
    request = Request(room.lake, room.mappings, policies=Policies(policy), accept=accept)
    [landed] = land_file(path, request)
    return landed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sales-2024-01.csv", "Sales_2024-02 (1).csv"),
        ("in/20240131_till7.csv.gz", "20240201_till8.csv"),
        ("all.zip!2024/jan-01.csv", "all.zip!jan_02.csv"),
    ],
)
def test_files_whose_names_differ_in_numbers_are_of_one_source(one, other):
    assert source_of(one) == source_of(other)


def test_files_of_other_names_are_of_other_sources():
    assert len({source_of(n) for n in ("sales.csv", "stock.csv", "7.csv", "8.csv")}) == 4


def test_the_first_file_of_a_source_is_held_against_nothing(room):
    assert land(room, JANUARY, "till-01.csv", Policy.FREEZE).changed == ()


def test_a_file_like_the_one_before_is_no_change(room):
    land(room, JANUARY, "till-01.csv", Policy.FREEZE)
    again = land(room, JANUARY.replace("2024-01", "2024-03"), "till-03.csv", Policy.FREEZE)
    assert (again.changed, again.line.loaded) == ((), 2)


def test_an_evolving_source_lands_and_tells(room):
    land(room, JANUARY, "till-01.csv")
    landed = land(room, RENAMED, "till-02.csv")
    assert landed.line.loaded == 2
    said = "\n".join(landed.warnings)
    assert "'Price' is gone" in said
    assert "'Till' are new" in said


def test_another_way_of_writing_dates_is_a_change(room):
    land(room, JANUARY, "till-01.csv")
    [change] = land(room, TURNED, "till-02.csv").changed
    assert change == "sold_at was written as %Y-%m-%d, now as %d.%m.%Y"


def test_a_frozen_source_is_refused_and_nothing_is_written(room):
    land(room, JANUARY, "till-01.csv")
    before = room.state()
    with pytest.raises(SourceChangedError) as caught:
        land(room, RENAMED, "till-02.csv", Policy.FREEZE)
    assert "the column 'Price' is gone" in caught.value.evidence
    assert room.state() == before
    accepted = land(room, RENAMED, "till-02.csv", Policy.FREEZE, accept=True)
    assert accepted.line.loaded == 2
    later = RENAMED.replace("2024-02", "2024-04")
    assert land(room, later, "till-04.csv", Policy.FREEZE).line.loaded == 2


def test_rows_of_a_changed_source_are_kept_aside_until_it_is_accepted(room):
    land(room, JANUARY, "till-01.csv")
    aside = land(room, RENAMED + "\n", "till-02.csv", Policy.QUARANTINE).line
    assert (aside.read, aside.loaded, aside.quarantined, aside.not_data) == (3, 0, 2, 1)
    assert room.quarantine()["reason"].to_list() == ["source_changed"] * 2
    assert land(room, RENAMED + "\n", "till-02.csv", Policy.QUARANTINE).line.duplicate == 3
    policies = Policies(Policy.QUARANTINE)
    assert replay(Request(room.lake, room.mappings, policies=policies))[0].gained == 0
    [done] = replay(Request(room.lake, room.mappings, policies=policies, accept=True))
    assert (done.gained, done.after.loaded, room.quarantine().height) == (2, 2, 0)
    later = RENAMED.replace("2024-02", "2024-05")
    assert land(room, later, "till-05.csv", Policy.QUARANTINE).line.loaded == 2


def test_a_file_kept_aside_is_not_what_the_next_is_held_against(room):
    land(room, JANUARY, "till-01.csv")
    land(room, RENAMED, "till-02.csv", Policy.QUARANTINE)
    third = land(room, JANUARY.replace("2024-01", "2024-03"), "till-03.csv", Policy.QUARANTINE)
    assert third.line.loaded == 2


def test_the_first_pattern_that_fits_decides():
    told = {"till-*": Policy.FREEZE, "*.csv": Policy.QUARANTINE}
    policies = Policies(Policy.EVOLVE, told)
    files = ("in/till-2.csv", "stock.csv", "book.xlsx!Sheet1")
    assert [policies.of(f) for f in files] == [Policy.FREEZE, Policy.QUARANTINE, Policy.EVOLVE]
